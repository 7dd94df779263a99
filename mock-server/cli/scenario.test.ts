import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { newFolder } from '../testing.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const eez = (...args: readonly string[]) =>
  spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

describe('eez scenario', { timeout: 60_000 }, () => {
  test('writes the same bytes each time, and the events of the recording are those of the world', () => {
    const folder = newFolder()
    const [first, second] = ['first', 'second'].map((name) => {
      const path = join(folder, `${name}.ndjson`)
      const { status, stderr } = eez('scenario', 'crossing', '--seed', '7', '--duration', '300', '--out', path)
      expect([status, stderr]).toEqual([0, ''])
      return path
    }) as [string, string]
    const bytes = readFileSync(first)
    expect(sha(readFileSync(second))).toBe(sha(bytes))
    expect(sha(Buffer.from(eez('scenario', 'crossing', '--seed', '7', '--duration', '300').stdout))).toBe(sha(bytes))
    expect(sha(Buffer.from(eez('scenario', 'crossing', '--seed', '8', '--duration', '300').stdout))).not.toBe(
      sha(bytes),
    )

    const info = JSON.parse(eez('info', first).stdout)
    expect(info).toMatchObject({ format: 'own', rejected: {}, firstAt: '2026-03-14T00:00:00.000Z' })
    const events = eez('events', first)
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events).toContainEqual(expect.objectContaining({ kind: 'entered', trackId: 'mmsi:290000109' }))
    expect(eez('events', first, '--hash').stdout).toBe(eez('events', second, '--hash').stdout)
  })

  test('lists what there is', () => {
    expect(eez('scenario', '--list').stdout).toMatch(/^patrol: Routine patrol\n {2}One Anka-S/)
  })

  test.each([
    [['nowhere'], 'scenario is "nowhere", expected one of patrol, crossing'],
    [[], 'no NAME, expected one of patrol'],
    [['crossing', '--duration', '-5'], '--duration'],
    [['crossing', '--duration=-5'], '--duration is "-5", expected a whole number from 0 to 604800'],
    [['crossing', '--seed', 'x'], '--seed is "x", expected a whole number'],
    [['crossing', '--start', 'noon'], '--start is "noon", expected an ISO 8601 time'],
    [['crossing', 'patrol'], '2 names, expected one'],
  ])('wrong usage is told: %j', (args, problem) => {
    const { status, stderr, stdout } = eez('scenario', ...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(problem)
  })

  test('a file that cannot be written is told', () => {
    const { status, stderr } = eez('scenario', 'crossing', '--out', join(newFolder(), 'none', 'a.ndjson'))
    expect([status, stderr]).toEqual([1, expect.stringContaining('cannot be written')])
  })
})

function sha(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
