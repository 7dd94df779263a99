import type { Feature, FeatureCollection, LineString, Point, Position } from 'geojson'
import { longitudeDelta } from '#geo/lonlat.ts'

/** Where a track went: columns in time order; a NaN position separates pieces, so that a gap is never drawn as a line. */
export interface Trail {
  readonly slot: number
  readonly tone: 'ours' | 'plain' | 'selected'
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly atMs: Float64Array
}

/** Spacings of the past positions of the selected trail: a whole number of these since midnight UTC. */
const DOT_STEPS_MIN = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720, 1440]
const MOST_DOTS = 24

/** A bend this shallow is not drawn: 20 m, a pixel at zoom 13. */
const TOLERANCE_DEG = 0.000_2

/** Lines of `{ tone, slot }`, and on the selected trail points of `{ tone, slot }` equal in time, for a map source. */
export function trailFeatures(trails: readonly Trail[]): FeatureCollection<LineString | Point> {
  const features: Feature<LineString | Point>[] = []
  for (const trail of trails) {
    const properties = { tone: trail.tone, slot: trail.slot }
    for (const coordinates of pieces(trail)) {
      features.push({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } })
    }
    if (trail.tone !== 'selected') continue
    for (const coordinates of dots(trail)) {
      features.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } })
    }
  }
  return { type: 'FeatureCollection', features }
}

const isPlace = ({ lon, lat }: Trail, index: number) => Number.isFinite(lon[index]) && Number.isFinite(lat[index])

/** Runs of at least two positions. Longitudes run on past ±180° instead of jumping, so lines cross it the short way. */
function pieces(trail: Trail): Position[][] {
  const found: Position[][] = []
  let piece: Position[] = []
  for (let i = 0; i <= trail.lon.length; i++) {
    if (i < trail.lon.length && isPlace(trail, i)) {
      const lon = trail.lon[i] as number
      const before = piece.at(-1)?.[0] ?? lon
      piece.push([before + longitudeDelta(before, lon), trail.lat[i] as number])
    } else {
      if (piece.length > 1) found.push(straightened(piece))
      piece = []
    }
  }
  return found
}

/**
 * The line without the positions that lie within the tolerance of its straight stretches (Reumann and Witkam 1974),
 * where a turn back ends a stretch too. A ship on a lane leaves a handful of its thousands.
 */
function straightened(line: readonly Position[]): Position[] {
  let [from, towards] = line as [Position, Position]
  const kept = [from]
  let furthest = apart(from, towards)
  for (let i = 2; i < line.length; i++) {
    const place = line[i] as Position
    const { along, beside } = fromRay(place, from, towards)
    furthest = Math.max(furthest, along)
    if (beside <= TOLERANCE_DEG && along >= furthest - TOLERANCE_DEG) continue
    from = line[i - 1] as Position
    towards = place
    furthest = apart(from, towards)
    kept.push(from)
  }
  kept.push(line.at(-1) as Position)
  return kept
}

const apart = ([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position) => Math.hypot(x1 - x0, y1 - y0)

/** How far a place is along, and how far beside, the way from one place through another, in degrees. */
function fromRay([x = 0, y = 0]: Position, [x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position) {
  const [dx, dy, px, py] = [x1 - x0, y1 - y0, x - x0, y - y0]
  const length = Math.hypot(dx, dy)
  if (length === 0) return { along: 0, beside: Math.hypot(px, py) }
  return { along: (px * dx + py * dy) / length, beside: Math.abs(px * dy - py * dx) / length }
}

/** Positions at whole steps of time, between reports on the straight line; none inside a gap. */
function dots(trail: Trail): Position[] {
  const { lon, lat, atMs } = trail
  const last = atMs.length - 1
  const stepMs = dotStepMs((atMs[last] ?? 0) - (atMs[0] ?? 0))
  const found: Position[] = []
  for (let i = 1; i <= last; i++) {
    if (!isPlace(trail, i - 1) || !isPlace(trail, i)) continue
    const [from, to] = [atMs[i - 1] as number, atMs[i] as number]
    for (let at = Math.ceil(from / stepMs) * stepMs; at < to; at += stepMs) {
      const share = (at - from) / (to - from)
      const lon0 = lon[i - 1] as number
      const lat0 = lat[i - 1] as number
      found.push([lon0 + longitudeDelta(lon0, lon[i] as number) * share, lat0 + ((lat[i] as number) - lat0) * share])
    }
  }
  return found
}

/** Spacing of the dots in milliseconds: the finest round one that keeps a trail of this length to a few dozen. */
export function dotStepMs(spanMs: number): number {
  const minutes = DOT_STEPS_MIN.find((step) => spanMs / (step * 60_000) <= MOST_DOTS) ?? 1440
  return minutes * 60_000
}
