import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

test('by Ctrl K one finds a target, a zone, a layer and a command, and Esc leaves', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const find = watched.getByRole('combobox', { name: /^Find a target/ })
  const found = watched.getByRole('listbox', { name: 'Found' }).getByRole('option')
  const ask = async (text: string) => {
    await watched.keyboard.press('Control+k')
    await expect(find).toBeFocused()
    await watched.keyboard.type(text)
  }

  await ask('anka')
  await expect(found.first()).toHaveText(/ANKA-S 1/)
  await watched.keyboard.press('Enter')
  await expect(watch.track.getByRole('heading', { name: 'ANKA-S 1' })).toBeVisible()

  await ask('overlapping claims')
  await watched.keyboard.press('Enter')
  await expect.poll(() => new URL(watched.url()).searchParams.get('hide')).toBe('claims')

  await ask('next palette')
  await expect(found.first()).toHaveText(/P$/)
  await found.first().click()
  await expect(watched.locator('html')).toHaveAttribute('data-palette', 'day')

  // What was used lately stands first.
  await watched.keyboard.press('Control+k')
  await expect(found.nth(0)).toHaveText(/Next palette/)
  await expect(found.nth(2)).toHaveText(/ANKA-S 1/)
  await watched.keyboard.type('nobody has this name')
  await expect(watched.getByText('Nothing has “nobody has this name” in its name.')).toBeVisible()
  await watched.keyboard.press('Escape')
  await expect(find).toHaveCount(0)
  await expect(watch.track).toBeVisible()
})

test('the arrow keys choose, and a typed time or position is gone to', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watched.keyboard.press('Control+k')
  const find = watched.getByRole('combobox', { name: /^Find a target/ })
  const chosen = watched.getByRole('listbox', { name: 'Found' }).getByRole('option', { selected: true })
  const first = await chosen.textContent()
  await watched.keyboard.press('ArrowDown')
  await expect(chosen).not.toHaveText(first ?? '')
  expect(await find.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
  await watched.keyboard.press('ArrowUp')
  await expect(chosen).toHaveText(first ?? '')

  await watched.keyboard.type("4°30.000'N 112°15.000'E")
  await expect(chosen).toHaveText(/Go to 04°30\.000′ N 112°15\.000′ E/)
  await watched.keyboard.press('Enter')
  await expect.poll(() => new URL(watched.url()).searchParams.get('map')).toMatch(/\/4\.5\d*\/112\.25/)
})

test('the sheet of keys lists what works, and every key on it is pressed elsewhere', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watched.keyboard.press('?')
  const sheet = watched.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.getByText('Next target, most urgent first')).toBeVisible()
  // Behind the sheet keys do nothing.
  await watched.keyboard.press('p')
  await expect(watched.locator('html')).toHaveAttribute('data-palette', 'dusk')
  await watched.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})

test('full stop and comma go from target to target, most urgent first, and each is spoken', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const spoken = watched.locator('[data-spoken]')
  await watched.keyboard.press('.')
  // Nobody has an alert in the first minutes: ours come first.
  await expect(spoken).toHaveText(
    /^ANKA-S 1, drone \(UAV\), .*inside .*, \d+\.\d knots, course \d{3}, \d+ seconds? old$/,
  )
  await expect(watch.track.getByRole('heading', { name: 'ANKA-S 1' })).toBeVisible()
  await watched.keyboard.press('.')
  await expect(spoken).not.toHaveText(/^ANKA-S 1/)
  await watched.keyboard.press(',')
  await expect(spoken).toHaveText(/^ANKA-S 1/)
})

test('on a wall there are map, clock and alerts, and K leaves', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?kiosk=1`)
  await watch.expectMode('LIVE')
  await expect(watch.targets).toBeHidden()
  await expect(watch.timeline).toBeHidden()
  await watched.keyboard.press('k')
  await expect(watch.targets).toBeVisible()
  expect(new URL(watched.url()).searchParams.has('kiosk')).toBe(false)
})

test('settings change palette and rows, and the address holds them', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watched.keyboard.press('Control+k')
  await watched.keyboard.type('settings')
  await watched.keyboard.press('Enter')
  const settings = watched.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('radio', { name: 'Night' }).check()
  await settings.getByRole('radio', { name: 'Comfortable' }).check()
  await watched.keyboard.press('Escape')
  await expect(watched.locator('html')).toHaveAttribute('data-palette', 'night')
  const query = new URL(watched.url()).searchParams
  expect([query.get('palette'), query.get('density')]).toEqual(['night', 'comfortable'])
  const row = await watch.targets.getByRole('option').first().boundingBox()
  expect(row?.height).toBe(36)
})
