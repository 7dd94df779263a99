import { failed, ok, type Result } from '#geo/result.ts'
import type { IdentityPatch } from '../report.ts'

/** How a track speaks on AIS. */
export interface AisStation {
  readonly mmsi: number
  readonly speaksAs: 'class-a' | 'class-b' | 'aircraft' | 'base'
  /** Of class B: a carrier-sense unit, which most are; false is a self-organising one. */
  readonly carrierSense: boolean
}

/**
 * The AIS station that a track has by what is known of it. Ships and patrol craft are class A unless known as class B;
 * a drone speaks as a search and rescue aircraft, the nearest that AIS has. Aids to navigation, contacts without
 * identity, tracks of unknown nature and those without an MMSI have none, and the problem says so.
 */
export function stationOf({ trackId, kind, mmsi, aisClass, classBUnit }: IdentityPatch): Result<AisStation> {
  const speaksAs = speaksAsOf(kind, aisClass)
  if (speaksAs === undefined)
    return failed(`${trackId} is of kind "${kind}", expected vessel, patrol, drone, aircraft or base`)
  if (mmsi === undefined) return failed(`${trackId} has no MMSI, expected nine digits`)
  return ok({ mmsi, speaksAs, carrierSense: speaksAs === 'class-b' && classBUnit !== 'self-organising' })
}

function speaksAsOf(
  kind: IdentityPatch['kind'],
  aisClass: IdentityPatch['aisClass'],
): AisStation['speaksAs'] | undefined {
  switch (kind) {
    case 'vessel':
    case 'patrol':
      return aisClass === 'B' ? 'class-b' : 'class-a'
    case 'drone':
    case 'aircraft':
      return 'aircraft'
    case 'base':
      return 'base'
    default:
      return undefined
  }
}
