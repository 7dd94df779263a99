import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { geodesicNm } from '../geo/geodesic.ts'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

const START_MS = Date.UTC(2026, 2, 14, 0, 0, 0)

/** Where two ships of the recorded day are after so many minutes; see `recorded-day.ts`. */
function placesAfter(minutes: number): readonly [readonly [number, number], readonly [number, number]] {
  return [
    [109.6 + 0.012 * minutes, 4 + 0.001 * minutes],
    [110.5 - 0.011 * minutes, 3.2 + 0.002 * minutes],
  ]
}

async function opened(page: Page, url: string): Promise<WatchPage> {
  const watch = new WatchPage(page)
  await watch.open(url)
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await expect(page.getByRole('button', { name: 'About this recording' })).toBeVisible()
  await page.getByRole('button', { name: 'Pause (Space)' }).click()
  return watch
}

test('an analyst compares two tracks: range at an instant, the nearest, the table as CSV', async ({
  serve,
  watched,
}) => {
  const watch = await opened(watched, await serve('--scenario', 'crossing'))
  await watch.target('GEO MERIDIAN').click()
  await watch.track.getByRole('button', { name: 'Compare with…' }).click()
  const panel = watched.getByRole('region', { name: 'Compare' })
  await expect(panel.getByRole('combobox', { name: 'First track' })).toHaveValue('GEO MERIDIAN')
  const second = panel.getByRole('combobox', { name: 'Second track' })
  await expect(second).toBeFocused()
  await second.fill('heron')
  await expect(panel.getByRole('option', { name: /OCEAN HERON/ })).toBeVisible()
  await second.press('Enter')
  await expect(panel.getByText(/^Closest 4\d\.\d NM at 00:4\d:\d\dZ, bearing 1\d\d°T\.$/)).toBeVisible()

  // The clock goes, and the table with it.
  await watched.getByRole('slider', { name: 'Time' }).press('End')
  await expect(panel.getByRole('table')).toContainText('At Sat 14 Mar 2026 01:30:00Z')
  await expect
    .poll(async () => rangeIn(await panel.getByRole('table').textContent()))
    .toBeCloseTo(geodesicNm(...placesAfter(90)), 1)
  await panel.getByRole('button', { name: /Go to the closest approach/ }).click()
  await expect(panel.getByRole('table')).toContainText(/At Sat 14 Mar 2026 00:4\d:\d\dZ/)
  const minutes = ((await watch.nowMs()) - START_MS) / 60_000
  expect(rangeIn(await panel.getByRole('table').textContent())).toBeCloseTo(geodesicNm(...placesAfter(minutes)), 1)

  // A press in the graph goes to that instant.
  const graph = panel.getByRole('img', { name: /^Range, NM/ })
  const box = await graph.boundingBox()
  await graph.click({ position: { x: (box?.width ?? 0) - 60, y: 40 } })
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(START_MS + 75 * 60_000)

  const saving = watched.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save as CSV' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('compare-2026-03-14T00-00-00Z-GEO-MERIDIAN-OCEAN-HERON.csv')
  const [head, first] = readFileSync(await saved.path(), 'utf8').split('\r\n')
  expect(head).toMatch(/^at,atOfB,trackA,trackB,rangeNm/)
  const cells = first?.split(',') ?? []
  expect(cells.slice(0, 4)).toEqual([
    '2026-03-14T00:00:00.000Z',
    '2026-03-14T00:00:00.000Z',
    'mmsi:290000001',
    'mmsi:563000003',
  ])
  expect(Number(cells[4])).toBeCloseTo(geodesicNm(...placesAfter(0)), 1)
})

test('two windows of one track are laid on one clock, and two that are never known together say so', async ({
  serve,
  watched,
}) => {
  await opened(watched, await serve('--scenario', 'crossing'))
  await watched.keyboard.press('Control+k')
  await watched.getByRole('combobox', { name: /^Find a target/ }).fill('Compare two tracks')
  await watched.keyboard.press('Enter')
  const panel = watched.getByRole('region', { name: 'Compare' })
  await panel.getByRole('radio', { name: 'Two windows of one track' }).check({ force: true })
  await panel.getByRole('combobox', { name: 'Track' }).fill('GEO')
  await panel.getByRole('combobox', { name: 'Track' }).press('Enter')
  await expect(panel.getByText(/It is the first window/)).toBeVisible()
  const to = panel.getByRole('textbox', { name: 'To, UTC' })
  await to.fill('yesterday')
  await to.press('Enter')
  await expect(panel.getByText(/expected a date and time/)).toBeVisible()
  await to.fill('2026-03-14 00:30:00')
  await to.press('Enter')
  const from = panel.getByRole('textbox', { name: 'Second window from, UTC' })
  await from.fill('2026-03-14 01:00:00')
  await from.press('Enter')
  // It keeps its course: an hour later it is as far on as it goes in an hour, all the time.
  const nm = geodesicNm(placesAfter(0)[0], placesAfter(60)[0])
  const said = await panel.getByText(/^Closest /).textContent()
  expect(Number(said?.match(/[\d.]+/)?.[0])).toBeCloseTo(nm, 0)
  await expect(panel.getByText(/shown 1 h 00 min earlier than they were/)).toBeVisible()

  await from.fill('2026-03-14 01:45:00')
  await from.press('Enter')
  await expect(panel.getByText('The two never have reports at the same time in this window.')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Save as CSV' })).toBeDisabled()
  await from.press('Escape')
  await expect(panel).toHaveCount(0)
})

function rangeIn(text: string | null): number {
  return Number(text?.match(/Range([\d.]+) NM/)?.[1])
}
