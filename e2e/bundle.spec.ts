import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inflateSync } from 'node:zlib'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { runCommand } from './run-command.ts'
import { WatchPage } from './watch-page.ts'

const NOTE = 'Alters <b>course</b> towards the rig'

test('notes are kept with the file, and the evidence bundle opens by itself with the network off', async ({
  serve,
  watched,
  browser,
}, testInfo) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await watched.getByRole('button', { name: 'Pause (Space)' }).click()
  await watched.getByRole('slider', { name: 'Time' }).press('End')
  await watch.target('GEO MERIDIAN').click()
  await expect(watch.track).toBeVisible()

  await watched.keyboard.press('q')
  const notes = watched.getByRole('region', { name: 'Notes' })
  const text = notes.getByRole('textbox', { name: /^At Sat 14 Mar 2026 01:30:00Z/ })
  await expect(text).toBeFocused()
  await text.fill(NOTE)
  await notes.getByRole('textbox', { name: 'By' }).fill('AZ')
  await notes.getByRole('button', { name: 'Add note' }).click()
  await expect(notes.getByRole('listitem')).toContainText(NOTE)
  await watched.getByRole('slider', { name: 'Time' }).press('Home')
  const flag = watched.getByRole('button', { name: `01:30:00Z Note by AZ: ${NOTE}` })
  await flag.click()
  await expect.poll(() => watch.nowMs()).toBe(Date.UTC(2026, 2, 14, 1, 30))
  await watched.getByRole('slider', { name: 'Time' }).press('Home')
  await notes
    .getByRole('button', { name: /01:30:00Z/ })
    .first()
    .click()
  await expect.poll(() => watch.nowMs()).toBe(Date.UTC(2026, 2, 14, 1, 30))
  await notes.getByRole('button', { name: 'Edit the note of 01:30:00Z' }).click()
  await notes.getByRole('textbox', { name: 'Text' }).fill(`${NOTE}, slowly`)
  await notes.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(notes.getByRole('listitem')).toContainText('slowly')

  // The file is another one by name, and the same by what it holds.
  await watch.drop('same day.nmea', recordedDay())
  await expect(watched.getByRole('button', { name: 'About this recording' })).toContainText('same day.nmea')
  await expect(notes.getByRole('listitem')).toContainText('slowly')

  await notes.getByRole('button', { name: 'Evidence bundle…' }).click()
  const dialog = watched.getByRole('dialog', { name: 'Evidence bundle' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('The crossing')
  await dialog.getByRole('radio', { name: 'All in the window' }).check({ force: true })
  await expect(dialog.getByRole('status')).toContainText(/^724 of at most 200.000 positions, 4 tracks, .*1 note/)
  const saving = watched.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save bundle' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('evidence-bundle-2026-03-14T00-00-00Z-The-crossing.html')
  const path = testInfo.outputPath('bundle.html')
  await saved.saveAs(path)
  await expect(dialog).toHaveCount(0)

  const alone = await browser.newContext({ offline: true })
  const page = await alone.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url())
  })
  await page.goto(pathToFileURL(path).href)
  await expect(page.getByRole('heading', { name: 'The crossing', level: 1 })).toBeVisible()
  for (const name of ['GEO MERIDIAN', 'SERI TERATAI', 'OCEAN HERON', 'LAUT <B>TENANG</B>'])
    await expect(page.getByRole('cell', { name }).first()).toBeVisible()
  await expect(page.getByText(`${NOTE}, slowly`).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /Entered/ }).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /^Data SHA-256 [0-9a-f]{64}/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Recording SHA-256 [0-9a-f]{64}/ })).toBeVisible()
  const drawn = await page.locator('img').evaluate((image: HTMLImageElement) => [image.naturalWidth, image.alt])
  expect(Number(drawn[0])).toBeGreaterThan(300)
  expect(complaints).toEqual([])
  await alone.close()

  await notes.getByRole('button', { name: 'Delete the note of 01:30:00Z' }).click()
  await expect(notes.getByRole('listitem')).toHaveCount(0)
  await expect(flag).toHaveCount(0)
})

test('the chart is saved as a picture and as a video, and the clock goes back to where it was', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await watched.getByRole('button', { name: 'Pause (Space)' }).click()
  await watched.keyboard.press('q')
  const notes = watched.getByRole('region', { name: 'Notes' })
  const savingPicture = watched.waitForEvent('download')
  await notes.getByRole('button', { name: 'Picture', exact: true }).click()
  const png = readFileSync(await (await savingPicture).path())
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  expect(coloursIn(png)).toBeGreaterThan(20)

  const beforeMs = await watch.nowMs()
  await notes.getByRole('button', { name: 'Video…' }).click()
  const dialog = watched.getByRole('dialog', { name: 'Video of a window' })
  const length = dialog.getByRole('textbox', { name: 'Length, s' })
  await length.fill('3')
  await length.press('Enter')
  await expect(dialog.getByText('expected 10 to 120 seconds')).toBeVisible()
  await length.fill('10')
  await length.press('Enter')
  const savingVideo = watched.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Film and save' }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(beforeMs + 10 * 60_000)
  const video = readFileSync(await (await savingVideo).path())
  expect([...video.subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3])
  expect(video.includes('webm')).toBe(true)
  expect(video.length).toBeGreaterThan(20_000)
  // How long it is, in milliseconds: a float of 64 bits.
  const duration = video.subarray(0, 4096).indexOf(Buffer.from('448988', 'hex'))
  expect(video.readDoubleBE(duration + 3)).toBeGreaterThan(9500)
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => watch.nowMs()).toBe(beforeMs)

  await runCommand(watched, 'Save a video of a window')
  await dialog.getByRole('button', { name: 'Film and save' }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('button', { name: 'Film and save' })).toBeVisible()
  await expect.poll(() => watch.nowMs()).toBe(beforeMs)
})

/** How many different rows of bytes the upper half of a PNG has: there is the chart, and of one colour there would be one or two. */
function coloursIn(png: Buffer): number {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const pixels = inflateSync(Buffer.concat(parts))
  const height = png.readUInt32BE(20)
  const rowBytes = pixels.length / height
  const rows = Array.from({ length: Math.floor(height / 2) }, (_, row) => row * rowBytes)
  return new Set(rows.map((from) => pixels.toString('latin1', from, from + rowBytes))).size
}
