import { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { between } from '#geo/measure.ts'
import type { Basis, Limit, Ring, Zone, ZoneKind, ZoneSet } from '#geo/zone.ts'
import type { Fix, ZoneEvent } from '../events/zone-event.ts'
import { clockText, plainText } from '../notation.ts'
import { limitWords } from '../zone-words.ts'
import { type ChartFrame, chartFrame } from './chart-frame.ts'
import { type PlacedLabel, placeLabels, type WantedLabel } from './chart-labels.ts'
import { type ClipBox, clipRing, clipSegment } from './clip.ts'
import type { Evidence, EvidenceReport } from './evidence.ts'
import { nmText } from './evidence-words.ts'

/** What a line of the chart is. `limit` is of the event's zone, `other-limit` of another zone. */
type ChartLineRole = 'limit' | 'other-limit' | 'tolerance' | 'track' | 'way' | 'unknown-way' | 'window' | 'scale'

/** One thing to draw, in the order of the list. Lines and areas are SVG path data. */
export type ChartMark =
  | { readonly kind: 'area'; readonly zoneKind: ZoneKind; readonly d: string }
  | {
      readonly kind: 'line'
      readonly role: ChartLineRole
      readonly d: string
      readonly zoneKind?: ZoneKind
      /** SVG stroke-dasharray. */
      readonly dash?: string
      /** Where the width says something: the tolerance of a limit. */
      readonly widthPx?: number
    }
  | { readonly kind: 'dot'; readonly role: 'report' | 'around'; readonly x: number; readonly y: number }
  | { readonly kind: 'crossing'; readonly x: number; readonly y: number }
  | ({ readonly kind: 'label' } & PlacedLabel)

/** The drawing of an event: one list of marks that page and printed form both draw. North is up. */
export interface EvidenceChart {
  readonly widthPx: number
  readonly heightPx: number
  readonly marks: readonly ChartMark[]
  /** What the scale bar says: `0.2 NM`. */
  readonly scaleWords: string
}

/** As wide as the printed page wants it. */
const WIDTH_PX = 480
const HEIGHT_PX = 260
/** How far outside the chart lines are kept, so that their ends are not seen. */
const OVERLAP_PX = 12
/** With nothing but a report to show, its zone's limit is shown too when it is as near as this. */
const LIMIT_SHOWN_NM = 12
const LONGEST_SCALE_PX = 120
/** Where along a limit its name stands: off the middle, where the event is. */
const LABEL_AT_SHARE = 0.8
const WAY_STEP_PX = 8

/** Dashes by what a limit rests on, px, as on the map: only what all agree, and the coast, is unbroken. */
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

/**
 * Draws an event: the way, the reports, the crossing with its window, the limits by what they rest on, a scale. On a
 * narrow screen `widthPx` is less, so that the letters need not shrink.
 */
export function evidenceChart(evidence: Evidence, { zones, limits }: ZoneSet, widthPx = WIDTH_PX): EvidenceChart {
  const { event } = evidence
  const zone = zones.find(({ id }) => id === event.zoneId)
  const frame = chartFrame(placesOf(event, zone, limits), widthPx, HEIGHT_PX)
  const box: ClipBox = [-OVERLAP_PX, -OVERLAP_PX, widthPx + OVERLAP_PX, HEIGHT_PX + OVERLAP_PX]
  const others = zones.filter((other) => other !== zone)
  const runs = zone ? limitRuns(zone, frame, box) : []
  const drawn = evidence.reports.map((report) => ({ report, at: frame.xy([report.place.lon, report.place.lat]) }))
  const crossings = crossingsOf(event).map((fix) => ({ fix, at: frame.xy([fix.lon, fix.lat]) }))
  const labels = placeLabels(
    [...crossings.map(({ fix, at }) => crossingLabel(fix, at)), ...reportLabels(drawn), ...limitLabels(runs, limits)],
    [...drawn.filter(({ report }) => report.roles.length).map(({ at }) => at), ...wayPoints(event, frame)],
    widthPx,
    HEIGHT_PX - 24,
  )
  const scale = scaleOf(frame)
  const marks: ChartMark[] = [
    ...(zone ? areaOf(zone, frame, box) : []),
    ...others.flatMap((other) =>
      limitRuns(other, frame, box).map((run) => lineOf(run, 'other-limit', other.kind, limits)),
    ),
    ...runs.flatMap((run) => toleranceOf(run, frame, limits)),
    ...runs.map((run) => lineOf(run, 'limit', zone?.kind, limits)),
    ...trackLines(evidence.reports, frame, box),
    ...wayLines(event, frame),
    ...drawn
      .filter(({ at }) => isOn(at, widthPx))
      .map(({ report, at: [x, y] }): ChartMark => {
        return { kind: 'dot', role: report.roles.length ? 'report' : 'around', x: tenth(x), y: tenth(y) }
      }),
    ...crossings.map(({ at: [x, y] }): ChartMark => ({ kind: 'crossing', x: tenth(x), y: tenth(y) })),
    { kind: 'line', role: 'scale', d: scale.d },
    ...labels.map((label): ChartMark => ({ kind: 'label', ...label, x: tenth(label.x), y: tenth(label.y) })),
  ]
  return { widthPx, heightPx: HEIGHT_PX, marks, scaleWords: scale.words }
}

type Point = readonly [x: number, y: number]

interface LimitRun {
  readonly limit: number
  readonly points: readonly Point[]
}

/** What must be on the chart. */
function placesOf(event: ZoneEvent, zone: Zone | undefined, limits: ZoneSet['limits']): LonLat[] {
  const { before, after, out } = event
  const fixes = [event, before, after, out, out?.before, out?.after].filter((fix) => fix !== undefined)
  const places = fixes.map(({ lon, lat }): LonLat => [lon, lat])
  if (isCrossingKnown(event) || !zone) return places
  const nearest = new BoundaryDistance({ version: '', zones: [zone], limits }).nearest(event.lon, event.lat)
  return nearest && nearest.distanceNm <= LIMIT_SHOWN_NM ? [...places, nearest.place] : places
}

function isCrossingKnown({ crossing }: ZoneEvent): boolean {
  return crossing === 'interpolated'
}

function crossingsOf(event: ZoneEvent): Fix[] {
  if (!isCrossingKnown(event)) return []
  return event.out ? [event, event.out] : [event]
}

function areaOf(zone: Zone, frame: ChartFrame, box: ClipBox): ChartMark[] {
  const rings = zone.parts.flatMap((part) =>
    part.flatMap((ring) => turnsOf(ring, frame).map((turned) => clipRing(turned.slice(0, -1), box))),
  )
  const d = rings.filter((ring) => ring.length > 2).map((ring) => `${pathOf(ring)}Z`)
  return d.length ? [{ kind: 'area', zoneKind: zone.kind, d: d.join('') }] : []
}

/** A ring as drawn, once for each turn of the globe that may bring it onto the chart. */
function turnsOf(ring: Ring, frame: ChartFrame): Point[][] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const [lonReach, latReach] = reachDeg(frame)
  if (south > frame.centre[1] + latReach || north < frame.centre[1] - latReach) return []
  return [-360, 0, 360]
    .filter((turn) => west + turn <= frame.centre[0] + lonReach && east + turn >= frame.centre[0] - lonReach)
    .map((turn) => ring.map((place) => frame.xyTurned(place, turn)))
}

