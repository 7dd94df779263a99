import type { CDPSession, Page } from '@playwright/test'
import type { Finding } from './built-page.ts'
import { launchBrowser, serveBench } from './real-browser.ts'

const TARGETS = 10_000
const MANY_TARGETS = 100_000
const BAR_RATIO = 50
const BAR_PICK_MS = 2

/** Each way draws so many updates in each round, in turn, so that what else the machine does falls on all alike. */
const ROUNDS = 7
const UPDATES = { empty: 12, layer: 12, 'set-data': 2 } as const
const MANY_UPDATES = 4
type Way = keyof typeof UPDATES

/** Below this the difference to the empty map is noise; no ratio is claimed from less. */
const LEAST_MS = 0.1

/** What the page offers; scripts know no browser types. */
interface BenchedPage {
  readonly mapBench: {
    readonly ready: Promise<void>
    setFleet(count: number): void
    begin(way: Way): Promise<void>
    run(way: Way, updates: number): Promise<number>
    pick(picks: number): { readonly medianMs: number; readonly mostMs: number; readonly hits: number }
    drawn(): number
  }
}

interface Cost {
  /** Main-thread milliseconds an update, and how often the map was rendered for it. */
  readonly ms: number
  readonly renders: number
}

/**
 * The target layer in a real browser: main-thread CPU an update (CDP TaskDuration in thread ticks), net of rendering
 * the same map as often without targets, beside GeoJSON `setData` with a symbol layer in the same run; 100,000 targets;
 * and what is under the pointer among 10,000.
 */
export async function map(): Promise<Finding> {
  const server = await serveBench('map')
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 640, height: 400 } })
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(server.url)
    await page.evaluate(() => (globalThis as unknown as BenchedPage).mapBench.ready)
    const client = await page.context().newCDPSession(page)
    await client.send('Performance.enable', { timeDomain: 'threadTicks' })

    await setFleet(page, TARGETS)
    const costs: Record<Way, Cost[]> = { empty: [], layer: [], 'set-data': [] }
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of ['empty', 'layer', 'set-data'] as const)
        costs[way].push(await costOf(page, client, way, UPDATES[way]))
    }
    // Each round against the empty map of the same round: a machine that is busy for a while is so for both.
    const emptyMs = costs.empty.map(({ ms, renders }) => ms / renders)
    const renderMs = median(emptyMs)
    const net = (way: Way) =>
      median(costs[way].map(({ ms, renders }, round) => ms - renders * (emptyMs[round] ?? renderMs)))
    const [layerMs, setDataMs] = [net('layer'), net('set-data')]
    const ratio = setDataMs / Math.max(LEAST_MS, layerMs)
    const pick = await page.evaluate(() => (globalThis as unknown as BenchedPage).mapBench.pick(2000))

    await setFleet(page, MANY_TARGETS)
    const many = await costOf(page, client, 'layer', MANY_UPDATES)
    const manyMs = many.ms - many.renders * renderMs
    const manyDrawn = await page.evaluate(() => (globalThis as unknown as BenchedPage).mapBench.drawn())

    const ok = ratio >= BAR_RATIO && pick.medianMs <= BAR_PICK_MS && manyDrawn === MANY_TARGETS && errors.length === 0
    const ms = (number: number) => number.toFixed(2)
    return {
      name: 'map',
      ok,
      words: [
        `${ms(layerMs)} ms of the main thread an update of 10,000, ${ms(setDataMs)} ms by setData with a symbol layer: ${ratio.toFixed(0)}x, bar ${BAR_RATIO}x (a render of the map alone ${ms(renderMs)} ms)`,
        `${manyDrawn.toLocaleString('en')} targets: ${ms(manyMs)} ms an update${errors.length ? `, ${errors[0]}` : ''}`,
        `what is under the pointer among 10,000: ${ms(pick.medianMs)} ms, at most ${ms(pick.mostMs)}, bar ${BAR_PICK_MS} ms`,
      ].join('\n       '),
      numbers: { layerMs, setDataMs, ratio, renderMs, manyMs, pickMs: pick.medianMs, mostPickMs: pick.mostMs },
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function setFleet(page: Page, count: number): Promise<void> {
  await page.evaluate((number) => (globalThis as unknown as BenchedPage).mapBench.setFleet(number), count)
}

async function costOf(page: Page, client: CDPSession, way: Way, updates: number): Promise<Cost> {
  await page.evaluate((chosen) => (globalThis as unknown as BenchedPage).mapBench.begin(chosen), way)
  const before = await taskMs(client)
  const renders = await page.evaluate(
    ([chosen, number]) => (globalThis as unknown as BenchedPage).mapBench.run(chosen, number),
    [way, updates] as const,
  )
  return { ms: ((await taskMs(client)) - before) / updates, renders: renders / updates }
}

async function taskMs(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
