import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

/** What axe finds to be serious or worse, with where it is. */
async function serious(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`))
}

for (const palette of ['dusk', 'day', 'night'] as const) {
  test(`by ${palette} axe finds nothing serious on any screen`, async ({ serve, watched }) => {
    const watch = new WatchPage(watched)
    await watch.open(`${await serve('--scenario', 'crossing')}/?palette=${palette}&track=uav:anka-s-1`)
    await expect(watch.track.getByRole('heading', { name: 'ANKA-S 1' })).toBeVisible()
    await test.step('watch', async () => expect(await serious(watched)).toEqual([]))

    await test.step('feeds', async () => {
      await watched.keyboard.press('g')
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('g')
    })
    await test.step('zones', async () => {
      await watched.keyboard.press('z')
      await expect(watched.getByRole('button', { name: 'New area' })).toBeVisible()
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('z')
    })
    await test.step('commands', async () => {
      await watched.keyboard.press('Control+k')
      await watched.keyboard.type('a')
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('keys', async () => {
      await watched.keyboard.press('?')
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('alert log', async () => {
      await watched.keyboard.press('h')
      await expect(watched.getByRole('dialog')).toBeVisible()
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('evidence', async () => {
      await watch.drop('day.nmea', recordedDay())
      await watch.expectMode('REPLAY')
      await watched.getByRole('slider', { name: 'Time' }).press('End')
      await watched.keyboard.press('e')
      await expect.poll(() => new URL(watched.url()).searchParams.get('event')).not.toBeNull()
      expect(await serious(watched)).toEqual([])
    })
  })
}

for (const palette of ['dusk', 'day', 'night'] as const) {
  test(`by ${palette} axe finds nothing serious where recordings are worked with`, async ({ serve, watched }) => {
    const watch = new WatchPage(watched)
    await watch.open(`${await serve('--scenario', 'crossing')}/?palette=${palette}`)
    const command = async (words: string) => {
      await watched.keyboard.press('Control+k')
      await watched.getByRole('combobox', { name: /Find/ }).fill(words)
      await watched.keyboard.press('Enter')
    }
    await test.step('recordings of the server', async () => {
      await command('Recordings on the server')
      await expect(watched.getByRole('dialog').getByText(/recording now/)).toBeVisible()
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await watch.drop('day.nmea', recordedDay())
    await watch.expectMode('REPLAY')
    await watched.getByRole('button', { name: 'Pause (Space)' }).click()
    await test.step('facts of the recording', async () => {
      await watched.getByRole('button', { name: 'About this recording' }).click()
      await expect(watched.getByRole('list', { name: 'Files' })).toBeVisible()
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('export', async () => {
      await command('Export tracks')
      await expect(watched.getByRole('dialog')).toContainText('4 tracks')
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('compare', async () => {
      await watch.target('GEO MERIDIAN').click()
      await watch.track.getByRole('button', { name: 'Compare' }).click()
      const second = watched.getByRole('combobox', { name: 'Second track' })
      await second.fill('OCEAN')
      await second.press('Enter')
      await expect(watched.getByText(/^Closest /)).toBeVisible()
      expect(await serious(watched)).toEqual([])
    })
    await test.step('notes', async () => {
      await command('Notes on moments')
      await watched.keyboard.type('Turns')
      await watched.keyboard.press('Control+Enter')
      expect(await serious(watched)).toEqual([])
    })
    await test.step('bundle', async () => {
      await watched.getByRole('button', { name: 'Evidence bundle…' }).click()
      await expect(watched.getByRole('dialog')).toContainText('positions')
      expect(await serious(watched)).toEqual([])
    })
  })
}

/** Raises an alarm at once: a drone always flies faster. */
const FAST_DRONE = {
  id: 'fast-drone',
  name: 'Drone at more than 50 kn',
  enabled: true,
  priority: 'alarm',
  cause: 'speed',
  when: { trackKinds: ['drone'], minSogKn: 50 },
}

for (const palette of ['dusk', 'day', 'night'] as const) {
  test(`by ${palette} axe finds nothing serious in a live alarm and the dialogs of alerts`, async ({
    serve,
    watched,
  }) => {
    // Seven looks of axe, and the alarm before them.
    test.setTimeout(300_000)
    const url = await serve('--scenario', 'crossing', '--speed', '4')
    const rules = await (await watched.request.get(`${url}/api/alert-rules`)).json()
    const put = await watched.request.put(`${url}/api/alert-rules`, {
      data: { ...rules, rules: [...rules.rules, FAST_DRONE], by: 'R. Aziz' },
    })
    expect(put.status()).toBe(200)
    await watched.addInitScript(() => localStorage.setItem('eez-watch.on-watch', 'R. Aziz'))
    const watch = new WatchPage(watched)
    await watch.open(`${url}/?palette=${palette}`)
    await watch.tab('Alerts').click()
    const alarm = watch.alert(/Alarm:.*ANKA-S 1/)
    await expect(alarm).toBeVisible({ timeout: 60_000 })
    await test.step('alarm in the list', async () => expect(await serious(watched)).toEqual([]))

    const dialog = watched.getByRole('dialog')
    const menu = watched.getByRole('button', { name: 'Watch, hand-over, rules and sounds' })
    for (const [item, title] of [
      ['Alert rules and allow-list', 'Alert rules and allow-list'],
      ['Sounds', 'Sounds'],
      ['Change who is on watch', 'Who is on watch?'],
      ['Hand-over and log', 'Hand-over and log'],
    ] as const) {
      await test.step(title, async () => {
        await menu.click()
        await watched.getByRole('button', { name: item, exact: true }).click()
        await expect(watched.getByRole('dialog', { name: title })).toBeVisible()
        if (title === 'Alert rules and allow-list') await dialog.getByRole('checkbox').first().waitFor()
        expect(await serious(watched)).toEqual([])
        await watched.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
        await expect(menu).toBeFocused()
      })
    }
    await test.step('details', async () => {
      await alarm.getByRole('button', { name: 'Details' }).click()
      await expect(dialog.getByRole('listitem').first()).toBeVisible()
      expect(await serious(watched)).toEqual([])
      await watched.keyboard.press('Escape')
    })
    await test.step('the strip of a phone', async () => {
      await watched.setViewportSize({ width: 390, height: 844 })
      await expect(watched.getByRole('region', { name: 'Most urgent alert' })).toBeVisible()
      expect(await serious(watched)).toEqual([])
    })
  })
}

for (const [width, height, query] of [
  [390, 844, ''],
  [1024, 768, ''],
  [3840, 2160, 'kiosk=1'],
] as const) {
  test(`at ${width} by ${height} axe finds nothing serious, and nothing sticks out`, async ({ serve, watched }) => {
    await watched.setViewportSize({ width, height })
    const watch = new WatchPage(watched)
    await watch.open(`${await serve('--scenario', 'crossing')}/?${query}`)
    expect(await serious(watched)).toEqual([])
    expect(
      await watched.evaluate(() => [
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        document.documentElement.scrollHeight - document.documentElement.clientHeight,
      ]),
    ).toEqual([0, 0])
  })
}
