/** Steps between marks of a time axis, from seconds to half a year; beyond it whole years. */
const STEPS_MS = [
  1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600,
  2_592_000, 7_776_000, 15_768_000,
].map((seconds) => seconds * 1000)

const YEAR_MS = 365.25 * 86_400_000

/** Round instants between two others, at most `most` of them. */
export function timeMarks(fromMs: number, toMs: number, most: number): number[] {
  const step =
    STEPS_MS.find((each) => (toMs - fromMs) / each <= most) ?? Math.ceil((toMs - fromMs) / most / YEAR_MS) * YEAR_MS
  const marks: number[] = []
  for (let at = Math.ceil(fromMs / step) * step; at <= toMs && marks.length <= most; at += step) marks.push(at)
  return marks
}

/** Where an instant stands between two others, 0 to 1. */
export function shareOf(atMs: number, fromMs: number, toMs: number): number {
  return toMs > fromMs ? Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs))) : 1
}
