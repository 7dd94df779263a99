import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Locator, Page } from '@playwright/test'
import { EXPORT_FORMATS } from '../src/domain/export/export-format.ts'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { runCommand } from './run-command.ts'
import { WatchPage } from './watch-page.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)

/** What the command line tells of a file. */
async function infoOf(path: string): Promise<{ positions?: number; messages: { total: number }; tracks: number }> {
  const { stdout } = await run(process.execPath, ['mock-server/cli.ts', 'info', path], { cwd: projectFolder })
  return JSON.parse(stdout)
}

test('a picture is exported in every format, each says what it leaves out, and the command line reads it back', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await expect(watched.getByRole('button', { name: 'About this recording' })).toBeVisible()
  await runCommand(watched, 'Export tracks')
  const sheet = watched.getByRole('dialog', { name: 'Export tracks' })
  await expect(sheet).toContainText('4 tracks, 724 positions')
  for (const { format, name } of EXPORT_FORMATS) {
    await sheet.getByRole('combobox', { name: 'Format' }).selectOption({ label: name })
    await expect(sheet.getByRole('region', { name: 'What it holds' })).toContainText(
      /holds all of it|does not say|left out/,
    )
    const path = await saved(watched, sheet, name)
    // Parquet is for analysts: it is not read back here.
    if (format === 'parquet') continue
    const info = await infoOf(path)
    expect([format, info.tracks, info.positions ?? info.messages.total]).toEqual([format, 4, 724])
  }

  await sheet.getByRole('combobox', { name: 'When' }).selectOption({ label: 'A window' })
  await type(sheet, 'To, UTC', '2026-03-14T00:10:00Z')
  await expect(sheet).toContainText(/4 tracks, 84 positions/)
  await type(sheet, 'To, UTC', '2026-03-13T00:00:00Z')
  await expect(sheet).toContainText('The window ends before it begins.')
  await expect(sheet.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('the live picture is exported in every format, with as many positions as the dialog says', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing', '--speed', '10'))
  const startMs = await watch.nowMs()
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(startMs + 180_000)
  await runCommand(watched, 'Export tracks')
  const sheet = watched.getByRole('dialog', { name: 'Export tracks' })
  // What is late is there by now: nothing is added to this window any more.
  await type(sheet, 'To, UTC', new Date(startMs + 120_000).toISOString())
  const { tracks, positions } = await heldBy(sheet)
  expect(positions).toBeGreaterThan(20)
  const hash = (await sheet.getByText(/^[0-9a-f]{64}$/).textContent()) ?? ''
  for (const { format, name } of EXPORT_FORMATS) {
    const path = await saved(watched, sheet, name)
    const bytes = await readFile(path)
    expect([format, bytes.length > 500]).toEqual([format, true])
    if (format === 'own') expect(bytes.toString().split('\n')[0]).toContain(`"eventLogSha256":"${hash}"`)
    // Parquet is for analysts: it is not read back here.
    if (format === 'parquet') continue
    const info = await infoOf(path)
    expect([format, info.tracks, info.positions ?? info.messages.total]).toEqual([format, tracks, positions])
  }

  await sheet.getByRole('combobox', { name: 'Where' }).selectOption({ label: 'Malaysia EEZ, Sabah and Sarawak' })
  await expect.poll(async () => (await heldBy(sheet)).positions).toBeLessThan(positions)
  await sheet.getByRole('combobox', { name: 'Where' }).selectOption({ label: 'Everywhere' })
  await type(sheet, 'To, UTC', '2020-01-01')
  await expect(sheet.getByRole('region', { name: 'What it holds' })).toContainText('The window ends before it begins.')
  await expect(sheet.getByRole('button', { name: 'Save' })).toBeDisabled()
  await sheet.getByRole('combobox', { name: 'When' }).selectOption({ label: 'All that this page remembers' })
  await expect.poll(async () => (await heldBy(sheet)).positions).toBeGreaterThan(positions)
})

test('the tracks that are selected are exported alone, from a phone as well', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await watch.targets.getByRole('option').first().click()
  await watched.setViewportSize({ width: 390, height: 844 })
  await runCommand(watched, 'Export tracks')
  const sheet = watched.getByRole('dialog', { name: 'Export tracks' })
  await expect(sheet).toContainText('4 tracks, 724 positions')
  await sheet.getByRole('combobox', { name: 'Tracks' }).selectOption('selected')
  await expect(sheet).toContainText('1 track, ')
  const { positions } = await heldBy(sheet)
  const box = await sheet.boundingBox()
  expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 999) <= 390]).toEqual([true, true])
  const info = await infoOf(await saved(watched, sheet, 'GPX 1.1'))
  expect([info.tracks, info.positions ?? info.messages.total]).toEqual([1, positions])
})

async function type(sheet: Locator, field: string, text: string): Promise<void> {
  await sheet.getByRole('textbox', { name: field }).fill(text)
  await sheet.getByRole('textbox', { name: field }).press('Enter')
}

/** As the dialog counts it, once it has. */
async function heldBy(sheet: Locator): Promise<{ tracks: number; positions: number }> {
  const holding = sheet.getByRole('region', { name: 'What it holds' })
  await expect(holding).not.toHaveAttribute('aria-busy')
  const text = (await holding.getByText(/^\d+ tracks?, /).textContent()) ?? ''
  const [tracks = Number.NaN, positions = Number.NaN] = text.split(', ').map((part) => Number(part.replace(/\D/g, '')))
  return { tracks, positions }
}

/** Where the browser put the file of a format. */
async function saved(page: Page, sheet: Locator, formatName: string): Promise<string> {
  await sheet.getByRole('combobox', { name: 'Format' }).selectOption({ label: formatName })
  const saving = page.waitForEvent('download')
  await sheet.getByRole('button', { name: 'Save' }).click()
  const file = await saving
  await expect(sheet.getByRole('status')).toContainText(`Saved as ${file.suggestedFilename()}`)
  return file.path()
}
