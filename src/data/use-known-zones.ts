import { useState } from 'react'
import type { ZoneSet } from '#geo/zone.ts'
import { type KnownZones, knownZones, withZones } from './known-zones.ts'

/** The zones in force with what is remembered of earlier ones. */
export function useKnownZones(now: ZoneSet): KnownZones {
  const [known, setKnown] = useState(() => knownZones(now))
  if (known.now === now) return known
  const next = withZones(known, now)
  setKnown(next)
  return next
}
