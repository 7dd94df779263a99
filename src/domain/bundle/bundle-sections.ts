import { comparisonWords } from '../compare/compare-words.ts'
import { eventWords } from '../event-words.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import { escapeHtml } from '../evidence/escape-html.ts'
import { flagWords, windowWords } from '../evidence/evidence-words.ts'
import { countryName, kindWords, titleOf } from '../identity-words.ts'
import { ageText, clockText, countText, dateText, mmsiText, plainText, positionText } from '../notation.ts'
import { notePlaceWords } from '../recording/notes.ts'
import { limitBasisSentence } from '../zone-words.ts'
import type { Bundle, BundleTrack } from './bundle.ts'
import { colourOf } from './bundle-chart.ts'
import type { BundleData } from './bundle-data.ts'
import { graphSvg } from './bundle-graph.ts'
import type { ZoneDrawing } from './chart-lines.ts'

const LONGEST_TEXT = 600
type Row = readonly [name: string, value: string]

/** A table; cells are HTML already. */
function tableHtml(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((each) => `<th scope="col">${escapeHtml(each)}</th>`).join('')
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<div class="scroll"><table aria-label="${escapeHtml(caption)}"><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`
}

function factsHtml(rows: readonly Row[]): string {
  const lines = rows.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${shown(value)}</td></tr>`)
  return `<table class="facts"><tbody>
${lines.join('\n')}
</tbody></table>`
}

function shown(text: string, longest = LONGEST_TEXT): string {
  return escapeHtml(plainText(text, longest))
}

/** A button that goes to an instant. */
function instantHtml(atMs: number): string {
  return `<button type="button" data-at="${atMs}">${dateText(atMs)} ${clockText(atMs)}</button>`
}

export function tracksHtml(tracks: readonly BundleTrack[]): string {
  const rows = tracks.map(({ identity, reports }, k) => [
    `<span class="key ${colourOf(k)}">${k + 1}</span>`,
    shown(titleOf(identity)),
    shown([kindWords(identity), identity.flag && countryName(identity.flag)].filter(Boolean).join(', ')),
    identity.mmsi === undefined ? shown(identity.trackId, 100) : `MMSI ${escapeHtml(mmsiText(identity.mmsi))}`,
    countText(reports.length),
    ...['place', 'speed', 'course', 'said'].map((id) => `<span id="${id}${k}">–</span>`),
  ])
  const heads = ['No.', 'Track', 'Kind', 'Identity', 'Reports', 'Position', 'Speed kn', 'Course', 'Last report']
  return `<h2>Tracks at the instant shown</h2>\n${tableHtml('Tracks', heads, rows)}`
}

export function eventsHtml({ events, zones, tracks }: Bundle): string {
  if (events.length === 0) return '<h2>Events</h2>\n<p>No event of these tracks in this window.</p>'
  const names = new Map(tracks.map(({ identity }) => [identity.trackId, titleOf(identity)]))
  const zoneNames = new Map(zones.zones.map(({ id, name }) => [id, plainText(name, 120)]))
  const rows = events.map((event, i) => [
    `E${i + 1}`,
    instantHtml(event.atMs),
    shown(names.get(event.trackId) ?? event.trackId, 100),
    escapeHtml(plainText(eventWords(event, zoneNames.get(event.zoneId)), 240)),
    escapeHtml(positionText([event.lon, event.lat])),
    escapeHtml(windowText(event)),
    escapeHtml(event.flags.map(flagWords).join(' ')),
    `${clockText(event.confirmedAtMs)}`,
  ])
  const heads = ['No.', 'Time (UTC)', 'Track', 'What', 'Position', 'Window', 'To be known', 'Counted at']
  return `<h2>Events</h2>\n${tableHtml('Events', heads, rows)}`
}

function windowText({ crossing, windowMs }: ZoneEvent): string {
  return crossing === 'none' ? 'no limit was crossed' : windowWords(windowMs)
}

