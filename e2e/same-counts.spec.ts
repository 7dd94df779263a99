import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { removeFolder, temporaryFolder } from '../scripts/temporary-folder.ts'
import { SAMPLE_FILES } from '../src/domain/formats/testing.ts'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const samples = fileURLToPath(new URL('../../shared/samples/', import.meta.url))
const run = promisify(execFile)

interface Counts {
  readonly positions: number
  readonly tracks: number
  readonly rejected: number
}

/** What the command line says of files, in their order. */
async function byCommandLine(paths: readonly string[], ...options: string[]): Promise<Counts[]> {
  const { stdout } = await run(process.execPath, ['mock-server/cli.ts', 'info', ...paths, ...options], {
    cwd: projectFolder,
  })
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const { positions, tracks, rejected } = JSON.parse(line) as Counts & { rejected: Record<string, number> }
      return { positions, tracks, rejected: Object.values(rejected).reduce((sum, count) => sum + count, 0) }
    })
}

/** What the page says of the file that it shows. */
async function onPage(watch: WatchPage, name: string): Promise<Counts> {
  const chip = watch.page.getByRole('button', { name: 'About this recording' })
  await expect(chip).toContainText(name)
  await expect(chip).toContainText(/positions/)
  const text = (await chip.textContent()) ?? ''
  const count = (of: RegExp) => Number((of.exec(text)?.[1] ?? '0').replace(/\D/g, ''))
  await chip.click()
  const tracks = watch.page.getByText('Tracks', { exact: true }).locator('xpath=following-sibling::dd').first()
  const trackText = (await tracks.textContent()) ?? ''
  await watch.page.keyboard.press('Escape')
  return {
    positions: count(/([\d\s,\u2009\u202f]+) positions/),
    tracks: Number(trackText.replace(/\D/g, '')),
    rejected: count(/([\d\s,\u2009\u202f]+) rejected/),
  }
}

/** Every typed sample as it is, and each packed in one of the ways in turn. */
function filesToOpen(): Map<string, Buffer> {
  const packers: readonly [string, (bytes: Uint8Array) => Uint8Array][] = [
    ['gz', (bytes) => gzipSync(bytes)],
    ['zip', (bytes) => zipSync({ 'inside.txt': bytes })],
    ['zst', (bytes) => zstdCompressSync(bytes)],
  ]
  const files = new Map<string, Buffer>()
  for (const [i, [name, text]] of Object.entries(SAMPLE_FILES).entries()) {
    const bytes = strToU8(text)
    const file = name.replaceAll(' ', '-')
    const [ending, pack] = packers[i % packers.length] as (typeof packers)[number]
    files.set(`${file}.txt`, Buffer.from(bytes))
    files.set(`${file}.${ending}`, Buffer.from(pack(bytes)))
  }
  return files
}

test('every format opens on the page and by command line with the same counts, packed or not', async ({
  serve,
  watched,
}) => {
  test.slow()
  const folder = temporaryFolder()
  try {
    const files = [...filesToOpen()]
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    const expected = await byCommandLine(files.map(([name]) => join(folder, name)))
    expect(expected).toHaveLength(files.length)
    const watch = new WatchPage(watched)
    await watch.open(await serve('--scenario', 'crossing'))
    for (const [i, [name, bytes]] of files.entries()) {
      await watch.drop(name, bytes)
      expect(await onPage(watch, name), name).toEqual(expected[i])
    }
  } finally {
    removeFolder(folder)
  }
})

test('the samples of others open on the page and by command line with the same counts', async ({ serve, watched }) => {
  test.skip(!existsSync(samples), 'the sample files are not beside this checkout')
  test.slow()
  const start = '2026-03-14T00:00:00Z'
  // Those that hold positions: beside them lie texts about them.
  const names = readdirSync(samples).filter((name) => !/\.(md|json)$/.test(name))
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  for (const name of names) {
    const [expected] = await byCommandLine([join(samples, name)], '--start', start)
    await watch.drop(name, readFileSync(join(samples, name)))
    const dialog = watched.getByRole('dialog')
    const chip = watched.getByRole('button', { name: 'About this recording' })
    await expect(dialog.or(chip.filter({ hasText: name })).first()).toBeVisible()
    if (await dialog.isVisible()) {
      await dialog.getByRole('textbox').fill(start)
      await dialog.getByRole('button', { name: 'Replay' }).click()
    }
    expect(await onPage(watch, name), name).toEqual(expected)
  }
})
