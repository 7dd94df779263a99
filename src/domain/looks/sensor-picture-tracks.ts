import type { TracksToMatch } from '../association/contact.ts'
import { nominalIntervalS } from '../freshness.ts'
import type { TrackKind } from '../report.ts'
import { reportingAt } from '../reporting.ts'
import type { TrackStore } from '../track-store.ts'

/**
 * How far a vessel's echo is from the place it tells, nautical miles, a standard deviation: 10 m of the fix ("high accuracy",
 * ITU-R M.1371) and where along the hull the antenna stands (notional).
 */
const TOLD_NM = 0.02

/** What floats and tells its place: no contacts, nothing that flies, no stations on shore and no aids, some of which are not there at all. */
const FLOATS: Readonly<Record<TrackKind, boolean>> = {
  vessel: true,
  patrol: true,
  other: true,
  drone: false,
  aircraft: false,
  aid: false,
  base: false,
  contact: false,
}

/** The newest reports of all vessels of a store, to which contacts may belong. */
export function vesselsToMatch(store: TrackStore): TracksToMatch {
  const ids: string[] = []
  const slots: number[] = []
  for (const [slot, { trackId, kind }] of store.identities.entries()) {
    if (!FLOATS[kind] || !store.reportsOf(slot)?.length) continue
    ids.push(trackId)
    slots.push(slot)
  }
  const column = () => new Float64Array(ids.length)
  const found = {
    ids,
    atMs: column(),
    lon: column(),
    lat: column(),
    sogKn: column(),
    cogDeg: column(),
    sigmaNm: column().fill(TOLD_NM),
    intervalS: column(),
  }
  for (const [i, slot] of slots.entries()) {
    const [columns, identity] = [store.reportsOf(slot), store.identity(slot)]
    if (!columns || !identity) continue
    const row = columns.length - 1
    const [lon, lat] = columns.place(row)
    found.atMs[i] = columns.atMs(row)
    found.lon[i] = lon
    found.lat[i] = lat
    found.sogKn[i] = columns.sogKn(row)
    found.cogDeg[i] = columns.cogDeg(row)
    found.intervalS[i] = nominalIntervalS(reportingAt(identity, columns, row))
  }
  return found
}
