import type { LonLat } from '#geo/lonlat.ts'
import type { Basis, Limit, Zone, ZoneSet } from '#geo/zone.ts'
import { type ClipBox, clipRing, clipSegment } from '../evidence/clip.ts'
import { type BundleFrame, chartXy, chartXyTurned } from './bundle-frame.ts'

type Point = readonly [x: number, y: number]

/** How far outside the chart lines are kept, so that their ends are not seen. */
const OVERLAP_PX = 12
/** Two points of a track nearer than this are drawn as one. */
const SEEN_PX = 0.6

/** Dashes by what a limit rests on, as on the map: only what all agree, and the coast, is unbroken. */
const DASHES: Record<Basis, string | undefined> = {
  agreed: undefined,
  coast: undefined,
  allocation: '12 4 2 4',
  claimed: '9 6',
  drawn: '9 6',
  median: '5 3',
  distance: '5 3',
  closing: '0.1 4.6',
}
const DISPUTED_DASH = '18 4'

/** A zone as it is seen on a chart: SVG path data. */
export interface ZoneDrawing {
  readonly zone: Zone
  readonly area: string
  readonly limits: readonly LimitDrawing[]
}

interface LimitDrawing {
  readonly limit: Limit | undefined
  /** SVG stroke-dasharray. */
  readonly dash?: string
  readonly d: string
  /** The middle of its longest stretch that is seen, for a label. */
  readonly middle: Point
}

/** The zones that are seen on a chart, those of least precedence first, so that the others lie on top. */
export function zoneDrawings({ zones, limits }: ZoneSet, frame: BundleFrame): ZoneDrawing[] {
  const box = clipBoxOf(frame)
  return zones.toReversed().flatMap((zone): ZoneDrawing[] => {
    const area = zone.parts.flatMap((part) => part.flatMap((ring) => ringAreas(ring, frame, box))).join('')
    const lines = limitLines(zone, limits, frame, box)
    return area || lines.length ? [{ zone, area, limits: lines }] : []
  })
}

/** Coast lines on a chart: land as areas, the rest as lines. */
export function coastPaths(coast: readonly (readonly LonLat[])[], frame: BundleFrame): { land: string; line: string } {
  const box = clipBoxOf(frame)
  const land = coast.filter(isClosed).flatMap((ring) => ringAreas(ring, frame, box))
  const line = coast.filter((each) => !isClosed(each)).flatMap((each) => openLines(each, frame, box))
  return { land: land.join(''), line: line.join('') }
}

/** A track as SVG path data, a new piece after each break; points too near each other to be seen apart are left out. */
export function trackPath(places: readonly LonLat[], breaks: ReadonlySet<number>, frame: BundleFrame): string {
  let d = ''
  let last: Point | undefined
  for (const [i, place] of places.entries()) {
    const [x, y] = chartXy(frame, place)
    const isEnd = i + 1 === places.length || breaks.has(i)
    if (last && !isEnd && Math.hypot(x - last[0], y - last[1]) < SEEN_PX) continue
    d += `${last ? 'L' : 'M'}${tenth(x)} ${tenth(y)}`
    last = breaks.has(i) ? undefined : [x, y]
  }
  return d
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function limitLines(zone: Zone, limits: readonly Limit[], frame: BundleFrame, box: ClipBox): LimitDrawing[] {
  const drawn = new Map<number, { d: string; longestPx: number; middle: Point }>()
  for (const [p, part] of zone.parts.entries())
    for (const [r, ring] of part.entries())
      for (const points of turnsOf(ring, frame, box)) {
        let [openLimit, end]: [number, Point | undefined] = [-1, undefined]
        for (let i = 0; i + 1 < points.length; i++) {
          const clipped = clipSegment(points[i] as Point, points[i + 1] as Point, box)
          if (!clipped) continue
          const [from, to] = clipped
          const limit = zone.edgeLimits[p]?.[r]?.[i] ?? 0
          const line = drawn.get(limit) ?? { d: '', longestPx: 0, middle: from }
          const goesOn = limit === openLimit && end && end[0] === from[0] && end[1] === from[1]
          line.d += `${goesOn ? '' : `M${pointText(from)}`}L${pointText(to)}`
          const lengthPx = Math.hypot(to[0] - from[0], to[1] - from[1])
          if (lengthPx > line.longestPx) {
            line.longestPx = lengthPx
            line.middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
          }
          drawn.set(limit, line)
          ;[openLimit, end] = [limit, to]
        }
      }
  return [...drawn].map(([i, { d, middle }]) => {
    const dash = dashOf(limits[i])
    return { limit: limits[i], d, middle, ...(dash !== undefined && { dash }) }
  })
}

function dashOf(limit: Limit | undefined): string | undefined {
  if (!limit) return DASHES.drawn
  return DASHES[limit.basis] ?? (limit.disputedBy.length > 0 ? DISPUTED_DASH : undefined)
}

function ringAreas(ring: readonly LonLat[], frame: BundleFrame, box: ClipBox): string[] {
  return turnsOf(ring, frame, box)
    .map((points) => clipRing(points.slice(0, -1), box))
    .filter((points) => points.length > 2)
    .map((points) => `M${points.map(pointText).join('L')}Z`)
}

function openLines(line: readonly LonLat[], frame: BundleFrame, box: ClipBox): string[] {
  return turnsOf(line, frame, box).flatMap((points) =>
    points.flatMap((to, i) => {
      const from = points[i - 1]
      const clipped = from && clipSegment(from, to, box)
      return clipped ? [`M${pointText(clipped[0])}L${pointText(clipped[1])}`] : []
    }),
  )
}

/** A line as drawn, once for each turn of the globe that may bring it onto the chart. */
function turnsOf(line: readonly LonLat[], frame: BundleFrame, [left, top, right, bottom]: ClipBox): Point[][] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of line) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [-360, 0, 360].flatMap((turn) => {
    const [fromX, fromY] = chartXyTurned(frame, [west, north], turn)
    const [toX, toY] = chartXyTurned(frame, [east, south], turn)
    const isOn = toX >= left && fromX <= right && toY >= top && fromY <= bottom
    return isOn ? [line.map((place) => chartXyTurned(frame, place, turn))] : []
  })
}

function clipBoxOf({ widthPx, heightPx }: BundleFrame): ClipBox {
  return [-OVERLAP_PX, -OVERLAP_PX, widthPx + OVERLAP_PX, heightPx + OVERLAP_PX]
}

function isClosed(line: readonly LonLat[]): boolean {
  const [first, last] = [line[0], line.at(-1)]
  return line.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

function pointText([x, y]: Point): string {
  return `${tenth(x)} ${tenth(y)}`
}
