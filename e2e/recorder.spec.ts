import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { EXPORT_FORMATS } from '../src/domain/export/export-format.ts'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)

/** What the command line tells of a file. */
async function infoOf(path: string): Promise<{ positions?: number; messages: { total: number }; tracks: number }> {
  const { stdout } = await run(process.execPath, ['mock-server/cli.ts', 'info', path], { cwd: projectFolder })
  return JSON.parse(stdout)
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find/ }).fill(words)
  await page.keyboard.press('Enter')
}

test('what the server records is told, a window of it is saved, named, replayed as it was, and deleted', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing', '--speed', '10'))
  const startMs = await watch.nowMs()
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(startMs + 70_000)
  await command(watched, 'Recordings on the server')
  const sheet = watched.getByRole('dialog', { name: 'Recordings on the server' })
  await expect(sheet.getByRole('region', { name: 'Now' })).toContainText('● Recording')
  await expect(sheet.getByText(/^Run of .*/)).toBeVisible()

  const form = sheet.getByRole('form', { name: 'Save a window' })
  await form.getByRole('button', { name: 'Save this window' }).click()
  await expect(form.getByRole('alert')).toContainText('the name is empty, expected one')
  await form.getByRole('textbox', { name: 'From (UTC)' }).fill('yesterday')
  await form.getByRole('textbox', { name: 'From (UTC)' }).press('Tab')
  await expect(form).toContainText('expected a time such as')
  await form.getByRole('textbox', { name: 'From (UTC)' }).fill(new Date(startMs - 60_000).toISOString())
  await form.getByRole('textbox', { name: 'Name of the window' }).fill('=HYPERLINK("x") crossing')
  await form.getByRole('button', { name: 'Save this window' }).click()
  await expect(form).toContainText('Saved as “=HYPERLINK("x") crossing”.')
  const row = sheet.getByRole('listitem').filter({ hasText: 'saved window' })
  await expect(row).toContainText('· kept')

  await row.getByRole('button', { name: /^Rename/ }).click()
  await row.getByRole('textbox').fill('The crossing')
  await row.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(row.getByRole('button', { name: 'The crossing', exact: true })).toBeVisible()

  // The run itself, from its beginning: what was told then comes of it again.
  await sheet.getByRole('button', { name: 'Stop recording' }).click()
  await expect(sheet.getByRole('region', { name: 'Now' })).toContainText('Not recording')
  await sheet
    .getByRole('button', { name: /^Run of / })
    .first()
    .click()
  await watch.expectMode('REPLAY')
  await expect(watch.target(/^ANKA-S 1/)).toBeVisible()
  await watched.getByRole('button', { name: 'About this recording' }).click()
  await expect(watched.getByText('Verified identical')).toBeVisible()
  await watched.keyboard.press('Escape')

  await command(watched, 'Recordings on the server')
  await row.getByRole('button', { name: 'Delete The crossing' }).click()
  await row.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(row).toHaveCount(0)
})

test('a picture is exported in every format, each says what it leaves out, and the command line reads it back', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await expect(watched.getByRole('button', { name: 'About this recording' })).toBeVisible()
  await command(watched, 'Export tracks')
  const sheet = watched.getByRole('dialog', { name: 'Export tracks' })
  await expect(sheet).toContainText('4 tracks, 724 positions')
  for (const { format, name } of EXPORT_FORMATS) {
    await sheet.getByRole('combobox', { name: 'Format' }).selectOption({ label: name })
    await expect(sheet.getByRole('region', { name: 'What it holds' })).toContainText(
      /holds all of it|does not (hold|say)|left out/,
    )
    const saving = watched.waitForEvent('download')
    await sheet.getByRole('button', { name: 'Save' }).click()
    const file = await saving
    await expect(sheet.getByRole('status')).toContainText(`Saved as ${file.suggestedFilename()}`)
    // Parquet is for analysts: it is not read back here.
    if (format === 'parquet') continue
    const info = await infoOf(await file.path())
    expect([format, info.tracks, info.positions ?? info.messages.total]).toEqual([format, 4, 724])
  }

  await sheet.getByRole('textbox', { name: 'To (UTC)' }).fill('2026-03-14T00:10:00Z')
  await sheet.getByRole('textbox', { name: 'To (UTC)' }).press('Enter')
  await expect(sheet).toContainText(/4 tracks, 84 positions/)
  await sheet.getByRole('textbox', { name: 'To (UTC)' }).fill('2026-03-13T00:00:00Z')
  await sheet.getByRole('textbox', { name: 'To (UTC)' }).press('Enter')
  await expect(sheet).toContainText('Nothing: the window runs back.')
  await expect(sheet.getByRole('button', { name: 'Save' })).toBeDisabled()
})
