import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'

const time = v.pipe(v.number(), v.finite())
const amount = v.pipe(v.number(), v.finite(), v.minValue(0))
const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
const word = v.pipe(v.string(), v.maxLength(500))
const fix = v.object({ atMs: time, lon, lat })
const fact = v.union([v.pipe(v.string(), v.maxLength(500)), v.pipe(v.number(), v.finite())])

/** What every behaviour has. */
const common = {
  /** Hash of kind, rule, tracks and beginning: the same behaviour has the same id, begun or ended, live or replayed. */
  id: v.string(),
  trackId: v.pipe(v.string(), v.minLength(1)),
  /** `begun`: it goes on. `ended`: it is over, or it was one moment. */
  state: v.picklist(['begun', 'ended']),
  /** When its rule was met: from then on it stands. All times are of the reports, ms since 1970. */
  atMs: time,
  /** When this state of it became known: `atMs`, or later when it ended. */
  knownAtMs: time,
  /** From when on it was so, and until when; without the second it still is. */
  fromMs: time,
  toMs: v.exactOptional(time),
  /** Where it began. */
  place: v.object({ lon, lat }),
  /** Which feed or file brought the report in which it began. */
  source: v.string(),
}

/** Name and thresholds by which it was found. */
function rule<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.object({ name: word, ...entries })
}

const gap = v.object({
  ...common,
  kind: v.literal('reporting-gap'),
  rule: rule({ intervals: amount, atLeastMs: amount, minShoreNm: amount, nearLimitNm: amount }),
  evidence: v.object({
    before: fix,
    after: v.exactOptional(fix),
    /** Seconds between two reports of such a station (ITU-R M.1371), as of the last one. */
    expectedS: amount,
    /** Seconds without a report, so far or in all; of these the feed was heard from others for `heardS` (whole minutes). */
    silentS: amount,
    heardS: amount,
    /** From the last place straight to the first after, knots. */
    impliedKn: v.exactOptional(amount),
    /** The nearest limit to the last place, and the first after. */
    limitBefore: v.exactOptional(v.object({ limitId: v.string(), nm: amount })),
    limitAfter: v.exactOptional(v.object({ limitId: v.string(), nm: amount })),
    isNearLimit: v.boolean(),
  }),
})

const loitering = v.object({
  ...common,
  kind: v.literal('loitering'),
  rule: rule({ belowKn: amount, hours: amount, minShoreNm: amount, minPortNm: amount, minKnownShare: amount }),
  evidence: v.object({ hours: amount, meanKn: amount, shoreNm: v.exactOptional(amount), driftNm: amount, last: fix }),
})

const encounter = v.object({
  ...common,
  kind: v.literal('encounter'),
  /** The later of the two ids by code units; `trackId` is the earlier. */
  otherTrackId: v.pipe(v.string(), v.minLength(1)),
  rule: rule({ withinM: amount, belowKn: amount, atLeastMs: amount, minPortNm: amount, breakMs: amount }),
  evidence: v.object({
    lastedS: amount,
    /** Metres between the two, looked at each whole minute. */
    leastM: amount,
    meanM: amount,
    /** Of both. */
    meanKn: amount,
    minutesTogether: amount,
    portNm: v.exactOptional(amount),
  }),
})

const speedChange = v.object({
  ...common,
  kind: v.literal('speed-change'),
  rule: rule({ steadyKn: amount, byKn: amount, byShare: amount, minPortNm: amount }),
  evidence: v.object({ change: v.picklist(['drop', 'rise']), beforeKn: amount, afterKn: amount }),
})

const draughtChange = v.object({
  ...common,
  kind: v.literal('draught-change'),
  rule: rule({ byM: amount, minPortNm: amount }),
  evidence: v.object({ wasM: amount, isM: amount, portNm: v.exactOptional(amount) }),
})

const identityChange = v.object({
  ...common,
  kind: v.literal('identity-change'),
  rule: rule({}),
  evidence: v.object({ fact: v.picklist(['name', 'callSign', 'imo', 'shipType']), was: fact, is: fact }),
})

const stop = v.object({
  ...common,
  kind: v.literal('stop-in-zone'),
  rule: rule({ movedKn: amount, belowKn: amount, endsKn: amount, atLeastMs: amount, minPortNm: amount }),
  evidence: v.object({
    zoneId: v.string(),
    shipType: amount,
    lastedS: amount,
    /** The fastest before, since it was last at rest. */
    movedKn: amount,
    portNm: v.exactOptional(amount),
    navStatus: v.exactOptional(amount),
  }),
})

const jump = v.object({
  ...common,
  kind: v.literal('impossible-speed'),
  rule: rule({ slackNm: amount, maxKn: amount, patienceMs: amount }),
  evidence: v.object({
    before: fix,
    after: fix,
    nm: amount,
    impliedKn: v.exactOptional(amount),
    /** How many reports came from the place jumped to, until it was given up or it was borne out. */
    reports: amount,
    /** Whether the track was back on its way afterwards. */
    isBack: v.boolean(),
  }),
})

const sharedIdentity = v.object({
  ...common,
  kind: v.literal('shared-identity'),
  rule: rule({ sharedNm: amount, turns: amount, maxKn: amount, patienceMs: amount }),
  evidence: v.object({
    /** The newest report of each sender. */
    first: fix,
    second: fix,
    nm: amount,
    /** How often the reports changed from one place to the other. */
    turns: amount,
    impliedKn: v.exactOptional(amount),
  }),
})

const circling = v.object({
  ...common,
  kind: v.literal('circling'),
  rule: rule({ windowMs: amount, offShare: amount, rateShare: amount, turns: amount, aboveKn: amount }),
  evidence: v.object({
    centre: v.object({ lon, lat }),
    radiusM: amount,
    offM: amount,
    turns: amount,
    meanKn: amount,
    /** Seconds for once round. */
    periodS: amount,
  }),
})

/** A behaviour of a track, or of two, with its evidence. Circumstances, no judgement: what they mean is for people to say. */
export const behaviourEventSchema = v.variant('kind', [
  gap,
  loitering,
  encounter,
  speedChange,
  draughtChange,
  identityChange,
  stop,
  jump,
  sharedIdentity,
  circling,
])
export type BehaviourEvent = v.InferOutput<typeof behaviourEventSchema>
export type BehaviourKind = BehaviourEvent['kind']
export type BehaviourOf<Kind extends BehaviourKind> = Extract<BehaviourEvent, { kind: Kind }>

/** Where a detector tells what it found. */
export type Tell = (event: BehaviourEvent) => void

/** The id of a behaviour: 16 hexadecimal digits of the SHA-256 of what caused it. */
export function behaviourId(kind: BehaviourKind, ...cause: readonly (string | number)[]): string {
  return bytesToHex(sha256(utf8ToBytes([kind, ...cause].join('|')))).slice(0, 16)
}

/** In order of when it became known, then begun before ended, then by id: total, and the same everywhere. */
export function compareBehaviours(a: BehaviourEvent, b: BehaviourEvent): number {
  return (
    a.knownAtMs - b.knownAtMs ||
    a.atMs - b.atMs ||
    compareText(a.id, b.id) ||
    Number(a.state === 'ended') - Number(b.state === 'ended')
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