/** Degrees of longitude and latitude from the middle of the chart to past its sides. */
function reachDeg(frame: ChartFrame): readonly [lon: number, lat: number] {
  const [lon, lat] = frame.centre
  const [x, y] = frame.xyTurned([lon + 1, lat + 1], 0)
  return [
    (frame.widthPx / 2 + OVERLAP_PX) / (x - frame.widthPx / 2),
    (HEIGHT_PX / 2 + OVERLAP_PX) / (HEIGHT_PX / 2 - y),
  ]
}

/** The edges of a zone on the chart, in runs of one limit, so that dashes run on from edge to edge. */
function limitRuns(zone: Zone, frame: ChartFrame, box: ClipBox): LimitRun[] {
  const runs: { limit: number; points: Point[] }[] = []
  for (const [p, part] of zone.parts.entries()) {
    for (const [r, ring] of part.entries()) {
      for (const points of turnsOf(ring, frame)) {
        let open: { limit: number; points: Point[] } | undefined
        for (let i = 0; i + 1 < points.length; i++) {
          const to = points[i + 1] as Point
          const clipped = clipSegment(points[i] as Point, to, box)
          const limit = zone.edgeLimits[p]?.[r]?.[i] ?? 0
          if (!clipped || open?.limit !== limit) open = undefined
          if (!clipped) continue
          if (open) open.points.push(clipped[1])
          else {
            open = { limit, points: clipped }
            runs.push(open)
          }
          // Where the ring leaves the chart the run ends: it may come back elsewhere.
          if (clipped[1][0] !== to[0] || clipped[1][1] !== to[1]) open = undefined
        }
      }
    }
  }
  return runs
}

