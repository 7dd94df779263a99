import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

const NATUNA = 'natuna-east-1969'

/** Page places on a limit, away from the edges of the map, where buttons and notices lie. */
async function placesOn(page: Page, id: string): Promise<{ x: number; y: number }[]> {
  const map = await page.getByRole('region', { name: 'Map' }).boundingBox()
  if (!map) throw new Error('the map has no place on the page')
  const places = await page.evaluate((limit) => window.chartProbe?.limitPlaces(limit) ?? [], id)
  return places.filter(
    ({ x, y }) => x > map.x + 80 && x < map.x + map.width - 80 && y > map.y + 60 && y < map.y + map.height - 120,
  )
}

function limitsDrawn(page: Page): Promise<string[]> {
  return page.evaluate(() => window.chartProbe?.limits() ?? [])
}

test('a press anywhere on a limit tells what it is, who agrees and what says so', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?map=6.60/4.2000/110.6000`)
  const card = watched.getByRole('region', { name: 'Limit' })
  const places = await placesOn(watched, NATUNA)
  expect(places.length).toBeGreaterThan(2)
  for (const { x, y } of places) {
    await watched.mouse.click(x, y)
    await expect(card.getByRole('heading')).toHaveText('1969 shelf line, agreed')
    await expect(card).toContainText('Malaysia')
    await expect(card).toContainText('1969 Indonesia-Malaysia continental shelf agreement')
    await expect(card).toContainText('1969-idn-mys-continental-shelf.csv')
    await expect(card).toContainText('Malaysia EEZ, Sabah and Sarawak')
    await expect(watched).toHaveURL(/limit=natuna-east-1969/)
    await watched.keyboard.press('Escape')
    await expect(card).toBeHidden()
  }
})

test('with the keyboard: the crosshair on the map, Enter, Esc', async ({ serve, watched }) => {
  const url = await serve('--scenario', 'crossing')
  // Another page is asked where the limit is: one that is left while parts of it are on their way counts them as failed.
  const scout = await watched.context().newPage()
  await new WatchPage(scout).open(`${url}/?map=6.60/4.2000/110.6000`)
  const [lon, lat] = await scout.evaluate(() => window.chartProbe?.limitCentre('natuna-east-1969') ?? [0, 0])
  await scout.close()
  const watch = new WatchPage(watched)
  await watch.open(`${url}/?map=8.00/${lat}/${lon}`)
  await watched.locator('main canvas').focus()
  await watched.keyboard.press('Enter')
  const heading = watched.getByRole('region', { name: 'Limit' }).getByRole('heading')
  await expect(heading).toBeFocused()
  await watched.keyboard.press('Escape')
  await expect(heading).toBeHidden()
  await expect(watched.locator('main canvas')).toBeFocused()
})

test('what is left out of the chart cannot be pressed on, and the address remembers it', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?map=7.00/5.0000/113.0000`)
  expect(await limitsDrawn(watched)).toContain('territorial-sea-12')
  await watched.getByRole('button', { name: 'Chart', exact: true }).click()
  await watched.getByRole('checkbox', { name: '12 and 24 NM lines' }).uncheck()
  await expect.poll(() => limitsDrawn(watched)).not.toContain('contiguous-24')
  await expect(watched).toHaveURL(/hide=near-lines/)
  await watched.reload()
  await expect.poll(() => limitsDrawn(watched)).toContain(NATUNA)
  expect(await limitsDrawn(watched)).not.toContain('contiguous-24')
})

test('the cursor is told the zone, the nearest limit and how far that is', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?map=7.00/5.0000/112.0000`)
  const map = await watched.getByRole('region', { name: 'Map' }).boundingBox()
  if (!map) throw new Error('the map has no place on the page')
  await watched.mouse.move(map.x + map.width / 2, map.y + map.height / 2)
  const chart = watched.getByRole('region', { name: 'Map' })
  await expect(chart).toContainText('Malaysia EEZ, Sabah and Sarawak')
  await expect(chart).toContainText(/\d NM to /)
})
