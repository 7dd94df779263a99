import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

test('by keyboard alone one filters, finds a target, opens its panel and shows all again', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const { keyboard } = watched
  const everyone = await watch.targets.getByRole('option').count()
  const filter = watched.getByRole('region', { name: 'Filter targets' })

  await keyboard.press('x')
  await expect(filter).toBeVisible()
  await expect(filter.getByRole('button', { name: 'Show all' })).toBeFocused()
  const fishing = filter.getByRole('group', { name: 'Ship type' }).getByRole('button', { name: /^fishing vessels/ })
  await expect(async () => {
    await keyboard.press('Tab')
    await expect(fishing).toBeFocused({ timeout: 50 })
  }).toPass()
  await keyboard.press('Space')
  await expect(fishing).toHaveAttribute('aria-pressed', 'true')
  await keyboard.press('Escape')
  await expect(filter).toBeHidden()
  const panel = watched.getByRole('region', { name: 'Targets', exact: true })
  await expect(panel.getByText(/^\d+ shown of \d+$/)).toBeVisible()
  await expect(watch.target(/ANKA-S 1/)).toHaveCount(0)
  await expect.poll(() => new URL(watched.url()).searchParams.get('filter')).toBe('ship:fishing')

  await keyboard.press('/')
  await keyboard.type('laut biru')
  await keyboard.press('ArrowDown')
  await expect(watch.targets).toBeFocused()
  await expect(watch.track.getByRole('heading', { name: 'LAUT BIRU 9' })).toBeVisible()
  await expect(watch.track).toContainText(/NM (from|outside) the limit/)
  await keyboard.press('w')
  await expect(watch.target(/LAUT BIRU 9.*on the watch list/)).toBeVisible()

  const showAll = panel.getByRole('button', { name: 'Show all' })
  await expect(async () => {
    await keyboard.press('Shift+Tab')
    await expect(showAll).toBeFocused({ timeout: 50 })
  }).toPass()
  await keyboard.press('Enter')
  await expect(showAll).toHaveCount(0)
  await expect.poll(() => watch.targets.getByRole('option').count()).toBeGreaterThanOrEqual(everyone)
  await expect.poll(() => new URL(watched.url()).searchParams.get('filter')).toBeNull()
})

test('a press on a head sorts by its column, and says so', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const head = watched.getByRole('columnheader', { name: 'kn' })
  await expect(watched.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  await head.getByRole('button').press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await expect(watched.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'none')
  await expect(async () => {
    const knots = await watch.targets.getByRole('option').evaluateAll((rows) =>
      rows.flatMap((row) => {
        const [, found] = /, ([\d.]+) knots/.exec(row.textContent ?? '') ?? []
        return row.textContent?.includes('drone') || row.textContent?.includes(' open ') || !found
          ? []
          : [Number(found)]
      }),
    )
    expect(knots.length).toBeGreaterThan(3)
    expect(knots).toEqual(knots.toSorted((a, b) => b - a))
  }).toPass()
})

test('a filter from an address is in force, and one press ends it', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?filter=kind:drone`)
  const panel = watched.getByRole('region', { name: 'Targets', exact: true })
  await expect(panel.getByText(/^1 shown of \d+$/)).toBeVisible()
  const chip = watched.getByRole('group', { name: 'Filter' }).getByRole('button', { name: 'drone (UAV)' })
  await expect(chip).toHaveAttribute('aria-pressed', 'true')
  await chip.click()
  await expect(chip).toHaveCount(0)
  await expect(panel.getByText(/shown of/)).toHaveCount(0)
})

const HOSTILE = {
  markup: '&lt;img src=x onerror=alert(1)&gt;&lt;b&gt;BOLD',
  bidi: '\u202eGNIHSIF\u2066 \u200fEVIL',
  long: 'LONG '.repeat(2000),
}

test('hostile names are text in list and panel, cut, and push nothing aside', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const track = (name: string, i: number) =>
    `<trk><name>${name}</name><trkseg>${[0, 1, 2]
      .map(
        (minute) =>
          `<trkpt lat="${5 + i / 10}" lon="${112 + minute / 100}"><time>2026-03-14T00:0${minute}:00Z</time></trkpt>`,
      )
      .join('')}</trkseg></trk>`
  const gpx = `<?xml version="1.0"?><gpx version="1.1" creator="x">${Object.values(HOSTILE).map(track).join('')}</gpx>`
  await watch.drop('hostile.gpx', Buffer.from(gpx))
  await watch.expectMode('REPLAY')
  const rows = watch.targets.getByRole('option')
  await expect(rows).toHaveCount(3)
  await expect(watch.targets).toContainText('<img src=x onerror=alert(1)><b>BOLD')
  for (const row of await rows.all()) {
    await row.click()
    const heading = watch.track.getByRole('heading', { level: 2 })
    await expect(heading).toBeVisible()
    expect((await row.boundingBox())?.height).toBe(28)
    expect((await heading.boundingBox())?.height ?? 99).toBeLessThan(50)
    expect((await heading.textContent())?.length ?? 99).toBeLessThanOrEqual(60)
    expect(await heading.textContent()).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/)
  }
  await expect(watched.locator('section img, section b')).toHaveCount(0)
  const overflow = await watched.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

test('on a phone the track is a sheet of three heights: by keys, by finger, by a tap', async ({ serve, watched }) => {
  await watched.setViewportSize({ width: 390, height: 844 })
  const watch = new WatchPage(watched)
  await watch.open(`${await serve('--scenario', 'crossing')}/?track=uav:anka-s-1`)
  const handle = watched.getByRole('slider', { name: 'Height of the track sheet' })
  const height = async () => Math.round((await watch.track.boundingBox())?.height ?? 0)
  await expect(handle).toHaveAttribute('aria-valuetext', 'half')
  await expect(watch.track.getByRole('heading', { level: 2 })).toBeVisible()
  const half = await height()
  const map = await watched.locator('main').boundingBox()
  expect(half).toBeGreaterThan(180)

  await handle.press('Home')
  await expect.poll(height).toBe(180)
  await expect(watch.track.getByText(/\d kn, .* old$/)).toBeVisible()
  await handle.press('End')
  await expect.poll(height).toBe(Math.round(map?.height ?? 0) - 1)

  const box = await handle.boundingBox()
  if (!box) throw new Error('the handle has no place')
  expect(box.height).toBeGreaterThanOrEqual(44)
  await watched.mouse.move(box.x + box.width / 2, box.y + 8)
  await watched.mouse.down()
  await watched.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 4 })
  await watched.mouse.move(box.x + box.width / 2, box.y + 300, { steps: 8 })
  await watched.mouse.up()
  await expect(handle).toHaveAttribute('aria-valuetext', /half|peek/)
  await handle.press('Home')
  await handle.click({ position: { x: box.width / 2, y: 8 } })
  await expect(handle).toHaveAttribute('aria-valuetext', 'half')
  await expect.poll(height).toBe(half)
})
