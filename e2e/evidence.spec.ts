import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Download, Locator } from '@playwright/test'
import { encodeSentences } from '../src/domain/ais/testing.ts'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

const zonesFile = fileURLToPath(new URL('../geo/data/zones.geojson', import.meta.url))

/** A recorded file of one ship that comes 1.2 miles over the 1969 line off Sarawak and goes back: six minutes inside. */
function shallowVisit(): Buffer {
  const startMs = Date.UTC(2026, 2, 14)
  const steps = Array.from({ length: 41 }, (_, i) => ({ s: i * 30, lon: 109.945 + 0.003 * (20 - Math.abs(20 - i)) }))
  const lines = steps.flatMap(({ s, lon }) =>
    encodeSentences(
      {
        type: 1,
        mmsi: 574000001,
        navStatus: 0,
        lon,
        lat: 4.03,
        sogKn: 22,
        cogDeg: s < 600 ? 90 : 270,
        utcSecond: s % 60,
      },
      { atMs: startMs + s * 1000, station: 'r1' },
    ),
  )
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}

/** Opens the recorded day, or another file, at its end, paused. */
async function openDay(watch: WatchPage, url: string, file = recordedDay()): Promise<void> {
  await watch.open(url)
  await watch.drop('day.nmea', file)
  await watch.expectMode('REPLAY')
  await watch.page.getByRole('button', { name: 'Pause (Space)' }).click()
  await watch.page.getByRole('slider', { name: 'Time' }).press('End')
}

async function openEvidence(watch: WatchPage, row: RegExp): Promise<void> {
  await watch.events.getByRole('button', { name: row }).click()
  await watch.events.getByRole('button', { name: 'Open its evidence (E)' }).click()
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8')
}

function saved(card: Locator, name: string): Promise<Download> {
  const download = card.page().waitForEvent('download')
  return card
    .getByRole('button', { name })
    .click()
    .then(() => download)
}

test('an analyst opens the evidence of a crossing, reads it and takes it away', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await openDay(watch, await serve('--scenario', 'crossing'))
  const row = watch.events.getByRole('button', { name: /GEO MERIDIAN\s*Entered Malaysia EEZ/ })
  const card = watched.getByRole('region', { name: 'Evidence' })
  await row.focus()
  await row.press('Enter')
  await expect(row).toHaveAttribute('aria-pressed', 'true')
  await expect(watch.track.getByRole('heading', { name: 'GEO MERIDIAN' })).toBeVisible()
  await expect(card).toHaveCount(0)
  await row.press('Enter')

  await expect(card.getByRole('heading', { name: /Entered Malaysia EEZ/ })).toBeVisible()
  await expect(card.getByRole('heading', { name: 'Evidence' })).toBeFocused()
  await expect(card.getByRole('img', { name: /Chart: GEO MERIDIAN/ })).toBeVisible()
  const reports = card.getByRole('table', { name: 'Reports either side' })
  await expect(reports.getByRole('row', { name: /before.*14\.2.*085°T.*out/ })).toBeVisible()
  await expect(reports.getByRole('row', { name: /after.*14\.2.*085°T.*in/ })).toBeVisible()
  await expect(reports.getByRole('row', { name: /crossing, within 30 s/ })).toBeVisible()
  await expect(card).toContainText(/over the limit “1969 shelf line, agreed/)
  await expect(card).toContainText('1969 Indonesia-Malaysia continental shelf agreement')
  await expect(card).toContainText('inside by turf, agrees')
  await expect(card).toContainText('Not for navigation and not for enforcement')

  const html = await textOf(await saved(card, 'Save HTML'))
  expect(html).toContain('Entered Malaysia EEZ')
  expect(html).toContain('1969 Indonesia-Malaysia continental shelf agreement')
  expect(html).toContain('<svg')
  expect(html).not.toMatch(/<script|https?:|<img|<link/i)

  const json = JSON.parse(await textOf(await saved(card, 'Save JSON')))
  expect(json).toMatchObject({
    schema: 'eez-watch/evidence',
    schemaVersion: 1,
    track: { title: 'GEO MERIDIAN', mmsi: '290000001' },
    crossing: { known: 'interpolated', window: { widthS: 30 } },
    limit: { basis: 'agreed' },
    check: { inside: true, agrees: true },
    source: { recording: 'day.nmea' },
  })
  expect(json.source.eventLogSha256).toMatch(/^[0-9a-f]{64}$/)
  expect(json.event.id).toBe(new URL(watched.url()).searchParams.get('event'))

  await watched.keyboard.press('ArrowRight')
  await expect.poll(() => new URL(watched.url()).searchParams.get('event')).not.toBe(json.event.id)
  await watched.keyboard.press('ArrowLeft')
  await expect.poll(() => new URL(watched.url()).searchParams.get('event')).toBe(json.event.id)
  await expect(card.getByRole('heading', { name: /Entered Malaysia EEZ/ })).toBeVisible()
  await watched.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(row).toBeFocused()
  expect(new URL(watched.url()).searchParams.has('event')).toBe(false)
  await watched.keyboard.press('e')
  await expect(card).toBeVisible()
})

