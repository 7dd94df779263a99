import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { findBrowser } from '../scripts/browser.ts'
import { temporaryFolder } from '../scripts/temporary-folder.ts'
import type { BenchResult } from './bench.ts'
import type { WorkerBench, WorkerBenchmark } from './in-worker/worker-bench.ts'
import { ZONES_FILE } from './zone-work.ts'

/** What the page offers; scripts know no browser types. */
interface BenchedPage {
  readonly workerBench: WorkerBench
}

/** The same benchmarks as in Node, built as the product is and measured in a worker of a real browser. */
export async function inWorker(names: readonly WorkerBenchmark[]): Promise<BenchResult[]> {
  const folder = temporaryFolder()
  await build({
    root: fileURLToPath(new URL('in-worker', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'baseline-widely-available' },
  })
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const executablePath = findBrowser()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--disable-background-networking', '--no-first-run'],
  })
  try {
    const zones = readFileSync(ZONES_FILE, 'utf8')
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    const results: BenchResult[] = []
    for (const name of names) {
      const result = await page.evaluate(
        ([which, text]) => (globalThis as unknown as BenchedPage).workerBench.run(which, text),
        [name, zones] as const,
      )
      results.push({ ...result, name: `${name} in the browser's worker` })
    }
    return results
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
