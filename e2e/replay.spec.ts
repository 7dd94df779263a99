import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from './fixtures.ts'
import { recordedDay, recordedFlight, shipNames } from './recorded-day.ts'
import { WatchPage } from './watch-page.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const ais250 = fileURLToPath(new URL('../../shared/samples/dma-aislib-ais250.txt', import.meta.url))
const run = promisify(execFile)

/** SHA-256 of the event log, by the command line. */
async function hashByCommandLine(path: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['mock-server/cli.ts', 'events', path, '--hash', ...args], {
    cwd: projectFolder,
  })
  return stdout.trim()
}

/** SHA-256 of the event log, as the page tells it of the recording it shows. */
async function hashOnPage(watch: WatchPage): Promise<string> {
  await watch.page.getByRole('button', { name: 'About this recording' }).click()
  const text = await watch.page.getByText(/event log SHA-256/).textContent()
  await watch.page.keyboard.press('Escape')
  return text?.match(/[0-9a-f]{64}/)?.[0] ?? ''
}

/** SHA-256 of the event log of a server that was fed the file, once it has played it all. */
async function hashByServerFeed(watch: WatchPage, url: string): Promise<string> {
  const status = async () => (await watch.page.request.get(`${url}/api/status`)).json()
  await expect.poll(async () => (await status()).feeds[0].state, { timeout: 30_000 }).toBe('ended')
  return (await status()).eventLogSha256
}

test('an analyst drops a recorded AIS file, plays it, seeks in it and goes back to live', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('day.nmea', recordedDay())

  await watch.expectMode('REPLAY')
  for (const name of shipNames) await expect(watch.target(name)).toBeVisible()
  await expect(watch.targets.getByRole('option')).toHaveCount(shipNames.length)
  const atStart = await watch.nowMs()
  expect(new Date(atStart).toISOString()).toMatch(/^2026-03-14T00:/)
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(atStart)

  await watched.getByRole('button', { name: 'Pause (Space)' }).click()
  const paused = await watch.nowMs()
  const slider = watched.getByRole('slider', { name: 'Time' })
  await slider.press('End')
  await expect.poll(() => watch.nowMs()).toBe(Date.UTC(2026, 2, 14, 1, 30))
  await expect(watch.events.getByRole('button', { name: /GEO MERIDIAN\s*Entered Malaysia EEZ/ })).toBeVisible()
  await expect(watch.events.getByRole('button', { name: /OCEAN HERON\s*Left Malaysia EEZ/ })).toBeVisible()
  await slider.press('Home')
  await expect.poll(() => watch.nowMs()).toBeLessThanOrEqual(paused)
  await expect(watch.events.getByRole('button', { name: /Entered/ })).toHaveCount(0)

  await watched.getByRole('combobox', { name: 'Speed' }).selectOption('600')
  await watched.getByRole('button', { name: 'Play (Space)' }).click()
  await expect(watch.events.getByRole('button', { name: /GEO MERIDIAN\s*Entered Malaysia EEZ/ })).toBeVisible()

  await watched.getByRole('button', { name: 'About this recording' }).click()
  await expect(watched.getByRole('row', { name: /checksum/ })).toBeVisible()
  await expect(watched.getByRole('row', { name: /incomplete-message/ })).toBeVisible()
  await watched.keyboard.press('Escape')

  await watched.getByRole('button', { name: 'Back to live' }).click()
  await watch.expectMode('LIVE')
  await expect(watch.target(/^ANKA-S 1/)).toBeVisible()
})

test('browser, server feed and command line make the same events of one file', async ({ serve, watched }, testInfo) => {
  const path = testInfo.outputPath('day.nmea')
  await writeFile(path, recordedDay())
  const byCommandLine = await hashByCommandLine(path)
  expect(byCommandLine).toMatch(/^[0-9a-f]{64}$/)
  const { stdout } = await run(process.execPath, ['mock-server/cli.ts', 'events', path], { cwd: projectFolder })
  expect(stdout.trim().split('\n').length).toBeGreaterThanOrEqual(4)

  const watch = new WatchPage(watched)
  const url = await serve('--feed', `file:${path}`, '--speed', '600')
  await watch.open(url)
  await watch.expectMode('REPLAY')
  expect(await hashByServerFeed(watch, url)).toBe(byCommandLine)

  await watch.drop('day.nmea', recordedDay())
  await expect(watched.getByRole('button', { name: 'About this recording' })).toBeVisible()
  expect(await hashOnPage(watch)).toBe(byCommandLine)
})

test('a real AIS file without times asks for its start, and then plays everywhere the same', async ({
  serve,
  watched,
}) => {
  test.skip(!existsSync(ais250), 'the sample files are not beside this checkout')
  test.slow()
  const start = '2026-03-14T00:00:00Z'
  const byCommandLine = await hashByCommandLine(ais250, '--start', start)
  const watch = new WatchPage(watched)
  const url = await serve('--feed', `file:${ais250}`, '--start', start, '--speed', '600')
  await watch.open(url)
  expect(await hashByServerFeed(watch, url)).toBe(byCommandLine)

  await watch.drop('ais250.txt', readFileSync(ais250))
  const dialog = watched.getByRole('dialog')
  await expect(dialog).toContainText('220 positions but no times')
  await dialog.getByRole('textbox').fill('noon')
  await dialog.getByRole('button', { name: 'Replay' }).click()
  await expect(dialog.getByRole('alert')).toContainText('"noon" is not a time')
  await dialog.getByRole('textbox').fill(start)
  await dialog.getByRole('button', { name: 'Replay' }).click()
  await watch.expectMode('REPLAY')
  await expect(watched.getByRole('button', { name: 'About this recording' })).toContainText('220 positions')
  expect(await hashOnPage(watch)).toBe(byCommandLine)
})

test('a GPX track is replayed, and its bad point is told', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('flight.gpx', recordedFlight())
  await watch.expectMode('REPLAY')
  await expect(watch.target('Flight out of Labuan')).toBeVisible()
  const about = watched.getByRole('button', { name: 'About this recording' })
  await expect(about).toContainText('1 rejected')
  await about.click()
  await expect(watched.getByRole('row', { name: /position-out-of-range/ })).toContainText('lat is "95.5"')
})

test('files that cannot be replayed say why, and the picture goes on', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const cases: [string, Buffer, RegExp][] = [
    ['empty.nmea', Buffer.alloc(0), /empty\.nmea: the file is empty, expected NMEA AIS sentences/],
    ['photo.bin', Buffer.from([0, 1, 2, 255, 0, 7, 9]), /photo\.bin: the file is binary, expected text/],
    ['notes.txt', Buffer.from('meeting at noon\n'), /begins with "meeting at noon", expected NMEA AIS/],
    [
      'quiet.nmea',
      Buffer.from('!AIVDM,1,1,,A,15N9?cP01BGR1ttC>C03Tjon00S@,0*00\n'),
      /holds no usable position \(rejected: 1 checksum\)/,
    ],
  ]
  for (const [name, bytes, message] of cases) {
    await watch.drop(name, bytes)
    const dialog = watched.getByRole('dialog')
    await expect(dialog).toContainText(message)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toHaveCount(0)
  }
  await watch.expectMode('LIVE')
})
