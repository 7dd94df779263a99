import { nominalIntervalS } from '../freshness.ts'
import { titleOf } from '../identity-words.ts'
import type { TrackIdentity } from '../report.ts'
import { reportingAt } from '../reporting.ts'
import { isActive } from './alert-machine.ts'
import type { AllowedVessel } from './alert-rule.ts'
import type { AlertSight, StandingAlerts } from './alert-sight.ts'
import { allowedAs } from './allow-list.ts'
import { FeedHearing } from './feed-hearing.ts'
import type { Finding } from './finding.ts'
import { isRuleActiveAt, isTrackOfRule, type PlacedRule } from './rule-match.ts'
import { approach, gap, not, speed, type TrackNow, type Verdict } from './track-conditions.ts'

/** Tracks looked at in a beat, so that the work of a beat does not grow with the fleet: at two beats a second 10,000 take 10 s. */
const TRACKS_A_BEAT = 500
/** An approach or a speed has to last so long: a course that sweeps over the limit once is none. */
const HOLDS_MS = 60_000
/** An approach that led inside stands so long: by then the entry is an alert of its own, or was none. */
const INSIDE_MS = 120_000
/** An alert from before a restart whose track was never heard again: after so long nobody waits for it. */
const UNHEARD_MS = 30 * 60_000

const POLLED = ['approach', 'gap', 'link-lost', 'speed'] as const
type PolledCause = (typeof POLLED)[number]
type PolledRule = PlacedRule & { readonly cause: PolledCause }

/** Goes round all tracks, some each beat, and looks for what no zone event tells: approaches, gaps, lost links, speeds. */
export class TrackRounds {
  readonly #hearing = new FeedHearing()
  readonly #tracksABeat: number
  #next = 0
  /** When it looked first. */
  #startedMs: number | undefined
  #rules: readonly PlacedRule[] = []
  #polled: readonly PolledRule[] = []
  #allowList: readonly AllowedVessel[] = []
  /** By slot: the rules that are about the track, as long as its identity is this one. */
  #ofTrack: ({ readonly identity: TrackIdentity; readonly rules: readonly PolledRule[] } | undefined)[] = []
  /** By rule and track: since when its condition holds. */
  readonly #since = new Map<string, number>()
  /** By rule and track: since when an approach that was told of is inside. */
  readonly #inside = new Map<string, number>()

  constructor({ tracksABeat = TRACKS_A_BEAT }: { tracksABeat?: number } = {}) {
    this.#tracksABeat = tracksABeat
  }

