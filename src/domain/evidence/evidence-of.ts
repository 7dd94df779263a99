import * as turf from '@turf/turf'
import { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { Zone, ZoneSet } from '#geo/zone.ts'
import { zoneFeature } from '#geo/zone-file.ts'
import { eventWords } from '../event-words.ts'
import type { Fix, ZoneEvent } from '../events/zone-event.ts'
import { countryName, kindWords, titleOf } from '../identity-words.ts'
import { mmsiDigits, plainText, positionText } from '../notation.ts'
import type { TrackIdentity } from '../report.ts'
import type { StoredReport } from '../track-store.ts'
import { limitBasisSentence } from '../zone-words.ts'
import { unknownZoneWords } from '../zones-in-force.ts'
import type { Evidence, EvidenceLimit, EvidenceMoment, EvidenceReport, ReportRole } from './evidence.ts'
import { summaryOf } from './evidence-summary.ts'
import { DISCLAIMER, flagWords, windowWords, zoneKindWords } from './evidence-words.ts'

/** Reports beside those of the event that go into the evidence, at most; the nearest in time. */
const KEPT_AROUND = 40
const LONGEST_TEXT = 600
/** What zones and limits say of themselves is said whole. */
const WHOLE = Number.POSITIVE_INFINITY

/** All that is known of an event when its evidence is asked for. */
export interface EvidenceFacts {
  readonly event: ZoneEvent
  /** The zones in force where it is asked. */
  readonly zones: ZoneSet
  readonly identity: TrackIdentity | undefined
  /** What is stored of the track around the event, oldest first. */
  readonly around: readonly StoredReport[]
  /** The recorded file, where there is one. */
  readonly recording?: { readonly name: string; readonly eventLogSha256: string }
}

/** Puts together what speaks for an event. */
export function evidenceOf(facts: EvidenceFacts): Evidence {
  const { event, zones, identity, recording } = facts
  const zone = zones.zones.find(({ id }) => id === event.zoneId)
  const limit = limitOf(event.limit, zones)
  const leavingLimit = limitOf(event.out?.limit, zones)
  const flags = event.flags.map((flag) => ({ flag, words: flagWords(flag) }))
  const known = {
    track: trackOf(event, identity),
    ...(limit && { limit }),
    ...(leavingLimit && { leavingLimit }),
    check: checkOf(event),
    flags,
    reports: reportsOf(facts, zone),
    zone: zoneOf(event, zone, zones.version),
  }
  return {
    schema: 'eez-watch/evidence',
    schemaVersion: 1,
    headline: eventWords(event, text(zone?.name ?? unknownZoneWords(event.zoneId), 120)),
    ...(event.withdrawn && { withdrawn: { ...event.withdrawn, reason: text(event.withdrawn.reason) } }),
    summary: summaryOf(event, known),
    disclaimer: DISCLAIMER,
    track: known.track,
    crossing: {
      ...moment(event),
      known: event.crossing,
      window: {
        from: iso(event.windowMs[0]),
        to: iso(event.windowMs[1]),
        widthS: seconds(event.windowMs[1] - event.windowMs[0]),
        words: windowWords(event.windowMs),
      },
    },
    ...(event.out && { leaving: moment(event.out) }),
    reports: known.reports,
    ...(limit && { limit }),
    ...(leavingLimit && { leavingLimit }),
    zone: known.zone,
    rule: {
      bandNm: event.rule.bandNm,
      dwellS: event.rule.dwellS,
      confirmedAt: iso(event.confirmedAtMs),
      confirmedAfterS: seconds(event.confirmedAtMs - event.atMs),
      ...(event.depthNm !== undefined && { depthNm: miles(event.depthNm) }),
    },
    check: known.check,
    flags,
    source: {
      feed: text(event.source),
      ...(recording && { recording: text(recording.name), eventLogSha256: recording.eventLogSha256 }),
    },
    event,
  }
}

function trackOf(event: ZoneEvent, identity: TrackIdentity | undefined): Evidence['track'] {
  const known: TrackIdentity = identity ?? { trackId: event.trackId, kind: 'other' }
  return {
    id: text(event.trackId),
    title: titleOf(known),
    kind: kindWords(known),
    ...(known.mmsi !== undefined && { mmsi: mmsiDigits(known.mmsi) }),
    ...(known.imo !== undefined && { imo: String(known.imo) }),
    ...(known.callSign !== undefined && { callSign: plainText(known.callSign, 20) }),
    ...(known.flag !== undefined && { flag: plainText(known.flag, 8), flagState: plainText(countryName(known.flag)) }),
  }
}

function zoneOf(event: ZoneEvent, zone: Zone | undefined, shownFrom: string): Evidence['zone'] {
  return {
    id: text(event.zoneId),
    version: text(event.zoneVersion),
    ...(zone && {
      name: text(zone.name, 120),
      kind: zone.kind,
      kindWords: zoneKindWords(zone.kind),
      claimants: zone.claimants.map((code) => plainText(code)),
      ...(zone.note !== undefined && { note: text(zone.note, WHOLE) }),
    }),
    shownFrom: text(shownFrom),
  }
}

function limitOf(crossed: ZoneEvent['limit'], { limits }: ZoneSet): EvidenceLimit | undefined {
  const limit = crossed && limits.find(({ id }) => id === crossed.limitId)
  if (!crossed || !limit) return undefined
  const { id, basis, label, instrument, source, verified, agreedBy, disputedBy, toleranceNm, note } = limit
  return {
    id: text(id),
    basis,
    label: text(label, 120),
    instrument: text(instrument, WHOLE),
    source: text(source, WHOLE),
    verified,
    agreedBy: agreedBy.map((code) => plainText(code)),
    disputedBy: disputedBy.map((code) => plainText(code)),
    toleranceNm,
    ...(note !== undefined && { note: text(note, WHOLE) }),
    basisWords: limitBasisSentence(limit),
    afterNm: miles(crossed.afterNm),
  }
}

/** Which side the engine's own index must have seen its report on, if the event says so. */
function expectedInside({ kind, flags }: ZoneEvent): boolean | undefined {
  if (kind === 'crossed' || flags.includes('zone-closed')) return undefined
  return kind !== 'exited'
}

function checkOf(event: ZoneEvent): Evidence['check'] {
  const expected = expectedInside(event)
  return {
    method: 'turf.booleanPointInPolygon on the whole polygon',
    inside: event.turfInside,
    ...(expected !== undefined && { agrees: event.turfInside === expected }),
  }
}

function reportsOf({ event, zones, around }: EvidenceFacts, zone: Zone | undefined): EvidenceReport[] {
  const fixes = new Map<number, { fix: Fix; roles: ReportRole[] }>()
  const note = (fix: Fix | undefined, role: ReportRole) => {
    if (!fix) return
    const seen = fixes.get(fix.atMs)
    if (seen) seen.roles.push(role)
    else fixes.set(fix.atMs, { fix, roles: [role] })
  }
  note(event.before, 'before')
  note(event.after, 'after')
  note(event.out?.before, 'before-leaving')
  note(event.out?.after, 'after-leaving')
  const stored = new Map(around.map((report) => [report.atMs, report]))
  const others = around
    .filter(({ atMs }) => !fixes.has(atMs))
    .toSorted((a, b) => Math.abs(a.atMs - event.atMs) - Math.abs(b.atMs - event.atMs))
    .slice(0, KEPT_AROUND)
    .map((fix) => ({ fix, roles: [] }))
  const all = [...fixes.values(), ...others].toSorted((a, b) => a.fix.atMs - b.fix.atMs)
  const feature = zone && zoneFeature(zone)
  const boundary = zone && boundaryOf(zone, zones)
  return all.map(({ fix, roles }, i) => {
    const { sogKn, cogDeg, headingDeg } = stored.get(fix.atMs) ?? {}
    const inside = feature && turf.booleanPointInPolygon([fix.lon, fix.lat], feature)
    const nearest = boundary?.nearest(fix.lon, fix.lat)
    const previous = all[i - 1]
    return {
      roles,
      ...moment(fix),
      ...(sogKn !== undefined && { sogKn: round(sogKn, 1) }),
      ...(cogDeg !== undefined && { cogDeg: round(cogDeg, 1) }),
      ...(headingDeg !== undefined && { headingDeg: round(headingDeg, 1) }),
      sinceEventS: seconds(fix.atMs - event.atMs),
      ...(previous && { sincePreviousS: seconds(fix.atMs - previous.fix.atMs) }),
      ...(nearest && { distanceNm: miles(inside ? nearest.distanceNm : -nearest.distanceNm) }),
      ...(inside !== undefined && { inside }),
    }
  })
}

/** One for each zone that is asked about: an index takes longer to build than all the rest of the evidence. */
const boundaries = new WeakMap<Zone, BoundaryDistance>()

function boundaryOf(zone: Zone, { limits }: ZoneSet): BoundaryDistance {
  const known = boundaries.get(zone)
  if (known) return known
  const made = new BoundaryDistance({ zones: [zone], limits })
  boundaries.set(zone, made)
  return made
}

function moment({ atMs, lon, lat }: Fix): EvidenceMoment {
  const place = { lon: round(lon, 6), lat: round(lat, 6), text: positionText([lon, lat]) }
  return { at: iso(atMs), atMs, place }
}

function text(value: string, longest = LONGEST_TEXT): string {
  return plainText(value, longest)
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}

function seconds(ms: number): number {
  return round(ms / 1000, 3)
}

function miles(nm: number): number {
  return round(nm, 4)
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