test('who clicks through events keeps the list and the track in view; the evidence waits to be asked for', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await openDay(watch, await serve('--scenario', 'crossing'))
  const card = watched.getByRole('region', { name: 'Evidence' })
  const offer = watch.events.getByRole('button', { name: 'Open its evidence (E)' })
  await expect(offer).toHaveCount(0)
  for (const [title, row] of [
    ['GEO MERIDIAN', watch.events.getByRole('button', { name: /GEO MERIDIAN\s*Entered Malaysia EEZ/ })],
    ['OCEAN HERON', watch.events.getByRole('button', { name: /OCEAN HERON\s*Left Malaysia EEZ/ })],
  ] as const) {
    await row.click()
    await expect(row).toHaveAttribute('aria-pressed', 'true')
    await expect(watch.track.getByRole('heading', { name: title })).toBeVisible()
    await expect(offer).toHaveCount(1)
    await expect(card).toHaveCount(0)
    await watched.getByRole('slider', { name: 'Time' }).press('End')
  }
  await offer.click()
  await expect(card.getByRole('heading', { name: /Left Malaysia EEZ/ })).toBeVisible()
  await watched.keyboard.press('Escape')
  await expect(offer).toBeFocused()
  await watch.track.getByRole('button', { name: 'Open its evidence (E)' }).click()
  await expect(card.getByRole('heading', { name: /Left Malaysia EEZ/ })).toBeVisible()
})

