import { readFileSync } from 'node:fs'
import type { BenchResult } from './bench.ts'
import type { WorkerBench, WorkerBenchmark } from './in-worker/worker-bench.ts'
import { launchBrowser, serveBench } from './real-browser.ts'
import { ZONES_FILE } from './zone-work.ts'

/** What the page offers; scripts know no browser types. */
interface BenchedPage {
  readonly workerBench: WorkerBench
}

/** The same benchmarks as in Node, measured in a worker of a real browser. */
export async function inWorker(names: readonly WorkerBenchmark[]): Promise<BenchResult[]> {
  const server = await serveBench('in-worker')
  const browser = await launchBrowser()
  try {
    const zones = readFileSync(ZONES_FILE, 'utf8')
    const page = await browser.newPage()
    await page.goto(server.url)
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
    await server.stop()
  }
}
