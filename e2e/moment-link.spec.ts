import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

test('a link copied while looking back shows the same to someone else', async ({ serve, watched, browser }) => {
  const watch = new WatchPage(watched)
  const url = await serve('--scenario', 'crossing')
  await watch.open(`${url}/?palette=day&hide=claims&map=6.50/5.0000/112.5000`)
  await watch.target(/^ANKA-S 1/).click()
  // Some seconds that both can remember.
  await watch.expectMode('LIVE')
  const openedAtMs = await watch.nowMs()
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(openedAtMs + 5000)
  await watched.keyboard.press(' ')
  await watch.expectMode('REPLAY')
  await expect.poll(() => new URL(watched.url()).searchParams.get('at')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  // The address is written a moment after the clock.
  await expect
    .poll(async () => Math.abs((await watch.nowMs()) - Date.parse(new URL(watched.url()).searchParams.get('at') ?? '')))
    .toBeLessThan(1000)
  const link = watched.url()

  const other = new WatchPage(await browser.newPage())
  await other.page.goto(link)
  await other.expectMode('REPLAY')
  await expect.poll(() => other.nowMs()).toBe(Date.parse(new URL(link).searchParams.get('at') ?? ''))
  await expect(other.track.getByRole('heading', { name: 'ANKA-S 1' })).toBeVisible()
  await expect(other.page.locator('html')).toHaveAttribute('data-palette', 'day')
  await expect.poll(() => new URL(other.page.url()).search).toBe(new URL(link).search)

  await other.page.keyboard.press('l')
  await other.expectMode('LIVE')
  await expect.poll(() => new URL(other.page.url()).searchParams.has('at')).toBe(false)
  await other.page.close()
})

test('a link to a moment nobody remembers says so, and the page stays live', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?at=2001-01-01T00:00:00Z`)
  await expect(
    watched.getByText(/This link is to 00:00:00Z, Mon 1 Jan 2001\. This server remembers from/),
  ).toBeVisible()
  await watch.expectMode('LIVE')
})

test('a link into a recording waits for the file and goes to its moment', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?at=2026-03-14T01:00:00Z&recording=day.nmea`)
  const note = watched.getByText(/Open that file to see it/)
  await expect(note).toHaveText(/01:00:00Z, Sat 14 Mar 2026 in “day\.nmea”/)
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await expect.poll(() => watch.nowMs()).toBe(Date.UTC(2026, 2, 14, 1))
  await expect(note).toBeHidden()
})

test('a link into a recording that nobody has is let go, and the page stays live', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?at=2026-03-14T12:00:00Z&recording=nowhere.csv`)
  const note = watched.getByText(/“nowhere\.csv”\. This server does not hold it\./)
  await expect(note).toBeVisible()
  await watched.getByRole('button', { name: 'Stay with the live picture' }).click()
  await expect(note).toBeHidden()
  await expect.poll(() => new URL(watched.url()).searchParams.has('recording')).toBe(false)
  await watch.expectMode('LIVE')
})

test('what makes no sense in an address is left out and said', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?palette=pink&map=nowhere&utm_source=mail`)
  const note = watched.getByText('Not understood in the address: palette=pink, map=nowhere.')
  await expect(note).toBeVisible()
  await watched.getByRole('button', { name: 'Dismiss' }).click()
  await expect(note).toBeHidden()
})