test('the saved page opens by itself, without a script and without asking for anything', async ({
  serve,
  watched,
  browser,
}, testInfo) => {
  const watch = new WatchPage(watched)
  await openDay(watch, await serve('--scenario', 'crossing'))
  await openEvidence(watch, /GEO MERIDIAN\s*Entered Malaysia EEZ/)
  const download = await saved(watched.getByRole('region', { name: 'Evidence' }), 'Save HTML')
  const path = testInfo.outputPath('evidence.html')
  await download.saveAs(path)
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`file://${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Entered Malaysia EEZ')
  await expect(page.getByRole('img', { name: /Chart/ })).toBeVisible()
  expect(asked).toHaveLength(1)
  await page.close()
})

test('an address opens the evidence again, once the recording is there', async ({ serve, watched, context }) => {
  const watch = new WatchPage(watched)
  const url = await serve('--scenario', 'crossing')
  await openDay(watch, url)
  await openEvidence(watch, /OCEAN HERON\s*Left Malaysia EEZ/)
  const card = watched.getByRole('region', { name: 'Evidence' })
  await expect(card.getByRole('heading', { name: /Left Malaysia EEZ/ })).toBeVisible()

  const page = await context.newPage()
  const again = new WatchPage(page)
  await again.open(watched.url())
  const opened = page.getByRole('region', { name: 'Evidence' })
  await expect(opened).toContainText('is not in this picture')
  await again.drop('day.nmea', recordedDay())
  await expect(opened.getByRole('heading', { name: /Left Malaysia EEZ/ })).toBeVisible()
  await page.getByRole('button', { name: 'Back to live' }).click()
  await expect(opened).toHaveCount(0)
})

test('in the lab a large band makes events vanish, and the picture stays as it is', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await openDay(watch, await serve('--scenario', 'crossing'), shallowVisit())
  const entered = watch.events.getByRole('button', { name: /574 000 001\s*Entered Malaysia EEZ/ })
  await expect(entered).toBeVisible()
  await watch.events.getByRole('button', { name: 'Threshold lab' }).click()
  const lab = watched.getByRole('region', { name: 'Threshold lab' })
  await expect(lab).toContainText('Nothing changes: every event is kept.')

  const vanished = lab.getByRole('button', { name: /^Vanish: 574 000 001 Entered Malaysia EEZ/ })
  await lab.getByRole('spinbutton', { name: 'Band' }).fill('2')
  await expect(vanished).toBeVisible()
  await expect(lab.getByRole('button', { name: /^Vanish: 574 000 001 Left Malaysia EEZ/ })).toBeVisible()
  await lab.getByRole('slider', { name: 'Band, NM' }).press('Home')
  await expect(vanished).toHaveCount(0)
  await lab.getByRole('spinbutton', { name: 'Dwell' }).fill('600')
  await expect(vanished).toBeVisible()
  await expect(lab.getByRole('button', { name: /^Appear: 574 000 001 Crossed Malaysia EEZ/ })).toBeVisible()
  await lab.getByRole('button', { name: 'Reset' }).click()
  await expect(lab).toContainText('Nothing changes: every event is kept.')

  await lab.getByLabel('Zone file to compare with').setInputFiles({
    name: 'broken.geojson',
    mimeType: 'application/json',
    buffer: Buffer.from('{"type":"FeatureCollection","version":"x","features":[{}]}'),
  })
  await expect(lab.getByRole('alert')).toContainText('broken.geojson: features[0]')

  // The same zones without the one that the ship visits: all its events vanish.
  const zones = JSON.parse(await readFile(zonesFile, 'utf8'))
  const fewer = { ...zones, version: 'fewer', features: zones.features.slice(0, 1) }
  await lab.getByLabel('Zone file to compare with').setInputFiles({
    name: 'fewer.geojson',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(fewer)),
  })
  await expect(lab).toContainText('fewer.geojson, zones fewer')
  await expect(vanished).toBeVisible()
  await vanished.click()
  await expect.poll(() => watch.namesOnMap('mark-label', 'label')).toEqual([expect.stringMatching(/Entered/)])

  await watched.keyboard.press('Escape')
  await expect(lab).toHaveCount(0)
  await watched.getByRole('slider', { name: 'Time' }).press('End')
  await expect(entered).toBeVisible()
})

test('a recording goes by the rules of the watch areas, and the lab leaves those as they are', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  const url = await serve('--scenario', 'crossing')
  const reef = (name: string, rule: object) => ({
    name,
    rule,
    parts: [
      [
        [
          [109.97, 3.9],
          [110.2, 3.9],
          [110.2, 4.2],
          [109.97, 4.2],
          [109.97, 3.9],
        ],
      ],
    ],
  })
  // Twelve minutes inside: a visit by the usual rule, hardly a touch by that of the patient area.
  for (const data of [
    reef('Usual reef', { bandNm: 0.1, dwellS: 60 }),
    reef('Patient reef', { bandNm: 0.1, dwellS: 3600 }),
  ])
    expect((await watched.request.post(`${url}/api/watch-areas`, { data })).status()).toBe(201)
  await openDay(watch, url, shallowVisit())
  await expect(watch.events.getByRole('button', { name: /574 000 001\s*Entered Usual reef/ })).toBeVisible()
  await expect(watch.events.getByRole('button', { name: /574 000 001\s*Crossed Patient reef/ })).toBeVisible()
  await expect(watch.events.getByRole('button', { name: /Entered Patient reef/ })).toHaveCount(0)

  await watch.events.getByRole('button', { name: 'Threshold lab' }).click()
  const lab = watched.getByRole('region', { name: 'Threshold lab' })
  await expect(lab).toContainText('Nothing changes: every event is kept.')
  await lab.getByText('2 with a rule of their own, which stays in force').click()
  await expect(lab).toContainText('Patient reef: 0.1 NM, 3600 s')
  await lab.getByRole('spinbutton', { name: 'Dwell' }).fill('600')
  await expect(lab.getByRole('button', { name: /^Vanish: 574 000 001 Entered Malaysia EEZ/ })).toBeVisible()
  await expect(lab.getByRole('button', { name: /reef/ })).toHaveCount(0)
})

// A plain page: the browser itself complains of a 422 on its console.
test('the lab takes zone files of other kinds and the zones that were in force before', async ({ serve, page }) => {
  const watch = new WatchPage(page)
  const url = await serve('--scenario', 'crossing')
  const square = (name: string) => ({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [109.97, 3.9],
              [110.2, 3.9],
              [110.2, 4.2],
              [109.97, 4.2],
              [109.97, 3.9],
            ],
          ],
        },
      },
    ],
  })
  const replaced = await page.request.put(`${url}/api/zone-base?file=first.geojson`, {
    data: Buffer.from(JSON.stringify(square('First square'))),
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(replaced.status()).toBe(200)
  await openDay(watch, url, shallowVisit())
  await expect(watch.events.getByRole('button', { name: /Entered First square/ })).toBeVisible()
  await watch.events.getByRole('button', { name: 'Threshold lab' }).click()
  const lab = page.getByRole('region', { name: 'Threshold lab' })
  await lab.getByLabel('Zone file to compare with').setInputFiles({
    name: 'other.geojson',
    mimeType: '',
    buffer: Buffer.from(JSON.stringify(square('Second square'))),
  })
  await expect(lab).toContainText('other.geojson, zones ')
  await expect(lab.getByRole('button', { name: /^Appear: 574 000 001 Entered Second square/ })).toBeVisible()
  await lab.getByLabel('Zone file to compare with').setInputFiles({
    name: 'notes.txt',
    mimeType: '',
    buffer: Buffer.from('nothing of a zone'),
  })
  await expect(lab.getByRole('alert')).toContainText('notes.txt')
  await lab.getByRole('combobox', { name: 'Earlier official zones to compare with' }).selectOption({ index: 1 })
  await expect(lab).toContainText('built zones, zones ')
  await expect(lab.getByRole('button', { name: /^Appear: 574 000 001 Entered Malaysia EEZ/ })).toBeVisible()
})
