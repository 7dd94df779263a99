import type { LonLat } from '#geo/lonlat.ts'
import { boxAround } from '#geo/measure.ts'
import { placeLabels, type WantedLabel } from '../evidence/chart-labels.ts'
import { escapeHtml } from '../evidence/escape-html.ts'
import { titleOf } from '../identity-words.ts'
import { plainText } from '../notation.ts'
import { isOneMotion } from '../one-motion.ts'
import type { Bundle, BundleTrack } from './bundle.ts'
import { type BundleFrame, bundleFrame, chartXy } from './bundle-frame.ts'
import { coastPaths, tenth, trackPath, type ZoneDrawing, zoneDrawings } from './chart-lines.ts'

/** Colours of tracks; those beyond take them again, and are told apart by their numbers. */
const COLOURS = 8
/** Marks that are labelled, at most. */
const MOST_LABELS = 200
const LONGEST_SCALE_PX = 160

/** The chart of a bundle and what the player needs of it. */
export interface BundleChart {
  readonly svg: string
  readonly frame: BundleFrame
  /** By track, the reports after which its line is broken. */
  readonly breaks: readonly (readonly number[])[]
  /** The zones that are seen. */
  readonly zones: readonly ZoneDrawing[]
}

/** Class of a track's colour. */
export function colourOf(track: number): string {
  return `c${track % COLOURS}`
}

/**
 * Draws the slice: coast, zones, each track whole and faint, events and notes; and for each track, hidden, the trail and
 * the mark that the player moves. The tracks must hold a report.
 */
export function bundleChart(bundle: Bundle, title: string): BundleChart {
  const { tracks, events, notes, zones, coast = [] } = bundle
  const frame = bundleFrame(boxAround(placesOf(tracks)) ?? [0, 0, 0, 0])
  const { widthPx, heightPx } = frame
  const breaks = tracks.map(breaksOf)
  const drawings = zoneDrawings(zones, frame)
  const { land, line } = coastPaths(coast, frame)
  const eventMarks = events.map(({ lon, lat }, i) => markAt(frame, [lon, lat], `E${i + 1}`))
  const noteMarks = notes.flatMap(({ place }, i) => (place ? [markAt(frame, [place.lon, place.lat], `N${i + 1}`)] : []))
  const marks = [...eventMarks, ...noteMarks].filter(({ x, y }) => x >= 0 && x <= widthPx && y >= 0 && y <= heightPx)
  const labels = placeLabels(
    [...marks.slice(0, MOST_LABELS), ...drawings.flatMap(zoneLabel)],
    marks.slice(0, MOST_LABELS).map(({ x, y }) => [x, y]),
    widthPx,
    heightPx - 30,
  )
  const svg = [
    `<svg viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-label="${escapeHtml(title)}">`,
    `<rect class="sea" width="${widthPx}" height="${heightPx}"/>`,
    ...(land ? [`<path class="land" fill-rule="evenodd" d="${land}"/>`] : []),
    ...(line ? [`<path class="coast" d="${line}"/>`] : []),
    ...drawings.map(({ area }) => `<path class="area" fill-rule="evenodd" d="${area}"/>`),
    ...drawings.flatMap(({ limits }) =>
      limits.map(({ d, dash }) => `<path class="limit"${dash ? ` stroke-dasharray="${dash}"` : ''} d="${d}"/>`),
    ),
    ...tracks.map(({ reports }, k) => {
      const places = reports.map(({ lon, lat }): LonLat => [lon, lat])
      return `<path class="whole ${colourOf(k)}" d="${trackPath(places, new Set(breaks[k]), frame)}"/>`
    }),
    ...eventMarks.map(({ x, y }) => `<path class="event" d="M${x} ${tenth(y - 6)}l6 6l-6 6l-6 -6Z"/>`),
    ...noteMarks.map(({ x, y }) => `<rect class="note" x="${tenth(x - 4)}" y="${tenth(y - 4)}" width="8" height="8"/>`),
    ...labels.map(({ x, y, lines }) => `<text x="${tenth(x)}" y="${tenth(y)}">${escapeHtml(lines.join(' '))}</text>`),
    ...tracks.map((_, k) => `<path class="trail ${colourOf(k)}" id="trail${k}" d=""/>`),
    ...tracks.map(trackMark),
    scaleSvg(frame),
    '</svg>',
  ].join('\n')
  return { svg, frame, breaks, zones: drawings }
}

function* placesOf(tracks: readonly BundleTrack[]): Generator<LonLat> {
  for (const { reports } of tracks) for (const { lon, lat } of reports) yield [lon, lat]
}

/** Reports of a track that the next does not go on from: see `isOneMotion`. */
function breaksOf({ reports, identity }: BundleTrack): number[] {
  return reports.flatMap((report, i) => {
    const next = reports[i + 1]
    if (!next) return []
    const betweenMs = next.atMs - report.atMs
    return isOneMotion([report.lon, report.lat], [next.lon, next.lat], betweenMs, identity.kind) ? [] : [i]
  })
}

function markAt(frame: BundleFrame, place: LonLat, label: string): WantedLabel {
  const [x, y] = chartXy(frame, place)
  return { x: tenth(x), y: tenth(y), lines: [label], role: 'mark' }
}

function zoneLabel({ zone, limits: [first] }: ZoneDrawing): WantedLabel[] {
  if (!first) return []
  const [x, y] = first.middle
  return [{ x, y, lines: [plainText(zone.shortName ?? zone.name, 32)], role: 'zone', optional: true }]
}

/** A dot with a line along its course, and the track's number and name. */
function trackMark({ identity }: BundleTrack, k: number): string {
  const name = escapeHtml(`${k + 1} ${plainText(titleOf(identity), 24)}`)
  return `<g class="mark ${colourOf(k)}" id="mark${k}" hidden=""><path class="way" id="way${k}" d="M0 0V-18" hidden=""/><circle class="dot" id="dot${k}" r="4.5"/><text x="9" y="-7">${name}</text></g>`
}

/** A bar of 1, 2 or 5 times a power of ten, and north. */
function scaleSvg({ pxPerNm, widthPx, heightPx }: BundleFrame): string {
  const most = LONGEST_SCALE_PX / pxPerNm
  const power = 10 ** Math.floor(Math.log10(most))
  const nm = [5, 2, 1].map((step) => step * power).find((each) => each <= most) ?? power
  const [right, y] = [widthPx - 14, heightPx - 12]
  const left = tenth(right - nm * pxPerNm)
  return [
    `<path class="scale" d="M${left} ${y - 5}V${y}H${right}V${y - 5}"/>`,
    `<text x="${right}" y="${y - 9}" text-anchor="end">${Number(nm.toPrecision(1))} NM</text>`,
    `<path class="north" d="M14 ${heightPx - 10}V${heightPx - 30}M9 ${heightPx - 23}L14 ${heightPx - 31}L19 ${heightPx - 23}"/>`,
    `<text x="23" y="${heightPx - 12}">N</text>`,
  ].join('')
}
