import type { IdentityPatch, TrackKind } from '../../report.ts'
import { identityOfMmsi } from '../mmsi-identity.ts'
import { LONGEST_ID, LONGEST_TRACK_ID } from '../track-ids.ts'
import { type JsonObject, numberOr, plainName, textOr } from './json-value.ts'

const KINDS: readonly TrackKind[] = ['vessel', 'drone', 'patrol', 'aircraft', 'aid', 'base', 'contact', 'other']
/** The 30 bits that AIS has for an MMSI (ITU-R M.1371). */
const LARGEST_MMSI = 2 ** 30 - 1
/** As we write track ids: a kind of source, a colon, and what it calls the track. */
const OWN_TRACK_ID = /^[a-z][a-z0-9-]{0,20}:\S/
const ICAO_ADDRESS = /^[0-9a-f]{6}$/i

/**
 * Whose a feature is, by its properties and its own id: an id of ours, then an MMSI, then a 24-bit ICAO address, then
 * what else is an id. With `byName`, a name alone makes a track too. Undefined when nothing names it.
 */
export function trackIdOf({ members, found }: Members, featureId: unknown, byName: boolean): string | undefined {
  const { trackId } = members
  if (typeof trackId === 'string' && trackId.length <= LONGEST_TRACK_ID && OWN_TRACK_ID.test(trackId)) return trackId
  const mmsi = mmsiIn(found)
  if (mmsi !== undefined) return `mmsi:${mmsi}`
  const icao = icaoIn(found)
  if (icao !== undefined) return `icao:${icao}`
  for (const name of ['trackid', 'vesselid', 'id']) {
    const id = idIn(found.get(name))
    if (id !== undefined) return id
  }
  return idIn(featureId) ?? (byName ? idIn(nameIn(found)) : undefined)
}

/** What a feature's properties say of its track. */
export function identityOf(trackId: string, { members, found }: Members): IdentityPatch {
  const mmsi = mmsiIn(found)
  const name = nameIn(found)
  const kind = KINDS.find((each) => each === members.kind)
  const callSign = textOr(found.get('callsign'))
  const destination = textOr(members.destination)
  const { flag, aisClass, classBUnit } = members
  return {
    trackId,
    kind: icaoIn(found) === undefined ? 'other' : 'aircraft',
    ...(mmsi !== undefined && identityOfMmsi(mmsi)),
    ...(kind && { kind }),
    ...(name !== undefined && { name }),
    ...(callSign !== undefined && { callSign }),
    ...(destination !== undefined && { destination }),
    ...(typeof flag === 'string' && /^[A-Z]{2}$/.test(flag) && { flag }),
    ...((aisClass === 'A' || aisClass === 'B') && { aisClass }),
    ...((classBUnit === 'self-organising' || classBUnit === 'carrier-sense') && { classBUnit }),
    ...sizes(found),
  }
}

/** Positive numbers by the plain names under which we write them. */
function sizes(found: ReadonlyMap<string, unknown>): Partial<IdentityPatch> {
  const sizes: { -readonly [Field in 'imo' | 'shipType' | 'lengthM' | 'beamM' | 'draughtM']?: number } = {}
  for (const field of ['imo', 'shipType', 'lengthM', 'beamM', 'draughtM'] as const) {
    const value = numberOr(found.get(field.toLowerCase()))
    if (value !== undefined && value > 0) sizes[field] = value
  }
  return sizes
}

/** What is known of a feature, under the names it gives and under plain ones. */
export interface Members {
  readonly members: JsonObject
  readonly found: ReadonlyMap<string, unknown>
}

/** Looks up the plain names of members; of two with one plain name, the first is taken. */
export function membersOf(members: JsonObject): Members {
  const found = new Map<string, unknown>()
  for (const name in members) {
    const plain = plainName(name)
    if (!found.has(plain)) found.set(plain, members[name])
  }
  return { members, found }
}

function mmsiIn(found: ReadonlyMap<string, unknown>): number | undefined {
  const mmsi = numberOr(found.get('mmsi'))
  return mmsi !== undefined && Number.isInteger(mmsi) && mmsi > 0 && mmsi <= LARGEST_MMSI ? mmsi : undefined
}

function icaoIn(found: ReadonlyMap<string, unknown>): string | undefined {
  for (const name of ['icao24', 'icao', 'hex']) {
    const address = found.get(name)
    if (typeof address === 'string' && ICAO_ADDRESS.test(address)) return address.toLowerCase()
  }
  return undefined
}

function nameIn(found: ReadonlyMap<string, unknown>): string | undefined {
  return textOr(found.get('name')) ?? textOr(found.get('shipname')) ?? textOr(found.get('vesselname'))
}

function idIn(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return `id:${value}`
  if (typeof value !== 'string' || value.length > LONGEST_ID) return undefined
  const text = textOr(value)
  return text === undefined ? undefined : `id:${text}`
}

/** MMSIs of ships begin with 2 to 7 (ITU-R M.585-9). */
