import { formOfMmsi } from '../ais/mmsi.ts'
import type { TrackKind } from '../report.ts'

const PREFIXES: Readonly<Record<string, TrackKind>> = {
  uav: 'drone',
  drone: 'drone',
  patrol: 'patrol',
  aircraft: 'aircraft',
  contact: 'contact',
}

/**
 * What a track is by its id alone: what it says of itself may come later, or change, and must not change its events.
 * `mmsi:` by the digits (ITU-R M.585-9); `uav:`, `drone:`, `patrol:`, `aircraft:` and `contact:` by the word; any other
 * id, and an MMSI of no assigned form, is `other`, for which the widest bounds hold.
 */
export function kindOfId(trackId: string): TrackKind {
  const colon = trackId.indexOf(':')
  const prefix = trackId.slice(0, Math.max(0, colon))
  return prefix === 'mmsi' ? kindOfMmsi(Number(trackId.slice(colon + 1))) : (PREFIXES[prefix] ?? 'other')
}

function kindOfMmsi(mmsi: number): TrackKind {
  switch (formOfMmsi(mmsi)) {
    case 'ship':
    case 'craft':
    case 'handheld':
    case 'beacon':
      return 'vessel'
    case 'aircraft':
      return 'aircraft'
    case 'aid':
      return 'aid'
    case 'coast':
      return 'base'
    case 'group':
    case 'none':
      return 'other'
  }
}
