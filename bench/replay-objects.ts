import type { FrameZones } from '#domain/frame-zones.ts'
import { freshness, isSleeping, isTurn } from '#domain/freshness.ts'
import { isOneMotion } from '#domain/one-motion.ts'
import { type Fresh, MARKS, SIGN, type Sign } from '#domain/picture.ts'
import type { PositionReport, TrackIdentity } from '#domain/report.ts'

/** A ship as a plain program keeps it: what is known of it, and an object for each of its reports, oldest first. */
export interface ShipOfObjects {
  readonly identity: TrackIdentity
  readonly reports: readonly PositionReport[]
}

/** A row of a frame as an object: what `PictureFrame` says of one track. */
export interface PlainRow {
  readonly trackId: string
  readonly lon: number
  readonly lat: number
  readonly lonRate: number
  readonly latRate: number
  readonly goesOnS: number
  readonly pointsDeg: number | undefined
  readonly sogKn: number | undefined
  readonly cogDeg: number | undefined
  readonly altitudeM: number | undefined
  readonly navStatus: number | undefined
  readonly ageS: number
  readonly sign: Sign
  readonly fresh: Fresh
  readonly zone: number
  readonly marks: number
  readonly lengthM: number | undefined
  readonly beamM: number | undefined
}

/**
 * The same frame as of `FrameMaker`, as one would write it without thinking of speed: `findIndex` for the place in time
 * of each ship, and an object for each row. Rules and zone index are ours: it is the keeping and finding that is compared.
 */
export function plainFrame(ships: readonly ShipOfObjects[], atMs: number, zones: FrameZones): PlainRow[] {
  const rows: PlainRow[] = []
  for (const { identity, reports } of ships) {
    const found = reports.findIndex((report) => report.atMs > atMs)
    const at = (found < 0 ? reports.length : found) - 1
    const [before, from, to] = [reports[at - 1], reports[at], reports[at + 1]]
    if (!from) continue
    const { kind, aisClass, classBUnit } = identity
    const moves = to !== undefined && isOneMotion([from.lon, from.lat], [to.lon, to.lat], to.atMs - from.atMs, kind)
    const lonRate = moves ? (to.lon - from.lon) / (to.atMs - from.atMs) : 0
    const latRate = moves ? (to.lat - from.lat) / (to.atMs - from.atMs) : 0
    const passedMs = atMs - from.atMs
    const [lon, lat] = [from.lon + lonRate * passedMs, from.lat + latRate * passedMs]
    const { sogKn, cogDeg, headingDeg, altitudeM, navStatus } = from
    const turns = (a: number | undefined, b: number | undefined) =>
      before !== undefined && a !== undefined && b !== undefined && isTurn(a, b, (from.atMs - before.atMs) / 1000)
    const isTurning = turns(before?.cogDeg, cogDeg)
    const fresh = freshness(passedMs / 1000, { kind, aisClass, classBUnit, sogKn, navStatus, isTurning })
    rows.push({
      trackId: identity.trackId,
      lon,
      lat,
      lonRate: lonRate * 1000,
      latRate: latRate * 1000,
      goesOnS: moves ? (to.atMs - atMs) / 1000 : 0,
      pointsDeg: headingDeg ?? cogDeg,
      sogKn,
      cogDeg,
      altitudeM,
      navStatus,
      ageS: passedMs / 1000,
      sign: kind === 'vessel' && isSleeping(sogKn, navStatus) ? SIGN.sleeping : SIGN[kind],
      fresh,
      zone: zones.index.zonesOf(zones.index.at(lon, lat)).findIndex((zone) => zones.named[zone]) + 1,
      marks:
        (headingDeg === undefined ? 0 : MARKS.trueHeading) |
        (fresh === 0 && turns(before?.headingDeg, headingDeg) ? MARKS.turnsToStarboard : 0),
      lengthM: identity.lengthM,
      beamM: identity.beamM,
    })
  }
  return rows
}
