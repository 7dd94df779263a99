import type { Browser } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

/** Another operator's browser: nothing is shared with the first but the server. */
async function secondWatch(browser: Browser, url: string): Promise<WatchPage> {
  // A smaller one: two cores draw both.
  const context = await browser.newContext({ viewport: { width: 1280, height: 640 } })
  const watch = new WatchPage(await context.newPage())
  await watch.open(url)
  return watch
}

test('a watch: a crossing raises an alert in two browsers, one acknowledges it with a note, the other follows', async ({
  serve,
  watched,
  browser,
}) => {
  // The crossing takes its minute and a half, and two pages at once are slow.
  test.setTimeout(240_000)
  const url = await serve('--scenario', 'crossing')
  const first = new WatchPage(watched)
  await first.open(url)
  const second = await secondWatch(browser, url)
  for (const watch of [first, second]) await watch.tab('Alerts').click()

  // It is over the limit twenty seconds after the start, and counts when it has stayed there for a minute.
  const entered = /Warning: Entered Malaysia EEZ, Sabah and Sarawak.*LAUT BIRU 9/
  await expect(first.alert(entered)).toBeVisible({ timeout: 150_000 })
  await expect(second.alert(entered)).toBeVisible({ timeout: 1000 })
  await expect(first.page.getByRole('banner').getByRole('button', { name: /Alerts:.*1 warning/ })).toBeVisible()
  await expect(first.page.locator('[aria-live="polite"]', { hasText: /^Warning: Entered.*LAUT BIRU 9/ })).toHaveCount(1)

  // A press selects who it is and brings the place up.
  await first.alert(entered).getByRole('button', { name: entered }).press('Enter')
  await expect(first.track.getByRole('heading', { name: 'LAUT BIRU 9' })).toBeVisible()

  // The note needs a name, and waits for it.
  await first.page.keyboard.press('n')
  const note = first.page.getByRole('dialog', { name: 'Note' })
  await note.getByLabel('What the log should have').fill('Seen by Patrol 7, boarding')
  await note.getByRole('button', { name: 'Acknowledge with this note' }).click()
  const who = first.page.getByRole('dialog', { name: 'Who is on watch?' })
  await who.getByLabel(/Your name/).fill('R. Aziz')
  await who.getByRole('button', { name: 'Sign on and go on' }).click()

  for (const watch of [first, second]) await expect(watch.alert(/ack by R. Aziz \d\d:\d\dZ/)).toBeVisible()

  // The other page reads in the log who did what and why.
  await second.alert(entered).getByRole('button', { name: entered }).click()
  await second.alert(entered).getByRole('button', { name: 'Details' }).click()
  const history = second.page.getByRole('dialog').getByRole('listitem')
  await expect(history).toHaveText([
    /^\d\d:\d\d:\d\dZ raised/,
    /^\d\d:\d\d:\d\dZ acknowledged by R. Aziz: Seen by Patrol 7, boarding$/,
  ])
  const csv = await (await first.page.request.get(`${url}/api/alerts/log?format=csv`)).text()
  expect(csv).toContain('acknowledged,R. Aziz,"Seen by Patrol 7, boarding"')

  // And the next watch finds it in the brief.
  await second.page.getByRole('dialog').getByRole('button', { name: 'Close (Esc)' }).click()
  await second.page.keyboard.press('h')
  await expect(second.page.getByLabel('Hand-over brief')).toHaveValue(
    /Raised: 1 \(1 warning\)[\s\S]*acknowledged by R. Aziz: Seen by Patrol 7, boarding/,
  )
})

test('silence holds for thirty seconds in every page, and a page that was closed tells what it missed', async ({
  serve,
  watched,
  browser,
}) => {
  // The crossing takes its minute and a half, and two pages at once are slow.
  test.setTimeout(240_000)
  const url = await serve('--scenario', 'crossing')
  const rules = await (await watched.request.get(`${url}/api/alert-rules`)).json()
  const fast = {
    id: 'fast-drone',
    name: 'Drone at more than 50 kn',
    enabled: true,
    priority: 'alarm',
    cause: 'speed',
    when: { trackKinds: ['drone'], minSogKn: 50 },
  }
  const earlier = new WatchPage(await watched.context().newPage())
  await earlier.open(url)
  await earlier.tab('Alerts').click()
  await earlier.page.evaluate(() => localStorage.setItem('eez-watch.on-watch', 'R. Aziz'))
  // A look counts when the server's clock is known.
  await earlier.page.waitForFunction(() => localStorage.getItem('eez-watch.looked') !== null)
  await earlier.page.close()

  const put = await watched.request.put(`${url}/api/alert-rules`, {
    data: { ...rules, rules: [fast], by: 'R. Aziz' },
  })
  expect(put.status()).toBe(200)
  const second = await secondWatch(browser, url)
  await second.tab('Alerts').click()
  const alarm = /Alarm:.*ANKA-S 1/
  await expect(second.alert(alarm)).toBeVisible({ timeout: 60_000 })

  const first = new WatchPage(watched)
  await first.open(url)
  const missed = watched.getByRole('region', { name: 'Since you were away' })
  await expect(missed).toContainText('1 raised')
  await missed.getByRole('button', { name: 'Dismiss' }).click()
  await expect(missed).toBeHidden()

  await expect(watched.getByRole('button', { name: /Sound is on/ })).toBeVisible()
  await watched.keyboard.press('s')
  for (const watch of [first, second]) await expect(watch.alert(/silent for \d+ s, R. Aziz/)).toBeVisible()
  await expect(first.alert(/silent for/)).toHaveCount(0, { timeout: 40_000 })
  await watched.keyboard.press('a')
  await expect(second.alert(/ack by R. Aziz/)).toBeVisible()
})
