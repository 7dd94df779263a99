import type { LonLat } from '../lonlat.ts'
import { FACT_DECIMALS } from './polygons.ts'
import type { BuiltArea, BuiltSection } from './zones.ts'

/** A stretch of a section at sea: exactly the edges that the zone has along it. */
export interface Limit {
  readonly area: BuiltArea
  readonly built: BuiltSection
  readonly line: readonly LonLat[]
}

export interface Edge {
  readonly from: LonLat
  readonly to: LonLat
}

/** The edges of a zone told apart: its limits by section, and the rest, which must be coast. */
export interface Outline {
  readonly limits: readonly Limit[]
  readonly coast: readonly Edge[]
}

/** A place cut out of a line and then rounded is off that line by no more than this. */
const ON_LINE_DEG = 10 ** -FACT_DECIMALS

/** Walks each section and takes the zone's edges that lie on it. Sections on land have none: see `checkOutline`. */
export function outlineOf(area: BuiltArea): Outline {
  let left = edgesOf(area)
  const limits: Limit[] = []
  for (const built of area.rings.flat()) {
    let line: LonLat[] = []
    for (let i = 1; i < built.line.length; i++) {
      const segment: Edge = { from: built.line[i - 1] as LonLat, to: built.line[i] as LonLat }
      const along = (place: LonLat) => shareAlong(place, segment)
      const on = left.filter((edge) => isOn(edge.from, segment) && isOn(edge.to, segment))
      if (on.length === 0) continue
      left = left.filter((edge) => !on.includes(edge))
      const ordered = on
        .map(({ from, to }): Edge => (along(from) <= along(to) ? { from, to } : { from: to, to: from }))
        .sort((a, b) => along(a.from) - along(b.from))
      for (const { from, to } of ordered) {
        const last = line.at(-1)
        if (!last || last[0] !== from[0] || last[1] !== from[1]) {
          line = [from]
          limits.push({ area, built, line })
        }
        line.push(to)
      }
    }
  }
  return { limits, coast: left }
}

export function edgesOf({ parts }: Pick<BuiltArea, 'parts'>): readonly Edge[] {
  return parts.flat().flatMap((ring) => ring.slice(1).map((to, i): Edge => ({ from: ring[i] as LonLat, to })))
}

/** Whether a place is on a segment, within rounding. */
export function isOn(place: LonLat, segment: Edge): boolean {
  const share = Math.max(0, Math.min(1, shareAlong(place, segment)))
  const { from, to } = segment
  const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
  return Math.hypot(place[0] - x, place[1] - y) <= ON_LINE_DEG
}

function shareAlong([x, y]: LonLat, { from: [x0, y0], to: [x1, y1] }: Edge): number {
  const [dx, dy] = [x1 - x0, y1 - y0]
  const square = dx * dx + dy * dy
  return square === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / square
}
