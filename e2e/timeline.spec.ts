import type { Locator } from '@playwright/test'
import { removeFolder, temporaryFolder } from '../scripts/temporary-folder.ts'
import { expect, startServer, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

const START_MS = Date.UTC(2026, 2, 14)
const MINUTE = 60_000

/** First and last instant that the timeline shows. */
async function shownSpan(slider: Locator): Promise<{ fromMs: number; toMs: number }> {
  const [from, to] = await Promise.all([slider.getAttribute('aria-valuemin'), slider.getAttribute('aria-valuemax')])
  return { fromMs: Number(from), toMs: Number(to) }
}

async function dragTo(slider: Locator, share: number): Promise<void> {
  const box = await slider.boundingBox()
  if (!box) throw new Error('the timeline is not there')
  const { mouse } = slider.page()
  await mouse.move(box.x + box.width - 4, box.y + 15)
  await mouse.down()
  await mouse.move(box.x + share * box.width, box.y + 15, { steps: 8 })
  await mouse.up()
}

test('a recording plays backwards, by steps, in a loop, and runs fast where there is nothing', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  const slider = watched.getByRole('slider', { name: 'Time' })
  const speed = watched.getByRole('combobox', { name: 'Speed' })

  await slider.press('End')
  await expect.poll(() => watch.nowMs()).toBe(START_MS + 90 * MINUTE)
  await slider.press('j')
  await expect.poll(() => watch.nowMs()).toBeLessThan(START_MS + 90 * MINUTE - 20_000)
  await expect(speed).toHaveValue('60')
  await slider.press('j')
  await expect(speed).toHaveValue('120')
  await slider.press('k')
  await expect(watched.getByRole('button', { name: 'Play (Space)' })).toBeVisible()

  // A tenth of a second on the screen, at 120 times: twelve seconds.
  const stopped = await watch.nowMs()
  await slider.press('.')
  await expect.poll(() => watch.nowMs()).toBe(stopped + 12_000)
  await slider.press(',')
  await expect.poll(() => watch.nowMs()).toBe(stopped)

  await slider.press('Home')
  await slider.press('Shift+ArrowRight')
  const firstEvent = await watch.nowMs()
  expect(firstEvent).toBeGreaterThan(START_MS)
  await expect(watch.events.getByRole('button', { name: /Entered|Left/ })).toHaveCount(1)

  // Over what has nothing in it a slow replay is at the first event soon; and near it, it is slow again.
  await slider.press('Home')
  await speed.selectOption('10')
  await watched.getByRole('button', { name: /^Skip to events/ }).click()
  await slider.press('l')
  await expect(watch.timeline.getByText(/^runs at \d+×$/)).toBeVisible()
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(firstEvent - 2 * MINUTE)
  await slider.press('k')

  const loopFrom = await watch.nowMs()
  await slider.press('[')
  await slider.press('ArrowRight')
  await slider.press('ArrowRight')
  const loopTo = await watch.nowMs()
  await slider.press(']')
  await speed.selectOption('120')
  await watched.getByRole('button', { name: 'Play (Space)' }).click()
  let [turns, before] = [0, await watch.nowMs()]
  await expect
    .poll(
      async () => {
        const now = await watch.nowMs()
        expect(now).toBeGreaterThanOrEqual(loopFrom - 1000)
        expect(now).toBeLessThanOrEqual(loopTo + 1000)
        if (now < before) turns++
        before = now
        return turns
      },
      { intervals: [200] },
    )
    .toBeGreaterThan(0)
})

