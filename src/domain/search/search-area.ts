import * as v from 'valibot'
import { geodesicNm } from '#geo/geodesic.ts'
import { isLonLat, type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { boxAround } from '#geo/measure.ts'
import { findRingFaults } from '#geo/ring-crossings.ts'
import { degrees, MOST_LATITUDE, placeSchema, strict } from './search-schema.ts'

/** The most places of a ring, as many as a hand draws (notional): ways round bays take time with the square of it. */
const LONGEST_RING = 100
/** The longest diagonal of an area's box, and the longest line. On one plane, miles 200 NM from its middle are 0.06 % off. */
const MOST_SPAN_NM = 400

/** Places nearer than this, in degrees (about a millimetre), are one place. */
const SAME_DEG = 1e-8

/** An area to search, as it is told. */
export const areaSchema = v.variant(
  'kind',
  [
    strict(
      {
        kind: v.literal('polygon'),
        ring: v.pipe(
          v.array(placeSchema, 'is no list, expected places'),
          v.maxLength(LONGEST_RING, (issue) => `has ${issue.received} places, expected at most ${issue.requirement}`),
          v.readonly(),
        ),
      },
      'an area',
    ),
    strict(
      {
        kind: v.literal('box'),
        box: v.pipe(
          v.strictTuple(
            [degrees, degrees, degrees, degrees],
            'is no box, expected [west, south, east, north] in degrees',
          ),
          v.check(
            ([west, south, east, north]) =>
              [south, north].every((lat) => Math.abs(lat) <= MOST_LATITUDE) &&
              [west, east].every((lon) => isLonLat(lon, 0)),
            (issue) =>
              `is ${JSON.stringify(issue.input)}, expected longitudes -180 to 180 and latitudes -${MOST_LATITUDE} to ${MOST_LATITUDE}`,
          ),
          v.readonly(),
        ),
      },
      'an area',
    ),
  ],
  (issue) => `is ${issue.received}, expected an area of kind polygon or box`,
)

/** An area to search: see `SearchTask`. */
export type SearchArea = v.InferOutput<typeof areaSchema>

/** The outline of an area: not closed, no place twice in a row, longitudes running on past 180 where it crosses that. */
export function outlineOf(area: SearchArea): readonly LonLat[] {
  if (area.kind === 'polygon') return unwrapped(area.ring)
  const [west, south, eastOrLess, north] = area.box
  const east = eastOrLess < west ? eastOrLess + 360 : eastOrLess
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
}

/** What is wrong with an area: too few places, no size, edges that cross, or more than 400 NM across. */
export function areaProblems(area: SearchArea): readonly string[] {
  const outline = outlineOf(area)
  const name = area.kind === 'polygon' ? 'area.ring' : 'area.box'
  const box = boxAround(outline)
  if (outline.length < 3 || box === undefined)
    return [`${name} has ${outline.length} different places, expected at least 3`]
  const [west, south, east, north] = box
  if (area.kind === 'box' && !(area.box[1] < area.box[3]))
    return [`${name} has south ${area.box[1]} and north ${area.box[3]}, expected south less than north`]
  if (!(west < east && south < north)) return [`${name} is ${JSON.stringify(box)}, expected an area with a size`]
  const spanNm = widthLimited(outline) ? geodesicNm([west, south], [east, north]) : Number.POSITIVE_INFINITY
  if (!(spanNm <= MOST_SPAN_NM))
    return [
      `${name} is ${Number.isFinite(spanNm) ? `${Math.round(spanNm)} NM` : 'more than half the world'} across, expected at most ${MOST_SPAN_NM} NM`,
    ]
  const { faults } = findRingFaults([[...outline, outline[0] as LonLat]], 1)
  return faults.map(
    ({ kind, at, other }) =>
      `${name}: the edges from places ${at.edge + 1} and ${other.edge + 1} ${kind === 'cross' ? 'cross' : 'run over each other'}, expected a ring that does not meet itself`,
  )
}

/** What is wrong with a line to patrol: no length, or more than 400 NM. */
export function lineProblems(from: LonLat, to: LonLat): readonly string[] {
  const nm = geodesicNm(from, to)
  return nm >= 0.1 && nm <= MOST_SPAN_NM
    ? []
    : [`from and to are ${nm.toFixed(1)} NM apart, expected 0.1 to ${MOST_SPAN_NM} NM`]
}

function widthLimited(outline: readonly LonLat[]): boolean {
  const lons = outline.map(([lon]) => lon)
  return Math.max(...lons) - Math.min(...lons) < 180
}

function unwrapped(ring: readonly LonLat[]): readonly LonLat[] {
  const places: LonLat[] = []
  for (const [lon, lat] of ring) {
    const last = places.at(-1)
    const near = last === undefined ? lon : last[0] + longitudeDelta(last[0], lon)
    if (last === undefined || Math.abs(near - last[0]) > SAME_DEG || Math.abs(lat - last[1]) > SAME_DEG)
      places.push([near, lat])
  }
  const [first, last] = [places[0], places.at(-1)]
  if (
    places.length > 1 &&
    first &&
    last &&
    Math.abs(longitudeDelta(first[0], last[0])) < SAME_DEG &&
    Math.abs(first[1] - last[1]) < SAME_DEG
  )
    places.pop()
  return places
}
