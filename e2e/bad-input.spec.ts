import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { removeFolder, temporaryFolder } from '../scripts/temporary-folder.ts'
import { encodeSentences } from '../src/domain/ais/testing.ts'
import { expect, startServer, test } from './fixtures.ts'
import { OldPageLine } from './old-page-line.ts'
import { TcpReceiver } from './tcp-receiver.ts'
import { WatchPage } from './watch-page.ts'

/** A class A position without anything wrong in it but what it is told. */
function position(mmsi: number, lon: number, lat: number, atMs?: number): string[] {
  return encodeSentences(
    { type: 1, mmsi, lon, lat, sogKn: 8.4, cogDeg: 270, headingDeg: 271 },
    atMs === undefined ? {} : { atMs, station: 'r1' },
  )
}

/**
 * A foreign fishing vessel over the limit east of Natuna, in reports of the last five minutes: it is in for long enough
 * that it counts at once.
 */
function entry(mmsi: number, name: string): string[] {
  const nowMs = Math.floor(Date.now() / 1000) * 1000
  const voyage = encodeSentences({ type: 5, mmsi, name, callSign: '<B>', shipType: 30, destination: '</TD><SCRIPT>X' })
  return [
    ...voyage,
    ...[5, 4, 3, 2, 1, 0].flatMap((ago) => position(mmsi, 109.998 - ago * 0.006, 4, nowMs - ago * 60_000)),
  ]
}

/** What the panel of the selected track says under `Position`, as it stands. */
async function expectPlace(watch: WatchPage, place: RegExp): Promise<void> {
  await expect(watch.track).toContainText(place)
}

/** A stage of one receiver that the page is connected to and has heard nothing of yet. */
async function receiverOn(page: Page, serve: (...args: string[]) => Promise<string>, view: string) {
  const receiver = new TcpReceiver()
  const watch = new WatchPage(page)
  const url = await serve('--feed', await receiver.listen())
  await page.goto(`${url}/?map=${view}`)
  await watch.expectMode('WAITING')
  await expect.poll(() => receiver.isHeard).toBe(true)
  return { receiver, watch, url }
}

const MARKUP = '<IMG SRC=X ONERROR=A'

test('markup in a name, an MMSI that is none and one of ten digits are shown as what they are', async ({
  serve,
  watched,
}) => {
  const { receiver, watch } = await receiverOn(watched, serve, '8/4/110')
  receiver.say([...entry(574000077, MARKUP), ...position(0, 110.2, 4.2), ...position(2 ** 30 - 1, 110.2, 3.8)])
  await expect(watch.targets.getByRole('option')).toHaveCount(3)
  await watch.target(new RegExp(`^${MARKUP}, fishing vessel, `)).click()
  await expect(watch.track.getByRole('heading', { name: MARKUP })).toBeVisible()
  await expect(watch.track).toContainText('</TD><SCRIPT>X')
  await expect.poll(() => watch.labels()).toContain(MARKUP)
  await expect(watch.alert(/Warning: Entered Malaysia EEZ, Sabah and Sarawak.*<IMG SRC=X ONERROR=A/)).toBeVisible()
  await watch.tab('Events').click()
  await expect(watch.events).toContainText(MARKUP)
  await watched.keyboard.press('Control+k')
  await watched.keyboard.type('onerror')
  await expect(watched.getByRole('dialog').getByRole('option', { name: `${MARKUP} fishing vessel` })).toBeVisible()
  await watched.keyboard.press('Escape')
  await expect(watched.locator('img, [onerror], script:not([src])')).toHaveCount(0)

  await watch.target(/^1073741823, /).click()
  await expect(watch.track).toContainText('MMSI 1073741823, not a number that is given out')
  await watch.target(/^000 000 000, /).click()
  await expect(watch.track).toContainText('MMSI 000 000 000, not a number that is given out')
  receiver.close()
})

