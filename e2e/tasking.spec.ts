import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

class CraftPage {
  readonly page: Page
  readonly panel: Locator
  readonly drone: Locator
  readonly plan: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Craft', exact: true })
    this.drone = this.panel.getByRole('listitem').filter({ hasText: 'ANKA-S 1' })
    this.plan = this.panel.getByRole('region', { name: 'Plan' })
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name })
  }

  field(name: string | RegExp): Locator {
    return this.panel.getByRole('textbox', { name })
  }

  choice(name: string): Locator {
    return this.panel.getByRole('combobox', { name })
  }

  said(words: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: words })
  }

  /** Goes on with the Tab key until something has the focus. */
  async tabTo(wanted: Locator): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`${wanted} does not get the focus`)
  }
}

/** The drone of this world searches to the north west of it. */
const NEAR_THE_DRONE = '?map=8.00/6.2000/113.4000'

test('a drone gets a box that was drawn, flies its parallel tracks, and gives its task up for it', async ({
  serve,
  watched,
}) => {
  // It flies there for a part of the story.
  test.slow()
  const watch = new WatchPage(watched)
  const craft = new CraftPage(watched)
  await watch.open(`${await serve('--scenario', 'patrol', '--speed', '60')}/${NEAR_THE_DRONE}`)
  await watched.getByRole('banner').getByRole('button', { name: 'Craft' }).click()
  await craft.button(/^ANKA-S 1/).click()
  await expect(watch.track).toContainText('ANKA-S 1')
  await expect.poll(() => watch.namesOnMap('craft-remaining', 'part')).toEqual(['remaining'])

  await craft.button('Task ANKA-S 1').click()
  await craft.button('Draw a box').click()
  await expect(watched.locator('main canvas')).toHaveCSS('cursor', 'crosshair')
  await watch.chartRests()
  for (const [lon, lat] of [
    [113.2, 6.25],
    [113.7, 5.95],
  ] as const) {
    const at = await watched.evaluate(([x, y]) => window.chartProbe?.project(x as number, y as number), [lon, lat])
    if (!at) throw new Error('there is no map')
    await watched.mouse.move(at.x, at.y)
    await watched.mouse.click(at.x, at.y)
  }
  await expect(craft.field('Area')).toHaveValue(/^06°1\d\.\d+′ N 113°1\d\.\d+′ E\n05°5\d\.\d+′ N 113°4\d\.\d+′ E$/)
  await craft.field(/^Track spacing/).fill('6')
  await expect(craft.plan).toContainText('Track spacing6 NM')
  await expect(craft.plan).toContainText(/Legs3.*Covered\d+ %.*Factor C\d\.\d\d.*Found, random search\d+ %/)
  await expect(craft.plan).toContainText(/Arrives\d\d:\d\dZ.*Fuel left after return\d+ h \d\d min, reserve 3 h 00 min/)
  await expect.poll(() => watch.namesOnMap('craft-planned', 'part')).toEqual(['planned'])
  await expect.poll(() => watch.namesOnMap('craft-number', 'label')).toEqual(expect.arrayContaining(['1', 'Start']))
  await expect(craft.panel.getByText(/Gives up: parallel track, legs 10 NM apart/)).toBeVisible()

  await craft.button('Send').click()
  await expect(craft.said(/^ANKA-S 1 was sent: parallel track, legs 6 NM apart/)).toBeAttached()
  await expect(craft.drone).toContainText(/On the way.*parallel track, legs 6 NM apart/)
  await expect.poll(() => watch.namesOnMap('craft-planned', 'part')).toEqual([])
  await expect.poll(() => watch.namesOnMap('craft-remaining', 'part')).toEqual(['remaining'])
  // Some forty minutes off, at sixty times the speed.
  await expect(craft.drone).toContainText(/On task.*\d+ % done, until \d\d:\d\dZ/, { timeout: 90_000 })
})

