import type { LonLat } from '../lonlat.ts'
import { lengthNm } from '../zone-measures.ts'
import { samePlace } from './polygons.ts'
import { LIMITS } from './recipe-limits.ts'
import type { BuiltZone } from './zones.ts'

/** What a line on the map is: the outer limit of our waters, a line within them, the edge of a shared area or a claim. */
type LineKind = 'outer' | 'territorial-sea' | 'contiguous-zone' | 'joint' | 'claim'

/** An unbroken stretch of one limit: exactly the edges that zones have there, the zone on its left. */
export interface LimitLine {
  readonly line: LineKind
  /** Place in `LIMITS`. */
  readonly limit: number
  readonly zone: string
  readonly places: readonly LonLat[]
  readonly lengthNm: number
}

/** The edges of all zones at sea as lines, each edge once. */
export function limitLines(zones: readonly BuiltZone[]): readonly LimitLine[] {
  const coast = LIMITS.findIndex(({ basis }) => basis === 'coast')
  const tiles = zones.filter(({ recipe: { kind } }) => kind === 'territorial-sea' || kind === 'eez')
  const inTiles = new Map<string, number>()
  for (const key of tiles.flatMap(edgeKeys)) inTiles.set(key, (inTiles.get(key) ?? 0) + 1)
  const drawn = new Set<string>()
  const lines: LimitLine[] = []
  const draw = (zone: BuiltZone, kindOf: (key: string, limit: number) => LineKind | undefined) => {
    const { id } = zone.recipe
    for (const [p, part] of zone.parts.entries()) {
      for (const [r, ring] of part.entries()) {
        const limits = zone.edges[p]?.[r] ?? []
        let run: { line: LineKind; limit: number; places: LonLat[] } | undefined
        const first = lines.length
        for (const [i, limit] of limits.entries()) {
          const [from, to] = [ring[i] as LonLat, ring[i + 1] as LonLat]
          const key = keyOf(from, to)
          const line = limit === coast || drawn.has(key) ? undefined : kindOf(key, limit)
          if (!line) {
            run = undefined
            continue
          }
          drawn.add(key)
          if (run?.line === line && run.limit === limit) run.places.push(to)
          else {
            run = { line, limit, places: [from, to] }
            lines.push({ ...run, zone: line === 'outer' ? id.replace('-ts-', '-eez-') : id, lengthNm: 0 })
          }
        }
        // The ring's start may lie within a line: its last piece then goes before its first.
        const [start, end] = [lines[first], lines.at(-1)]
        if (!start || !end || start === end || start.line !== end.line || start.limit !== end.limit) continue
        if (!samePlace(start.places[0], ring[0]) || !samePlace(end.places.at(-1), ring[0])) continue
        lines[first] = { ...start, places: [...end.places, ...start.places.slice(1)] }
        lines.pop()
      }
    }
  }
  const isInner = (key: string) => inTiles.get(key) === 2
  for (const zone of tiles) draw(zone, (key) => (isInner(key) ? undefined : 'outer'))
  for (const zone of tiles) draw(zone, () => 'territorial-sea')
  for (const zone of zones) if (zone.recipe.kind === 'contiguous-zone') draw(zone, () => 'contiguous-zone')
  for (const zone of zones) {
    if (zone.recipe.kind === 'joint-area') draw(zone, () => 'joint')
    if (zone.recipe.kind === 'overlapping-claim') draw(zone, () => 'claim')
  }
  return lines.map((line) => ({ ...line, lengthNm: lengthNm(line.places) }))
}

function edgeKeys({ parts }: BuiltZone): readonly string[] {
  return parts.flat().flatMap((ring) => ring.slice(1).map((to, i) => keyOf(ring[i] as LonLat, to)))
}

/** The same from either side. */
function keyOf(a: LonLat, b: LonLat): string {
  const [from, to] = [a.join(), b.join()]
  return from < to ? `${from} ${to}` : `${to} ${from}`
}
