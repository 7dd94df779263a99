import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

test('an operator sees the zones, the drone and the vessels, and they move', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  const url = await serve()
  const response = await watched.request.get(url)
  expect(response.headers()['content-security-policy']).toContain("default-src 'none'")
  await watch.open(url)
  await watch.expectMode('LIVE')

  await expect(watch.target(/^ANKA-S 1, drone \(UAV\)/)).toBeVisible()
  await expect.poll(() => watch.labels()).toContain('ANKA-S 1')
  await expect.poll(() => watch.namesOnMap('limit-dashed')).toContain('1969 shelf line, agreed, disputed')

  await watch.target(/^ANKA-S 1/).click()
  await expect(watch.track).toContainText('Inside Malaysia EEZ, Sabah and Sarawak')
  const position = watch.track.getByText(/^\d\d°/)
  const before = await position.textContent()
  await expect(position).not.toHaveText(before ?? '')
  await expect(watched).toHaveURL(/track=uav:anka-s-1/)
})

test('the address opens the same view, palette and track again', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  const url = await serve()
  await watch.open(`${url}/?palette=day&track=uav:anka-s-1&map=8.00/5.5000/114.0000`)
  await expect(watch.track.getByRole('heading', { name: 'ANKA-S 1' })).toBeVisible()
  await expect(watched.locator('html')).toHaveAttribute('data-palette', 'day')
  await expect(watched).toHaveURL(/map=8\.00\/5\.5000\/114\.0000/)
})
