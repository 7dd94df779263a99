import type { Locator, Page } from '@playwright/test'
import { temporaryFolder } from '../scripts/temporary-folder.ts'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

class ZonesPage {
  readonly page: Page
  readonly panel: Locator
  readonly areas: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Zones', exact: true })
    this.areas = this.panel.getByRole('list', { name: 'Watch areas' }).getByRole('listitem')
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Zones' }).click()
    await expect(this.panel).toBeVisible()
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name })
  }

  field(name: string): Locator {
    return this.panel.getByRole('textbox', { name, exact: true })
  }

  async upload(name: string, text: string): Promise<void> {
    await this.panel.getByLabel('Zone file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) })
  }
}

function geoJson(...features: { name: string; ring: number[][] }[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(({ name, ring }) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  })
}

const SQUARE = [
  [112, 5],
  [112.5, 5],
  [112.5, 5.5],
  [112, 5.5],
  [112, 5],
]
const BOW_TIE = [
  [113, 5],
  [113.5, 5.5],
  [113.5, 5],
  [113, 5.5],
  [113, 5],
]

test('an area is typed without a mouse, watched, changed, kept over a restart, and deleted', async ({
  serve,
  watched,
}) => {
  const data = temporaryFolder()
  const watch = new WatchPage(watched)
  const zones = new ZonesPage(watched)
  await watch.open(await serve('--scenario', 'crossing', '--data', data))
  await watched.keyboard.press('z')
  await zones.button('New area').press('Enter')
  await zones.button(/^Type positions/).press('Enter')
  await zones.field('Name').fill('Reef')
  await zones.field('Positions').fill('5°00.000′ N 112°00.000′ E\n5.5, 112.5\n5 N 112.5 E\n5 30 N, 112 E')
  await watched.getByRole('radio', { name: 'By a schedule (UTC)' }).check()
  for (const day of ['Sat', 'Sun']) await watched.getByRole('checkbox', { name: day }).uncheck()
  await zones.field('From, UTC').fill('25:00')
  await zones.field('To, UTC').fill('06:00')
  await zones.button('Save').press('Enter')

  // Positions in the wrong order cross; both problems are told, and the first wrong field has the focus.
  await expect(zones.panel.getByText(/edge .* crosses edge/)).toBeVisible()
  await expect(zones.panel.getByText('"25:00" is not a time of day, expected 00:00 to 24:00')).toBeVisible()
  await expect(zones.field('Positions')).toBeFocused()
  await zones.field('Positions').fill('5 N 112 E\n5 N 112.5 E\n5.5 N 112.5 E\n5.5 N 112 E')
  await zones.field('From, UTC').fill('22:00')
  await zones.button('Save').press('Enter')

  const row = zones.areas.filter({ hasText: 'Reef' })
  await expect(row).toContainText('0.1 NM, 60 s · Mon-Fri 22:00-06:00Z')
  await expect(row).toContainText(/\d inside/)
  await expect(watched.getByRole('status').filter({ hasText: 'Reef is saved, version 1' })).toBeAttached()
  await expect.poll(() => watch.namesOnMap('watch-area-name')).toContain('Reef')

  await zones.button('Change Reef').click()
  await expect(zones.field('Positions')).toHaveValue(/^05°00\.000′ N 112°00\.000′ E\n/)
  await zones.panel.getByRole('textbox', { name: /this far past the line/ }).fill('0.5')
  await watched.getByRole('radio', { name: 'Always' }).check()
  await zones.button('Save').click()
  await expect(row).toContainText('0.5 NM, 60 s · always')
  await expect(row).toContainText('watching')

  await watch.open(await serve('--scenario', 'crossing', '--data', data))
  await zones.open()
  await expect(row).toContainText('0.5 NM, 60 s · always')
  await zones.button('Delete Reef').click()
  const question = watched.getByRole('dialog', { name: 'Delete Reef?' })
  await expect(question).toContainText('Stays in it will be closed')
  await question.getByRole('button', { name: 'Keep' }).click()
  await expect(row).toBeVisible()
  await zones.button('Delete Reef').click()
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(zones.areas).toHaveCount(0)
  await expect.poll(() => watch.namesOnMap('watch-area-name')).not.toContain('Reef')
  // What names the place under the pointer has taken the zones without it, too.
  const map = watched.getByRole('region', { name: 'Map', exact: true })
  await map.hover()
  await expect(map.locator('[data-zone]')).toBeVisible()
})

test('a polygon is drawn on the map corner by corner, with a corner taken back', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  const zones = new ZonesPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await zones.open()
  await zones.button('New area').click()
  await zones.button(/^Polygon/).click()
  const bar = watched.getByRole('region', { name: 'Drawing' })
  await expect(bar.getByRole('button', { name: /Finish/ })).toBeDisabled()
  const press = async (lon: number, lat: number) => {
    const at = await watched.evaluate(([x, y]) => window.chartProbe?.project(x as number, y as number), [lon, lat])
    if (!at) throw new Error('there is no map')
    await watched.mouse.move(at.x, at.y)
    await watched.mouse.click(at.x, at.y)
  }
  // The drawing library is fetched for the first drawing; its cursor says that it takes presses.
  await expect(watched.locator('main canvas')).toHaveCSS('cursor', 'crosshair')
  for (const [lon, lat] of [
    [111.5, 6.5],
    [112.5, 6.5],
    [112.5, 7.5],
    [111, 7],
  ] as const)
    await press(lon, lat)
  await watched.keyboard.press('Backspace')
  await press(111.5, 7.5)
  await watched.keyboard.press('Enter')

  await expect(bar).toHaveCount(0)
  await expect(zones.field('Positions')).toHaveValue(/^06°\d\d\.\d+′ N 111°\d\d\.\d+′ E(\n.+){3}$/)
  const draft = () => watch.namesOnMap('draft-area', 'kind')
  await expect.poll(draft).toEqual(['draft'])
  await zones.field('Name').fill('Drawn')
  await zones.button('Save').click()
  await expect(zones.areas).toHaveText([/Drawn/])
  await expect.poll(draft).toEqual([])

  await zones.button('New area').click()
  await zones.button(/^Circle/).click()
  await expect(bar).toBeVisible()
  await watched.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await expect(zones.button(/^Circle/)).toBeVisible()
})