test('at the poles, over the antimeridian and after a jump of a thousand kilometres places and lines are right', async ({
  serve,
  watched,
}) => {
  const { receiver, watch } = await receiverOn(watched, serve, '4/0/179')
  const [north, south, across, jumper, off] = [533000001, 533000002, 533000003, 533000004, 533000005]
  receiver.say([...position(north, 10, 90), ...position(south, -10, -90)])
  receiver.say([...position(across, 179.9999, 5), ...position(jumper, 170, 5), ...position(off, 10, 90.5)])
  await expect(watch.targets.getByRole('option')).toHaveCount(4)
  await watch.target(/533 000 003/).click()
  await expectPlace(watch, /05°00\.000′ N\s*179°59\.994′ E/)

  // What is between the two reports is the short way, never the way round the world.
  const looking = watched.evaluate(
    async ([slot, worldPx]) => {
      const places: number[] = []
      const endMs = performance.now() + 4000
      while (performance.now() < endMs) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const place = window.chartProbe?.screen(slot)
        const line = window.chartProbe?.project(180, 5)
        if (!place || !line) continue
        const away = Math.abs(place.x - line.x) % worldPx
        places.push(Math.round(Math.min(away, worldPx - away)))
      }
      return [...new Set(places)]
    },
    // It is the third that was heard; the world at zoom 4 is so wide.
    [2, 512 * 2 ** 4] as const,
  )
  receiver.say([...position(across, -179.9999, 5), ...position(jumper, 179, 5)])
  expect(await looking, 'pixels from the antimeridian').toEqual([0])
  await expectPlace(watch, /05°00\.000′ N\s*179°59\.994′ W/)
  await expect(watch.track).toContainText('8.4')

  await watch.target(/533 000 004/).click()
  await expectPlace(watch, /05°00\.000′ N\s*179°00\.000′ E/)
  // No line is drawn over a way that no ship can go: it looks there as it does beside it.
  await expect.poll(() => watched.evaluate(() => window.chartProbe?.trails())).toBeGreaterThan(0)
  const pixels = await watched.evaluate(async () => [
    await window.chartProbe?.pixel(172.3, 5),
    await window.chartProbe?.pixel(168.3, 5),
  ])
  expect(pixels[0]).toBeDefined()
  expect(pixels[0]).toEqual(pixels[1])

  await watch.target(/533 000 001/).click()
  await expectPlace(watch, /90°00\.000′ N\s*010°00\.000′ E/)
  await watched.keyboard.press('c')
  await watch.target(/533 000 002/).click()
  await expectPlace(watch, /90°00\.000′ S\s*010°00\.000′ W/)

  await watched.keyboard.press('g')
  const panel = watched.getByRole('region', { name: 'Feeds', exact: true })
  await panel.getByRole('button', { name: '1 position-out-of-range' }).click()
  await expect(panel.getByRole('list', { name: 'Last rejects' })).toContainText(
    'latitude 90.5000, expected -180 to 180 and -90 to 90',
  )
  receiver.close()
})

