import type { ExportJob } from './export-job.ts'
import { identityFacts } from './identity-facts.ts'
import { reportAt } from './report-at.ts'
import { nextRow, rowsOf, type SelectedTrack, selectedTracks } from './selection.ts'
import { decimal, isoTime, metresPerSecond } from './units.ts'
import { xmlText } from './xml-text.ts'

/** Of our own elements, in every format that is XML. */
export const OWN_NAMESPACE = 'urn:x-eez-watch:track:1'

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="eez-watch" xmlns="http://www.topografix.com/GPX/1/1" \
xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2" xmlns:eez="${OWN_NAMESPACE}">
`

/**
 * GPX 1.1 with one `trk` a track that has a position. Speed (m/s) and course stand in Garmin's TrackPointExtension v2; what
 * the track is (`eez:mmsi` and so on, names as in `TrackIdentity`) in its extensions, and its id in `desc` too, where
 * programs show it. A zone that leaves out rows between begins a new segment, so that nothing joins over them.
 */
export function* gpxExport(job: ExportJob): Generator<string> {
  yield HEAD
  yield `<metadata><desc>${xmlText(job.source)}</desc><time>${isoTime(job.madeAtMs)}</time></metadata>\n`
  for (const track of selectedTracks(job.store, job.selection))
    if (nextRow(track, track.from) < track.to) yield* trackElement(track)
  yield '</gpx>\n'
}

function* trackElement(track: SelectedTrack): Generator<string> {
  const { name, trackId } = track.identity
  yield '<trk>\n'
  if (name !== undefined) yield `<name>${xmlText(name)}</name>\n`
  yield `<desc>${xmlText(trackId)}</desc>\n<extensions>`
  for (const [fact, value] of identityFacts(track.identity))
    if (fact !== 'name') yield `<eez:${fact}>${xmlText(String(value))}</eez:${fact}>`
  yield '</extensions>\n<trkseg>\n'
  let before: number | undefined
  for (const row of rowsOf(track)) {
    if (before !== undefined && row > before + 1) yield '</trkseg>\n<trkseg>\n'
    yield pointElement(track, row)
    before = row
  }
  yield '</trkseg>\n</trk>\n'
}

function pointElement(track: SelectedTrack, row: number): string {
  const { lon, lat, atMs, altitudeM, sogKn, cogDeg } = reportAt({ track, row })
  const height = altitudeM === undefined ? '' : `<ele>${decimal(altitudeM)}</ele>`
  const speed = sogKn === undefined ? '' : `<gpxtpx:speed>${metresPerSecond(sogKn)}</gpxtpx:speed>`
  const course = cogDeg === undefined ? '' : `<gpxtpx:course>${cogDeg}</gpxtpx:course>`
  const motion =
    speed || course
      ? `<extensions><gpxtpx:TrackPointExtension>${speed}${course}</gpxtpx:TrackPointExtension></extensions>`
      : ''
  return `<trkpt lat="${decimal(lat)}" lon="${decimal(lon)}">${height}<time>${isoTime(atMs)}</time>${motion}</trkpt>\n`
}
