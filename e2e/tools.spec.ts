import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

const strip = (page: Page) => page.getByRole('region', { name: 'Map' })
const placeOf = (page: Page, lon: number, lat: number) =>
  page.evaluate(([x, y]) => window.chartProbe?.project(x as number, y as number) ?? { x: 0, y: 0 }, [lon, lat] as const)
const trailsDrawn = (page: Page) => page.evaluate(() => window.chartProbe?.trails() ?? 0)

/** Places on the page of the targets that are well inside the map, by slot. */
const targetsOnMap = (page: Page) =>
  page.evaluate(() => {
    const found: { slot: number; x: number; y: number }[] = []
    for (let slot = 0; slot < 60; slot++) {
      const at = window.chartProbe?.screen(slot)
      if (at && at.x > 340 && at.x < 1000 && at.y > 160 && at.y < 620) found.push({ slot, ...at })
    }
    return found
  })

test('range and bearing between two targets are measured, follow them, and Esc ends that first', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.target(/^ANKA-S 1/).click()
  await watch.chartRests()
  const [one, ...others] = await targetsOnMap(watched)
  const other = others.find(({ x, y }) => one && Math.hypot(x - one.x, y - one.y) > 60)
  if (!one || !other) throw new Error('no two targets are on the map')
  const status = watched.getByRole('status', { name: 'Chart tools' })
  await watched.keyboard.press('m')
  await expect(status).toContainText('Measure from ANKA-S 1')
  await watched.keyboard.press('m')
  await expect(status).toContainText('press where it begins')
  await watched.mouse.click(one.x, one.y)
  await watched.mouse.click(other.x, other.y)
  const reading = strip(watched).getByText(/^(?!a place).+ to (?!a place).+ [\d.]+ NM \d{3}\.\d°T back \d{3}\.\d°T$/)
  await expect(reading).toBeVisible()
  await expect(status).toContainText(/^From .+ to .+: [\d.]+ NM/)
  const before = await reading.textContent()
  await expect(reading).not.toHaveText(before ?? '')
  await watched.keyboard.press('Escape')
  await expect(reading).toHaveCount(0)
  await expect(watch.track).toBeVisible()

  // So does a press where nothing is.
  await watched.keyboard.press('m')
  await watched.keyboard.press('m')
  await watched.mouse.click(one.x, one.y)
  await watched.mouse.click(other.x, other.y)
  await expect(reading).toBeVisible()
  const inland = await placeOf(watched, 113.3, 2.5)
  await watched.mouse.click(inland.x, inland.y)
  await expect(reading).toHaveCount(0)
  await expect(watch.track).toBeVisible()
})

test('by keyboard alone a measure begins and ends at the crosshair', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?map=7.00/6.6000/111.6000`)
  await watched.getByLabel('Sea chart').focus()
  await watched.keyboard.press('m')
  await watched.keyboard.press('Enter')
  for (let i = 0; i < 3; i++) await watched.keyboard.press('ArrowRight')
  await expect(strip(watched).getByText(/^a place to a place/)).toBeVisible()
  await watched.waitForFunction(() => window.chartProbe?.idle())
  await watched.keyboard.press('Enter')
  // The map went east: the other end lies there.
  await expect(strip(watched).getByText(/ 0(89|90)\.\d°T back 2(69|70)\.\d°T$/)).toBeVisible()
})

test('range rings stand round a target and in the address', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.target(/^ANKA-S 1/).click()
  await watched.keyboard.press('r')
  await watched.getByRole('combobox', { name: 'Rings every' }).selectOption('12 NM')
  await watched.getByRole('button', { name: 'Rings on ANKA-S 1' }).click()
  await watched.keyboard.press('Escape')
  await expect(strip(watched).getByText('Rings every 12 NM round ANKA-S 1')).toBeVisible()
  await expect(watched.locator('main svg text', { hasText: /^48 NM$/ })).toBeVisible()
  await expect(watched).toHaveURL(/rings=12\/4\/uav:anka-s-1/)
  await watched.reload()
  await expect(strip(watched).getByText('Rings every 12 NM round ANKA-S 1')).toBeVisible()
  await watched.getByRole('button', { name: 'Clear range rings' }).click()
  await expect(watched.locator('main svg text', { hasText: /^48 NM$/ })).toBeHidden()
})

test('targets in a box have trails until the box is cleared; all have them on demand, with a legend', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await watched.getByRole('slider', { name: 'Time' }).press('End')
  await expect.poll(() => trailsDrawn(watched)).toBe(0)
  await watch.chartRests()
  const [from, to] = [await placeOf(watched, 110, 5.6), await placeOf(watched, 113.4, 2.9)]
  await watched.keyboard.down('Shift')
  await watched.mouse.move(from.x, from.y)
  await watched.mouse.down()
  await watched.mouse.move(to.x, to.y, { steps: 4 })
  await watched.mouse.up()
  await watched.keyboard.up('Shift')
  await expect(strip(watched).getByText(/^\d targets chosen$/)).toBeVisible()
  await expect.poll(() => trailsDrawn(watched)).toBeGreaterThan(0)
  await watched.getByRole('button', { name: 'Clear the box' }).click()
  await expect.poll(() => trailsDrawn(watched)).toBe(0)

  await watched.keyboard.press('t')
  await watched.getByRole('combobox', { name: 'Trails of' }).selectOption('All targets')
  await watched.getByRole('combobox', { name: 'Colour' }).selectOption('By speed')
  await expect.poll(() => trailsDrawn(watched)).toBeGreaterThan(0)
  await expect(strip(watched).getByText('trails 2 h')).toBeVisible()
  await expect(watched).toHaveURL(/trails=all-speed-120/)
})

test('a target is followed until the map is moved by hand', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?map=9.00/4.0000/111.0000`)
  await watch.target(/^ANKA-S 1/).click()
  await watched.keyboard.press('f')
  await expect(strip(watched).getByText('Following ANKA-S 1')).toBeVisible()
  const centre = () => new URL(watched.url()).searchParams.get('map')?.split('/').map(Number) ?? []
  await expect.poll(() => centre()[1]).toBeGreaterThan(4.5)
  // It flies a leg from west to east, or back.
  const before = centre()[2]
  await expect.poll(() => centre()[2]).not.toBe(before)
  await watched.mouse.move(600, 500)
  await watched.mouse.down()
  await watched.mouse.move(660, 540, { steps: 5 })
  await watched.mouse.up()
  await expect(strip(watched).getByText('Following ANKA-S 1')).toHaveCount(0)
})

