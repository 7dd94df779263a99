import type { ComparedSamples } from '#domain/compare/comparison.ts'

/** What is known of the two at an instant; NaN is not known. */
export interface ValuesAt {
  readonly rangeNm: number
  readonly bearingDeg: number
  readonly backDeg: number
  readonly closingKn: number
  readonly aKn: number
  readonly bKn: number
}

/** The values at an instant, between the two rows either side; undefined where one of the two is not known. */
export function valuesAt(samples: ComparedSamples, atMs: number): ValuesAt | undefined {
  const next = firstNotBefore(samples.atMs, atMs)
  const nextMs = samples.atMs[next]
  if (nextMs === undefined) return undefined
  if (nextMs !== atMs && (next === 0 || !samples.joined[next])) return undefined
  const before = nextMs === atMs ? next : next - 1
  const beforeMs = samples.atMs[before] as number
  const share = nextMs === beforeMs ? 0 : (atMs - beforeMs) / (nextMs - beforeMs)
  const between = (column: Float64Array) => {
    const [from, to] = [column[before] as number, column[next] as number]
    return from + (to - from) * share
  }
  const turned = (column: Float64Array) => {
    const [from, to] = [column[before] as number, column[next] as number]
    const turnDeg = ((to - from + 540) % 360) - 180
    return (from + turnDeg * share + 360) % 360
  }
  return {
    rangeNm: between(samples.rangeNm),
    bearingDeg: turned(samples.bearingDeg),
    backDeg: turned(samples.backDeg),
    closingKn: between(samples.closingKn),
    aKn: between(samples.aKn),
    bKn: between(samples.bKn),
  }
}

function firstNotBefore(times: Float64Array, atMs: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) < atMs) low = middle + 1
    else high = middle
  }
  return low
}
