import type { AlertPriority } from './alerts/alert.ts'
import { countryName, kindWords, titleOf } from './identity-words.ts'
import { plainText } from './notation.ts'
import type { TrackIdentity } from './report.ts'
import { type NamedZone, verdictWords } from './zone-words.ts'

/** What a target does at an instant; what is not known is undefined or NaN. */
export interface TargetState {
  readonly zone: NamedZone | undefined
  readonly sogKn: number | undefined
  readonly cogDeg: number | undefined
  readonly ageS: number
  readonly lost: boolean
  /** The most urgent open alert of it. */
  readonly priority: AlertPriority | undefined
}

/** One target as one line to be heard: `GEO MERIDIAN, survey vessel, Panama, inside Malaysia EEZ, 7.2 knots, course 141, 4 seconds old, alarm`. */
export function targetSentence(identity: TrackIdentity, state: TargetState): string {
  const { zone, sogKn, cogDeg, ageS, lost, priority } = state
  const verdict = verdictWords(zone)
  const words = [
    titleOf(identity),
    kindWords(identity),
    identity.flag === undefined ? undefined : plainText(countryName(identity.flag)),
    verdict[0]?.toLowerCase() + verdict.slice(1),
    lost || !isKnown(sogKn) ? undefined : `${sogKn.toFixed(1)} knots`,
    lost || !isKnown(cogDeg) ? undefined : `course ${String(Math.round(cogDeg) % 360).padStart(3, '0')}`,
    lost ? `no report for ${spokenAge(ageS)}` : `${spokenAge(ageS)} old`,
    priority,
  ]
  return words.filter((word) => word !== undefined).join(', ')
}

/** An age in whole words: `4 seconds`, `1 minute`, `3 hours 5 minutes`. */
export function spokenAge(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return counted(whole, 'second')
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return counted(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return `${counted(Math.floor(hours / 24), 'day')} ${counted(hours % 24, 'hour')}`
  return minutes % 60 === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} ${counted(minutes % 60, 'minute')}`
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && !Number.isNaN(value)
}
