import { titleOf } from '../identity-words.ts'
import { clockText } from '../notation.ts'
import { type Observation, observationTrackIds, observationWords, seenFrom } from '../observations/observation.ts'
import type { TrackIdentity } from '../report.ts'
import type { AllowedVessel } from './alert-rule.ts'
import type { AlertSight, StandingAlerts } from './alert-sight.ts'
import { whatWords } from './alert-words.ts'
import { allowedAs } from './allow-list.ts'
import type { Finding } from './finding.ts'
import { outerLimitNear } from './outer-limit.ts'
import {
  isKindOfRule,
  isObservationOfRule,
  isRuleActiveAt,
  isSpeedOfRule,
  isTrackOfRule,
  isZoneRule,
  ownZoneAt,
  type PlacedRule,
} from './rule-match.ts'

/** A ship says its type every six minutes (ITU-R M.1371): what is over is judged again when it does, so long. */
const KEEP_MS = 30 * 60_000
const MOST_KEPT = 1000

/** Makes findings of observations by the rules of cause `observation`. */
export class ObservationWatch {
  /** Observations that go on, and those that were over lately, by id: the newest told last. */
  readonly #recent = new Map<string, Observation>()
  #rules: readonly PlacedRule[] = []
  #allowList: readonly AllowedVessel[] = []

  look(
    sight: AlertSight,
    rules: readonly PlacedRule[],
    allowList: readonly AllowedVessel[],
    standing: StandingAlerts,
  ): Iterable<Finding> {
    return this.#findings({ sight, allowList, standing, goesOn: (situation) => this.#goesOn(situation) }, rules)
  }

  /** One by one: what an observation makes depends on what those before it, in the same beat, have raised and ended. */
  *#findings(judging: Judging, rules: readonly PlacedRule[]): Generator<Finding> {
    const { sight, allowList } = judging
    const isNewBook = rules !== this.#rules || allowList !== this.#allowList
    this.#rules = rules
    this.#allowList = allowList
    const own = rules.filter(({ rule }) => rule.cause === 'observation')
    const learned = new Set(sight.learned.map(({ trackId }) => trackId))
    const isKnownBetter = (each: Observation) => observationTrackIds(each).some((trackId) => learned.has(trackId))
    const again =
      isNewBook || learned.size > 0 ? [...this.#recent.values()].filter((each) => isNewBook || isKnownBetter(each)) : []
    for (const each of [...again, ...sight.observations]) {
      this.#remember(each, sight.nowMs)
      for (const placed of own) yield* judged(each, placed, judging)
    }
  }

