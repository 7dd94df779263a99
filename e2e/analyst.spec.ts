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
    const fromMs = await watch.nowMs()
    await watched.getByRole('button', { name: 'Next event' }).click()
    await expect.poll(() => watch.nowMs()).toBeGreaterThan(fromMs)
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
