import type { CoverageHistory } from '#domain/looks/sensor-picture-answers.ts'

/** A graph of a zone that has hardly been watched begins where its shares do. */
const SHORTEST_S = 3600
const LONGEST_S = 24 * 3600
/** Minutes without a share are a break: the server was away. */
const BREAK_S = 300

/** The shares of a zone as columns of a graph, percent; NaN breaks a line. */
export interface ShareColumns {
  readonly times: readonly number[]
  readonly within1h: readonly number[]
  readonly within6h: readonly number[]
  readonly within24h: readonly number[]
  readonly fromS: number
  readonly toS: number
}

/** Up to a time, seconds since 1970; a break stands where minutes are missing. */
export function shareColumns(rows: CoverageHistory['rows'], toMs: number): ShareColumns {
  const times: number[] = []
  const within1h: number[] = []
  const within6h: number[] = []
  const within24h: number[] = []
  const add = (atS: number, ...shares: readonly [number, number, number]) => {
    times.push(atS)
    for (const [i, column] of [within1h, within6h, within24h].entries()) column.push((shares[i] as number) * 100)
  }
  for (const [atMs, hour, sixHours, day] of rows) {
    if (atMs > toMs) break
    const last = times.at(-1)
    if (last !== undefined && atMs / 1000 - last > BREAK_S) add(last + 1, Number.NaN, Number.NaN, Number.NaN)
    add(atMs / 1000, hour, sixHours, day)
  }
  const toS = toMs / 1000
  const firstS = times[0] ?? toS
  return {
    times,
    within1h,
    within6h,
    within24h,
    fromS: Math.max(toS - LONGEST_S, Math.min(firstS, toS - SHORTEST_S)),
    toS,
  }
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100] as const

/** Ticks from nothing to the least round percent above all shares. */
export function percentTicks({ within24h }: Pick<ShareColumns, 'within24h'>): readonly number[] {
  const most = within24h.reduce((sum, each) => (each > sum ? each : sum), 0)
  const top = STEPS.find((step) => step >= most) ?? 100
  return [0, top / 2, top]
}