  #remember(observation: Observation, nowMs: number): void {
    this.#recent.delete(observation.id)
    this.#recent.set(observation.id, observation)
    for (const [id, { state, knownAtMs }] of this.#recent)
      if (this.#recent.size > MOST_KEPT || (state === 'ended' && knownAtMs < nowMs - KEEP_MS)) this.#recent.delete(id)
  }

  /** Whether something that made a situation, or could have, goes on. */
  #goesOn({ ruleId, trackId }: Situation): boolean {
    const placed = this.#rules.find(({ rule }) => rule.id === ruleId)
    if (!placed) return false
    for (const each of this.#recent.values())
      if (
        each.state === 'begun' &&
        isObservationOfRule(placed.rule, each) &&
        observationTrackIds(each).includes(trackId)
      )
        return true
    return false
  }
}

interface Situation {
  readonly ruleId: string
  readonly trackId: string
}

interface Judging {
  readonly sight: AlertSight
  readonly allowList: readonly AllowedVessel[]
  readonly standing: StandingAlerts
  readonly goesOn: (situation: Situation) => boolean
}

function judged(observation: Observation, placed: PlacedRule, judging: Judging): Finding[] {
  const { rule } = placed
  if (!isKindOfRule(rule, observation)) return []
  const found: Finding[] = []
  const trackId = isObservationOfRule(rule, observation) ? subjectOf(observation, placed, judging) : undefined
  const spot = trackId === undefined ? undefined : spotOf(observation, placed, judging.sight)
  if (trackId !== undefined && spot) found.push(cause(observation, placed, judging.sight, trackId, spot))
  if (observation.state === 'begun') return found
  // What is over ends what it began, whatever is known of its tracks by now.
  const { id: ruleId, clearsItself = false } = rule
  for (const each of observationTrackIds(observation)) {
    const subject = { trackId: each }
    const told = judging.standing.of(ruleId, subject) ?? judging.standing.waits(ruleId, subject)
    const isBegun = each === trackId && spot !== undefined
    if (judging.goesOn({ ruleId, trackId: each }) || !(isBegun || (told && told.atMs <= observation.knownAtMs)))
      continue
    const reason = `over since ${clockText(observation.knownAtMs)}`
    found.push({ found: 'end', ruleId, subject, reason, ...(clearsItself && { clearsItself }) })
  }
  return found
}

/** Of which of its tracks the rule is told: the first that it is about and that is not allowed. */
function subjectOf(observation: Observation, { rule }: PlacedRule, { sight, allowList }: Judging): string | undefined {
  const { atMs } = observation
  if (!isRuleActiveAt(rule, atMs)) return undefined
  return observationTrackIds(observation).find((trackId) => {
    const identity = identityOf(sight, trackId)
    return (
      isTrackOfRule(rule, identity) &&
      allowedAs(allowList, rule, identity, atMs) === undefined &&
      isSpeedOfRule(rule, speedAt(sight, trackId, atMs))
    )
  })
}

/** Where it makes an alert. */
interface Spot {
  readonly place: Observation['place']
  /** The number of the zone, -1 where the rule names none. */
  readonly zone: number
}

/** The newest of its places at which it makes an alert; undefined where it makes none. */
function spotOf(observation: Observation, placed: PlacedRule, sight: AlertSight): Spot | undefined {
  for (const place of placesOf(observation)) {
    const zone = zoneAt(place, placed, sight)
    if (zone !== undefined) return { place, zone }
  }
  return undefined
}

/** A gap has two ends, and either may be what a rule is about. */
function placesOf(observation: Observation): readonly Observation['place'][] {
  const after = observation.kind === 'reporting-gap' ? observation.evidence.after : undefined
  return after ? [{ lon: after.lon, lat: after.lat }, observation.place] : [observation.place]
}

function zoneAt(
  { lon, lat }: Observation['place'],
  { rule, isOwn }: PlacedRule,
  { context }: AlertSight,
): number | undefined {
  if (rule.nearLimitNm !== undefined) return outerLimitNear(context, isOwn, [lon, lat], rule.nearLimitNm)?.zone
  return isZoneRule(rule) ? ownZoneAt(context, isOwn, lon, lat) : (ownZoneAt(context, isOwn, lon, lat) ?? -1)
}

function cause(
  observation: Observation,
  { rule }: PlacedRule,
  sight: AlertSight,
  trackId: string,
  spot: Spot,
): Finding {
  const { id, knownAtMs } = observation
  const { zones } = sight.context.set
  const zone = zones[spot.zone]
  const identity = identityOf(sight, trackId)
  const nameOf = (other: string) => zones.find((each) => each.id === other)?.name ?? titleOf(identityOf(sight, other))
  const words = observationWords(seenFrom(observation, trackId), nameOf)
  return {
    found: 'cause',
    ruleId: rule.id,
    cause: 'observation',
    priority: rule.priority,
    subject: { trackId, trackName: titleOf(identity) },
    causeId: `observation|${id}`,
    atMs: knownAtMs,
    title: 'finding' in observation ? words : `${words}: ${whatWords(identity)}`,
    ...(zone && { zoneId: zone.id }),
    place: spot.place,
  }
}

function identityOf({ store }: AlertSight, trackId: string): TrackIdentity {
  const slot = store.slotOf(trackId)
  return (slot === undefined ? undefined : store.identity(slot)) ?? { trackId, kind: 'other' }
}

function speedAt({ store }: AlertSight, trackId: string, atMs: number): number | undefined {
  const columns = store.reportsOf(store.slotOf(trackId) ?? -1)
  const at = columns?.lastAtOrBefore(atMs) ?? -1
  return columns && at >= 0 ? columns.sogKn(at) : undefined
}
