import { CuttableLine } from './cut-line.ts'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

/** What the feed panel says of the stream. */
async function streamNumbers(watch: WatchPage): Promise<Record<string, string>> {
  return watch.page
    .getByRole('region', { name: 'Line to the server' })
    .locator('dl')
    .evaluate((list) =>
      Object.fromEntries(
        [...list.querySelectorAll('div')].map((each) => [
          each.querySelector('dt')?.textContent,
          each.querySelector('dd')?.textContent,
        ]),
      ),
    )
}

test('a cut stream comes back by itself, without a gap and without a double', async ({ serve, page }) => {
  // Crossings count when a ship has stayed over the line for a minute.
  test.slow()
  // Not the watched page: the browser itself writes a line for every refused connection, and here some must be.
  const url = await serve('--scenario', 'crossing')
  const line = await CuttableLine.to(url)
  try {
    const watch = new WatchPage(page)
    await watch.open(line.url)
    await watch.expectMode('LIVE')
    await page.getByRole('button', { name: 'Feeds' }).click()

    line.cut()
    await watch.expectMode('STALE')
    await expect(page.getByRole('button', { name: 'Feeds' })).toContainText(/Server/)
    line.mend()
    await watch.expectMode('LIVE')

    await expect
      .poll(() => streamNumbers(watch), { timeout: 20_000 })
      .toMatchObject({
        State: 'connected',
        Resumed: expect.stringMatching(/^[1-9]/),
        Missing: '0',
        Repeated: '0',
        Snapshots: '1',
      })
    // The server's own list of crossings and the page's must be one and the same, also those from during the cut.
    const crossings = async () => {
      const events: { kind: string }[] = await (await page.request.get(`${url}/api/events`)).json()
      return events.filter((event) => event.kind !== 'first-seen-inside').length
    }
    await expect.poll(crossings, { timeout: 150_000 }).toBeGreaterThan(0)
    const shown = page.getByRole('region', { name: 'Events' }).getByRole('listitem')
    await expect(shown).toHaveCount(await crossings())
  } finally {
    line.close()
  }
})

test('a page of another version is told so, and one that comes back hears binary messages', async ({ serve, page }) => {
  const url = await serve('--scenario', 'crossing')
  await page.goto(`${url}/api/status`)
  const closed = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket('/api/stream?wire=2')
        socket.onclose = ({ code, reason }) => resolve({ code, reason })
      }),
  )
  expect(closed).toEqual({
    code: 4003,
    reason: 'this page speaks version 2 of the stream, the server 5: reload the page',
  })
  const first = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket('/api/stream?wire=5')
        socket.binaryType = 'arraybuffer'
        socket.onmessage = ({ data }) => {
          resolve(data instanceof ArrayBuffer ? [...new Uint8Array(data, 0, 2)] : data)
          socket.close()
        }
      }),
  )
  // Version 5, a snapshot.
  expect(first).toEqual([5, 0])
})
