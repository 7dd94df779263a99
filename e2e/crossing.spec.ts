import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

test('a vessel that crosses the limit raises an event, and a click brings its place up', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const entered = watch.events.getByRole('button', { name: /LAUT BIRU 9\s*Entered Malaysia EEZ, Sabah and Sarawak/ })
  // It is over the limit twenty seconds after the start, and counts when it has stayed there for a minute.
  test.slow()
  await expect(entered).toBeVisible({ timeout: 150_000 })

  await entered.click()
  await expect(watch.track.getByRole('heading', { name: 'LAUT BIRU 9' })).toBeVisible()
  await expect
    .poll(() => watch.namesOnMap('mark-label', 'label'))
    .toEqual([expect.stringMatching(/Entered Malaysia EEZ/)])
  await expect.poll(() => watch.labels()).toContain('LAUT BIRU 9')
  await expect(watch.timeline.getByRole('button', { name: /Entered Malaysia EEZ/ }).first()).toBeVisible()
})
