import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from './fixtures.ts'
import { recordedDay, recordedFlight } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

const START_MS = Date.UTC(2026, 2, 14)

/** A fishing boat that lies near the way of GEO MERIDIAN, a report a minute. */
function boatTable(): Buffer {
  const rows = Array.from({ length: 90 }, (_, minute) => {
    const at = new Date(START_MS + minute * 60_000).toISOString()
    return `${at},4.07,110.20,574000321,BIEN DONG 3,0.2`
  })
  return Buffer.from(['BaseDateTime,LAT,LON,MMSI,VesselName,SOG', ...rows, ''].join('\n'))
}

test('an analyst drops three files of three formats, goes to the event, compares two tracks and takes the evidence away', async ({
  serve,
  watched,
  browser,
}, testInfo) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.dropAll([
    ['day.nmea', recordedDay()],
    ['boat.csv.gz', gzipSync(boatTable())],
    ['flight.gpx', recordedFlight()],
  ])
  await watch.expectMode('REPLAY')
  await expect(watch.target('BIEN DONG 3')).toBeVisible()
  await watched.getByRole('button', { name: 'Pause (Space)' }).click()

  const slider = watched.getByRole('slider', { name: 'Time' })
  await slider.press('Home')
  const entered = watch.events.getByRole('button', { name: /GEO MERIDIAN\s*Entered Malaysia EEZ/ })
  for (let i = 0; i < 6 && (await entered.count()) === 0; i++) {
    await watched.getByRole('button', { name: 'Next event' }).click()
    await watched.waitForTimeout(700)
  }
  await expect(entered).toBeVisible()

  await watch.target('GEO MERIDIAN').click()
  await watch.track.getByRole('button', { name: 'Compare' }).click()
  const compare = watched.getByRole('region', { name: 'Compare', exact: true })
  const second = compare.getByRole('combobox', { name: 'Second track' })
  await second.fill('BIEN')
  await second.press('Enter')
  await expect(compare).toContainText(/Closest 1\.\d+ NM at 00:\d\d:\d\dZ, bearing \d{3}°T/)
  const csv = watched.waitForEvent('download')
  await compare.getByRole('button', { name: 'Save as CSV' }).click()
  const rows = readFileSync(await (await csv).path(), 'utf8')
    .trim()
    .split(/\r?\n/)
  expect(rows[0]).toContain('rangeNm')
  expect(rows.length).toBeGreaterThan(80)
  const atEntry = await watch.nowMs()

  await watched.keyboard.press('Control+k')
  await watched.getByRole('combobox', { name: /Find/ }).fill('Notes on moments')
  await watched.keyboard.press('Enter')
  const notes = watched.getByRole('region', { name: 'Notes', exact: true })
  await notes.getByRole('textbox', { name: /^At / }).fill('Comes in <b>close</b> to the fishing boat.')
  await notes.getByRole('button', { name: 'Add note' }).click()
  await expect(notes).toContainText('Comes in <b>close</b> to the fishing boat.')

  await notes.getByRole('button', { name: 'Evidence bundle…' }).click()
  const dialog = watched.getByRole('dialog', { name: 'Evidence bundle' })
  await dialog.getByRole('radio', { name: 'All in the window' }).check({ force: true })
  await expect(dialog).toContainText(/6 tracks/)
  const saving = watched.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save bundle' }).click()
  const file = await saving
  const path = testInfo.outputPath(file.suggestedFilename())
  await file.saveAs(path)

  const fresh = await browser.newContext({ offline: true })
  const page = await fresh.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url())
  })
  await page.goto(pathToFileURL(path).href)
  await expect(page.getByText('Comes in <b>close</b> to the fishing boat.').first()).toBeVisible()
  for (const name of ['GEO MERIDIAN', 'BIEN DONG 3', 'Flight out of Labuan', 'LAUT <B>TENANG</B>'])
    await expect(page.getByText(name).first()).toBeVisible()
  await expect(page.getByText(/Entered Malaysia EEZ/).first()).toBeVisible()
  await expect(page.getByText(/[0-9a-f]{64}/).first()).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.images[0]?.naturalWidth ?? 0)).toBeGreaterThan(300)
  expect(complaints).toEqual([])
  await fresh.close()
  expect(await watch.nowMs()).toBe(atEntry)
})

test('the chart is saved as a picture, and a window as a video, and the clock is where it was', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await watched.getByRole('button', { name: 'Pause (Space)' }).click()
  const at = await watch.nowMs()
  const command = async (words: string) => {
    await watched.keyboard.press('Control+k')
    await watched.getByRole('combobox', { name: /Find/ }).fill(words)
    await watched.keyboard.press('Enter')
  }
  const picture = watched.waitForEvent('download')
  await command('Save a picture of the chart')
  const png = readFileSync(await (await picture).path())
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  // One colour over so many pixels would be a few kilobytes.
  expect(png.length).toBeGreaterThan(20_000)

  await command('Save a video of a window')
  const dialog = watched.getByRole('dialog', { name: /Video/ })
  await dialog.getByRole('textbox', { name: 'Length, s' }).fill('10')
  const video = watched.waitForEvent('download', { timeout: 90_000 })
  await dialog.getByRole('button', { name: /^(Film|Record|Make|Save|Start)/ }).click()
  const webm = readFileSync(await (await video).path())
  expect(webm.subarray(0, 4).toString('hex')).toBe('1a45dfa3')
  expect(webm.length).toBeGreaterThan(20_000)
  await expect.poll(() => watch.nowMs()).toBe(at)
})
