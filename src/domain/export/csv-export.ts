import type { TrackIdentity } from '../report.ts'
import { exportCell } from './csv-cell.ts'
import type { ExportJob } from './export-job.ts'
import { reportAt } from './report-at.ts'
import { rowsOf, type SelectedTrack, selectedTracks } from './selection.ts'
import { inTimeOrder } from './time-order.ts'
import { decimal, isoTime } from './units.ts'

/** The columns of the AIS files of Marine Cadastre (BOEM and NOAA, "AIS data dictionary"), in their order. */
const COLUMNS = [
  'MMSI',
  'BaseDateTime',
  'LAT',
  'LON',
  'SOG',
  'COG',
  'Heading',
  'VesselName',
  'IMO',
  'CallSign',
  'VesselType',
  'Status',
  'Length',
  'Width',
  'Draft',
  'Cargo',
  'TransceiverClass',
]

/**
 * CSV (RFC 4180) with the columns of Marine Cadastre, in time order: knots, degrees, metres; UTC without a zone, with
 * milliseconds only where a time has some; what is not known is empty, as is Cargo, which no report has. Behind them
 * stand `Altitude` (metres) where any position has one, and `TrackId` where the MMSI does not tell a track.
 * UTF-8 without a byte order mark, as theirs is: a reader that takes columns by name would find none called MMSI.
 */
export function* csvExport(job: ExportJob): Generator<string> {
  const tracks = selectedTracks(job.store, job.selection)
  const hasAltitude = tracks.some(anyAltitude)
  const hasTrackId = tracks.some(({ identity }) => !isToldByMmsi(identity))
  const extra = [...(hasAltitude ? ['Altitude'] : []), ...(hasTrackId ? ['TrackId'] : [])]
  yield `${[...COLUMNS, ...extra].join(',')}\r\n`
  const cells = new Map(tracks.map((track) => [track.slot, cellsOf(track.identity)]))
  for (const place of inTimeOrder(tracks)) {
    const { mmsi, middle, end, trackId } = cells.get(place.track.slot) as TrackCells
    const { lat, lon, sogKn = '', cogDeg = '', headingDeg = '', navStatus = '', altitudeM = '', atMs } = reportAt(place)
    const motion = `${marineTime(atMs)},${decimal(lat)},${decimal(lon)},${sogKn},${cogDeg},${headingDeg}`
    const rest = `${hasAltitude ? `,${altitudeM === '' ? '' : decimal(altitudeM)}` : ''}${hasTrackId ? `,${trackId}` : ''}`
    yield `${mmsi},${motion},${middle},${navStatus},${end}${rest}\r\n`
  }
}

/** Whether the id follows from the MMSI, so that a reader finds the same track again. */
export function isToldByMmsi({ trackId, mmsi }: TrackIdentity): boolean {
  return mmsi !== undefined && trackId === `mmsi:${mmsi}`
}

/** What of a line is the same for all positions of a track. */
type TrackCells = ReturnType<typeof cellsOf>

function cellsOf(identity: TrackIdentity) {
  const { trackId, mmsi, name, imo, callSign, shipType, lengthM, beamM, draughtM, aisClass } = identity
  // Marine Cadastre writes IMO numbers with the letters before.
  const middle = [name, imo === undefined ? undefined : `IMO${imo}`, callSign, shipType]
  const end = [lengthM, beamM, draughtM, undefined, aisClass]
  return {
    mmsi: exportCell(mmsi),
    middle: middle.map(exportCell).join(','),
    end: end.map(exportCell).join(','),
    trackId: exportCell(trackId),
  }
}

function anyAltitude(track: SelectedTrack): boolean {
  for (const row of rowsOf(track)) if (!Number.isNaN(track.columns.altitudeM(row))) return true
  return false
}

/** `2026-03-14T12:04:31`, or with milliseconds `2026-03-14T12:04:31.250`. */
function marineTime(atMs: number): string {
  const iso = isoTime(atMs)
  return iso.endsWith('.000Z') ? iso.slice(0, -5) : iso.slice(0, -1)
}
