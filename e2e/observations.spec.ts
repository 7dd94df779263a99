import { expect, test } from './fixtures.ts'
import { recordedTransfer } from './recorded-transfer.ts'
import { WatchPage } from './watch-page.ts'

test('an analyst sees two ships together as it was known at each time, with what that rests on', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('transfer.jsonl', recordedTransfer())
  await watch.expectMode('REPLAY')
  await expect(watch.target('SERI AMBER')).toBeVisible()
  await watched.getByRole('button', { name: 'Pause (Space)' }).click()

  const encounter = watch.events.getByRole('button', { name: /SERI AMBER\s*Encounter/ })
  const slider = watched.getByRole('slider', { name: 'Time' })
  await slider.press('Home')
  await expect(encounter).toHaveCount(0)
  // To minute 50, a tenth of the recording each time: beside each other for more than the 30 minutes that make it.
  const startMs = await watch.nowMs()
  for (let minute = 10; minute <= 50; minute += 10) {
    await slider.press('PageUp')
    await expect.poll(async () => (await watch.nowMs()) - startMs).toBe(minute * 60_000)
  }
  await expect(encounter).toHaveText(/Encounter, goes on: Within 250 m of SERI VOYAGER/)
  await slider.press('End')
  await expect(encounter).toHaveText(/Encounter: Within 250 m of SERI VOYAGER, both slower than 2 kn for 1 h/)

  await encounter.click()
  await expect(encounter).toHaveAttribute('aria-expanded', 'true')
  await expect(watch.track).toContainText('SERI AMBER')
  await expect(watch.track).toContainText(/Within 250 m of SERI VOYAGER/)
  await expect(watch.events).toContainText('Judged by: Skylight standard rendezvous')
  await expect(watch.events.getByText('Least distance')).toBeVisible()

  await watch.events.getByRole('combobox', { name: 'Observations' }).selectOption('none')
  await expect(encounter).toHaveCount(0)
  await watch.events.getByRole('combobox', { name: 'Observations' }).selectOption('encounter')
  await expect(encounter).toBeVisible()
})

test('one number from two places is an alert, and stands among the events', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'identity-taken', '--speed', '60'))
  await expect(watch.events.getByRole('button', { name: /One identity from two places, goes on/ })).toBeVisible({
    timeout: 30_000,
  })
  await watch.tab('Alerts').click()
  await expect(watch.alert(/Reports in turn from two places/)).toBeVisible()
})
