import { eventLine } from '../event-log.ts'
import type { PositionReport } from '../report.ts'
import type { ExportJob } from './export-job.ts'
import { identityFacts } from './identity-facts.ts'
import { reportAt } from './report-at.ts'
import { rowsOf, type SelectedTrack, selectedEvents, selectedTracks } from './selection.ts'
import { isoTime } from './units.ts'

/** What every position of a track has beside place and time, one array each; `null` where it is not known. */
const SERIES = ['sogKn', 'cogDeg', 'headingDeg', 'navStatus', 'source'] as const satisfies (keyof PositionReport)[]

/**
 * A FeatureCollection (RFC 7946) with one LineString a track, its times and what else is known of each position in
 * `properties.coordinateProperties`, as the readers of Placemark (`@tmcw/togeojson`) have it; a third coordinate is the
 * height above sea level in metres. A track of one position is a Point with `time`, one of none has the geometry `null`.
 * Events of zones are the member `zoneEvents` of the collection (RFC 7946, section 6.1).
 */
export function* geojsonExport(job: ExportJob): Generator<string> {
  const made = { at: isoTime(job.madeAtMs), source: job.source }
  yield `{"type":"FeatureCollection","made":${JSON.stringify(made)},"features":[`
  let before = '\n'
  for (const track of selectedTracks(job.store, job.selection)) {
    yield before
    yield* featureOf(track)
    before = ',\n'
  }
  yield '\n]'
  const events = selectedEvents(job.events ?? [], job.store, job.selection)
  if (events.length > 0) yield `,"zoneEvents":[\n${events.map(eventLine).join(',\n')}\n]`
  yield '}\n'
}

function* featureOf(track: SelectedTrack): Generator<string> {
  const rows = rowsOf(track)
  const [first, second] = [rows.next(), rows.next()]
  const { earlier } = track.identity
  const facts = { ...Object.fromEntries(identityFacts(track.identity)), ...(earlier && { earlier }) }
  if (!first.done && second.done) {
    const { trackId: _, atMs, lon, lat, altitudeM, ...motion } = reportAt({ track, row: first.value })
    const geometry = { type: 'Point', coordinates: [lon, lat, ...(altitudeM === undefined ? [] : [altitudeM])] }
    yield JSON.stringify({ type: 'Feature', geometry, properties: { ...facts, time: isoTime(atMs), ...motion } })
    return
  }
  if (first.done) {
    yield JSON.stringify({ type: 'Feature', geometry: null, properties: facts })
    return
  }
  yield '{"type":"Feature","geometry":{"type":"LineString","coordinates":['
  yield* listed(track, coordinates)
  yield `]},"properties":{${JSON.stringify(facts).slice(1, -1)},"coordinateProperties":{"times":[`
  yield* listed(track, (row) => `"${isoTime(track.columns.atMs(row))}"`)
  yield ']'
  for (const name of SERIES) {
    if (!has(track, name)) continue
    yield `,"${name}":[`
    yield* listed(track, (row) => {
      const value = valueAt(track, row, name)
      return typeof value === 'string' ? JSON.stringify(value) : `${value}`
    })
    yield ']'
  }
  yield '}}}'

  function coordinates(row: number): string {
    const { columns } = track
    const place = `${columns.lon(row)},${columns.lat(row)}`
    return Number.isNaN(columns.altitudeM(row)) ? `[${place}]` : `[${place},${reportAt({ track, row }).altitudeM}]`
  }
}

function* listed(track: SelectedTrack, text: (row: number) => string): Generator<string> {
  let before = ''
  for (const row of rowsOf(track)) {
    yield before + text(row)
    before = ','
  }
}

function valueAt({ columns }: SelectedTrack, row: number, name: (typeof SERIES)[number]): number | string | null {
  switch (name) {
    case 'sogKn':
    case 'cogDeg':
    case 'headingDeg': {
      const value = columns[name](row)
      return Number.isNaN(value) ? null : value
    }
    case 'navStatus':
      return columns.navStatus(row) ?? null
    case 'source':
      return columns.source(row)
  }
}

function has(track: SelectedTrack, name: (typeof SERIES)[number]): boolean {
  for (const row of rowsOf(track)) if (valueAt(track, row, name) !== null) return true
  return false
}
