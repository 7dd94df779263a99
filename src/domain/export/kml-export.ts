import type { ExportJob } from './export-job.ts'
import { identityFacts } from './identity-facts.ts'
import { reportAt } from './report-at.ts'
import { nextRow, rowsOf, type SelectedTrack, selectedTracks } from './selection.ts'
import { decimal, isoTime } from './units.ts'
import { xmlText } from './xml-text.ts'

/** What a position has beside place, time and heading; in the words that stand above the values in Google Earth. */
const SERIES = [
  { name: 'sogKn', type: 'float', label: 'Speed over ground (kn)' },
  { name: 'cogDeg', type: 'float', label: 'Course over ground (deg)' },
  { name: 'navStatus', type: 'int', label: 'Navigational status' },
] as const

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document>
`

const SCHEMA = `<Schema id="track">${SERIES.map(
  ({ name, type, label }) =>
    `<gx:SimpleArrayField name="${name}" type="${type}"><displayName>${label}</displayName></gx:SimpleArrayField>`,
).join('')}</Schema>\n`

/**
 * KML 2.2 with one gx:Track a track that has a position: times, places (with the height above sea level in metres where
 * known), headings as gx:angles, speeds and courses as gx:SimpleArrayData. What one position lacks is an empty element or
 * value, as the KML reference has it for sparse data. What the track is stands as ExtendedData, named as in
 * `TrackIdentity`.
 */
export function* kmlExport(job: ExportJob): Generator<string> {
  yield HEAD
  const made = `Made ${isoTime(job.madeAtMs)}`
  yield `<name>${xmlText(job.source)}</name>\n<description>${made}</description>\n${SCHEMA}`
  for (const track of selectedTracks(job.store, job.selection))
    if (nextRow(track, track.from) < track.to) yield* placemark(track)
  yield '</Document>\n</kml>\n'
}

function* placemark(track: SelectedTrack): Generator<string> {
  const { name } = track.identity
  const { columns } = track
  yield '<Placemark>\n'
  if (name !== undefined) yield `<name>${xmlText(name)}</name>\n`
  yield '<ExtendedData>'
  for (const [fact, value] of identityFacts(track.identity))
    if (fact !== 'name') yield `<Data name="${fact}"><value>${xmlText(String(value))}</value></Data>`
  yield '</ExtendedData>\n<gx:Track>\n'
  if (has(track, (row) => columns.altitudeM(row))) yield '<altitudeMode>absolute</altitudeMode>\n'
  for (const row of rowsOf(track)) yield `<when>${isoTime(columns.atMs(row))}</when>\n`
  for (const row of rowsOf(track)) yield coordElement(track, row)
  if (has(track, (row) => columns.headingDeg(row)))
    for (const row of rowsOf(track)) yield anglesElement(columns.headingDeg(row))
  yield* arrays(track)
  yield '</gx:Track>\n</Placemark>\n'
}

function coordElement(track: SelectedTrack, row: number): string {
  const { lon, lat, altitudeM } = reportAt({ track, row })
  return `<gx:coord>${[lon, lat, ...(altitudeM === undefined ? [] : [altitudeM])].map(decimal).join(' ')}</gx:coord>\n`
}

/** Heading, tilt and roll in degrees; of the last two nothing is known, and KML takes 0 for them. */
function anglesElement(headingDeg: number): string {
  return Number.isNaN(headingDeg) ? '<gx:angles/>\n' : `<gx:angles>${headingDeg} 0 0</gx:angles>\n`
}

function* arrays(track: SelectedTrack): Generator<string> {
  const present = SERIES.filter(({ name }) => has(track, (row) => track.columns[name](row) ?? Number.NaN))
  if (present.length === 0) return
  yield '<ExtendedData><SchemaData schemaUrl="#track">\n'
  for (const { name } of present) {
    yield `<gx:SimpleArrayData name="${name}">`
    for (const row of rowsOf(track)) {
      const value = track.columns[name](row) ?? Number.NaN
      yield Number.isNaN(value) ? '<gx:value/>' : `<gx:value>${value}</gx:value>`
    }
    yield '</gx:SimpleArrayData>\n'
  }
  yield '</SchemaData></ExtendedData>\n'
}

function has(track: SelectedTrack, value: (row: number) => number): boolean {
  for (const row of rowsOf(track)) if (!Number.isNaN(value(row))) return true
  return false
}