test('the time that is shown goes from a minute to all of it, and follows the playhead', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  const slider = watched.getByRole('slider', { name: 'Time' })
  await slider.press('k')
  await expect.poll(() => shownSpan(slider)).toEqual({ fromMs: START_MS, toMs: START_MS + 90 * MINUTE })

  const box = await slider.boundingBox()
  if (!box) throw new Error('the timeline is not there')
  await watched.mouse.move(box.x + box.width / 2, box.y + 15)
  await watched.mouse.wheel(0, -500)
  await expect.poll(async () => (await shownSpan(slider)).toMs - (await shownSpan(slider)).fromMs).toBe(22.5 * MINUTE)
  const { fromMs, toMs } = await shownSpan(slider)
  expect(Math.abs((fromMs + toMs) / 2 - (START_MS + 45 * MINUTE))).toBeLessThan(MINUTE)
  for (let i = 0; i < 8; i++) await slider.press('+')
  await expect.poll(async () => (await shownSpan(slider)).toMs - (await shownSpan(slider)).fromMs).toBe(MINUTE)

  await slider.press('End')
  await watched.getByRole('combobox', { name: 'Speed' }).selectOption('300')
  await watched.getByRole('button', { name: 'Play (Space)' }).click()
  await expect
    .poll(async () => {
      const span = await shownSpan(slider)
      const now = Number(await slider.getAttribute('aria-valuenow'))
      return now > toMs && now >= span.fromMs && now <= span.toMs
    })
    .toBe(true)
  await slider.press('0')
  await expect.poll(() => shownSpan(slider)).toEqual({ fromMs: START_MS, toMs: START_MS + 90 * MINUTE })
})

test('an operator drags half an hour back in the live picture, looks, and returns', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'luconia', '--speed', '60'))
  const slider = watched.getByRole('slider', { name: 'Time' })
  const startMs = await watch.nowMs()
  await expect.poll(() => watch.nowMs(), { timeout: 90_000 }).toBeGreaterThan(startMs + 36 * MINUTE)
  await watched.getByRole('button', { name: 'Show all the time' }).click({ force: true })

  const leftMs = await watch.nowMs()
  const { fromMs, toMs } = await shownSpan(slider)
  await dragTo(slider, (leftMs - 30 * MINUTE - fromMs) / (toMs - fromMs))
  await expect(watch.timeline).toContainText('Looking back')
  const lookedAt = await watch.nowMs()
  expect((leftMs - lookedAt) / MINUTE).toBeGreaterThan(28)
  expect((leftMs - lookedAt) / MINUTE).toBeLessThan(32)
  await expect(watched.getByRole('banner')).toContainText(/behind live/)
  await expect(watch.target(/^ANKA-S 1/)).toBeVisible()
  await expect(watched.getByRole('button', { name: 'Back to live' })).toBeVisible()

  await watched.keyboard.press('l')
  await expect(watch.timeline).toContainText('At the live edge')
  // The feed went on behind.
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(leftMs)
})

test('one looks back over a server that was killed: what it had recorded is there', async ({ page }) => {
  const data = temporaryFolder()
  const first = await startServer(['--scenario', 'luconia', '--data', data])
  const watch = new WatchPage(page)
  await watch.open(first.url)
  await expect(watch.target(/^ANKA-S 1/)).toBeVisible()
  const before = await watch.nowMs()
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(before + 12_000)
  process.kill(first.pid, 'SIGKILL')

  const second = await startServer(['--scenario', 'luconia', '--data', data], first.port)
  try {
    await watch.open(second.url)
    const slider = page.getByRole('slider', { name: 'Time' })
    await expect.poll(async () => (await shownSpan(slider)).fromMs, { timeout: 90_000 }).toBeLessThan(before)
    const { fromMs, toMs } = await shownSpan(slider)
    await dragTo(slider, (before + 3000 - fromMs) / (toMs - fromMs))
    await expect(watch.timeline).toContainText('Looking back')
    await expect.poll(() => watch.nowMs()).toBeLessThan(before + 12_000)
    await expect(watch.target(/^ANKA-S 1/)).toBeVisible()
    await expect.poll(() => page.evaluate(() => window.chartProbe?.drawn() ?? 0)).toBeGreaterThan(1)
    await page.keyboard.press('l')
    await expect(watch.timeline).toContainText('At the live edge')
  } finally {
    await second.stop()
    removeFolder(data)
  }
})
