import type { Browser, Page } from '@playwright/test'
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

/** Notes from now on what the live regions say of entries. */
async function listenToVoice(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const listener = new MutationObserver((changes) => {
      for (const { target } of changes) if (target.textContent?.includes('Entered')) said.push(target.textContent)
    })
    for (const region of document.querySelectorAll('[data-alert-voice]'))
      listener.observe(region, { childList: true, characterData: true, subtree: true })
  })
}

function spokenOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { said: readonly string[] }).said)
}

test('a watch: a crossing raises an alert in two browsers, one acknowledges it with a note, the other follows', async ({
  serve,
  watched,
  browser,
}) => {
  // Two pages at once are slow.
  test.setTimeout(240_000)
  const url = await serve('--scenario', 'crossing', '--speed', '4')
  const first = new WatchPage(watched)
  await first.open(url)
  const second = await secondWatch(browser, url)
  for (const watch of [first, second]) await watch.tab('Alerts').click()
  await listenToVoice(first.page)

  // It is over the limit five seconds after the start, and counts when it has stayed there for fifteen: a minute of its own.
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

  const acknowledged = /ack by R. Aziz \d\d:\d\dZ/
  await expect(first.alert(acknowledged)).toBeVisible()
  // The other follows (within a second of the first: a test of the server asserts that; two pages drawn by software take longer).
  await expect(second.alert(acknowledged)).toBeVisible({ timeout: 5000 })
  // It was spoken once when it came, and nothing of it since.
  await expect(first.page.locator('[aria-live="polite"]', { hasText: /^Warning: Entered.*LAUT BIRU 9/ })).toHaveCount(1)
  expect(await spokenOf(first.page)).toHaveLength(1)

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

test('by keyboard alone: cycle to the alarm, acknowledge it, write to it, give it to somebody, hand over', async ({
  serve,
  watched,
}) => {
  test.setTimeout(240_000)
  const url = await serve('--scenario', 'crossing', '--speed', '4')
  const rules = await (await watched.request.get(`${url}/api/alert-rules`)).json()
  const [alarm, warning] = [
    {
      id: 'fast-drone',
      name: 'Drone at more than 50 kn',
      priority: 'alarm',
      when: { trackKinds: ['drone'], minSogKn: 50 },
    },
    // SILVER ARROW alone.
    {
      id: 'fast-cargo',
      name: 'Cargo ship at more than 12 kn',
      priority: 'warning',
      when: { zoneKinds: ['eez'], shipGroups: ['cargo'], minSogKn: 12 },
    },
  ].map((rule) => ({ ...rule, enabled: true, cause: 'speed' }))
  const put = await watched.request.put(`${url}/api/alert-rules`, {
    data: { ...rules, rules: [alarm, warning], by: 'R. Aziz' },
  })
  expect(put.status()).toBe(200)
  const watch = new WatchPage(watched)
  await watched.addInitScript(() => {
    localStorage.setItem('eez-watch.on-watch', 'R. Aziz')
    localStorage.setItem('eez-watch.upper-tab', 'alerts')
  })
  await watch.open(url)
  const drone = watch.alert(/ANKA-S 1/)
  const ship = watch.alert(/Warning:.*SILVER ARROW/)
  await expect(drone).toBeVisible({ timeout: 60_000 })
  await expect(ship).toBeVisible({ timeout: 60_000 })

  // Enter on its own button: the focus stays with the row, and A does nothing to the one below.
  const keys = watched.keyboard
  await drone.getByRole('button', { name: 'Acknowledge' }).focus()
  await keys.press('Enter')
  await expect(drone).toContainText('ack by R. Aziz')
  await expect(drone.getByRole('button', { name: /Alarm:/ })).toBeFocused()
  await keys.press('a')
  await expect(ship).not.toContainText('ack by')

  // A note that was left by Esc is there when it is opened again.
  await keys.press('n')
  const note = watched.getByRole('dialog', { name: 'Note' })
  await keys.type('Flown on order of the centre')
  await keys.press('Escape')
  await expect(note).toHaveCount(0)
  await expect(drone.getByRole('button', { name: /Alarm:/ })).toBeFocused()
  await keys.press('n')
  await expect(note.getByRole('textbox')).toHaveValue('Flown on order of the centre')
  await watched.mouse.click(5, 500)
  await expect(note).toHaveCount(0)
  await expect(drone.getByRole('button', { name: /Alarm:/ })).toBeFocused()
  await keys.press('n')
  await expect(note.getByRole('textbox')).toHaveValue('Flown on order of the centre')
  await note.getByRole('button', { name: 'Save note' }).press('Enter')
  await expect(note).toHaveCount(0)

  // To somebody else, in its details; what is typed there is asked for before it is lost.
  await drone.getByRole('button', { name: /Alarm:/ }).press('Enter')
  await drone.getByRole('button', { name: 'Details' }).press('Enter')
  const detail = watched.getByRole('dialog')
  await detail.getByLabel('Assign to').focus()
  await keys.type('Patrol 7')
  await keys.press('Escape')
  await expect(detail.getByRole('alert')).toHaveText('What you changed here is not saved.')
  await keys.press('Enter')
  await expect(detail.getByLabel('Assign to')).toBeFocused()
  // Also with the focus on nothing in particular.
  await detail.getByRole('heading').first().click()
  await keys.press('Escape')
  await expect(detail.getByRole('alert')).toHaveText('What you changed here is not saved.')
  await keys.press('Enter')
  await expect(detail.getByLabel('Assign to')).toBeFocused()
  await watched.mouse.click(5, 500)
  await expect(detail.getByRole('button', { name: 'Keep editing' })).toBeFocused()
  await keys.press('Escape')
  await expect(detail.getByLabel('Assign to')).toHaveValue('Patrol 7')
  await keys.press('Enter')
  await expect(detail.getByRole('listitem').last()).toContainText('Patrol 7')
  await keys.press('Escape')
  await expect(detail).toHaveCount(0)
  await expect(drone.getByRole('button', { name: 'Details' })).toBeFocused()
  await expect(drone).toContainText('for Patrol 7')

  // By now that key would have had its answer.
  await expect(ship).not.toContainText('ack by')

  // To the other one, which has come to the top when the list was left alone for long enough, and its key.
  await ship.getByRole('button', { name: /Warning:/ }).focus()
  await keys.press('a')
  await expect(ship).toContainText('ack by R. Aziz')

  // And the brief, as a file.
  await keys.press('h')
  const brief = watched.getByRole('dialog', { name: 'Hand-over and log' })
  await expect(brief.getByLabel('Hand-over brief')).toHaveValue(/Flown on order of the centre/)
  const saved = watched.waitForEvent('download')
  await brief.getByRole('button', { name: 'Save as text' }).press('Enter')
  expect((await saved).suggestedFilename()).toMatch(/^hand-over-.*\.txt$/)
  await keys.press('Escape')
  await expect(brief).toHaveCount(0)
  await expect(ship.getByRole('button', { name: /Warning:/ })).toBeFocused()
})

test('a vessel that is allowed for a rule ends its alert for everyone; taken back, the alert is there again', async ({
  serve,
  watched,
}) => {
  // A speed counts when it has held for a minute of the picture.
  test.setTimeout(240_000)
  const url = await serve('--scenario', 'crossing', '--speed', '4')
  const rules = await (await watched.request.get(`${url}/api/alert-rules`)).json()
  const rule = {
    id: 'fast-cargo',
    name: 'Cargo ship at more than 12 kn',
    enabled: true,
    priority: 'warning',
    cause: 'speed',
    when: { zoneKinds: ['eez'], shipGroups: ['cargo'], minSogKn: 12 },
  }
  const put = await watched.request.put(`${url}/api/alert-rules`, { data: { ...rules, rules: [rule], by: 'R. Aziz' } })
  expect(put.status()).toBe(200)
  const watch = new WatchPage(watched)
  await watch.open(url)
  await watch.tab('Alerts').click()
  const alert = watch.alert(/Warning:.*SILVER ARROW/)
  await expect(alert).toBeVisible({ timeout: 120_000 })

  await watch.target(/SILVER ARROW/).click()
  const section = watch.track.getByRole('region', { name: 'Alert rules' })
  await expect(section).toContainText('1 rule watches it')
  await section.getByRole('button', { name: 'Allow this vessel…' }).click()
  const dialog = watched.getByRole('dialog', { name: 'Allow SILVER ARROW?' })
  await expect(
    dialog.getByRole('checkbox', { name: /Cargo ship at more than 12 kn its alert is open now/ }),
  ).toBeChecked()
  await dialog.getByLabel(/Your name/).fill('R. Aziz')
  await dialog.getByLabel(/Why/).fill('Licence 12/2026')
  await dialog.getByRole('button', { name: 'Allow for 1 rule' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(alert).toContainText('over, not yet seen')
  await expect(alert).toContainText('now on the allow-list: Licence 12/2026')
  await expect(section).toContainText('Allowed for the one rule')
  await expect(section).toContainText('Licence 12/2026')

  await section.getByRole('button', { name: 'Change…' }).click()
  await dialog.getByRole('button', { name: 'Undo for Cargo ship at more than 12 kn' }).click()
  await watched.keyboard.press('Escape')
  await expect(section).toContainText('1 rule watches it')
  await expect(alert).not.toContainText('over')
})