test('a position is copied in any notation and one in any notation is gone to', async ({ serve, watched }) => {
  await watched.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?map=7.00/4.2058/113.0853`)
  const copied = () => watched.evaluate(() => navigator.clipboard.readText())
  const at = await placeOf(watched, 112.5, 4.5)
  await watched.mouse.move(at.x, at.y)
  await expect(strip(watched).getByText(/^04°\d\d\.\d{3}′ N 112°/)).toBeVisible()
  await watched.keyboard.press('c')
  await expect.poll(copied).toMatch(/^04°(29|30)\.\d{3}′ N 112°(29|30)\.\d{3}′ E$/)

  await watched.mouse.click(at.x, at.y, { button: 'right' })
  await watched.getByRole('button', { name: /^Copy 49N / }).click()
  await expect.poll(copied).toMatch(/^49N [A-Z]{2} \d{5} \d{5}$/)

  await watched.keyboard.press('r')
  const field = watched.getByRole('textbox', { name: 'Go to position' })
  await field.fill('4 60 N 113 E')
  await field.press('Enter')
  await expect(watched.getByText('latitude has 60 minutes, expected 0 to 59.999')).toBeVisible()
  await field.fill('50N KK 31471 65179')
  await field.press('Enter')
  await expect.poll(() => new URL(watched.url()).searchParams.get('map')).toMatch(/^9\.00\//)
})

test('a view is kept under a name, over a reload, and the EEZ is at hand', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  const url = await serve('--scenario', 'crossing')
  await watch.open(`${url}/?map=9.00/5.2000/115.0000`)
  await watched.keyboard.press('b')
  await watched.getByRole('textbox', { name: 'Name of this view' }).fill('Labuan')
  await watched.keyboard.press('Enter')
  await watched.getByRole('button', { name: 'Whole EEZ' }).click()
  await expect.poll(() => new URL(watched.url()).searchParams.get('map')).toMatch(/^[2-5]\./)
  await watched.reload()
  await watched.waitForFunction(() => window.chartProbe !== undefined)
  await watched.keyboard.press('b')
  await watched.getByRole('button', { name: 'Labuan', exact: true }).click()
  await expect(watched).toHaveURL(/map=9\.00\/5\.2000\/115\.0000/)
  await watched.getByRole('button', { name: 'Delete Labuan' }).click()
  await expect(watched.getByText('None yet.')).toBeVisible()
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 }, isMobile: true })

  test('a box is drawn with a finger, and afterwards a finger moves the map again', async ({ serve, watched }) => {
    const watch = new WatchPage(watched)
    await watch.open(`${await serve('--scenario', 'crossing')}/?map=6.00/4.2000/112.0000`)
    const touch = await watched.context().newCDPSession(watched)
    const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
      for (const share of [0.3, 0.6, 1]) {
        const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] })
      }
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    const middle = () => watched.evaluate(() => window.chartProbe?.project(112, 4.2))
    const before = await middle()
    expect(before).toBeDefined()
    await watched.getByRole('button', { name: 'Rings, box and position (R)' }).tap()
    await watched.getByRole('button', { name: 'Draw a box' }).tap()
    await expect(watched.getByRole('status', { name: 'Chart tools' })).toContainText('Box: drag over the targets')
    await drag({ x: 60, y: 220 }, { x: 300, y: 480 })
    await expect(strip(watched).getByText(/^\d+ targets? chosen$/)).toBeVisible()
    await expect(strip(watched).getByText('Box: drag')).toHaveCount(0)
    expect(await middle()).toEqual(before)
    await drag({ x: 60, y: 220 }, { x: 200, y: 300 })
    await expect.poll(middle).not.toEqual(before)
  })
})

test('the map stays sharp when its window moves to another screen', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const ratio = () =>
    watched.getByLabel('Sea chart').evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.clientWidth)
  expect(await ratio()).toBeCloseTo(1, 2)
  const screen = await watched.context().newCDPSession(watched)
  // In another size, too, as screens differ: Chromium tells an emulated ratio alone to nobody.
  const metrics = { width: 1200, height: 800, deviceScaleFactor: 2, mobile: false }
  await screen.send('Emulation.setDeviceMetricsOverride', metrics)
  await expect.poll(ratio).toBeCloseTo(2, 2)
})
