import { createWriteStream, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { headLine, identityLine, reportLine } from '#domain/formats/own-format.ts'
import { temporaryFolder } from '../scripts/temporary-folder.ts'
import { buildPage, type Finding, servePage } from './built-page.ts'
import { launchBrowser } from './real-browser.ts'
import { recordedHour } from './replay.ts'

const BAR_MS = 3000
const MOST_BYTES_A_POSITION = 40
/** More than the live scenario shows: these are of the recording. */
const SEEN = 1000

interface OpeningPage {
  readonly chartProbe?: { drawn(): number }
  openedMs?: number
  seenMs?: number
  requestAnimationFrame(look: () => void): void
  addEventListener(type: string, listener: () => void, capture: boolean): void
}

/**
 * A recording of ours with 1,000,000 positions of 10,000 ships, opened by the file input of the built page: until it is on the chart,
 * until all of it is read, and what the worker then keeps of it in memory of its own, from the browser itself.
 */
export async function recordingOpen(): Promise<Finding> {
  const work = temporaryFolder()
  const path = join(work, 'million.ndjson')
  const positions = await writeRecording(path)
  const folder = await buildPage()
  const server = await servePage(folder, ['--scenario', 'patrol'])
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript((seen) => {
      const scope = globalThis as unknown as OpeningPage
      scope.addEventListener(
        'change',
        () => {
          if (scope.openedMs !== undefined) return
          scope.openedMs = performance.now()
          const look = () => {
            if ((scope.chartProbe?.drawn() ?? 0) >= seen) scope.seenMs = performance.now()
            else scope.requestAnimationFrame(look)
          }
          scope.requestAnimationFrame(look)
        },
        true,
      )
    }, SEEN)
    await page.goto(server.url)
    await page.waitForFunction(() => ((globalThis as unknown as OpeningPage).chartProbe?.drawn() ?? 0) > 0)
    const cdp = await browser.newBrowserCDPSession()
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
    const before = anonymousBytes(renderers)
    await page.locator('input[type=file]').first().setInputFiles(path)
    const chip = page.getByRole('button', { name: 'About this recording' })
    await chip.filter({ hasText: /positions/ }).waitFor({ timeout: 120_000 })
    const [firstMs, wholeMs] = await page.evaluate(() => {
      const { openedMs = Number.NaN, seenMs = Number.NaN } = globalThis as unknown as OpeningPage
      return [seenMs - openedMs, performance.now() - openedMs] as const
    })
    const bytes = (anonymousBytes(renderers) - before) / positions
    return {
      name: 'recording-open',
      ok: firstMs <= BAR_MS,
      words: `${Math.round(firstMs)} ms until ${positions.toLocaleString('en')} positions begin to be seen, bar ${BAR_MS} ms; ${Math.round(wholeMs)} ms until all are read; the tab then holds ${Math.round(bytes)} bytes a position more than before, garbage and events among them (columns alone: bar ${MOST_BYTES_A_POSITION})`,
      numbers: { firstMs, wholeMs, bytes },
    }
  } finally {
    await browser.close()
    server.stop()
    rmSync(folder, { recursive: true, force: true })
    rmSync(work, { recursive: true, force: true })
  }
}

/** Memory that is the processes' own, bytes: what they share is not counted. */
function anonymousBytes(processes: readonly number[]): number {
  return processes.reduce((sum, id) => {
    const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
    return sum + Number(kilobytes ?? 0) * 1024
  }, 0)
}

async function writeRecording(path: string): Promise<number> {
  const { ships } = recordedHour()
  const out = createWriteStream(path)
  out.write(`${headLine({ startAtMs: ships[0]?.reports[0]?.atMs ?? 0, made: { by: 'bench' } })}\n`)
  for (const { identity } of ships) out.write(`${identityLine(identity)}\n`)
  let positions = 0
  for (let round = 0; round < (ships[0]?.reports.length ?? 0); round++)
    // In order of time, as it would have been recorded.
    for (const report of ships.flatMap(({ reports }) => reports[round] ?? []).toSorted((a, b) => a.atMs - b.atMs)) {
      out.write(`${reportLine(report)}\n`)
      positions++
    }
  out.end()
  await finished(out)
  return positions
}
