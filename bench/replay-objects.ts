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

/** Where a ship was, and how it goes on. */
export interface PlainPlace {
  readonly trackId: string
  readonly lon: number
  readonly lat: number
  readonly lonRate: number
  readonly latRate: number
  readonly goesOnS: number
  readonly ageS: number
}

/**
 * Where everyone was at an instant as one would write it without thinking of speed: `findIndex` for the place in time of
 * each ship, and an object for each. Whether two reports are one motion is by our rule: finding is compared, and keeping.
 */
export function plainPlaces(ships: readonly ShipOfObjects[], atMs: number): PlainPlace[] {
  const places: PlainPlace[] = []
  for (const { identity, reports } of ships) {
    const at = lastAt(reports, atMs)
    const from = reports[at]
    if (from) places.push(placeAt(identity, from, reports[at + 1], atMs))
  }
  return places
}

/** A row of a frame as an object: what `PictureFrame` says of one track. */
export interface PlainRow extends PlainPlace {
  readonly pointsDeg: number | undefined
  readonly sogKn: number | undefined
  readonly cogDeg: number | undefined
  readonly altitudeM: number | undefined
  readonly navStatus: number | undefined
  readonly sign: Sign
  readonly fresh: Fresh
  readonly zone: number
  readonly marks: number
  readonly lengthM: number | undefined
  readonly beamM: number | undefined
}

/** The same frame as of `FrameMaker`, written like `plainPlaces`. Rules and zone index are ours. */
export function plainFrame(ships: readonly ShipOfObjects[], atMs: number, zones: FrameZones): PlainRow[] {
  const rows: PlainRow[] = []
  for (const { identity, reports } of ships) {
    const at = lastAt(reports, atMs)
    const [before, from] = [reports[at - 1], reports[at]]
    if (!from) continue
    // Field by field: to spread it takes long, and this is to be a good program of its kind.
    const { trackId, lon, lat, lonRate, latRate, goesOnS, ageS } = placeAt(identity, from, reports[at + 1], atMs)
    const { kind, aisClass, classBUnit } = identity
    const { sogKn, cogDeg, headingDeg, altitudeM, navStatus } = from
    const turns = (a: number | undefined, b: number | undefined) =>
      before !== undefined && a !== undefined && b !== undefined && isTurn(a, b, (from.atMs - before.atMs) / 1000)
    const isTurning = turns(before?.cogDeg, cogDeg)
    const fresh = freshness(ageS, { kind, aisClass, classBUnit, sogKn, navStatus, isTurning })
    rows.push({
      trackId,
      lon,
      lat,
      lonRate,
      latRate,
      goesOnS,
      ageS,
      pointsDeg: headingDeg ?? cogDeg,
      sogKn,
      cogDeg,
      altitudeM,
      navStatus,
      sign: kind === 'vessel' && isSleeping(sogKn, navStatus) ? SIGN.sleeping : SIGN[kind],
      fresh,
      zone: (zones.index.zonesOf(zones.index.at(lon, lat)).find((zone) => zones.named[zone]) ?? -1) + 1,
      marks:
        (headingDeg === undefined ? 0 : MARKS.trueHeading) |
        (fresh === 0 && turns(before?.headingDeg, headingDeg) ? MARKS.turnsToStarboard : 0),
      lengthM: identity.lengthM,
      beamM: identity.beamM,
    })
  }
  return rows
}

function lastAt(reports: readonly PositionReport[], atMs: number): number {
  const found = reports.findIndex((report) => report.atMs > atMs)
  return (found < 0 ? reports.length : found) - 1
}

function placeAt(
  { trackId, kind }: TrackIdentity,
  from: PositionReport,
  to: PositionReport | undefined,
  atMs: number,
): PlainPlace {
  const goesOn = to !== undefined && isOneMotion([from.lon, from.lat], [to.lon, to.lat], to.atMs - from.atMs, kind)
  const lonRate = goesOn ? (to.lon - from.lon) / (to.atMs - from.atMs) : 0
  const latRate = goesOn ? (to.lat - from.lat) / (to.atMs - from.atMs) : 0
  const passedMs = atMs - from.atMs
  return {
    trackId,
    lon: from.lon + lonRate * passedMs,
    lat: from.lat + latRate * passedMs,
    lonRate: lonRate * 1000,
    latRate: latRate * 1000,
    goesOnS: goesOn ? (to.atMs - atMs) / 1000 : 0,
    ageS: passedMs / 1000,
  }
}
