import { encodeSentences } from '../src/domain/ais/testing.ts'
import { expect, startServer, test } from './fixtures.ts'
import { TcpReceiver } from './tcp-receiver.ts'
import { WatchPage } from './watch-page.ts'

const position = (lon: number) =>
  encodeSentences({ type: 1, mmsi: 533000077, lon, lat: 5.6, sogKn: 8.4, cogDeg: 270, headingDeg: 271 })

/** What class A owes at 8.4 kn, and what server and page take to notice. */
const INTERVAL_MS = 10_000
const NOTICED_MS = 3000

test('a receiver that is connected but silent ends LIVE within one interval of its ship, and is live again with her', async ({
  serve,
  watched,
}) => {
  const receiver = new TcpReceiver()
  const watch = new WatchPage(watched)
  await watched.goto(await serve('--feed', await receiver.listen()))
  await watch.expectMode('WAITING')
  await expect.poll(() => receiver.isHeard).toBe(true)

  receiver.say(position(114.6))
  const saidAtMs = performance.now()
  await watch.expectMode('LIVE')
  await watch.expectMode('STALE')
  expect(performance.now() - saidAtMs).toBeGreaterThan(INTERVAL_MS)
  expect(performance.now() - saidAtMs).toBeLessThan(INTERVAL_MS + NOTICED_MS)
  const button = watched.getByRole('button', { name: /^Feeds:/ })
  await expect(button).toContainText(/silent \d+ s/)

  await watched.keyboard.press('g')
  const panel = watched.getByRole('region', { name: 'Feeds', exact: true })
  await expect(panel).toContainText('Old picture')
  await expect(panel.getByRole('listitem')).toContainText('connected but silent')
  await expect(panel.getByRole('listitem')).toContainText(/no report for \d+ s \(due every 10 s\)/)

  receiver.say([...position(114.599), '!AIVDM,1,1,,A,15N9?cP01BGR1ttC>C03Tjon00S@,0*00'])
  await watch.expectMode('LIVE')
  await expect(panel).toContainText('Good picture')
  await panel.getByRole('button', { name: '1 checksum' }).click()
  await expect(panel.getByRole('list', { name: 'Last rejects' })).toContainText('15N9?cP01BGR1ttC')
  await watched.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(button).toBeFocused()
  receiver.close()
})

test('a server that freezes with its line open ends LIVE within its silence limit, and comes back', async ({
  page,
}) => {
  const server = await startServer(['--scenario', 'crossing'])
  try {
    const watch = new WatchPage(page)
    await watch.open(server.url)
    await watch.expectMode('LIVE')
    process.kill(server.pid, 'SIGSTOP')
    const frozenAtMs = performance.now()
    await watch.expectMode('STALE')
    expect(performance.now() - frozenAtMs).toBeLessThan(5000)
    await expect(page.getByRole('button', { name: /^Feeds:/ })).toContainText(/Server/)
    process.kill(server.pid, 'SIGCONT')
    await watch.expectMode('LIVE')
  } finally {
    process.kill(server.pid, 'SIGCONT')
    await server.stop()
  }
})

test('a wrong clock of this computer is measured and told, and changes no age', async ({ serve, watched }) => {
  await watched.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() - 4 * 60_000
  })
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await expect(watched.getByText('This computer’s clock is 4 min behind the server’s').first()).toBeVisible()
  await watch.expectMode('LIVE')
  expect(Math.abs((await watch.nowMs()) - Date.now())).toBeLessThan(10_000)
  await watched.keyboard.press('g')
  await expect(watched.getByRole('region', { name: 'Feeds', exact: true })).toContainText('Partial picture')
})