test('names with control and bidi characters and of ten thousand letters come over the wire as one plain line', async ({
  serve,
  watched,
}) => {
  const folder = temporaryFolder()
  try {
    const names = ['\u202eGNIHSIF\u2066 \u200fEVIL\u0007', 'LONG '.repeat(2000), '&lt;svg onload=alert(1)&gt;']
    // From outside over the line at 200 NM, eight minutes later inside.
    const track = (name: string, i: number) =>
      `<trk><name>${name}</name><trkseg>${Array.from({ length: 40 }, (_, k) => {
        const time = new Date(Date.UTC(2026, 2, 14) + k * 15_000).toISOString()
        return `<trkpt lat="${4 + i / 10}" lon="${112 + k / 200}"><time>${time}</time></trkpt>`
      }).join('')}</trkseg></trk>`
    const path = join(folder, 'hostile.gpx')
    writeFileSync(path, `<?xml version="1.0"?><gpx version="1.1" creator="x">${names.map(track).join('')}</gpx>`)
    const watch = new WatchPage(watched)
    await watch.open(`${await serve('--feed', `file:${path}`, '--speed', '20')}/?map=8/4.1/112.1`)
    await watch.expectMode('REPLAY')
    const rows = watch.targets.getByRole('option')
    await expect(rows).toHaveCount(3)
    const strange = /[\p{Cc}\p{Cf}]/u
    for (const row of await rows.all()) {
      await row.click()
      const heading = await watch.track.getByRole('heading', { level: 2 }).innerText()
      expect(heading.length).toBeLessThanOrEqual(60)
      expect(heading).not.toMatch(strange)
      expect(await row.innerText()).not.toMatch(/[\p{Cf}]/u)
      // On the map a name is cut shorter still.
      await expect
        .poll(async () => (await watch.labels()).map((label) => label.slice(0, 12)))
        .toContain(heading.slice(0, 12))
      expect((await watch.labels()).join()).not.toMatch(strange)
    }
    // Everyone is first seen inside a zone, and each is told by name.
    await watch.events.getByRole('button', { name: 'Crossings' }).click()
    await expect(watch.events).toContainText('GNIHSIF')
    expect(await watch.events.innerText()).not.toMatch(/[\p{Cf}]/u)
    await expect(watched.locator('section svg[onload]')).toHaveCount(0)
  } finally {
    removeFolder(folder)
  }
})

test('fifty thousand targets in one harbour are counted, drawn and picked, and no name covers another', async ({
  serve,
  watched,
}) => {
  const COUNT = 50_000
  const { receiver, watch } = await receiverOn(watched, serve, '13/5.28/115.24')
  const lines = Array.from({ length: COUNT }, (_, i) =>
    // Two nautical miles of the harbour of Labuan, on a grid: no two in one place.
    position(533_100_000 + i, 115.22 + (i % 250) / 6250, 5.26 + Math.floor(i / 250) / 5000),
  ).flat()
  receiver.say(lines)
  await watched.waitForFunction((count) => (window.chartProbe?.drawn() ?? 0) >= count, COUNT, { timeout: 120_000 })
  await expect(watched.getByText(/50[ ,\u2009]000/).first()).toBeVisible()
  // Meanwhile all of them may have fallen silent; one more word and the picture is live.
  receiver.say(lines.slice(-1))
  await watch.expectMode('LIVE')
  const labels = await watch.labels()
  expect(labels.length).toBeLessThanOrEqual(200)

  const middle = await watched.evaluate(() => window.chartProbe?.project(115.24, 5.28))
  await watched.mouse.click(middle?.x ?? 0, middle?.y ?? 0)
  await expect(watch.track.getByRole('heading', { level: 2 })).toContainText(/^533 1/)
  await expect(watch.track).toContainText(/05°1[67]/)
  receiver.close()
})

test('a receiver whose clock is an hour off is told so, and ages stay right', async ({ serve, watched }) => {
  const { receiver, watch } = await receiverOn(watched, serve, '8/5.6/114.6')
  const HOUR_MS = 3_600_000
  receiver.say(position(533000077, 114.6, 5.6, Date.now() + HOUR_MS))
  await expect(watch.target(/533 000 077.* \d+ s old/)).toBeVisible()
  await watch.expectMode('LIVE')
  expect(Math.abs((await watch.nowMs()) - Date.now())).toBeLessThan(5000)
  await watched.keyboard.press('g')
  const panel = watched.getByRole('region', { name: 'Feeds', exact: true })
  await expect(panel).toContainText(/clock of AIS 127\.0\.0\.1:\d+ is (59 min|1 h 00 min) ahead/)
  await expect(panel).toContainText('Partial picture')
  await expect(panel).toContainText('its reports are dated by when they came')
  receiver.close()
})

