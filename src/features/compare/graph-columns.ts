import type { ComparedSamples } from '#domain/compare/comparison.ts'

/** Columns for lines over time: seconds since 1970, and NaN where a line is broken. */
export interface GraphColumns {
  readonly times: readonly number[]
  readonly rangeNm: readonly number[]
  readonly bearingDeg: readonly number[]
  readonly aKn: readonly number[]
  readonly bKn: readonly number[]
}

/** More than this between two rows, and the bearing went through north rather than around the card. */
const HALF_TURN_DEG = 180

/**
 * The rows of a comparison as lines. Where one of the two was not known between two rows all are broken, and where the
 * bearing goes through north that one is.
 */
export function graphColumns(samples: ComparedSamples): GraphColumns {
  const columns = {
    times: [] as number[],
    rangeNm: [] as number[],
    bearingDeg: [] as number[],
    aKn: [] as number[],
    bKn: [] as number[],
  }
  const add = (atMs: number, range: number, bearing: number, a: number, b: number) => {
    columns.times.push(atMs / 1000)
    columns.rangeNm.push(range)
    columns.bearingDeg.push(bearing)
    columns.aKn.push(a)
    columns.bKn.push(b)
  }
  for (const [row, atMs] of samples.atMs.entries()) {
    const at = (column: Float64Array) => [column[row - 1] ?? Number.NaN, column[row] ?? Number.NaN] as const
    const [rangeBefore, range] = at(samples.rangeNm)
    const [bearingBefore, bearing] = at(samples.bearingDeg)
    const [aBefore, a] = at(samples.aKn)
    const [bBefore, b] = at(samples.bKn)
    const middleMs = ((samples.atMs[row - 1] ?? atMs) + atMs) / 2
    if (row > 0 && !samples.joined[row]) add(middleMs, Number.NaN, Number.NaN, Number.NaN, Number.NaN)
    else if (row > 0 && Math.abs(bearing - bearingBefore) > HALF_TURN_DEG)
      add(middleMs, (rangeBefore + range) / 2, Number.NaN, (aBefore + a) / 2, (bBefore + b) / 2)
    add(atMs, range, bearing, a, b)
  }
  return columns
}

/** Three to six round ticks from 0 to the most of the values, or to `least` where they are all smaller. */
export function ticksFromZero(values: readonly number[], least: number): readonly number[] {
  const most = values.reduce((high, value) => (value > high ? value : high), least)
  const power = 10 ** Math.floor(Math.log10(most / 2))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => most / each <= 4) ?? most
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(6)))
}
