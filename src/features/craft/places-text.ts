import { plainText, positionText } from '#domain/notation.ts'
import { parsePosition } from '#domain/position-notation.ts'
import type { SearchArea } from '#domain/search/search-area.ts'
import { type LonLat, longitudeDelta, wrapLongitude } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'

/** One position a line, in any notation; empty lines are passed over. */
function parsePlaces(text: string): Result<readonly LonLat[]> {
  const places: LonLat[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const place = parsePosition(line)
    if (!place.ok) return failed(`line ${i + 1}: ${place.problem}`)
    places.push(place.value)
  }
  return ok(places)
}

/** An area from typed positions: two are opposite corners of a box, more go round it. */
export function parseArea(text: string): Result<SearchArea> {
  const places = parsePlaces(text)
  if (!places.ok) return places
  const [first, second] = places.value
  if (!first || !second)
    return failed(
      `${countWords(places.value.length)}, expected 2 opposite corners of a box, or 3 and more round the area`,
    )
  if (places.value.length > 2) return ok({ kind: 'polygon', ring: places.value })
  // The shorter way round: over 180 degrees west is the larger number.
  const [west, east] = longitudeDelta(first[0], second[0]) >= 0 ? [first[0], second[0]] : [second[0], first[0]]
  return ok({ kind: 'box', box: [west, Math.min(first[1], second[1]), east, Math.max(first[1], second[1])] })
}

/** Both ends of a line, one a line of text. */
export function parseLine(text: string): Result<{ readonly from: LonLat; readonly to: LonLat }> {
  const places = parsePlaces(text)
  if (!places.ok) return places
  const [from, to, ...more] = places.value
  return from && to && more.length === 0
    ? ok({ from, to })
    : failed(`${countWords(places.value.length)}, expected 2: both ends of the line`)
}

/** One position. */
export function parsePlace(text: string): Result<LonLat> {
  return text.trim() === '' ? failed('no position, expected one') : parsePosition(plainText(text, 200))
}

/** What was drawn, as the parsers read it: a box by two corners, a ring without its first place once more. */
export function placesText(drawn: readonly LonLat[]): string {
  const places = isClosed(drawn) ? drawn.slice(0, -1) : drawn
  const shown = isBox(places) ? [places[0] as LonLat, places[2] as LonLat] : places
  return shown.map(([lon, lat]) => positionText([wrapLongitude(lon), lat])).join('\n')
}

/** The outline of an area to be drawn or changed: closed, longitudes running on past 180. */
export function outlineRing(area: SearchArea): readonly LonLat[] {
  if (area.kind === 'polygon') {
    const [first] = area.ring
    return first && !isClosed(area.ring) ? [...area.ring, first] : area.ring
  }
  const [west, south, eastOrLess, north] = area.box
  const east = eastOrLess < west ? eastOrLess + 360 : eastOrLess
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

function isClosed(places: readonly LonLat[]): boolean {
  const [first, last] = [places[0], places.at(-1)]
  return places.length > 2 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

/** Four corners with edges along meridians and parallels. */
function isBox(places: readonly LonLat[]): boolean {
  if (places.length !== 4) return false
  const edges = places.map((place, i) => [place, places[(i + 1) % 4] as LonLat] as const)
  const isAlong = (axis: 0 | 1) => edges.map(([a, b]) => a[axis] === b[axis])
  const [upright, level] = [isAlong(0), isAlong(1)]
  return edges.every((_, i) => upright[i] !== level[i] && upright[i] !== upright[(i + 1) % 4])
}

function countWords(count: number): string {
  return count === 1 ? '1 position' : `${count} positions`
}
