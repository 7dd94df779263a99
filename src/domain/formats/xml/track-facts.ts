import { IDENTITY_FACTS, type IdentityFact } from '../../identity-facts.ts'
import type { IdentityPatch, TrackKind } from '../../report.ts'
import { identityOfMmsi as whoIs } from '../mmsi-identity.ts'
import { storedText } from '../stored-text.ts'
import { LONGEST_TRACK_ID } from '../track-ids.ts'

const KINDS: readonly TrackKind[] = ['vessel', 'drone', 'patrol', 'aircraft', 'aid', 'base', 'contact', 'other']

/** What files say of a track beside its name. */
const FACT_NAMES = IDENTITY_FACTS.filter((name) => name !== 'name')
type FactName = Exclude<IdentityFact, 'name'>

/** Texts of facts by name, as a file has them. */
export type TrackFacts = { -readonly [Name in FactName]?: string }

const BY_LOWER_CASE = new Map<string, FactName>(FACT_NAMES.map((name) => [name.toLowerCase(), name]))

/** The fact that an element or attribute of this name holds, in any case; undefined when it is none of them. */
export function factNamed(name: string): FactName | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase())
}

/**
 * What the facts say of a track, or undefined when they do not say which it is. All are taken where a track id and a kind
 * of ours are among them, as only our exports write both; else the MMSI alone.
 */
export function identityOf(facts: TrackFacts): IdentityPatch | undefined {
  const kind = KINDS.find((each) => each === facts.kind)
  const trackId = facts.trackId === undefined ? '' : storedText(facts.trackId, LONGEST_TRACK_ID + 1)
  if (kind === undefined || trackId === '' || trackId.length > LONGEST_TRACK_ID)
    return facts.mmsi === undefined ? undefined : identityOfMmsi(facts.mmsi)
  const { aisClass, classBUnit, flag } = facts
  return {
    trackId,
    kind,
    ...numbersOf(facts),
    ...textOf('callSign', facts.callSign),
    ...textOf('destination', facts.destination),
    ...(flag !== undefined && /^[A-Z]{2}$/.test(flag) && { flag }),
    ...((aisClass === 'A' || aisClass === 'B') && { aisClass }),
    ...((classBUnit === 'self-organising' || classBUnit === 'carrier-sense') && { classBUnit }),
  }
}

/** Whose an MMSI of nine digits is; undefined for every other text. */
export function identityOfMmsi(text: string): (IdentityPatch & { readonly kind: TrackKind }) | undefined {
  if (!/^\d{9}$/.test(text) || Number(text) === 0) return undefined
  return { trackId: `mmsi:${Number(text)}`, ...whoIs(Number(text)) }
}

const NUMBERS = ['mmsi', 'imo', 'shipType', 'lengthM', 'beamM', 'draughtM'] as const

function numbersOf(facts: TrackFacts): Partial<Record<(typeof NUMBERS)[number], number>> {
  const known = NUMBERS.flatMap((name) => {
    const text = facts[name]
    return text !== undefined && /^\d{1,10}(?:\.\d{1,10})?$/.test(text) ? [[name, Number(text)] as const] : []
  })
  return Object.fromEntries(known)
}

function textOf<Name extends string>(name: Name, text: string | undefined): { readonly [Key in Name]?: string } {
  const plain = text === undefined ? '' : storedText(text)
  return plain === '' ? {} : ({ [name]: plain } as { readonly [Key in Name]?: string })
}
