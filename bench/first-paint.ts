import { rmSync } from 'node:fs'
import { buildPage, type Finding, servePage } from './built-page.ts'
import { launchBrowser } from './real-browser.ts'

const BAR_MS = 2500
const ROUNDS = 5

interface PaintedPage {
  readonly chartProbe?: { drawn(): number }
  firstTargetsMs?: number
  requestAnimationFrame(look: () => void): void
}

/** From the start of the navigation until chart and first targets are drawn; a new browser each time, its caches empty. */
export async function firstPaint(): Promise<Finding> {
  const folder = await buildPage()
  const server = await servePage(folder, ['--scenario', 'patrol'])
  try {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) times.push(await paintedAfterMs(server.url))
    const medianMs = times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN
    return {
      name: 'first-paint',
      ok: medianMs <= BAR_MS,
      words: `${Math.round(medianMs)} ms until chart and first targets are drawn (${times.map(Math.round).join(', ')}), bar ${BAR_MS} ms`,
      numbers: { medianMs, mostMs: Math.max(...times) },
    }
  } finally {
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function paintedAfterMs(url: string): Promise<number> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(() => {
      const scope = globalThis as unknown as PaintedPage
      const look = () => {
        if ((scope.chartProbe?.drawn() ?? 0) > 0) scope.firstTargetsMs = performance.now()
        else scope.requestAnimationFrame(look)
      }
      scope.requestAnimationFrame(look)
    })
    await page.goto(url)
    const handle = await page.waitForFunction(() => (globalThis as unknown as PaintedPage).firstTargetsMs)
    return (await handle.jsonValue()) ?? Number.NaN
  } finally {
    await browser.close()
  }
}
