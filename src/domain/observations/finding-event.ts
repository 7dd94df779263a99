import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { MOST_KEPT, type SensorFinding } from '../association/finding.ts'

const time = v.pipe(v.number(), v.finite())
const amount = v.pipe(v.number(), v.finite(), v.minValue(0))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const moment = { atMs: time, lon, lat }
const kept = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.array(v.object(entries)), v.maxLength(MOST_KEPT), v.readonly())

const common = {
  trackId: id,
  sinceMs: time,
  untilMs: v.exactOptional(time),
  looks: amount,
  place: v.pipe(v.tuple([lon, lat]), v.readonly()),
}

const contactSchema = v.object({
  ...common,
  kind: v.literal('contact-without-ais'),
  evidence: v.object({
    sensorId: id,
    counted: amount,
    without: amount,
    sightings: kept(moment),
    sigmaNm: amount,
    sogKn: v.exactOptional(amount),
    cogDeg: v.exactOptional(v.pipe(v.number(), v.finite())),
    runnerUp: v.exactOptional(id),
    end: v.exactOptional(
      v.variant('because', [
        v.object({ because: v.literal('associated'), with: id }),
        v.object({ because: v.literal('not-seen-again'), lastSeenMs: time }),
      ]),
    ),
  }),
})

const claimSchema = v.object({
  ...common,
  kind: v.literal('ais-claim-without-contact'),
  evidence: v.object({
    missProbability: share,
    misses: kept({ ...moment, sensorId: id, detection: share }),
    end: v.exactOptional(
      v.variant('because', [
        v.object({ because: v.literal('contact-there') }),
        v.object({ because: v.literal('no-newer-report') }),
      ]),
    ),
  }),
})

/** What every finding has as an observation, in the terms of behaviours. */
const told = {
  /** Hash of kind, track and beginning: the same finding has the same id, begun or ended. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  trackId: id,
  state: v.picklist(['begun', 'ended']),
  /** First look that speaks for it; when this state of it became known: the newest look, or its end. Ms since 1970. */
  atMs: time,
  knownAtMs: time,
  /** Where it was last. */
  place: v.object({ lon, lat }),
  /** The sensor that saw it, or looked last. */
  source: id,
}

export const findingEventSchemas = [
  v.object({ ...told, kind: v.literal('contact-without-ais'), finding: contactSchema }),
  v.object({ ...told, kind: v.literal('ais-claim-without-contact'), finding: claimSchema }),
] as const

/** What sensors say of contacts and AIS together, told as behaviours are: the evidence is the finding. */
export type FindingEvent = v.InferOutput<(typeof findingEventSchemas)[number]>

/** A finding as an observation. */
export function findingEvent(finding: SensorFinding): FindingEvent {
  const { trackId, sinceMs, untilMs, place } = finding
  const looks = finding.kind === 'contact-without-ais' ? finding.evidence.sightings : finding.evidence.misses
  const told = {
    id: bytesToHex(sha256(utf8ToBytes([finding.kind, trackId, sinceMs].join('|')))).slice(0, 16),
    trackId,
    state: untilMs === undefined ? ('begun' as const) : ('ended' as const),
    atMs: sinceMs,
    knownAtMs: untilMs ?? looks.at(-1)?.atMs ?? sinceMs,
    place: { lon: place[0], lat: place[1] },
  }
  if (finding.kind === 'contact-without-ais')
    return { ...told, kind: finding.kind, source: finding.evidence.sensorId, finding }
  return { ...told, kind: finding.kind, source: finding.evidence.misses.at(-1)?.sensorId ?? 'sensors', finding }
}
