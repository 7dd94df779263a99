import { lostAfterS, nominalIntervalS } from '../freshness.ts'
import type { TrackKind } from '../report.ts'
import { reportingAt } from '../reporting.ts'
import type { ExportJob } from './export-job.ts'
import { OWN_NAMESPACE } from './gpx-export.ts'
import { identityFacts } from './identity-facts.ts'
import { reportAt } from './report-at.ts'
import { type SelectedTrack, selectedTracks } from './selection.ts'
import { inTimeOrder, type Place } from './time-order.ts'
import { decimal, isoTime, metresPerSecond } from './units.ts'
import { xmlText } from './xml-text.ts'

/**
 * Cursor on Target types (MITRE, Cursor on Target base schema, `type`): a- atom, then whose, then where; X is other. Whose
 * is `u`, unknown: nothing that a track says of itself makes it a friend or a foe. A contact is `p`, still to be evaluated.
 */
const TYPES: Readonly<Record<TrackKind, string>> = {
  vessel: 'a-u-S',
  patrol: 'a-u-S',
  drone: 'a-u-A-M-F-Q',
  aircraft: 'a-u-A',
  aid: 'a-u-S',
  base: 'a-u-G',
  contact: 'a-p-S',
  other: 'a-u-X',
}

/** What stands for an unknown height or error (Cursor on Target base schema). */
const UNKNOWN = 9_999_999

/**
 * Cursor on Target XML: one `event` a report and a line, in time order, inside one `events` element so that the file is
 * one document; without its first and last two lines it is the stream as servers send it. `how` is m-g (by machine, GPS);
 * stale is when the track would count as lost (`lostAfterS`); `hae` is the height as it was reported, above sea level.
 * What the track is stands in an element of ours in `detail`, its attributes named as in `TrackIdentity`.
 */
export function* cotExport(job: ExportJob): Generator<string> {
  const tracks = selectedTracks(job.store, job.selection)
  const texts = new Map(tracks.map((track) => [track.slot, textsOf(track)]))
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<events source="${xmlText(job.source)}" made="${isoTime(job.madeAtMs)}">\n`
  for (const place of inTimeOrder(tracks)) yield eventElement(place, texts.get(place.track.slot) as TrackTexts)
  yield '</events>\n'
}

/** What of an event is the same for all positions of a track. */
type TrackTexts = ReturnType<typeof textsOf>

function textsOf({ identity }: SelectedTrack) {
  const facts = identityFacts(identity).map(([name, value]) => `${name}="${xmlText(String(value))}"`)
  return {
    head: `<event version="2.0" uid="${xmlText(identity.trackId)}" type="${TYPES[identity.kind]}" how="m-g"`,
    contact: `<contact callsign="${xmlText(identity.name ?? identity.trackId)}"/>`,
    own: `<eez:track xmlns:eez="${OWN_NAMESPACE}" ${facts.join(' ')}/>`,
  }
}

function eventElement(place: Place, { head, contact, own }: TrackTexts): string {
  const { identity, columns } = place.track
  const { atMs, lon, lat, altitudeM = UNKNOWN, sogKn, cogDeg } = reportAt(place)
  const time = isoTime(atMs)
  const stale = isoTime(atMs + lostAfterS(nominalIntervalS(reportingAt(identity, columns, place.row))) * 1000)
  const course = cogDeg === undefined ? '' : ` course="${cogDeg}"`
  const speed = sogKn === undefined ? '' : ` speed="${metresPerSecond(sogKn)}"`
  const track = course || speed ? `<track${course}${speed}/>` : ''
  const point = `<point lat="${decimal(lat)}" lon="${decimal(lon)}" hae="${decimal(altitudeM)}" ce="${UNKNOWN}" le="${UNKNOWN}"/>`
  return `${head} time="${time}" start="${time}" stale="${stale}">${point}<detail>${contact}${track}${own}</detail></event>\n`
}
