import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

test('the world is paused, stepped on and given a fault, and every page and figure says so', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.expectMode('LIVE')
  await watched.keyboard.press('g')
  const feeds = watched.getByRole('region', { name: 'Feeds' })
  const world = feeds.getByRole('region', { name: 'Two crossings' })

  await world.getByRole('button', { name: 'Pause the world' }).click()
  // What does not run with the time of day is not live.
  await watch.expectMode('REPLAY')
  await expect(world.getByRole('button', { name: 'Let the world run' })).toBeVisible()
  let pausedMs = Number.NaN
  const movedMs = async () => {
    const before = pausedMs
    pausedMs = await watch.nowMs()
    return pausedMs - before
  }
  // Asked again after a while, it is the same time.
  await expect.poll(movedMs, { intervals: [1000] }).toBe(0)
  await world.getByRole('button', { name: 'Step 10 min' }).click()
  await expect.poll(async () => (await watch.nowMs()) - pausedMs).toBeGreaterThanOrEqual(599_000)
  expect((await watch.nowMs()) - pausedMs).toBeLessThanOrEqual(601_000)

  // The server says what is on: the box follows its answer.
  await world.getByRole('checkbox', { name: /^Duplicates/ }).click()
  await expect(world.getByRole('checkbox', { name: /^Duplicates/ })).toBeChecked()
  await world.getByRole('button', { name: 'Let the world run' }).click()
  const row = feeds.getByRole('listitem').filter({ hasText: 'Simulated: Two crossings' })
  await expect(row).toContainText('chaos: duplicates')
  await world.getByRole('button', { name: 'No faults' }).click()
  await expect(row).not.toContainText('chaos:')

  // Backwards it does not go, and says so.
  await world.getByRole('textbox', { name: 'On to' }).fill('2020-01-01T00:00:00Z')
  await world.getByRole('button', { name: 'Jump' }).click()
  await expect(world.getByRole('alert').or(world.getByText(/expected later/))).toBeVisible()
})

test('what was looked at fills as the drone flies: on the chart, as shares, and as an answer about a place', async ({
  serve,
  watched,
}) => {
  // A drone flies for minutes of the story.
  test.slow()
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'luconia', '--speed', '60')}/?map=7.5/5.7000/112.4500`)
  // Boats that never report are there by the drone's radar alone.
  await expect(watch.target(/Contact \d+/).first()).toBeVisible({ timeout: 60_000 })

  await watched.keyboard.press('v')
  const panel = watched.getByRole('region', { name: 'Last looked at' })
  await panel.getByRole('checkbox', { name: 'On the chart' }).check()
  await expect(watched).toHaveURL(/seen=1/)
  const row = panel.getByRole('row', { name: /Spratly features|Malaysia EEZ, Sabah and Sarawak/ }).first()
  const share = async () => Number(/([\d.]+)\s*%/.exec((await row.getByRole('cell').first().innerText()) ?? '')?.[1])
  await expect.poll(share, { timeout: 60_000 }).toBeGreaterThan(0)
  const before = await share()
  await expect.poll(share, { timeout: 90_000 }).toBeGreaterThan(before)

  await panel.getByRole('button', { name: 'Middle of the chart' }).click()
  await expect(panel.getByRole('status')).toContainText(/under|seen|looked/i)
  await watched.keyboard.press('Escape')
  await expect(panel).toBeHidden()
})