test('a server that starts again is a new picture with the old alerts, and the page says what is gone', async ({
  page,
}) => {
  // Not the watched page: the browser itself writes a line for every refused connection, and here some must be.
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const data = temporaryFolder()
  const receiver = new TcpReceiver()
  const args = ['--feed', await receiver.listen(), '--data', data]
  let server = await startServer(args)
  try {
    const watch = new WatchPage(page)
    await page.goto(`${server.url}/?map=8/4/110`)
    await expect.poll(() => receiver.isHeard).toBe(true)
    receiver.say(entry(574000077, 'BIEN DONG 7'))
    const entered = /Entered Malaysia EEZ, Sabah and Sarawak.*BIEN DONG 7/
    await expect(watch.alert(entered)).toBeVisible()
    await watch.target(/BIEN DONG 7/).click()

    await server.stop()
    await watch.expectMode('STALE')
    await expect(page.getByRole('button', { name: /^Feeds:/ })).toContainText('Server lost, trying again')
    await expect(watch.alert(entered)).toBeVisible()
    server = await startServer(args, server.port)
    await expect(page.getByText(/^Line down .*: the server was started again, what it heard before/)).toBeVisible()
    await expect.poll(() => receiver.isHeard).toBe(true)
    // The old alert is there and no second one; of the target nothing is known until it speaks.
    await expect(watch.alert(entered)).toHaveCount(1)
    await expect(watch.targets.getByRole('option')).toHaveCount(0)
    receiver.say(entry(574000077, 'BIEN DONG 7'))
    await expect(watch.target(/BIEN DONG 7/)).toBeVisible()
    await watch.expectMode('LIVE')
    await expect(watch.track.getByRole('heading', { name: 'BIEN DONG 7' })).toBeVisible()
    await expect(watch.alert(entered)).toHaveCount(1)
    expect(errors).toEqual([])
  } finally {
    receiver.close()
    await server.stop()
    removeFolder(data)
  }
})

test('a page from before an update is told so, and a press loads the new one', async ({ serve, watched }) => {
  const line = await OldPageLine.to(await serve('--scenario', 'crossing'), 2)
  try {
    await watched.goto(line.url)
    const strip = watched.getByRole('status').filter({ hasText: 'Nothing new can be shown' })
    await expect(strip).toContainText('speaks version 2 of the stream, the server ')
    await new WatchPage(watched).expectMode('WAITING')
    const loaded = watched.waitForEvent('load')
    await strip.getByRole('button', { name: 'Reload the page' }).click()
    await loaded
  } finally {
    line.close()
  }
})

test('when the graphics are lost while ten thousand move, the picture comes back with the same target', async ({
  serve,
  page,
}) => {
  const TARGETS = 10_000
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const watch = new WatchPage(page)
  await watch.open(await serve('--scenario', 'crowd', '--targets', String(TARGETS)))
  const drawn = () => page.evaluate(() => window.chartProbe?.drawn() ?? 0)
  await expect.poll(drawn, { timeout: 60_000 }).toBeGreaterThanOrEqual(TARGETS)
  await watch.target(/^PATROL 7/).click()
  await expect(watch.track.getByRole('heading', { name: 'PATROL 7' })).toBeVisible()
  await expect.poll(() => watch.labels()).toContain('PATROL 7')
  /** Sarawak, where nobody sails. */
  const land = () => page.evaluate(() => window.chartProbe?.pixel(114.2, 2.6))
  const landBefore = await land()

  await page.evaluate(() => {
    const canvas = document.querySelector('canvas')
    const handle = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (!handle) throw new Error('the graphics cannot be taken away')
    canvas?.addEventListener('webglcontextlost', () => setTimeout(() => handle.restoreContext(), 2500), { once: true })
    handle.loseContext()
  })
  await expect(page.getByText('The map is not drawn')).toBeVisible()
  // The rest of the picture goes on: the clock, the list, the panel.
  const before = await watch.nowMs()
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(before + 1000)
  await expect(page.getByText('The map is not drawn')).toBeHidden()
  await expect.poll(() => watch.labels()).toContain('PATROL 7')
  await expect.poll(drawn).toBeGreaterThanOrEqual(TARGETS)
  await expect.poll(land).toEqual(landBefore)
  await expect(watch.track.getByRole('heading', { name: 'PATROL 7' })).toBeVisible()
  await watch.expectMode('LIVE')
  expect(errors).toEqual([])
})