test('without a mouse: a datum is typed, an expanding square is sent, and the drone is called home', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  const craft = new CraftPage(watched)
  await watch.open(`${await serve('--scenario', 'patrol', '--speed', '20')}/${NEAR_THE_DRONE}`)
  await watched.keyboard.press('u')
  await craft.tabTo(craft.button('Task ANKA-S 1'))
  await watched.keyboard.press('Enter')
  await craft.tabTo(craft.choice('Pattern'))
  await watched.keyboard.press('ArrowDown')
  await watched.keyboard.press('ArrowDown')
  await expect(craft.choice('Pattern')).toHaveValue('expanding-square')

  // What is wrong is told at its field, the first has the focus, and what was typed stays.
  await craft.tabTo(craft.field('Datum'))
  await watched.keyboard.type('95 N 113 E')
  await watched.keyboard.press('Enter')
  await expect(craft.panel.getByText('latitude is 95, expected 0 to 90 N or S')).toBeVisible()
  await expect(craft.field('Datum')).toBeFocused()
  await expect(craft.field('Datum')).toHaveValue('95 N 113 E')
  await watched.keyboard.press('Control+a')
  await watched.keyboard.type('6°10.0′ N 113°30.0′ E')
  await craft.tabTo(craft.field(/^Track spacing/))
  await watched.keyboard.press('Control+a')
  await watched.keyboard.type('4')
  await craft.tabTo(craft.field(/^Out to/))
  await watched.keyboard.press('Control+a')
  await watched.keyboard.type('15')
  await expect(craft.plan).toContainText(/Track spacing4 NM.*Covered\d+ %/)
  await craft.tabTo(craft.button('Send'))
  await watched.keyboard.press('Enter')
  await expect(craft.said(/^ANKA-S 1 was sent: expanding square, legs 4 NM apart, to 15 NM/)).toBeAttached()
  await expect(craft.drone).toContainText(/(On the way|On task).*expanding square/)

  await craft.tabTo(craft.button('Recall ANKA-S 1'))
  await watched.keyboard.press('Enter')
  const question = watched.getByRole('dialog', { name: 'Recall ANKA-S 1?' })
  await expect(question).toContainText(/It returns to Labuan.*gives up: expanding square/)
  await watched.keyboard.press('Enter')
  await expect(craft.said(/^ANKA-S 1 was sent: return home/)).toBeAttached()
  await expect(craft.drone).toContainText('Returning')
  await expect(craft.button('Recall ANKA-S 1')).toBeDisabled()
})

test('what cannot be flown is not sent and says why; a craft is sent to the selected target', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  const craft = new CraftPage(watched)
  await watch.open(`${await serve('--scenario', 'patrol')}/${NEAR_THE_DRONE}`)
  await watched.keyboard.press('u')
  await craft.button('Task ANKA-S 1').click()
  await craft.choice('Task').selectOption('hold')
  await craft.field('Position').fill('5 N 60 E')
  await expect(craft.panel.getByText(/hold needs .* expected at most/)).toBeVisible()
  await expect(craft.button('Send')).toBeDisabled()
  await expect(craft.button('Send')).toHaveAccessibleDescription(/^It cannot be sent:.*hold needs/)
  await craft.button('Cancel').click()
  await craft.button('Close the craft').click()

  await watch.targets
    .getByRole('option')
    .filter({ hasNotText: /ANKA|PATROL/ })
    .first()
    .click()
  const name = (await watch.track.getByRole('heading', { level: 2 }).textContent()) ?? ''
  await watch.track.getByRole('button', { name: 'Intercept with…' }).click()
  await expect(craft.field('Target')).toHaveValue(new RegExp(`^${name} \\(`))
  await craft.choice('Craft').selectOption('uav:anka-s-1')
  await expect(craft.plan).toContainText(/Arrives\d\d:\d\dZ/)
  await craft.button('Send').click()
  await expect(craft.said(`ANKA-S 1 was sent: intercept ${name}`)).toBeAttached()
  await expect(craft.drone).toContainText('Intercepting')
})

test('an order that the server does not take in stays in the form', async ({ serve, page }) => {
  const watch = new WatchPage(page)
  const craft = new CraftPage(page)
  await watch.open(`${await serve('--scenario', 'patrol')}/${NEAR_THE_DRONE}`)
  await page.route('**/orders', (route) => route.abort())
  await page.keyboard.press('u')
  await craft.button('Task ANKA-S 1').click()
  await craft.choice('Task').selectOption('hold')
  await craft.field('Position').fill('6, 113.5')
  await expect(craft.plan).toContainText('Arrives')
  await craft.button('Send').click()
  await expect(craft.panel.getByRole('alert')).toContainText(
    'Not sent: the server does not answer. Nothing here is lost',
  )
  await expect(craft.field('Position')).toHaveValue('6, 113.5')
  await page.unroute('**/orders')
  await craft.button('Send').click()
  await expect(craft.said(/^ANKA-S 1 was sent: hold at 06°00\.000′ N 113°30\.000′ E/)).toBeAttached()
})
