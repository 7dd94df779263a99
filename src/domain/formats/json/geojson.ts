import { hasKnownCrs } from './json-crs.ts'
import { identityOf, membersOf, trackIdOf } from './json-identity.ts'
import { isObject, type JsonObject, listOr, numberOr, objectOr, plainName, shown } from './json-value.ts'
import { motionColumns, motionOf } from './motion-names.ts'
import { sharedOut, writePositions } from './position-list.ts'
import type { Place, TrackWriter } from './track-writer.ts'

/** Geometries that can be a track's positions. */
const TRACK_GEOMETRIES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString']
const EXPECTED_GEOMETRY = `expected ${TRACK_GEOMETRIES.join(', ')}`

/** Members of a point's properties that hold its time, by plain name, the most telling first. */
const TIME_NAMES = ['time', 'timestamp', 'datetime', 'basedatetime', 'timeutc', 'utc', 't', 'when']

/**
 * Reads a Feature (RFC 7946) whose positions have times: arrays beside a line (`coordinateProperties.times`,
 * `coordTimes`, `times`; `datetimes` as the Trajectory encoding of OGC 19-045r3 has it), fourth coordinates, or a
 * point's time property. Lines without an id are tracks of their own; points of one id, or name, are one track.
 */
export function readGeoJsonFeature(feature: JsonObject, place: Place, writer: TrackWriter): void {
  const properties = objectOr(feature.properties)
  const facts = membersOf(properties)
  const { geometry } = feature
  if (!hasKnownCrs(feature, place, writer) || !hasKnownCrs(geometry, place, writer)) return
  const { type, coordinates } = objectOr(geometry)
  const isPoint = type === 'Point'
  const named = trackIdOf(facts, feature.id, isPoint)
  if (!isObject(geometry)) {
    // A feature without a place (RFC 7946, section 3.2) may still say who a track is.
    if (geometry === null && named !== undefined) writer.identity(identityOf(named, facts))
    else writer.reject(place, 'no-position', `the geometry is ${shown(geometry)}, ${EXPECTED_GEOMETRY}`)
    return
  }
  if (typeof type !== 'string' || !TRACK_GEOMETRIES.includes(type)) {
    writer.reject(place, 'no-position', `the geometry is ${shown(type)}, ${EXPECTED_GEOMETRY}`)
    return
  }
  if (!Array.isArray(coordinates)) {
    writer.reject(place, 'no-position', `the coordinates are ${shown(coordinates)}, expected an array`)
    return
  }
  const trackId = named ?? (isPoint ? writer.sharedTrackId('geojson') : writer.newTrackId('geojson'))
  if (isPoint && named === undefined) writer.tally.note('Points without an id are taken as one track.')
  writer.identity(identityOf(trackId, facts))
  if (isPoint) readPoint({ trackId, place, coordinates, properties }, writer)
  else readLines({ trackId, place, coordinates, properties, isMulti: type === 'MultiLineString' }, writer)
}

interface Found {
  readonly trackId: string
  readonly place: Place
  readonly coordinates: readonly unknown[]
  readonly properties: JsonObject
}

function readPoint({ trackId, place, coordinates, properties }: Found, writer: TrackWriter): void {
  const [lon, lat, height, fourth] = coordinates
  const time = pointTime(properties) ?? fourth
  const motion = motionOf(properties, writer.tally)
  const state = writer.position({ trackId, place, lon, lat, time, altitudeM: numberOr(height), motion })
  if (state === 'untimed') writer.rejectUntimed(place, 1)
}

function pointTime(properties: JsonObject): unknown {
  let best = TIME_NAMES.length
  let found: unknown
  for (const name in properties) {
    const rank = TIME_NAMES.indexOf(plainName(name))
    const value = properties[name]
    if (rank < 0 || rank >= best || (typeof value !== 'string' && typeof value !== 'number')) continue
    best = rank
    found = value
  }
  return found ?? listOr(timesOf(properties))[0]
}

/** The times of a line's positions, or undefined where none are given. */
function timesOf(properties: JsonObject): readonly unknown[] | undefined {
  const { coordinateProperties, coordTimes, times, datetimes } = properties
  return [objectOr(coordinateProperties).times, coordTimes, times, datetimes].find(Array.isArray)
}

function readLines(found: Found & { readonly isMulti: boolean }, writer: TrackWriter): void {
  const { trackId, place, coordinates, properties, isMulti } = found
  const lines = isMulti ? coordinates.map(listOr) : [coordinates]
  const given = timesOf(properties)
  const times = given && sharedOut(given, lines)
  const columns = [
    ...motionColumns(objectOr(properties.coordinateProperties), writer.tally),
    ...motionColumns(properties, writer.tally),
  ].map(({ meaning, values }) => ({ meaning, parts: sharedOut(values, lines) }))
  let before = 0
  let untimed = 0
  for (const [index, line] of lines.entries()) {
    const own = times?.[index]
    if (times && !own) {
      const which = `the ${line.length} positions from number ${before + 1} on`
      writer.reject(place, 'times-mismatch', `the times do not fit ${which}, expected one time a position`)
    }
    untimed += writePositions(
      {
        trackId,
        place,
        coordinates: line,
        times: times ? (own ?? []) : undefined,
        columns: columns.flatMap(({ meaning, parts }) => {
          const values = parts[index]
          return values ? [{ meaning, values }] : []
        }),
        before,
      },
      writer,
    )
    before += line.length
  }
  writer.rejectUntimed(place, untimed)
}
