import { rmSync } from 'node:fs'
import type { CDPSession } from '@playwright/test'
import * as v from 'valibot'
import { buildPage, type Finding, servePage } from './built-page.ts'
import { launchBrowser } from './real-browser.ts'

export interface SoakOptions {
  /** How long it takes, by the clock on the wall. */
  readonly minutes: number
  /** Seconds of stream a second. */
  readonly speed: number
  readonly targets: number
}

/** An hour of stream in three minutes. */
export const USUAL_SOAK: SoakOptions = { minutes: 3, speed: 20, targets: 5000 }

/** The page itself should keep nothing; what is below this an hour is the noise of a few samples. MB of a million bytes. */
const BAR_PAGE_MB_H = 20
const SAMPLES = 24
/** The first quarter is caches, compiled code and the first look at every target. */
const WARM_UP = 0.25

const usageSchema = v.looseObject({ usedSize: v.number(), backingStorageSize: v.optional(v.number(), 0) })
const MB = 1e6

interface Sample {
  readonly streamH: number
  readonly pageMb: number
  /** The worker, with the typed arrays in which it keeps what was reported. */
  readonly workerMb: number
  readonly nodes: number
  readonly listeners: number
  /** Alerts that nobody has acknowledged: each is a row on the page, up to a number. */
  readonly openAlerts: number
}

/**
 * A real browser on the built page with a stream of many targets: heap after a collection, step by step. With `speed`
 * the server's own clock runs faster, so more reports come in each beat; beats and frames stay two a second, so a leak
 * by the frame would show only in a run at speed 1.
 */
export async function soak({ minutes, speed, targets }: SoakOptions): Promise<Finding> {
  const folder = await buildPage()
  const serving = ['--scenario', 'crowd', '--targets', String(targets), '--speed', String(speed)]
  const server = await servePage(folder, serving)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
    await page.goto(server.url)
    const client = await page.context().newCDPSession(page)
    const worker = await deskWorker(client)
    const samples: Sample[] = []
    const begunMs = performance.now()
    for (let i = 1; i <= SAMPLES; i++) {
      await page.waitForTimeout(Math.max(0, begunMs + (i * minutes * 60_000) / SAMPLES - performance.now()))
      await client.send('HeapProfiler.collectGarbage')
      await worker('HeapProfiler.collectGarbage')
      const ofPage = v.parse(usageSchema, await client.send('Runtime.getHeapUsage'))
      const ofWorker = v.parse(usageSchema, await worker('Runtime.getHeapUsage'))
      const { nodes, jsEventListeners: listeners } = await client.send('Memory.getDOMCounters')
      const sample: Sample = {
        streamH: ((performance.now() - begunMs) * speed) / 3_600_000,
        pageMb: total(ofPage) / MB,
        workerMb: total(ofWorker) / MB,
        nodes,
        listeners,
        openAlerts: await openAlerts(server.url),
      }
      samples.push(sample)
      process.stderr.write(`soak ${i}/${SAMPLES}: ${inWords(sample)}\n`)
    }
    return verdict(samples, await reportsKept(server.url), { minutes, speed, targets })
  } finally {
    await browser.close()
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function verdict(samples: readonly Sample[], reports: number, { minutes, speed, targets }: SoakOptions): Finding {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP))
  const pageMbH = slope(warm, ({ pageMb }) => pageMb)
  const workerMbH = slope(warm, ({ workerMb }) => workerMb)
  const [first, last] = [warm[0], warm.at(-1)]
  const hours = last?.streamH ?? 0
  const bytesAReport = (workerMbH * MB * hours) / reports
  const from = (of: (sample: Sample) => number) =>
    `${first ? of(first).toFixed(1) : '?'} to ${last ? of(last).toFixed(1) : '?'} MB`
  const countsFrom = (of: (sample: Sample) => number) =>
    `${first ? of(first).toLocaleString('en') : '?'} to ${last ? of(last).toLocaleString('en') : '?'}`
  return {
    name: 'soak',
    ok: pageMbH <= BAR_PAGE_MB_H,
    words: `page heap ${pageMbH.toFixed(1)} MB/h after warm-up (${from(({ pageMb }) => pageMb)}, DOM nodes ${countsFrom(({ nodes }) => nodes)}, listeners ${countsFrom(({ listeners }) => listeners)}, open alerts ${countsFrom(({ openAlerts }) => openAlerts)}), bar ${BAR_PAGE_MB_H} MB/h; worker ${workerMbH.toFixed(1)} MB/h (${from(({ workerMb }) => workerMb)}), which is ${bytesAReport.toFixed(0)} bytes for each of ${reports.toLocaleString('en')} reports, kept for six hours; ${targets.toLocaleString('en')} targets, ${hours.toFixed(2)} h of stream in ${minutes} min at speed ${speed}`,
    numbers: { pageMbH, workerMbH, reports, hours },
  }
}

function inWords({ streamH, pageMb, workerMb, nodes, listeners, openAlerts }: Sample): string {
  return `${streamH.toFixed(2)} h, page ${pageMb.toFixed(1)} MB, worker ${workerMb.toFixed(1)} MB, ${nodes} DOM nodes, ${listeners} listeners, ${openAlerts} open alerts`
}

function total({ usedSize, backingStorageSize }: v.InferOutput<typeof usageSchema>): number {
  return usedSize + backingStorageSize
}

/** Least squares: megabytes an hour of stream. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(samples.map(({ streamH }) => streamH)), mean(samples.map(of))]
  const over = samples.reduce((sum, sample) => sum + (sample.streamH - x) * (of(sample) - y), 0)
  return over / samples.reduce((sum, { streamH }) => sum + (streamH - x) ** 2, 0)
}

async function reportsKept(url: string): Promise<number> {
  const status = await (await fetch(`${url}/api/status`)).json()
  return v.parse(v.looseObject({ reports: v.number() }), status).reports
}

async function openAlerts(url: string): Promise<number> {
  const open = await (await fetch(`${url}/api/alerts`)).json()
  return v.parse(v.looseObject({ alerts: v.array(v.unknown()) }), open).alerts.length
}

/** Asks the worker that holds the tracks. Playwright has no session for workers, so messages go through the page's. */
async function deskWorker(client: CDPSession): Promise<(method: string) => Promise<unknown>> {
  const waiting = new Map<number, (result: unknown) => void>()
  const answerSchema = v.looseObject({ id: v.optional(v.number()), result: v.optional(v.unknown()) })
  client.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = v.parse(answerSchema, JSON.parse(message))
    if (id === undefined) return
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  const sessionId = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the worker of the page was not found')), 30_000)
    client.on('Target.attachedToTarget', (attached) => {
      if (!attached.targetInfo.url.includes('desk-worker')) return
      clearTimeout(timer)
      resolve(attached.sessionId)
    })
    client
      .send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
      .catch(reject)
  })
  let id = 0
  return (method) =>
    new Promise((resolve, reject) => {
      const mine = ++id
      waiting.set(mine, resolve)
      client
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: mine, method }) })
        .catch(reject)
    })
}