// A plain page: the browser itself complains of a 409 or 422 on its console.
test('of two who change one area, the second is shown the first and may keep either', async ({ serve, page }) => {
  const watch = new WatchPage(page)
  const zones = new ZonesPage(page)
  const url = await serve('--scenario', 'crossing')
  const rule = { bandNm: 0.1, dwellS: 60 }
  const made = await page.request.post(`${url}/api/watch-areas`, { data: { name: 'Reef', parts: [[SQUARE]], rule } })
  const { id } = (await made.json()) as { id: string }
  await watch.open(url)
  await zones.open()
  await zones.button('Change Reef').click()
  await page.request.put(`${url}/api/watch-areas/${id}`, {
    data: { name: 'Reef of theirs', parts: [[SQUARE]], rule, version: 1 },
  })
  await zones.field('Name').fill('Reef of mine')
  await zones.button('Save').click()
  const conflict = zones.panel.getByRole('alert').filter({ hasText: 'Someone else changed it first' })
  await expect(conflict).toContainText('version 2: Reef of theirs; 0.1 NM, 60 s; always')
  await expect(zones.field('Name')).toHaveValue('Reef of mine')
  await conflict.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(zones.areas).toHaveText([/Reef of mine/])
})

test('a broken file is refused with feature and vertex, a good one adds areas, and a third replaces the zones', async ({
  serve,
  page,
}) => {
  const watch = new WatchPage(page)
  const zones = new ZonesPage(page)
  await watch.open(await serve('--scenario', 'crossing'))
  await zones.open()
  await expect(zones.panel.getByText('Built from published points and the coast')).toBeVisible()
  await zones.button('Upload').click()
  await zones.upload('broken.geojson', geoJson({ name: 'Bow tie', ring: BOW_TIE }))
  await zones.button('Add as watch areas').click()
  const refusal = zones.panel.getByRole('alert').filter({ hasText: 'The file was refused' })
  await expect(refusal).toContainText('Bow tie')
  await expect(refusal).toContainText(/vertex 1\b.* crosses /)
  await expect(refusal).toContainText('stay in force')

  await zones.upload('good.geojson', geoJson({ name: 'North', ring: SQUARE }))
  await expect(refusal).toHaveCount(0)
  await zones.button('Add as watch areas').click()
  await expect(zones.panel.getByText('1 watch area was added: North.')).toBeVisible()
  await zones.button('Close').click()
  await expect(zones.areas).toHaveText([/North/])

  await zones.button('Upload').click()
  await zones.upload('harbour.geojson', geoJson({ name: 'Harbour limits', ring: SQUARE }))
  await page.getByRole('radio', { name: /^instead of the official zones/ }).check()
  await zones.button('Replace the official zones').click()
  await expect(zones.panel.getByText('The zones of harbour are in force.')).toBeVisible()
  await zones.button('Back to the list').click()
  await expect(zones.panel.getByText('Imported: harbour')).toBeVisible()
  await expect(zones.button(/^Harbour limits/)).toBeVisible()
  await expect(zones.areas).toHaveText([/North/])

  await zones.button('Back to the built zones').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Back to the built zones' }).click()
  await expect(zones.panel.getByText('Built from published points and the coast')).toBeVisible()
  await expect(zones.button(/^Malaysia EEZ, Sabah and Sarawak/)).toBeVisible()
})

test('an official zone is shown on the map with what its limits rest on', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  const zones = new ZonesPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await zones.open()
  const before = new URL(watched.url()).searchParams.get('map')
  const zone = zones.button(/^Malaysia EEZ, Peninsula east/)
  await zone.click()
  await expect(zone).toHaveAttribute('aria-expanded', 'true')
  await expect(
    zones.panel
      .getByRole('list', { name: 'Limits' })
      .getByText(/agreed by Indonesia and Malaysia/)
      .first(),
  ).toBeVisible()
  await expect.poll(() => new URL(watched.url()).searchParams.get('map')).not.toBe(before)

  await zones.panel.getByRole('list', { name: 'Limits' }).getByRole('button', { name: /1969/ }).first().click()
  const card = watched.getByRole('region', { name: 'Limit' })
  await expect(card.getByRole('heading')).toContainText('1969')
  await expect(card).toContainText('Malaysia EEZ, Peninsula east')
})

test('on a phone zones are a sheet, and while one draws the map is free', async ({ serve, watched }) => {
  await watched.setViewportSize({ width: 390, height: 844 })
  const watch = new WatchPage(watched)
  const zones = new ZonesPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watched.getByRole('button', { name: 'Zones', exact: true }).click() // the tab: the bar has no room for one
  await zones.button('New area').click()
  await zones.button(/^Rectangle/).click()
  await expect(zones.panel).toHaveCount(0)
  const bar = await watched.getByRole('region', { name: 'Drawing' }).boundingBox()
  expect((bar?.x ?? -1) >= 0 && (bar?.x ?? 0) + (bar?.width ?? 0) <= 390 && (bar?.height ?? 999) < 130).toBe(true)
  await watched.getByRole('button', { name: /^Cancel/ }).click()
  await expect(zones.panel).toBeVisible()
})
