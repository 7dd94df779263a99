import { rmSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import * as v from 'valibot'
import { buildPage, type Finding, servePage } from './built-page.ts'
import { launchBrowser } from './real-browser.ts'

const TARGETS = 10_000
const BAR_MS = 50
const IDLE_MS = 15_000
/** Until names have come and code is compiled. */
const WARM_UP_MS = 10_000
/** Turns of the wheel from top to bottom. */
const FLICKS = 60
/** Presses of each key that leads through the list. */
const PRESSES = 30

/** What the main thread did in one stretch, ms: by the clock on the wall, and what it took of the processor. */
interface Stretch {
  readonly tasks: number
  readonly longestMs: number
  readonly longestCpuMs: number
  readonly over: number
  readonly overCpu: number
  /** Share of the processor that the main thread took. */
  readonly load: number
}

/**
 * The list of 10,000 targets on the built page, run from top to bottom and back by wheel and by keys while updates go on;
 * beside it the same page left alone. A task counts by what it took of the processor: on a machine with other work, the
 * clock on the wall also measures that.
 */
export async function listScroll(): Promise<Finding> {
  const folder = await buildPage()
  const server = await servePage(folder, ['--scenario', 'crowd', '--targets', String(TARGETS)])
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(server.url)
    const list = page.getByRole('listbox', { name: 'Targets' })
    await list.getByRole('option').first().waitFor()
    await page.waitForTimeout(WARM_UP_MS)
    const idle = await traced(browser, page, () => page.waitForTimeout(IDLE_MS))
    const wheel = await traced(browser, page, () => byWheel(page))
    const keys = await traced(browser, page, () => byKeys(page))
    const longest = Math.max(wheel.longestCpuMs, keys.longestCpuMs)
    return {
      name: 'list-scroll',
      ok: wheel.overCpu + keys.overCpu === 0,
      words: [
        `longest task ${longest.toFixed(0)} ms while ${TARGETS.toLocaleString('en')} targets are scrolled, bar ${BAR_MS} ms`,
        `wheel ${words(wheel)}`,
        `keys ${words(keys)}`,
        `left alone ${words(idle)}`,
      ].join('; '),
      numbers: {
        longestMs: longest,
        wheelMs: wheel.longestCpuMs,
        keysMs: keys.longestCpuMs,
        idleMs: idle.longestCpuMs,
        wheelOver: wheel.overCpu,
        keysOver: keys.overCpu,
        idleOver: idle.overCpu,
      },
    }
  } finally {
    await browser.close()
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function words({ longestMs, longestCpuMs, over, overCpu, load }: Stretch): string {
  return `${longestCpuMs.toFixed(0)} ms of processor, ${overCpu} over ${BAR_MS} ms, ${Math.round(load * 100)} % busy (by the wall ${longestMs.toFixed(0)} ms, ${over} over)`
}

async function byWheel(page: Page): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Targets' })
  const box = await list.boundingBox()
  if (!box) throw new Error('the list of targets has no place')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const height = await list.evaluate(({ scrollHeight }) => scrollHeight)
  for (const direction of [1, -1]) {
    for (let i = 0; i < FLICKS; i++) await page.mouse.wheel(0, direction * Math.ceil(height / FLICKS))
    const reached = await list.evaluate(({ scrollTop }) => scrollTop)
    if (direction === 1 && reached < height / 2) throw new Error(`the wheel came to ${reached} px of ${height}`)
  }
}

/** Every key press selects: the track panel, the trail and the mark on the map follow. */
async function byKeys(page: Page): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Targets' })
  await list.focus()
  const press = async (key: string, times: number) => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key)
  }
  await press('PageDown', PRESSES)
  await press('End', 1)
  const { scrollTop, scrollHeight } = await list.evaluate(({ scrollTop, scrollHeight }) => ({
    scrollTop,
    scrollHeight,
  }))
  if (scrollTop < scrollHeight / 2) throw new Error(`the key End came to ${scrollTop} px of ${scrollHeight}`)
  await press('PageUp', PRESSES)
  await press('ArrowUp', PRESSES)
  await press('Home', 1)
}

const eventSchema = v.looseObject({
  name: v.string(),
  ph: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.optional(v.number(), 0),
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number(), 0),
  args: v.optional(v.looseObject({ name: v.optional(v.unknown()) })),
})
const traceSchema = v.looseObject({ traceEvents: v.array(eventSchema) })

/** What the page's main thread did meanwhile, from the browser's own trace. */
async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<Stretch> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] })
  await work()
  const { traceEvents } = v.parse(traceSchema, JSON.parse((await browser.stopTracing()).toString()))
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => {
    return name === 'RunTask' && ph === 'X' && mains.has(`${pid} ${tid}`)
  })
  if (tasks.length === 0) throw new Error('the trace holds no task of the main thread')
  if (!tasks.some(({ tdur }) => tdur > 0)) throw new Error('the trace holds no processor times')
  const walls = tasks.map(({ dur }) => dur / 1000)
  const cpus = tasks.map(({ tdur }) => tdur / 1000)
  const spanMs = (Math.max(...tasks.map(({ ts, dur }) => ts + dur)) - Math.min(...tasks.map(({ ts }) => ts))) / 1000
  return {
    tasks: tasks.length,
    longestMs: Math.max(...walls),
    longestCpuMs: Math.max(...cpus),
    over: walls.filter((ms) => ms > BAR_MS).length,
    overCpu: cpus.filter((ms) => ms > BAR_MS).length,
    load: cpus.reduce((sum, ms) => sum + ms, 0) / spanMs,
  }
}
