import type { CellRuns } from './cell-runs.ts'
import type { CoverageGrid } from './coverage-grid.ts'

/** How long ago, hours, the shares and the overlay tell apart. */
export const AGES_H = [1, 6, 24] as const

/** How much of an area was looked at, by area; shares are 0 to 1. */
export interface ZoneCoverage {
  /** The time the answer is for: the one asked for, or that of the latest look when this is later. */
  readonly asOfMs: number
  readonly areaKm2: number
  readonly within1h: number
  readonly within6h: number
  readonly within24h: number
  readonly never: number
  /** Missing while no part was looked at twice. */
  readonly revisit?: Revisit
}

/**
 * How long the sea lay unseen between its last two looks, seconds, from the end of one to the beginning of the next: the
 * coverage gap of J. R. Wertz and W. J. Larson, Space Mission Analysis and Design, here over the
 * parts of an area at one time, weighted by their area.
 */
interface Revisit {
  readonly meanS: number
  readonly medianS: number
  readonly ninetiethS: number
  /** The share of the area that had two looks, and so what the figures speak for. */
  readonly share: number
}

/**
 * How much of an area was looked at, as of a time. The grid only knows its latest state: for a time before its latest
 * look, rebuild it first (`CoverageReplay.gridAt`), or the answer is as of that look. Undefined for an area that holds
 * the middle of no cell.
 */
export function zoneCoverage(
  { lastS, startS, previousS, latestMs }: Pick<CoverageGrid, 'lastS' | 'startS' | 'previousS' | 'latestMs'>,
  { from, to, cellKm2, areaKm2 }: CellRuns,
  nowMs: number,
): ZoneCoverage | undefined {
  if (!(areaKm2 > 0)) return undefined
  const asOfMs = Math.max(nowMs, latestMs)
  // Seen at this second or later is within the hours; 0 stays never.
  const [hour, sixHours, day] = AGES_H.map((hours) => Math.max(1, asOfMs / 1000 - hours * 3600)) as [
    number,
    number,
    number,
  ]
  let [within1h, within6h, within24h, never, twice, longestS] = [0, 0, 0, 0, 0, 0]
  for (let run = 0; run < from.length; run++) {
    let [in1h, in6h, in24h, none, two] = [0, 0, 0, 0, 0]
    const end = to[run] as number
    for (let cell = from[run] as number; cell < end; cell++) {
      const last = lastS[cell] as number
      if (last === 0) {
        none++
        continue
      }
      if (last >= hour) in1h++
      if (last >= sixHours) in6h++
      if (last >= day) in24h++
      const previous = previousS[cell] as number
      if (previous === 0) continue
      two++
      const gapS = (startS[cell] as number) - previous
      if (gapS > longestS) longestS = gapS
    }
    const km2 = cellKm2[run] as number
    within1h += in1h * km2
    within6h += in6h * km2
    within24h += in24h * km2
    never += none * km2
    twice += two * km2
  }
  return {
    asOfMs,
    areaKm2,
    within1h: within1h / areaKm2,
    within6h: within6h / areaKm2,
    within24h: within24h / areaKm2,
    never: never / areaKm2,
    ...(twice > 0 && {
      revisit: {
        ...revisitTimes({ startS, previousS }, { from, to, cellKm2 }, longestS, twice),
        share: twice / areaKm2,
      },
    }),
  }
}

/** Gaps are counted in so many steps: up to 18 h to the second. */
const STEPS = 65_536

function revisitTimes(
  { startS, previousS }: Pick<CoverageGrid, 'startS' | 'previousS'>,
  { from, to, cellKm2 }: Pick<CellRuns, 'from' | 'to' | 'cellKm2'>,
  longestS: number,
  twiceKm2: number,
): Omit<Revisit, 'share'> {
  const stepS = Math.max(1, Math.ceil(longestS / (STEPS - 1)))
  const km2ByStep = new Float64Array(Math.floor(longestS / stepS) + 1)
  let sum = 0
  for (let run = 0; run < from.length; run++) {
    const km2 = cellKm2[run] as number
    const end = to[run] as number
    for (let cell = from[run] as number; cell < end; cell++) {
      const previous = previousS[cell] as number
      if (previous === 0) continue
      const gapS = (startS[cell] as number) - previous
      sum += gapS * km2
      const step = Math.floor(gapS / stepS)
      km2ByStep[step] = (km2ByStep[step] as number) + km2
    }
  }
  return {
    meanS: sum / twiceKm2,
    medianS: quantile(km2ByStep, twiceKm2 * 0.5) * stepS,
    ninetiethS: quantile(km2ByStep, twiceKm2 * 0.9) * stepS,
  }
}

/** The first step at which so much area is reached. */
function quantile(km2ByStep: Float64Array, wantedKm2: number): number {
  let sum = 0
  for (const [step, km2] of km2ByStep.entries()) {
    sum += km2
    // Sums of areas are not exact: what is short by a millionth is reached.
    if (sum >= wantedKm2 * (1 - 1e-6) && km2 > 0) return step
  }
  return km2ByStep.length - 1
}
