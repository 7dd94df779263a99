import { ageText, clockText, countText, courseText, dateText } from '../notation.ts'
import type { Absence, ComparedMoment, Comparison } from './comparison.ts'

/** Absences that are told one by one; the rest is counted. */
const MOST_TOLD = 6

/** How the two are called in the words. */
export interface ComparedNames {
  readonly a: string
  readonly b: string
}

/** A comparison in sentences without their full stop: the least range, the time within, the time known, what is not known. */
export function comparisonWords(comparison: Comparison, names: ComparedNames): string[] {
  const { within, knownMs, fromMs, toMs, shiftBMs, absences, moreAbsences } = comparison
  const isWhole = knownMs === toMs - fromMs
  const more = absences.length - MOST_TOLD + moreAbsences
  return [
    closestWords(comparison),
    ...(within ? [`within ${within.nm} NM of each other for ${ageText(within.ms / 1000)}`] : []),
    `both known for ${isWhole ? 'all' : ageText(knownMs / 1000)} of ${ageText((toMs - fromMs) / 1000)}`,
    ...(shiftBMs === 0 ? [] : [shiftWords(shiftBMs, names)]),
    ...absences.slice(0, MOST_TOLD).map((absence) => absenceWords(absence, names, isDated(comparison))),
    ...(more > 0 ? [`${countText(more)} more such ${more === 1 ? 'stretch' : 'stretches'}`] : []),
  ]
}

/** `closest 0.42 NM at 12:04:31Z, bearing 081°T`: the bearing is from a to b. The date where the window has two. */
export function closestWords(comparison: Comparison): string {
  const { closest } = comparison
  if (!closest) return 'closest not known: the two are never both known at one instant'
  const { rangeNm, atMs, bearingDeg } = closest
  const at = isDated(comparison) ? `${dateText(atMs)} ${clockText(atMs)}` : clockText(atMs)
  return `closest ${rangeText(rangeNm)} NM at ${at}, ${bearingWords(bearingDeg)}`
}

/** A row in words: `range 3.2 NM, bearing 081°T, back 261°T`. */
export function momentWords({ rangeNm, bearingDeg, backDeg }: ComparedMoment): string {
  const back = Number.isNaN(backDeg) ? '' : `, back ${courseText(backDeg)}`
  return `range ${rangeText(rangeNm)} NM, ${bearingWords(bearingDeg)}${back}`
}

/** `SERI: no report for 2 h 10 min, 10:00:00Z to 12:10:00Z`. */
export function absenceWords({ track, fromMs, toMs, why }: Absence, names: ComparedNames, isDatedToo = false): string {
  const instant = (atMs: number) => (isDatedToo ? `${dateText(atMs)} ${clockText(atMs)}` : clockText(atMs))
  const [span, length] = [`${instant(fromMs)} to ${instant(toMs)}`, ageText((toMs - fromMs) / 1000)]
  switch (why) {
    case 'before-first':
      return `${names[track]}: no report yet for ${length}, ${span}`
    case 'after-last':
      return `${names[track]}: no further report for ${length}, ${span}`
    case 'gap':
      return `${names[track]}: no report for ${length}, ${span}`
    case 'jump':
      return `${names[track]}: reports too far apart for ${length} between them, ${span}`
  }
}

function shiftWords(shiftBMs: number, { b }: ComparedNames): string {
  return `times of ${b} shown ${ageText(Math.abs(shiftBMs) / 1000)} ${shiftBMs > 0 ? 'later' : 'earlier'} than they were`
}

function bearingWords(bearingDeg: number): string {
  return Number.isNaN(bearingDeg) ? 'in one place' : `bearing ${courseText(bearingDeg)}`
}

/** Two digits below ten miles, then one. */
function rangeText(nm: number): string {
  return nm.toFixed(nm < 10 ? 2 : 1)
}

function isDated({ fromMs, toMs }: Comparison): boolean {
  return dateText(fromMs) !== dateText(toMs)
}
