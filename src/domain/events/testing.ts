import fc from 'fast-check'
import { boxRing, zoneOf } from '#geo/testing.ts'
import type { Limit, Part, ZoneSet } from '#geo/zone.ts'
import { DRAWN_LIMIT } from '#geo/zone-file.ts'
import type { PositionReport } from '../report.ts'
import { report } from '../testing.ts'
import { type ContextOptions, type ZoneContext, zoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'
import { zoneEventsOf } from './zone-events-of.ts'

const MINUTE = 60_000

/** A set of zones by their parts, all edges drawn unless limits are given, of which all edges then are the first. */
export function zonesOf(
  parts: Readonly<Record<string, readonly Part[]>>,
  limits: readonly Limit[] = [DRAWN_LIMIT],
): ZoneSet {
  return {
    version: 'test-1',
    limits,
    zones: Object.entries(parts).map(([id, each]) => zoneOf(each, { id, name: `Zone ${id}` })),
  }
}

/** A rectangle as the parts of a zone. */
export function box(west: number, south: number, east: number, north: number): readonly Part[] {
  return [[boxRing(west, south, east, north)]]
}

/** A lake with an island, a zone over its west and the lake's neighbour in the east, and far from all a needle. */
export const fourZones: ZoneSet = zonesOf({
  lake: [[boxRing(110, 4, 112, 6), [...boxRing(110.8, 4.8, 111.2, 5.2)].reverse()]],
  over: box(109.9, 4.5, 110.6, 5.5),
  next: box(112, 4, 114, 6),
  needle: box(110.3, 6.2, 110.302, 6.6),
})

/** Places a minute apart, from the start of an hour. */
export function way(places: readonly (readonly [lon: number, lat: number])[], stepMs = MINUTE): PositionReport[] {
  return places.map(([lon, lat], i) => report({ atMs: i * stepMs, lon, lat }))
}

/** Events in a few words: kind, zone and minute of the event. */
export function told(events: readonly ZoneEvent[]): string[] {
  return events.map(({ kind, zoneId, atMs }) => `${kind} ${zoneId} ${Math.round((atMs / MINUTE) * 10) / 10}`)
}

/** The oracle, in a few words. */
export function toldOf(
  reports: readonly PositionReport[],
  zones: ZoneSet | ZoneContext,
  options: ContextOptions & { readonly endMs?: number } = {},
): string[] {
  const context = 'index' in zones ? zones : zoneContext(zones, options)
  return told(zoneEventsOf(reports, context, options.endMs))
}

/** One step of a random track: how far (degrees), where to, and how long after. */
const step = fc.record({
  turn: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
  // Jitter, a ship's way, a fast one's, and now and then a jump.
  far: fc.oneof(
    { weight: 4, arbitrary: fc.double({ min: 0, max: 0.001, noNaN: true }) },
    { weight: 6, arbitrary: fc.double({ min: 0.001, max: 0.02, noNaN: true }) },
    { weight: 1, arbitrary: fc.double({ min: 0.3, max: 2, noNaN: true }) },
  ),
  // Ties, seconds, minutes, and now and then a gap.
  afterMs: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 60 }).map((seconds) => seconds * 1000) },
    { weight: 1, arbitrary: fc.integer({ min: 15, max: 40 }).map((minutes) => minutes * MINUTE) },
  ),
  /** Back to the place before: a jump and back, two senders. */
  isBack: fc.boolean(),
})

/** A track that strays about the boundaries of `fourZones`, with jitter, jumps, gaps, ties and repeats. */
export function strayTrack(trackId: string): fc.Arbitrary<PositionReport[]> {
  const starts = fc.constantFrom([110, 4.3], [110.8, 5], [112, 5], [109.9, 4.5], [110.301, 6.3], [113, 3.999])
  return fc.tuple(starts, fc.array(step, { minLength: 2, maxLength: 40 })).map(([start, steps]) => {
    const reports: PositionReport[] = []
    let [lon, lat] = start as [number, number]
    let before: [number, number] = [lon, lat]
    let atMs = 0
    for (const { turn, far, afterMs, isBack } of steps) {
      atMs += afterMs
      const place: [number, number] =
        isBack && far > 0.02 ? before : [lon + Math.cos(turn) * far, lat + Math.sin(turn) * far]
      before = [lon, lat]
      ;[lon, lat] = place
      reports.push(report({ trackId, atMs, lon, lat }))
      if (turn < 0.5) reports.push(report({ trackId, atMs, lon, lat }))
    }
    return reports
  })
}