function lineOf(
  { limit, points }: LimitRun,
  role: 'limit' | 'other-limit',
  zoneKind: ZoneKind | undefined,
  limits: ZoneSet['limits'],
): ChartMark {
  const dash = dashOf(limits[limit])
  return { kind: 'line', role, d: pathOf(points), ...(zoneKind && { zoneKind }), ...(dash && { dash }) }
}

function dashOf(limit: Limit | undefined): string | undefined {
  if (!limit) return DASHES.drawn
  return DASHES[limit.basis] ?? (limit.disputedBy.length > 0 ? DISPUTED_DASH : undefined)
}

/** A band as wide as the line may be off its place, where that can be seen. */
function toleranceOf({ limit, points }: LimitRun, { pxPerNm }: ChartFrame, limits: ZoneSet['limits']): ChartMark[] {
  const widthPx = 2 * (limits[limit]?.toleranceNm ?? 0) * pxPerNm
  if (widthPx < 3) return []
  return [{ kind: 'line', role: 'tolerance', d: pathOf(points), widthPx: tenth(Math.min(widthPx, 2 * HEIGHT_PX)) }]
}

/** The way through the reports around, in pieces on the chart. */
function trackLines(reports: readonly EvidenceReport[], frame: ChartFrame, box: ClipBox): ChartMark[] {
  const points = reports.map(({ place }) => frame.xy([place.lon, place.lat]))
  const d = points.flatMap((point, i) => {
    const next = points[i + 1]
    const isOwnWay = reports[i]?.roles.length && reports[i + 1]?.roles.length
    const clipped = next && !isOwnWay && clipSegment(point, next, box)
    return clipped ? [pathOf(clipped)] : []
  })
  return d.length ? [{ kind: 'line', role: 'track', d: d.join('') }] : []
}

/** The ways between the reports either side, and on them the stretch in which the crossing lies. */
function wayLines(event: ZoneEvent, frame: ChartFrame): ChartMark[] {
  const lines = [wayLine(event.before, event.after, event.crossing === 'unknown', frame)]
  if (isCrossingKnown(event)) lines.push(windowLine(event, frame))
  if (event.out) lines.push(wayLine(event.out.before, event.out.after, false, frame))
  return lines.filter((line) => line !== undefined)
}

function wayLine(
  before: Fix | undefined,
  after: Fix | undefined,
  unknown: boolean,
  frame: ChartFrame,
): ChartMark | undefined {
  if (!before || !after) return undefined
  const d = pathOf([frame.xy([before.lon, before.lat]), frame.xy([after.lon, after.lat])])
  return { kind: 'line', role: unknown ? 'unknown-way' : 'way', d, ...(unknown && { dash: '2 5' }) }
}