export function notesHtml({ notes, tracks }: Bundle): string {
  if (notes.length === 0) return ''
  const names = new Map(tracks.map(({ identity }) => [identity.trackId, titleOf(identity)]))
  const rows = notes.map((note, i) => [
    `N${i + 1}`,
    instantHtml(note.atMs),
    `<span class="text">${escapeHtml(note.text)}</span>`,
    shown(note.by ?? ''),
    note.trackId === undefined ? '' : shown(names.get(note.trackId) ?? note.trackId, 100),
    escapeHtml(notePlaceWords(note) ?? ''),
  ])
  return `<h2>Notes</h2>\n${tableHtml('Notes', ['No.', 'Time (UTC)', 'Note', 'By', 'Track', 'Position'], rows)}`
}

export function comparisonHtml({ comparison: compared }: Bundle): string {
  if (!compared) return ''
  const { comparison } = compared
  const names = { a: plainText(compared.names.a), b: plainText(compared.names.b) }
  const title = `Range between ${names.a} and ${names.b}`
  return `<h2>${escapeHtml(title)}</h2>
<ul>
${comparisonWords(comparison, names)
  .map((sentence) => `<li>${escapeHtml(sentence)}</li>`)
  .join('\n')}
</ul>
<figure>${graphSvg(comparison, `${title} over time`)}
<figcaption>Bearings are from ${escapeHtml(names.a)} to ${escapeHtml(names.b)}. The line is broken where one of them is not known.</figcaption></figure>
<p class="needs-script no-print"><a class="button" id="save-comparison" href="#data" download="comparison.csv">Save the comparison as CSV</a></p>`
}

export function zonesHtml(zones: readonly ZoneDrawing[]): string {
  if (zones.length === 0) return '<p>No zone is seen on the chart.</p>'
  const rows = zones
    .toReversed()
    .flatMap(({ zone, limits }) =>
      limits.map(({ limit }, i) => [
        i === 0 ? shown(zone.name, 120) : '',
        limit ? shown(limit.label, 120) : 'drawn line',
        limit ? escapeHtml(plainText(limitBasisSentence(limit), 1000)) : '',
        limit ? shown(limit.instrument) : '',
        limit ? `${limit.toleranceNm} NM` : '',
      ]),
    )
  return tableHtml('Zones and limits on the chart', ['Zone', 'Limit', 'Rests on', 'Instrument', 'Tolerance'], rows)
}

/** Where all of it comes from and how it may be checked. */
export function provenanceHtml(bundle: Bundle, data: BundleData, bytes: number): string {
  const { recording, eventLog, made, window, zones, rules, sources } = bundle
  const rows: Row[] = [
    ['Window', `${iso(window.fromMs)} to ${iso(window.toMs)}, ${ageText((window.toMs - window.fromMs) / 1000)}`],
    ['Recording', recording ? recording.name : 'none: cut from the live picture'],
    ...(recording ? [['Recording SHA-256', recording.sha256 ?? 'not worked out'] as const] : []),
    ...(eventLog
      ? ([
          ['Event log SHA-256', eventLog.sha256],
          ['Event log verified', eventLog.words],
        ] as const)
      : []),
    ['Zones version', zones.version],
    ...rules.map((rule, i) => [i === 0 ? 'Rules' : '', rule] as const),
    ['Data in this page', `${countText(data.data.positions)} positions, ${countText(bytes)} bytes`],
    ['Data SHA-256', data.data.sha256],
    ['Written out', `${iso(made.atMs)}${made.by ? ` by ${plainText(made.by)}` : ''}, ${made.tool}`],
  ]
  const list = sources.map(({ name, licence, note }) => [shown(name), shown(licence), shown(note ?? '')])
  return `<h2>Where it comes from</h2>
${factsHtml(rows)}
<p>A hash that comes with the page proves only that the page agrees with itself: compare it with one that reached you another way.</p>
<h2>Sources and licences</h2>
${sources.length ? tableHtml('Sources and licences', ['Source', 'Licence', 'Note'], list) : '<p>None stated.</p>'}`
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}
