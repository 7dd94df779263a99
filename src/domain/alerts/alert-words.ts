import { eventWords } from '../event-words.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import { countryName, kindWords } from '../identity-words.ts'
import { ageText, courseText, knotsText } from '../notation.ts'
import type { TrackIdentity } from '../report.ts'
import type { AllowedVessel } from './alert-rule.ts'

// What happened, never why: these words guess no intent.

/**
 * `Entered Malaysia EEZ, Peninsula east: fishing vessel, flag Viet Nam, not on the allow-list`. `allowed`: by which entry
 * it is on the list; some rules are about those too.
 */
export function entryWords(
  event: ZoneEvent,
  zoneName: string | undefined,
  identity: TrackIdentity,
  allowed: AllowedVessel | undefined,
): string {
  const doubt = event.flags.includes('too-close-to-call') ? ' (too close to call)' : ''
  const list = allowed ? `on the allow-list (${allowed.reason})` : 'not on the allow-list'
  return `${eventWords(event, zoneName)}${doubt}: ${whatWords(identity)}, ${list}`
}

/** `12 min before Malaysia EEZ, Peninsula east, at 9.0 kn on 080°T: fishing vessel, flag Viet Nam`. */
export function approachWords(
  minutes: number,
  zoneName: string,
  { sogKn, cogDeg }: { sogKn: number; cogDeg: number },
  identity: TrackIdentity,
): string {
  const time = minutes < 1 ? 'Less than 1 min' : `${Math.round(minutes)} min`
  return `${time} before ${zoneName}, at ${knotsText(sogKn)} kn on ${courseText(cogDeg)}: ${whatWords(identity)}`
}

/** `No report for more than 15 min (expected every 10 s), last 4 NM from the limit of Malaysia EEZ, Peninsula east`. */
export function gapWords(silentS: number, expectedS: number, nm: number, zoneName: string): string {
  const miles = nm < 10 ? nm.toFixed(1) : Math.round(nm)
  return `No report for more than ${ageText(silentS)} (expected every ${ageText(expectedS)}), last ${miles} NM from the limit of ${zoneName}`
}

/** `52.0 kn in Malaysia territorial sea, Peninsula east: high-speed craft, flag not known`. */
export function speedWords(sogKn: number, zoneName: string, identity: TrackIdentity): string {
  return `${knotsText(sogKn)} kn in ${zoneName}: ${whatWords(identity)}`
}

/** `fishing vessel, flag Viet Nam`. */
export function whatWords(identity: TrackIdentity): string {
  const flag = identity.flag === undefined ? 'flag not known' : `flag ${countryName(identity.flag)}`
  return identity.kind === 'vessel' ? `${kindWords(identity)}, ${flag}` : kindWords(identity)
}
