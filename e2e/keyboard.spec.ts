import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

test('without a mouse one finds a target, reads it, goes to it and lets it go', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watched.keyboard.press('/')
  await watched.keyboard.type('laut biru')
  await expect(watch.targets.getByRole('option')).toHaveCount(1)
  await expect(watched.getByText(/^1 shown of /)).toBeVisible()

  await watch.targets.focus()
  await watched.keyboard.press('ArrowDown')
  await expect(watch.track.getByRole('heading', { name: 'LAUT BIRU 9' })).toBeVisible()
  const before = new URL(watched.url()).searchParams.get('map')
  await watched.keyboard.press('Enter')
  await expect.poll(() => new URL(watched.url()).searchParams.get('map')).not.toBe(before)
  await watched.keyboard.press('Escape')
  await expect(watch.track).toHaveCount(0)

  await watched.keyboard.press('p')
  await expect(watched.locator('html')).toHaveAttribute('data-palette', 'day')
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
    await watched.getByRole('button', { name: 'Targets', exact: true }).click()
    await watch.target(/^ANKA-S 1/).click()
    await watched.getByRole('button', { name: 'Map', exact: true }).click()
    await expect(watch.track.getByRole('heading', { name: 'ANKA-S 1' })).toBeVisible()
    const overflow = await watched.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    for (const name of ['Open a recording', /^Palette/]) {
      const box = await watched.getByRole('button', { name }).boundingBox()
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true)
    }
  })
}
