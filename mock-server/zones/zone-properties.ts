import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { ZoneKind } from '#geo/zone.ts'
import { ZONE_KINDS } from '#geo/zone-file.ts'
import { alpha2Of } from './country-codes.ts'

/** Whose zones these are; the EEZ of another state is a neighbour's. */
const HOME = 'MY'

const LONGEST_NAME = 80
const LONGEST_NOTE = 500

/** Names of a name in the files of the world, the first that is there counts. */
const NAME_KEYS = ['name', 'geoname', 'title', 'label', 'territory1', 'nama']

/** What Marine Regions' POL_TYPE means here (its EEZ, 12 NM and 24 NM layers, version 12). */
const POL_TYPES: Readonly<Record<string, ZoneKind>> = {
  '200nm': 'eez',
  '12nm': 'territorial-sea',
  '24nm': 'contiguous-zone',
  'overlapping claim': 'overlapping-claim',
  'joint regime': 'joint-area',
}

/** What the properties of a feature say of a zone. */
export interface ZoneProperties {
  readonly id?: string
  readonly name?: string
  readonly kind?: ZoneKind
  readonly claimants: readonly string[]
  readonly note?: string
  /** What makes the feature unusable. */
  readonly problem?: string
}

/**
 * Reads properties however they are called: our own, Marine Regions' (GEONAME, POL_TYPE, MRGID, ISO_SOV1..3,
 * SOVEREIGN1..3, ISO_TER1..3, TERRITORY1..3) and common ones, in capitals or not. Texts are made plain and cut.
 */
export function zoneProperties(properties: unknown, featureId: unknown): ZoneProperties {
  const values = new Map<string, unknown>()
  if (typeof properties === 'object' && properties !== null)
    for (const [key, value] of Object.entries(properties)) values.set(key.toLowerCase(), value)
  const textOf = (key: string, longest = LONGEST_NAME) => {
    const value = values.get(key)
    return typeof value === 'string' ? plainText(value, longest) : typeof value === 'number' ? String(value) : ''
  }
  const claimants = claimantsOf(values, textOf)
  const kind = kindOf(textOf('kind'), textOf('pol_type'), claimants)
  const id = idOf(values.get('id') ?? featureId, textOf('mrgid'))
  const name = NAME_KEYS.map((key) => textOf(key)).find((text) => text !== '')
  const note = textOf('note', LONGEST_NOTE)
  return {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(kind.ok ? kind.value && { kind: kind.value } : { problem: kind.problem }),
    claimants,
    ...(note && { note }),
  }
}

/** A text as an id: small letters, digits and hyphens. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
}

function idOf(id: unknown, mrgid: string): string | undefined {
  // A name such as watch:7 would pass for a watch area's.
  const text = typeof id === 'string' || typeof id === 'number' ? String(id) : ''
  if (/^[\w.-]{1,64}$/.test(text)) return text
  return slugOf(text) || (mrgid && `mrgid-${slugOf(mrgid)}`) || undefined
}

function kindOf(kind: string, polType: string, claimants: readonly string[]): Result<ZoneKind | undefined> {
  if (kind !== '') {
    const known = ZONE_KINDS.find((each) => each === kind)
    return known ? ok(known) : failed(`kind is "${kind}", expected one of ${ZONE_KINDS.join(', ')}`)
  }
  if (polType === '') return ok(undefined)
  const known = POL_TYPES[polType.toLowerCase()]
  if (!known) return failed(`POL_TYPE is "${polType}", expected one of ${Object.keys(POL_TYPES).join(', ')}`)
  const isNeighbours = known === 'eez' && claimants.length > 0 && !claimants.includes(HOME)
  return ok(isNeighbours ? 'neighbour' : known)
}

/** Sovereigns count before territories, codes before names; each once. */
function claimantsOf(values: ReadonlyMap<string, unknown>, textOf: (key: string) => string): readonly string[] {
  const own = values.get('claimants')
  const listed = Array.isArray(own) ? own.map(String) : textOf('claimants').split(/[\s,;/]+/)
  const groups = [
    listed,
    ...['iso_sov', 'sovereign', 'iso_ter', 'territory'].map((key) => [1, 2, 3].map((n) => textOf(`${key}${n}`))),
  ]
  for (const group of groups) {
    const codes = group.flatMap((text) => alpha2Of(text) ?? [])
    if (codes.length > 0) return [...new Set(codes)].slice(0, 20)
  }
  return []
}