  look(
    sight: AlertSight,
    rules: readonly PlacedRule[],
    allowList: readonly AllowedVessel[],
    standing: StandingAlerts,
  ): Finding[] {
    const { store, feeds, nowMs } = sight
    this.#hearing.look(feeds, nowMs)
    this.#adoptRules(rules)
    this.#adoptAllowList(allowList, sight)
    const findings: Finding[] = []
    for (let i = Math.min(this.#tracksABeat, store.size); i > 0; i--) {
      if (this.#next >= store.size) this.#next = 0
      const slot = this.#next++
      const identity = store.identity(slot)
      if (!identity) continue
      const own = this.#rulesOf(slot, identity)
      if (own.length === 0) continue
      const now = this.#nowOf(sight, slot, identity)
      if (now) for (const placed of own) findings.push(...this.#judged(placed, now, sight, allowList, standing))
    }
    return [...findings, ...this.#unheard(sight, standing)]
  }

  #adoptRules(rules: readonly PlacedRule[]): void {
    if (rules === this.#rules) return
    this.#rules = rules
    this.#polled = rules.flatMap((placed) => {
      const cause = POLLED.find((each) => each === placed.rule.cause)
      return cause ? [{ ...placed, cause }] : []
    })
    this.#ofTrack = []
    // A rule that is switched on again looks anew.
    const ids = new Set(this.#polled.map(({ rule }) => rule.id))
    for (const known of [this.#since, this.#inside])
      for (const key of known.keys()) if (!ids.has(key.slice(0, key.indexOf('|')))) known.delete(key)
  }

  /** Of whom was told and who is allowed now is told anew, at once, when it is not any more. */
  #adoptAllowList(allowList: readonly AllowedVessel[], { store, nowMs }: AlertSight): void {
    if (allowList === this.#allowList) return
    this.#allowList = allowList
    const rules = new Map(this.#polled.map(({ rule }) => [rule.id, rule]))
    for (const [key, sinceMs] of this.#since) {
      if (sinceMs !== Number.POSITIVE_INFINITY) continue
      const bar = key.indexOf('|')
      const rule = rules.get(key.slice(0, bar))
      const identity = store.identity(store.slotOf(key.slice(bar + 1)) ?? -1)
      if (rule && identity && allowedAs(allowList, rule, identity, nowMs)) this.#since.set(key, nowMs - HOLDS_MS)
    }
  }

  #rulesOf(slot: number, identity: TrackIdentity): readonly PolledRule[] {
    const known = this.#ofTrack[slot]
    if (known?.identity === identity) return known.rules
    const rules = this.#polled.filter(({ rule }) => isTrackOfRule(rule, identity))
    this.#ofTrack[slot] = { identity, rules }
    // A rule that is about it again looks anew.
    for (const placed of known?.rules ?? [])
      if (!rules.includes(placed)) this.#since.delete(`${placed.rule.id}|${identity.trackId}`)
    return rules
  }

  #nowOf({ store, nowMs }: AlertSight, slot: number, identity: TrackIdentity): TrackNow | undefined {
    const columns = store.reportsOf(slot)
    if (!columns?.length) return undefined
    const last = columns.length - 1
    const atMs = columns.atMs(last)
    return {
      identity,
      place: columns.place(last),
      atMs,
      sogKn: columns.sogKn(last),
      cogDeg: columns.cogDeg(last),
      expectedS: nominalIntervalS(reportingAt(identity, columns, last)),
      ageS: (nowMs - atMs) / 1000,
      source: columns.source(last),
    }
  }

  #judged(
    placed: PolledRule,
    now: TrackNow,
    sight: AlertSight,
    allowList: readonly AllowedVessel[],
    standing: StandingAlerts,
  ): Finding[] {
    const { rule, cause } = placed
    const { identity } = now
    const { trackId } = identity
    const subject = { trackId, trackName: titleOf(identity) }
    const key = `${rule.id}|${trackId}`
    const alert = standing.of(rule.id, subject)
    const isStanding = alert !== undefined && isActive(alert)
    const sinceMs = this.#since.get(key) ?? sight.nowMs
    const wasRaised = sinceMs === Number.POSITIVE_INFINITY
    const verdict = this.#verdict(placed, now, sight, allowList, isStanding || wasRaised)
    if (!verdict.holds) {
      if (isStanding && verdict.isInside) {
        const insideMs = this.#inside.get(key) ?? sight.nowMs
        this.#inside.set(key, insideMs)
        if (sight.nowMs - insideMs < INSIDE_MS) return []
      }
      this.#inside.delete(key)
      // What holds and is allowed goes on to hold: it need not prove itself again when it is not allowed any more.
      if (verdict.isAllowed) this.#since.set(key, Math.min(sinceMs, sight.nowMs - (wasRaised ? HOLDS_MS : 0)))
      else this.#since.delete(key)
      if (!isStanding && !standing.waits(rule.id, subject)) return []
      const { clearsItself = false } = rule
      const { reason, byRule } = verdict
      return [{ found: 'end', ruleId: rule.id, subject, reason, clearsItself, ...(byRule && { byRule }) }]
    }
    this.#inside.delete(key)
    if (isStanding || wasRaised) {
      // Once told it is not told again before it was over, even if the watch closed its alert.
      this.#since.set(key, Number.POSITIVE_INFINITY)
      return []
    }
    this.#since.set(key, sinceMs)
    const holdsMs = cause === 'approach' || cause === 'speed' ? HOLDS_MS : 0
    if (sight.nowMs - sinceMs < holdsMs) return []
    this.#since.set(key, Number.POSITIVE_INFINITY)
    const causeMs = cause === 'gap' || cause === 'link-lost' ? now.atMs : sinceMs
    const zone = sight.context.set.zones[verdict.zone]
    return [
      {
        found: 'cause',
        ruleId: rule.id,
        cause,
        priority: rule.priority,
        subject,
        causeId: `${cause}|${trackId}|${causeMs}`,
        atMs: now.atMs,
        title: verdict.title,
        ...(zone && { zoneId: zone.id }),
        place: { lon: now.place[0], lat: now.place[1] },
      },
    ]
  }

  #verdict(
    placed: PolledRule,
    now: TrackNow,
    sight: AlertSight,
    allowList: readonly AllowedVessel[],
    isStanding: boolean,
  ): Verdict {
    const { rule, cause } = placed
    if (!isRuleActiveAt(rule, sight.nowMs)) return { ...not('the rule does not hold at this time'), byRule: true }
    const verdict =
      cause === 'approach'
        ? approach(placed, now, sight, isStanding)
        : cause === 'speed'
          ? speed(placed, now, sight, isStanding)
          : gap(placed, now, sight, isStanding, this.#hearing)
    const allowed = verdict.holds ? allowedAs(allowList, rule, now.identity, sight.nowMs) : undefined
    return allowed ? { ...not(`on the allow-list: ${allowed.reason}`), byRule: true, isAllowed: true } : verdict
  }

  /** Alerts from before a restart of whose track nothing came since. */
  #unheard({ store, nowMs }: AlertSight, standing: StandingAlerts): Finding[] {
    // What is old already when the server starts is waited for all the same: its feed speaks only now.
    this.#startedMs ??= nowMs
    const startedMs = this.#startedMs
    return standing.open.flatMap((alert): Finding[] => {
      const { ruleId, trackId, cause, changedAtMs } = alert
      if (trackId === undefined || !isActive(alert) || cause === 'zone-event') return []
      if (store.slotOf(trackId) !== undefined || nowMs - Math.max(startedMs, changedAtMs) < UNHEARD_MS) return []
      const reason = 'the track was not heard since the server started again'
      return [{ found: 'end', ruleId, subject: { trackId }, reason }]
    })
  }
}
