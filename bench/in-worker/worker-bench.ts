import type { Result } from '#geo/result.ts'
import type { BenchResult } from '../bench.ts'

/** What is measured in a browser's worker as it is in Node. */
export const WORKER_BENCHMARKS = [
  'ais-sentences',
  'csv-import',
  'replay-seek-10k',
  'replay-frame-10k',
  'replay-forward-60x',
] as const
export type WorkerBenchmark = (typeof WORKER_BENCHMARKS)[number]

/** What the page offers to the one who drives it. `zones` is the text of the product's zones. */
export interface WorkerBench {
  run(name: WorkerBenchmark, zones: string): Promise<BenchResult>
}

export interface WorkerCall {
  readonly name: WorkerBenchmark
  readonly zones: string
}

export type WorkerAnswer = Result<BenchResult>
