import type { ZoneEvent } from '../events/zone-event.ts'
import { LONGEST_TRACK_ID } from '../formats/track-ids.ts'
import type { TrackIdentity } from '../report.ts'
import type { TrackStore } from '../track-store.ts'
import { isRunBySpreadsheet } from './csv-cell.ts'
import { isToldByMmsi } from './csv-export.ts'
import { eventFacts } from './event-facts.ts'
import { identityFacts } from './identity-facts.ts'
import { type ExportSelection, rowsOf, selectedEvents, selectedTracks } from './selection.ts'
import { countNotXml } from './xml-text.ts'

/** Knots, as "not available" of AIS is read (ITU-R M.1371). */
const NO_SPEED_KN = 102.3

/** What an export would hold, counted: for a dialog, and to say what a format leaves out of it. */
export interface ExportFacts {
  /** Tracks with a position, and those of which only the identity is known. */
  readonly tracks: number
  readonly tracksWithoutPosition: number
  readonly positions: number
  /** Of the positions: milliseconds since 1970, UTC. Absent without any. */
  readonly firstAtMs?: number
  readonly lastAtMs?: number
  /** How many positions have each. */
  readonly speeds: number
  readonly courses: number
  readonly headings: number
  readonly altitudes: number
  readonly statuses: number
  /** Of the speeds, how many are just what AIS has for none. */
  readonly speedsOfNone: number
  /** How many tracks with a position have each. */
  readonly mmsis: number
  readonly names: number
  readonly kinds: number
  readonly flags: number
  readonly destinations: number
  readonly sizes: number
  readonly aisClasses: number
  readonly classBUnits: number
  /** Tracks that are not known by their MMSI alone. */
  readonly ownIds: number
  /** Tracks whose ids are longer than a reader takes back. */
  readonly longIds: number
  /** MMSI, IMO numbers and ship types that 32 bits cannot hold as whole numbers. */
  readonly oddNumbers: number
  /** Things that tracks said of themselves before they said something else. */
  readonly earlierFacts: number
  /** Feeds and files that the positions came from, in the order of their first position, track by track. */
  readonly sources: readonly string[]
  readonly events: number
  /** Of those, the SHA-256 of their log, as `EventLog` has it. */
  readonly eventLogSha256: string
  /** Characters in texts of tracks that XML 1.0 cannot hold. */
  readonly charactersNotXml: number
  /** Texts of tracks that hold halves of surrogate pairs, which no UTF-8 holds. */
  readonly brokenTexts: number
  /** Texts of tracks that a spreadsheet would run, of those that CSV has. */
  readonly textsRun: number
}

/** Counts what an export of this selection holds. Reads every selected row once. */
export function exportFacts(
  store: TrackStore,
  selection: ExportSelection,
  events: readonly ZoneEvent[] = [],
): ExportFacts {
  const all = selectedTracks(store, selection)
  const sources = new Set<string>()
  const counts = {
    positions: 0,
    speeds: 0,
    courses: 0,
    headings: 0,
    altitudes: 0,
    statuses: 0,
    speedsOfNone: 0,
  }
  let [firstAtMs, lastAtMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const seen: TrackIdentity[] = []
  for (const track of all) {
    const { columns } = track
    const before = counts.positions
    for (const row of rowsOf(track)) {
      if (counts.positions++ === before) firstAtMs = Math.min(firstAtMs, columns.atMs(row))
      const sogKn = columns.sogKn(row)
      counts.speeds += Number(!Number.isNaN(sogKn))
      counts.speedsOfNone += Number(sogKn === NO_SPEED_KN)
      counts.courses += Number(!Number.isNaN(columns.cogDeg(row)))
      counts.headings += Number(!Number.isNaN(columns.headingDeg(row)))
      counts.altitudes += Number(!Number.isNaN(columns.altitudeM(row)))
      counts.statuses += Number(columns.navStatus(row) !== undefined)
      lastAtMs = Math.max(lastAtMs, columns.atMs(row))
      sources.add(columns.source(row))
    }
    if (counts.positions > before) seen.push(track.identity)
  }
  return {
    tracks: seen.length,
    tracksWithoutPosition: all.length - seen.length,
    ...counts,
    ...(seen.length > 0 && { firstAtMs, lastAtMs }),
    ...identityCounts(seen),
    sources: [...sources],
    ...eventFacts(selectedEvents(events, store, selection)),
  }
}

function identityCounts(seen: readonly TrackIdentity[]) {
  const count = (holds: (identity: TrackIdentity) => boolean) => seen.filter(holds).length
  const sum = (of: (identity: TrackIdentity) => number) => seen.reduce((total, identity) => total + of(identity), 0)
  return {
    mmsis: count(({ mmsi }) => mmsi !== undefined),
    names: count(({ name }) => name !== undefined),
    kinds: count(({ kind }) => kind !== 'other'),
    flags: count(({ flag }) => flag !== undefined),
    destinations: count(({ destination }) => destination !== undefined),
    sizes: count(({ lengthM, beamM, draughtM }) => (lengthM ?? beamM ?? draughtM) !== undefined),
    aisClasses: count(({ aisClass }) => aisClass !== undefined),
    classBUnits: count(({ classBUnit }) => classBUnit !== undefined),
    ownIds: count((identity) => !isToldByMmsi(identity)),
    longIds: count(({ trackId }) => trackId.length > LONGEST_TRACK_ID),
    oddNumbers: sum((identity) => oddNumbers(identity).length),
    earlierFacts: sum(({ earlier = [] }) => earlier.length),
    charactersNotXml: sum((identity) => countNotXml(textsOf(identity).join('\n'))),
    brokenTexts: sum((identity) => textsOf(identity).filter((text) => !text.isWellFormed()).length),
    textsRun: sum((identity) => csvTextsOf(identity).filter(isRunBySpreadsheet).length),
  }
}

function textsOf(identity: TrackIdentity): string[] {
  return identityFacts(identity).flatMap(([, value]) => (typeof value === 'string' ? [value] : []))
}

function csvTextsOf({ trackId, name, callSign }: TrackIdentity): string[] {
  return [trackId, name, callSign].filter((text) => text !== undefined)
}

function oddNumbers({ mmsi, imo, shipType }: TrackIdentity): number[] {
  return [mmsi, imo, shipType].filter((value) => value !== undefined && !isInt32(value)) as number[]
}

/** Whether 32 bits hold a number. Numbers of ships have nine digits and less, but a file may say anything. */
export function isInt32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31
}
