import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const PLACES = 20_000
const LATER_MS = 2000

function locate() {
  const child = spawn(process.execPath, [CLI, 'locate'], { stdio: ['pipe', 'pipe', 'pipe'] })
  // The reader may be gone before all places are written.
  child.stdin.on('error', () => undefined)
  child.stdin.write('113,5\n'.repeat(PLACES / 2))
  // The rest comes when all that was written has long been read.
  setTimeout(() => child.stdin.end('113,5\n'.repeat(PLACES / 2)), LATER_MS)
  return { child, exited: once(child, 'exit') }
}

test('a slow reader of a pipe gets every line', { timeout: 30_000 }, async () => {
  const { child, exited } = locate()
  let text = ''
  for await (const chunk of child.stdout) {
    text += chunk
    await wait(5)
  }
  expect(text.length).toBeGreaterThan(1_000_000)
  expect(text.split('\n').length - 1).toBe(PLACES)
  expect(await exited).toEqual([0, null])
})

test('a reader that has seen enough ends the command quietly', { timeout: 30_000 }, async () => {
  const { child, exited } = locate()
  let problems = ''
  child.stderr.on('data', (chunk) => {
    problems += chunk
  })
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect(await exited).toEqual([0, null])
  expect(problems).toBe('')
})
