import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runServer } from '../mock-server/main.ts'
import { findBrowser } from './browser.ts'
import { run } from './run.ts'

/** Pictures for the README, from the running app. Its own port, so that a watch under way is not disturbed. */
const PORT = 8797
const FOLDER = 'docs'

const VIEWS = [
  { name: 'watch', width: 1440, height: 900, query: 'track=uav:anka-s-1' },
  { name: 'watch-day', width: 1440, height: 900, query: 'palette=day&track=uav:anka-s-1' },
  { name: 'watch-night', width: 1440, height: 900, query: 'palette=night&track=uav:anka-s-1' },
  { name: 'tablet', width: 1024, height: 768, query: 'track=uav:anka-s-1' },
  { name: 'phone', width: 390, height: 844, query: '' },
]

/** What the page offers to those who look at it from outside; scripts know no browser types. */
interface ProbedPage {
  readonly chartProbe?: { labels(): readonly string[]; idle(): Promise<void> }
}

/** The first crossing of the default scenario comes four minutes after the start; the picture waits for it. */
const FIRST_CROSSING_MS = 5 * 60_000

run('vite', 'build', '--logLevel', 'warn')
const code = await runServer(['--port', String(PORT), '--data', mkdtempSync(join(tmpdir(), 'eez-watch-pictures-'))])
if (code !== undefined) process.exit(code)
mkdirSync(FOLDER, { recursive: true })
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--no-first-run'],
})
const url = `http://127.0.0.1:${PORT}`
const first = await browser.newPage()
await first.goto(url)
await first
  .getByRole('region', { name: 'Events' })
  .getByRole('listitem')
  .first()
  .waitFor({ timeout: FIRST_CROSSING_MS })
await first.close()
for (const { name, width, height, query } of VIEWS) {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(`${url}/?${query}`)
  // Functions, not text: the page's policy lets nothing evaluate text.
  await page.waitForFunction(() => ((globalThis as unknown as ProbedPage).chartProbe?.labels().length ?? 0) > 0)
  await page.evaluate(() => (globalThis as unknown as ProbedPage).chartProbe?.idle())
  await page.screenshot({ path: `${FOLDER}/${name}.png` })
  console.log(`${FOLDER}/${name}.png`)
  await page.close()
}
await browser.close()
process.kill(process.pid, 'SIGTERM')
