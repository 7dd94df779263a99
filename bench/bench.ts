/** One way of doing the work; answers how many things it did, so that nothing is optimised away unseen. */
type Contender = () => number | Promise<number>

/** Something beside the rate that must not be more than it may: of ours, and of the baseline to compare with. */
interface Cost {
  readonly name: string
  readonly value: number
  readonly of: number
  readonly most: number
}

/** A benchmark: our way against others' on the same work, in the same run. */
export interface Benchmark {
  readonly name: string
  readonly unit: string
  readonly ours: Contender
  /** The fastest of these is the baseline. With none there is only the rate. */
  readonly baselines: Readonly<Record<string, Contender>>
  /** The ratio to the baseline that must be reached; 0 where the baseline is told only for comparison. */
  readonly bar: number
  /** And the rate in its own right, in `unit`. */
  readonly leastValue?: number
  readonly cost?: Cost
}

export interface BenchResult {
  readonly name: string
  /** Ours, in `unit`, median of the rounds. */
  readonly value: number
  readonly unit: string
  /** The fastest baseline, in `unit`, median of the rounds; 0 where there is none. */
  readonly baseline: number
  readonly baselineName: string
  readonly ratio: number
  readonly bar: number
  /** The rate that must be reached too, in `unit`; 0 when only the ratio counts. */
  readonly leastValue: number
  readonly cost?: Cost
  readonly ok: boolean
}

const ROUNDS = 5
const TURN_MS = 400

/** Runs all ways in turn, round by round, so that what else the machine does falls on all alike. */
export async function measure({
  name,
  unit,
  ours,
  baselines,
  bar,
  leastValue = 0,
  cost,
}: Benchmark): Promise<BenchResult> {
  const rates = new Map<string, number[]>()
  const contenders = Object.entries({ ...baselines, ours })
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [who, run] of contenders) {
      // A first run brings caches and compiled code back after the turns of the others; the first round warms up.
      await run()
      const started = performance.now()
      let done = 0
      while (performance.now() - started < TURN_MS) done += await run()
      const rate = done / ((performance.now() - started) / 1000)
      if (round > 0) rates.set(who, [...(rates.get(who) ?? []), rate])
    }
  }
  const value = median(rates.get('ours') ?? [])
  const [baselineName, baseline] = Object.keys(baselines)
    .map((who): [string, number] => [who, median(rates.get(who) ?? [])])
    .reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0])
  const ratio = baseline > 0 ? value / baseline : 0
  const ok = ratio >= bar && value >= leastValue && (!cost || cost.value <= cost.most)
  return { name, value, unit, baseline, baselineName, ratio, bar, leastValue, ...(cost && { cost }), ok }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** A seeded generator of numbers in [0, 1) (mulberry32): the same work in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
