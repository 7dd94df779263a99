import type { CoverageAnswer } from '#domain/looks/sensor-picture-answers.ts'
import { ageText, clockText, dateText } from '#domain/notation.ts'

/** What the colours of the overlay say, the youngest first; `token` colours the sample, none where the sea stays bare. */
export const AGE_LEGEND: readonly { readonly words: string; readonly token?: string }[] = [
  { words: 'within 1 h', token: '--looked-1' },
  { words: '1 to 6 h', token: '--looked-2' },
  { words: '6 to 24 h', token: '--looked-3' },
  { words: 'longer ago', token: '--looked-5' },
  { words: 'never' },
]

/** Whole percent; a little is never told as nothing, nor nearly all as all. */
export function percentText(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return '<1 %'
  if (percent === 100 && share < 1) return '>99 %'
  return `${percent} %`
}

/** How long the sea lay unseen between two looks: the middle of all of it, and what nine tenths of it stay within. */
export function revisitText(
  coverage: NonNullable<CoverageAnswer['zones'][number]['coverage']> | undefined,
): string | undefined {
  if (!coverage?.revisit) return undefined
  const { medianS, ninetiethS } = coverage.revisit
  return `${ageText(medianS)}, 90 % within ${ageText(ninetiethS)}`
}

/** Since when looks are known, where the time that is shown has not a whole day of them. */
export function knownWords({ asOfMs, known }: Pick<CoverageAnswer, 'asOfMs' | 'known'>): string | undefined {
  if (!known) return 'No sensor has looked yet.'
  const hours = (asOfMs - known.fromMs) / 3_600_000
  if (hours >= 24) return undefined
  return `Looks are known since ${dateText(known.fromMs)} ${clockText(known.fromMs)}: before that nothing is known, and "never" is since then.`
}

/** A zone's figures for one who hears them. */
export function zoneWords({ name, coverage }: CoverageAnswer['zones'][number]): string {
  if (!coverage) return `${name}: outside the sea that is watched`
  const { within1h, within6h, within24h, never } = coverage
  return `${name}: seen within 1 h ${percentText(within1h)}, 6 h ${percentText(within6h)}, 24 h ${percentText(within24h)}, never ${percentText(never)}`
}