function windowLine({ before, after, windowMs }: ZoneEvent, frame: ChartFrame): ChartMark | undefined {
  if (!before || !after || after.atMs <= before.atMs) return undefined
  const placeAt = (atMs: number) => {
    const share = Math.min(1, Math.max(0, (atMs - before.atMs) / (after.atMs - before.atMs)))
    return frame.xy(between([before.lon, before.lat], [after.lon, after.lat], share))
  }
  return { kind: 'line', role: 'window', d: pathOf([placeAt(windowMs[0]), placeAt(windowMs[1])]) }
}

/** Points along the ways between the reports, so close that no label lies over a way. */
function wayPoints({ before, after, out }: ZoneEvent, frame: ChartFrame): Point[] {
  const ways = [
    [before, after],
    [out?.before, out?.after],
  ] as const
  return ways.flatMap(([from, to]) => {
    if (!from || !to) return []
    const [a, b] = [frame.xy([from.lon, from.lat]), frame.xy([to.lon, to.lat])]
    const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / WAY_STEP_PX)
    return Array.from({ length: steps + 1 }, (_, i): Point => {
      const share = steps === 0 ? 0 : i / steps
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
    })
  })
}

function crossingLabel({ atMs }: Fix, [x, y]: Point): WantedLabel {
  return { x, y, lines: [`${clockText(atMs)} est.`], role: 'crossing' }
}

function reportLabels(drawn: readonly { readonly report: EvidenceReport; readonly at: Point }[]): WantedLabel[] {
  return drawn
    .filter(({ report }) => report.roles.length > 0)
    .map(({ report: { atMs, distanceNm, inside }, at: [x, y] }) => ({
      x,
      y,
      lines: [
        clockText(atMs),
        ...(distanceNm === undefined ? [] : [`${nmText(Math.abs(distanceNm))} NM ${inside ? 'inside' : 'outside'}`]),
      ],
      role: 'report',
    }))
}

/** The name of each limit once, well along its longest stretch. */
function limitLabels(runs: readonly LimitRun[], limits: ZoneSet['limits']): WantedLabel[] {
  const longest = new Map<number, LimitRun>()
  for (const run of runs) {
    const other = longest.get(run.limit)
    if (!other || lengthOf(run) > lengthOf(other)) longest.set(run.limit, run)
  }
  return [...longest.values()].flatMap((run) => {
    const limit = limits[run.limit]
    const [x, y] = alongRun(run, LABEL_AT_SHARE)
    return limit ? [{ x, y, lines: [plainText(limitWords(limit), 44)], role: 'limit', optional: true }] : []
  })
}

function alongRun({ points }: LimitRun, share: number): Point {
  const wanted = share * lengthOf({ limit: 0, points })
  let gone = 0
  for (const [i, from] of points.entries()) {
    const to = points[i + 1]
    if (!to) return from
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    if (gone + length >= wanted && length > 0) {
      const rest = (wanted - gone) / length
      return [from[0] + (to[0] - from[0]) * rest, from[1] + (to[1] - from[1]) * rest]
    }
    gone += length
  }
  return [0, 0]
}

function lengthOf({ points }: LimitRun): number {
  return points.reduce((sum, [x, y], i) => {
    const next = points[i + 1]
    return next ? sum + Math.hypot(next[0] - x, next[1] - y) : sum
  }, 0)
}

/** The longest bar of 1, 2 or 5 times a power of ten that fits. */
function scaleOf({ pxPerNm, widthPx }: ChartFrame): { readonly d: string; readonly words: string } {
  const most = LONGEST_SCALE_PX / pxPerNm
  const power = 10 ** Math.floor(Math.log10(most))
  const nm = [5, 2, 1].map((step) => step * power).find((each) => each <= most) ?? power
  const [right, y] = [widthPx - 12, HEIGHT_PX - 10]
  const left = tenth(right - nm * pxPerNm)
  return { d: `M${left} ${y - 4}V${y}H${right}V${y - 4}`, words: `${Number(nm.toPrecision(1))} NM` }
}

function isOn([x, y]: Point, widthPx: number): boolean {
  return x >= 0 && x <= widthPx && y >= 0 && y <= HEIGHT_PX
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i ? 'L' : 'M'}${tenth(x)} ${tenth(y)}`).join('')
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
