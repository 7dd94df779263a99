import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

const TARGETS = 10_000

/** Page place of the symbol nearest to the middle of the map, of those whom nobody else stands near. */
async function someoneInTheMiddle(page: Page): Promise<{ x: number; y: number }> {
  const found = await page.evaluate((count) => {
    const { left, top, width, height } = document.querySelector('canvas')?.getBoundingClientRect() ?? new DOMRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const seen = Array.from({ length: count }, (_, slot) => window.chartProbe?.screen(slot))
      .filter((place) => place !== undefined)
      .map((place) => ({ ...place, away: Math.hypot(place.x - x, place.y - y) }))
      .filter(({ away }) => away < height / 2 - 80)
      .sort((a, b) => a.away - b.away)
    return seen.find((one) => seen.every((other) => other === one || Math.hypot(other.x - one.x, other.y - one.y) > 30))
  }, TARGETS)
  if (!found) throw new Error('nobody stands alone in the middle of the map')
  return found
}

test('ten thousand targets: all are drawn and move, one in the middle is picked, its name stays', async ({
  serve,
  watched,
}) => {
  test.setTimeout(180_000)
  const url = await serve('--scenario', 'crowd', '--targets', String(TARGETS))
  const watch = new WatchPage(watched)
  await watch.open(`${url}/?map=9.5/4.6/112.6`)
  await watched.waitForFunction((count) => (window.chartProbe?.drawn() ?? 0) >= count, TARGETS, { timeout: 60_000 })

  // Pointed at, it answers by the cursor; pressed, by its panel and its name on the map.
  const { x, y } = await someoneInTheMiddle(watched)
  await watched.mouse.move(x, y)
  await expect(watched.locator('canvas').first()).toHaveCSS('cursor', 'pointer')
  await watched.mouse.click(x, y)
  const name = await watch.track.getByRole('heading').first().innerText()
  expect(new URL(watched.url()).searchParams.get('track')).toMatch(/^mmsi:/)
  await expect.poll(() => watch.labels()).toContain(name)

  // While all go on, the name never goes out, and there are never more names than can be read.
  const before = await watch.nowMs()
  for (let look = 0; look < 4 || (await watch.nowMs()) < before + 2000; look++) {
    await watched.evaluate(() => window.chartProbe?.idle())
    const labels = await watch.labels()
    expect(labels).toContain(name)
    expect(labels.length).toBeLessThanOrEqual(200)
  }
  await watch.expectMode('LIVE')

  // Still there on the globe, and picked there as well.
  await watched.goto(`${watched.url()}&globe=1`)
  await watched.waitForFunction((count) => (window.chartProbe?.drawn() ?? 0) >= count, TARGETS, { timeout: 60_000 })
  await expect(watch.track.getByRole('heading', { name })).toBeVisible()
  await watched.keyboard.press('Escape')
  await expect(watch.track).toHaveCount(0)
  const onGlobe = await someoneInTheMiddle(watched)
  await watched.mouse.click(onGlobe.x, onGlobe.y)
  await expect(watch.track.getByRole('heading').first()).toBeVisible()
})

test('military symbols are fetched when they are chosen, and picked where the others were', async ({
  serve,
  watched,
}) => {
  const few = 300
  const url = await serve('--scenario', 'crowd', '--targets', String(few))
  const fetched: string[] = []
  watched.on('request', (request) => fetched.push(request.url()))
  const ofLibrary = () => fetched.filter((address) => address.includes('milsymbol')).length
  const watch = new WatchPage(watched)
  await watch.open(`${url}/?map=8/4.6/112.6`)
  await watched.waitForFunction((count) => (window.chartProbe?.drawn() ?? 0) >= count, few, { timeout: 60_000 })
  expect(ofLibrary()).toBe(0)

  await watched.goto(`${watched.url()}&symbols=mil`)
  await expect(watched.getByText('MIL-STD-2525 symbols', { exact: true })).toBeVisible()
  expect(ofLibrary()).toBe(1)
  await watched.waitForFunction((count) => (window.chartProbe?.drawn() ?? 0) >= count, few, { timeout: 60_000 })
  const { x, y } = await someoneInTheMiddle(watched)
  await watched.mouse.click(x, y)
  await expect(watch.track.getByRole('heading').first()).toBeVisible()
})
