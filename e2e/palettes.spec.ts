import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

/** What axe finds to be serious or worse, with where it is. */
async function serious(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`))
}

for (const palette of ['dusk', 'day', 'night'] as const) {
  test(`by ${palette} axe finds nothing serious on any screen`, async ({ serve, watched }) => {
    const watch = new WatchPage(watched)
    await watch.open(`${await serve('--scenario', 'crossing')}/?palette=${palette}&track=uav:anka-s-1`)
    await expect(watch.track.getByRole('heading', { name: 'ANKA-S 1' })).toBeVisible()
    await test.step('watch', async () => expect(await serious(watched)).toEqual([]))

    await test.step('feeds', async () => {
      await watched.keyboard.press('g')
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('g')
    })
    await test.step('zones', async () => {
      await watched.keyboard.press('z')
      await expect(watched.getByRole('button', { name: 'New area' })).toBeVisible()
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('z')
    })
    await test.step('commands', async () => {
      await watched.keyboard.press('Control+k')
      await watched.keyboard.type('a')
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('keys', async () => {
      await watched.keyboard.press('?')
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('alert log', async () => {
      await watched.keyboard.press('h')
      await expect(watched.getByRole('dialog')).toBeVisible()
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('evidence', async () => {
      await watch.drop('day.nmea', recordedDay())
      await watch.expectMode('REPLAY')
      await watched.getByRole('slider', { name: 'Time' }).press('End')
      await watched.keyboard.press('e')
      await expect.poll(() => new URL(watched.url()).searchParams.get('event')).not.toBeNull()
      expect(await serious(watched)).toEqual([])
    })
  })
}

for (const [width, height, query] of [
  [390, 844, ''],
  [1024, 768, ''],
  [3840, 2160, 'kiosk=1'],
] as const) {
  test(`at ${width} by ${height} axe finds nothing serious, and nothing sticks out`, async ({ serve, watched }) => {
    await watched.setViewportSize({ width, height })
    const watch = new WatchPage(watched)
    await watch.open(`${await serve('--scenario', 'crossing')}/?${query}`)
    expect(await serious(watched)).toEqual([])
    expect(
      await watched.evaluate(() => [
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        document.documentElement.scrollHeight - document.documentElement.clientHeight,
      ]),
    ).toEqual([0, 0])
  })
}
