import { positionText } from '#domain/notation.ts'
import { parsePosition } from '#domain/position-notation.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Ring } from '#geo/zone.ts'

/** A closed ring from one position a line; empty lines are passed over, a repeated first position at the end is the same. */
export function parseRing(text: string): Result<Ring> {
  const places: LonLat[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const place = parsePosition(line)
    if (!place.ok) return failed(`line ${i + 1}: ${place.problem}`)
    if (!isSame(places.at(-1), place.value)) places.push(place.value)
  }
  if (places.length > 1 && isSame(places[0], places.at(-1))) places.pop()
  const [first] = places
  if (!first || places.length < 3)
    return failed(`${places.length} different positions, expected at least 3, one a line`)
  return ok([...places, first])
}

/** A ring as `parseRing` reads it: one position a line, the first not said again. */
export function ringText(ring: Ring): string {
  return ring.slice(0, -1).map(positionText).join('\n')
}

function isSame(a: LonLat | undefined, b: LonLat | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1]
}
