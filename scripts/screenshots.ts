import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { buildPage, servePage } from '../bench/built-page.ts'
import { findBrowser } from './browser.ts'

/*
 * Pictures of the running app: `node scripts/screenshots.ts [folder]`, into `docs` for the README. With a build, a port
 * and data of its own, so that a watch under way is not disturbed.
 */

const PALETTES = ['dusk', 'day', 'night'] as const

const SCREENS = [
  { name: 'watch', width: 1440, height: 900, query: 'track=uav:anka-s-1' },
  { name: 'tablet', width: 1024, height: 768, query: 'track=uav:anka-s-1' },
  { name: 'phone', width: 390, height: 844, query: '' },
  { name: 'wall', width: 3840, height: 2160, query: 'kiosk=1' },
]

/** What the page offers to those who look at it from outside; scripts know no browser types. */
interface ProbedPage {
  readonly chartProbe?: { labels(): readonly string[]; idle(): Promise<void> }
}

/** The first crossing of the default scenario comes four minutes after the start; the pictures wait for it. */
const FIRST_CROSSING_MS = 5 * 60_000
/** A large screen without a graphics card. */
const DRAWN_MS = 120_000

async function waitForCrossing(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto(url)
  // As soon as there is an alert its list is shown in the place of the events.
  await page.getByRole('tab', { name: 'Events' }).click({ timeout: DRAWN_MS })
  const events = page.getByRole('region', { name: 'Events' })
  await events.getByRole('listitem').first().waitFor({ timeout: FIRST_CROSSING_MS })
  await page.close()
}

async function picture(
  browser: Browser,
  url: string,
  { width, height, path }: { width: number; height: number; path: string },
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height } })
  page.setDefaultTimeout(DRAWN_MS)
  await page.goto(url)
  // Functions, not text: the page's policy lets nothing evaluate text.
  await page.waitForFunction(() => ((globalThis as unknown as ProbedPage).chartProbe?.labels().length ?? 0) > 0)
  await page.evaluate(() => (globalThis as unknown as ProbedPage).chartProbe?.idle())
  await page.screenshot({ path })
  console.log(path)
  await page.close()
}

const out = process.argv[2] ?? 'docs'
mkdirSync(out, { recursive: true })
const pageFolder = await buildPage()
const server = await servePage(pageFolder, [])
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--no-first-run'],
})
try {
  await waitForCrossing(browser, server.url)
  for (const { name, width, height, query } of SCREENS)
    for (const palette of PALETTES) {
      const path = join(out, `${name}${palette === 'dusk' ? '' : `-${palette}`}.png`)
      await picture(browser, `${server.url}/?palette=${palette}&${query}`, { width, height, path })
    }
} finally {
  await browser.close()
  server.stop()
  rmSync(pageFolder, { recursive: true, force: true })
}
