import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

test('without a mouse one finds a target, reads it, goes to it and lets it go', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watched.keyboard.press('/')
  await watched.keyboard.type('laut biru')
  await expect(watch.targets.getByRole('option')).toHaveCount(1)
  await expect(watched.getByText(/^1 shown of /)).toBeVisible()

  await watched.keyboard.press('ArrowDown')
  await expect(watch.targets).toBeFocused()
  await expect(watch.track.getByRole('heading', { name: 'LAUT BIRU 9' })).toBeVisible()
  const before = new URL(watched.url()).searchParams.get('map')
  await watched.keyboard.press('Enter')
  await expect.poll(() => new URL(watched.url()).searchParams.get('map')).not.toBe(before)
  await watched.keyboard.press('Escape')
  await expect(watch.track).toHaveCount(0)

  await watched.keyboard.press('p')
  await expect(watched.locator('html')).toHaveAttribute('data-palette', 'day')
})

test('the map wears the palette that the page wears', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?map=6.00/7.2000/109.0000`)
  const openSea = () => watched.evaluate(() => window.chartProbe?.pixel(109.3, 8.7))
  const [dusk, day] = [
    [0x0b, 0x14, 0x1b, 255],
    [0xdc, 0xeb, 0xf2, 255],
  ]
  await expect.poll(openSea).toEqual(dusk)
  await watched.keyboard.press('p')
  await expect.poll(openSea).toEqual(day)
  await watched.keyboard.press('Shift+P')
  await watched.keyboard.press('p')
  await expect.poll(openSea).toEqual(dusk)
})

test('Esc closes what is open and then lets the target go; behind a question keys do nothing', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.target(/^ANKA-S 1/).click()
  const feeds = watched.getByRole('region', { name: 'Feeds' })
  await watched.getByRole('button', { name: 'Feeds' }).click()
  await expect(feeds).toBeVisible()
  await watched.keyboard.press('Escape')
  await expect(feeds).toBeHidden()
  await expect(watch.track).toBeVisible()

  const opener = watched.getByRole('button', { name: 'Zoom in (+)' })
  await opener.focus()
  await watch.drop('empty.nmea', Buffer.alloc(0))
  await expect(watched.getByRole('dialog')).toBeVisible()
  await watched.keyboard.press('p')
  await expect(watched.locator('html')).toHaveAttribute('data-palette', 'dusk')
  await watched.keyboard.press('Escape')
  await expect(watched.getByRole('dialog')).toHaveCount(0)
  await expect(opener).toBeFocused()
  await expect(watch.track).toBeVisible()
  await watched.keyboard.press('Escape')
  await expect(watch.track).toHaveCount(0)
})

test('in a list longer than the page, keys reach both ends and the chosen row is named', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve())
  await watch.targets.focus()
  const chosen = watch.targets.getByRole('option', { selected: true })
  /** Ships report one after the other: between a key and a look the list may grow, or its order change. */
  const reach = (key: string, isThere: (at: number, of: number) => boolean) =>
    expect(async () => {
      await watched.keyboard.press(key)
      const row = await chosen.evaluate(
        (row) => [row.id, Number(row.ariaPosInSet), Number(row.ariaSetSize)] as const,
        null,
        {
          timeout: 1000,
        },
      )
      expect(row[2]).toBeGreaterThan(20)
      expect(isThere(row[1], row[2])).toBe(true)
      expect(await watch.targets.getAttribute('aria-activedescendant')).toBe(row[0])
    }).toPass({ timeout: 30_000 })
  await reach('End', (at, of) => at === of)
  await reach('Home', (at) => at === 1)
})

test('from event to event one lands where the event is in the list', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await watched.getByRole('button', { name: 'Pause (Space)' }).click()
  await watched.getByRole('slider', { name: 'Time' }).press('Home')
  const crossings = watch.events.getByRole('button', { name: /Entered|Left/ })
  await expect(crossings).toHaveCount(0)
  const startMs = Date.UTC(2026, 2, 14)
  await expect.poll(() => watch.nowMs()).toBe(startMs)
  await watched.getByRole('button', { name: 'Next event' }).click()
  await expect(crossings).toHaveCount(1)
  // The clock in the bar is read four times a second.
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(startMs)
  const first = await watch.nowMs()
  await watched.getByRole('button', { name: 'Next event' }).click()
  // The second crossing is of two zones that overlap.
  await expect(crossings).toHaveCount(3)
  await watched.getByRole('button', { name: 'Event before' }).click()
  await expect(crossings).toHaveCount(1)
  await expect.poll(() => watch.nowMs()).toBe(first)
})

test('looking back in a live picture is REPLAY until one returns', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.expectMode('LIVE')
  await watched.keyboard.press(' ')
  await watch.expectMode('REPLAY')
  await expect(watch.timeline).toContainText('Looking back')
  const at = await watch.nowMs()
  await watched.getByRole('slider', { name: 'Time' }).press('ArrowLeft')
  await expect.poll(() => watch.nowMs()).toBeLessThan(at)
  await watched.keyboard.press('l')
  await watch.expectMode('LIVE')
})

for (const [width, height] of [
  [1024, 768],
  [390, 844],
] as const) {
  test(`at ${width} by ${height} map, targets and events can be reached, and nothing sticks out`, async ({
    serve,
    watched,
  }) => {
    await watched.setViewportSize({ width, height })
    const watch = new WatchPage(watched)
    await watch.open(await serve('--scenario', 'crossing'))
    await watched.keyboard.press('/')
    await expect(watched.getByRole('searchbox', { name: 'Search targets' })).toBeFocused()
    await watch.target(/^ANKA-S 1/).click()
    await watched.getByRole('button', { name: 'Map', exact: true }).click()
    await expect(watch.track.getByRole('heading', { name: 'ANKA-S 1' })).toBeVisible()
    const overflow = await watched.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    // On a phone the bar has room for what finds everything else.
    for (const name of width < 640 ? [/^Find a target/] : ['Open a recording', /^Palette/, /^Find a target/]) {
      const box = await watched.getByRole('button', { name }).boundingBox()
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true)
    }
  })
}
