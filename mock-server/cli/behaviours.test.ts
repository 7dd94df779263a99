import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { headLine, identityLine, reportLine } from '#domain/formats/own-format.ts'
import { newFolder } from '../testing.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const eez = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })
const START_MS = Date.UTC(2026, 2, 14)

/** Three hours of two ships off Sarawak, the first of which is not heard from minute 10 to minute 140. */
function twoShips(): string {
  const lines = [headLine({ startAtMs: START_MS, made: { by: 'hand' } })]
  for (const [mmsi, name] of [
    [533000001, 'SERI'],
    [533000002, 'INDAH'],
  ] as const)
    lines.push(identityLine({ trackId: `mmsi:${mmsi}`, kind: 'vessel', name, mmsi, aisClass: 'A', shipType: 70 }))
  for (let s = 0; s < 3 * 3600; s += 10) {
    const at = (trackId: string, lat: number) =>
      reportLine({
        trackId,
        source: 'hand',
        atMs: START_MS + s * 1000,
        lon: 111 + s / 3600 / 6,
        lat,
        sogKn: 10,
        cogDeg: 90,
        navStatus: 0,
      })
    if (s < 600 || s >= 8400) lines.push(at('mmsi:533000001', 4.5))
    lines.push(at('mmsi:533000002', 5))
  }
  return lines.join('\n')
}

describe('eez behaviours', { timeout: 60_000 }, () => {
  test('tells what a vessel did, in words and with the evidence', () => {
    const path = join(newFolder(), 'ships.ndjson')
    writeFileSync(path, twoShips())
    const { stdout, stderr, status } = eez('behaviours', path)
    expect([stderr, status]).toEqual(['', 0])
    const found = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(found).toMatchObject([
      {
        kind: 'reporting-gap',
        trackId: 'mmsi:533000001',
        state: 'ended',
        words: expect.stringMatching(/^No report for 2 h 10 min \(expected every 10 s\)/),
      },
    ])
  })

  test('says what is wrong with its arguments and its file', () => {
    expect(eez('behaviours').stderr).toContain('behaviours: no FILE')
    const empty = join(newFolder(), 'empty.nmea')
    writeFileSync(empty, '')
    const { stderr, status } = eez('behaviours', empty)
    expect([stderr, status]).toEqual([expect.stringContaining('the file is empty, expected NMEA AIS sentences'), 1])
  })
})
