import { CuttableLine } from './cut-line.ts'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

/** Long enough for many updates to be missed. */
const DOWN_MS = 4000

test('after an outage a quiet strip says from when to when, what was caught up, and that nothing was lost', async ({
  serve,
  page,
}) => {
  // Waits between attempts double, and here are two outages.
  test.slow()
  // Not the watched page: the browser itself writes a line for every refused connection, and here some must be.
  const line = await CuttableLine.to(await serve('--scenario', 'crossing'))
  try {
    const watch = new WatchPage(page)
    await watch.open(line.url)
    await watch.expectMode('LIVE')
    const strip = page.getByText(/^Line down /)
    await expect(strip).toBeHidden()

    line.cut()
    const cutAtMs = Date.now()
    await watch.expectMode('STALE')
    await expect.poll(() => Date.now() - cutAtMs, { timeout: 2 * DOWN_MS }).toBeGreaterThan(DOWN_MS)
    line.mend()
    await expect(watch.mode).toHaveText(/LIVE/, { timeout: 60_000 })

    await expect(strip).toHaveText(
      /^Line down \d\d:\d\d:\d\dZ to \d\d:\d\d:\d\dZ: (\d+) updates caught up, nothing lost$/,
    )
    const updates = Number(/: (\d+) updates/.exec(await strip.innerText())?.[1])
    // Two a second as long as it was down; on a busy machine the server's beats come late, but not by half.
    expect(updates).toBeGreaterThanOrEqual(DOWN_MS / 1000)
    await page.getByRole('button', { name: 'Dismiss: line to the server' }).click()
    await expect(strip).toBeHidden()

    // A second outage is told anew.
    line.cut()
    const againAtMs = Date.now()
    await watch.expectMode('STALE')
    await expect.poll(() => Date.now() - againAtMs, { timeout: 2 * DOWN_MS }).toBeGreaterThan(DOWN_MS)
    line.mend()
    // The waits between attempts double: the next may be fifteen seconds off.
    await expect(strip).toBeVisible({ timeout: 60_000 })
  } finally {
    line.close()
  }
})
