import { hasKnownCrs } from './json-crs.ts'
import { identityOf, membersOf, trackIdOf } from './json-identity.ts'
import { instantOf } from './json-time.ts'
import { isObject, type JsonObject, listOr, numberOr, objectOr, shown } from './json-value.ts'
import { KNOTS_PER_KMH, KNOTS_PER_METRE_A_SECOND, KNOTS_PER_MPH, meaningOf } from './motion-names.ts'
import { writePositions } from './position-list.ts'
import type { Motion, Place, TrackWriter } from './track-writer.ts'

/** Members under which collections of moving geometries list them: OGC 19-045r3, MobilityDB, OGC API Moving Features. */
const PARTS = ['prisms', 'members', 'sequences', 'geometrySequence']

/** Knots in a unit of speed, by its UN/CEFACT Recommendation 20 code (as OGC 19-045r3 has it) or as commonly written. */
const KNOTS_PER_UNIT = new Map([
  ...['knt', 'kn', 'kt', 'kts', 'knot', 'knots'].map((unit): [string, number] => [unit, 1]),
  ...['mts', 'm/s', 'mps', 'm s-1'].map((unit): [string, number] => [unit, KNOTS_PER_METRE_A_SECOND]),
  ...['kmh', 'km/h', 'kph'].map((unit): [string, number] => [unit, KNOTS_PER_KMH]),
  ...['hm', 'mph', 'mi/h'].map((unit): [string, number] => [unit, KNOTS_PER_MPH]),
])
const DEGREES = ['dd', 'deg', 'degree', 'degrees', '°']

/** Whether an object is a moving geometry by its type. */
export function isMovingGeometry(type: unknown): boolean {
  return type === 'MovingGeometryCollection' || type === 'TemporalGeometrySequence' || isMovingPrimitive(type)
}

function isMovingPrimitive(type: unknown): boolean {
  return typeof type === 'string' && /^Moving(?:Point|LineString|Polygon|PointCloud)$/.test(type)
}

/**
 * Reads a Feature with `temporalGeometry` (OGC Moving Features JSON, 19-045r3): MovingPoint, and collections of them;
 * the parts of one feature are one track. Speeds and headings of `temporalProperties` go to the positions of the same
 * instant, when their unit is named.
 */
export function readMovingFeature(feature: JsonObject, place: Place, writer: TrackWriter): void {
  const facts = membersOf(objectOr(feature.properties))
  const { temporalGeometry } = feature
  if (!hasKnownCrs(feature, place, writer) || !hasKnownCrs(temporalGeometry, place, writer)) return
  const trackId = trackIdOf(facts, feature.id, false) ?? writer.newTrackId('mf-json')
  writer.identity(identityOf(trackId, facts))
  const motions = motionsByTime(feature.temporalProperties, writer)
  const motionAtTime =
    motions.size === 0 ? undefined : (time: unknown) => motions.get(instantOf(time, writer.tally) ?? Number.NaN)
  let untimed = 0
  let before = 0
  for (const part of partsOf(temporalGeometry)) {
    const found = pointsOf(part, place, writer)
    if (!found) continue
    untimed += writePositions({ trackId, place, ...found, columns: [], motionAtTime, before }, writer)
    before += found.coordinates.length
  }
  writer.rejectUntimed(place, untimed)
}

/** A geometry's parts that move by themselves: its prisms or sequences, or itself. Collections in collections are none. */
function partsOf(geometry: unknown): readonly unknown[] {
  const members = objectOr(geometry)
  for (const name of PARTS) {
    const parts = members[name]
    // A sequence of MobilityDB has the type of the whole.
    if (Array.isArray(parts)) return parts.map((part) => (isObject(part) ? { type: 'MovingPoint', ...part } : part))
  }
  return [geometry]
}

function pointsOf(part: unknown, place: Place, writer: TrackWriter) {
  const { type, coordinates, datetimes, interpolation, interpolations } = objectOr(part)
  if (type !== 'MovingPoint' || !Array.isArray(coordinates)) {
    const found = type === 'MovingPoint' ? `the coordinates are ${shown(coordinates)}` : `the type is ${shown(type)}`
    writer.reject(place, 'no-position', `${found}, expected a MovingPoint with coordinates and datetimes`)
    return undefined
  }
  const between = interpolation ?? listOr(interpolations)[0]
  if (between === 'Discrete' || /^step/i.test(typeof between === 'string' ? between : ''))
    writer.tally.note(
      `Some tracks say of themselves that they do not move evenly between positions (${between === 'Discrete' ? between : 'Step'}); lines between them are drawn all the same.`,
    )
  // MobilityDB writes a single instant without the arrays.
  const isSingle = !Array.isArray(datetimes) && datetimes !== undefined
  const places = isSingle ? [coordinates] : coordinates
  const times = isSingle ? [datetimes] : listOr(datetimes)
  if (times.length === places.length || times.length === 0) return { coordinates: places, times }
  writer.reject(
    place,
    'times-mismatch',
    `${places.length} coordinates and ${times.length} datetimes, expected one time a position`,
  )
  return { coordinates: places, times: [] }
}

/** Speed, course and heading by their times, from members of `temporalProperties` that are named plainly. */
function motionsByTime(temporalProperties: unknown, writer: TrackWriter): ReadonlyMap<number, Motion> {
  const motions = new Map<number, Motion>()
  for (const group of listOr(temporalProperties)) {
    const { datetimes } = objectOr(group)
    for (const [name, member] of Object.entries(objectOr(group))) {
      const meaning = meaningOf(name)
      if (!meaning || meaning.field === 'navStatus') continue
      const factor = factorOf(objectOr(member), meaning.field === 'sogKn')
      if (factor === undefined) {
        writer.tally.note(
          `The temporal property ${JSON.stringify(name.slice(0, 40))} names no unit known here: left out.`,
        )
        continue
      }
      for (const [index, time] of listOr(objectOr(member).datetimes ?? datetimes).entries()) {
        const atMs = instantOf(time, writer.tally)
        const value = numberOr(listOr(objectOr(member).values)[index])
        if (atMs === undefined || value === undefined || value < 0) continue
        if (meaning.field === 'sogKn' || value < 360)
          motions.set(atMs, { ...motions.get(atMs), [meaning.field]: value * factor })
      }
    }
  }
  return motions
}

/** What a value is multiplied by to be knots or degrees, by the unit it names. */
function factorOf({ uom, form }: JsonObject, isSpeed: boolean): number | undefined {
  const unit = uom ?? form
  if (typeof unit !== 'string') return undefined
  const plain = unit.slice(0, 20).toLowerCase()
  if (isSpeed) return KNOTS_PER_UNIT.get(plain)
  return DEGREES.includes(plain) ? 1 : undefined
}
