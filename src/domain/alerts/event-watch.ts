import type { ZoneContext } from '../events/zone-context.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import { titleOf } from '../identity-words.ts'
import { clockText } from '../notation.ts'
import type { TrackIdentity } from '../report.ts'
import { isActive } from './alert-machine.ts'
import type { AllowedVessel } from './alert-rule.ts'
import type { AlertSight, StandingAlerts } from './alert-sight.ts'
import { entryWords } from './alert-words.ts'
import { allowedAs, listedAs } from './allow-list.ts'
import type { Finding } from './finding.ts'
import {
  isEventOfRule,
  isRuleActiveAt,
  isSpeedOfRule,
  isTrackOfRule,
  ownZoneAt,
  type PlacedRule,
} from './rule-match.ts'

/** A ship says its type every six minutes (ITU-R M.1371): its last events are judged again when it does, so long. */
const KEEP_MS = 30 * 60_000
const KEEP_EACH = 8

/** Makes findings of zone events by the rules of cause `zone-event`. */
export class EventWatch {
  /** Events of tracks of which more may become known, by track. */
  readonly #recent = new Map<string, ZoneEvent[]>()
  /** By the id of an event that took another's place: the id of that other. */
  readonly #replaces = new Map<string, string>()
  #allowList: readonly AllowedVessel[] = []

  look(
    sight: AlertSight,
    rules: readonly PlacedRule[],
    allowList: readonly AllowedVessel[],
    standing: StandingAlerts,
  ): Iterable<Finding> {
    const own = rules.filter(({ rule }) => rule.cause === 'zone-event')
    return this.#findings({ sight, allowList, standing, replaces: this.#replaces }, own)
  }

  /** One by one: what an event makes depends on what those before it, in the same beat, have raised and ended. */
  *#findings(judging: Judging, rules: readonly PlacedRule[]): Generator<Finding> {
    const { events, learned, nowMs } = judging.sight
    for (const event of events) {
      this.#remember(event, nowMs)
      for (const placed of rules) yield* judged(event, placed, judging)
    }
    // With another allow-list, who was allowed may be so no more, and the other way round.
    const isNewList = judging.allowList !== this.#allowList
    this.#allowList = judging.allowList
    for (const trackId of isNewList ? [...this.#recent.keys()] : learned.map((identity) => identity.trackId))
      for (const event of this.#recent.get(trackId) ?? [])
        for (const placed of rules) yield* judged(event, placed, judging)
    this.#forget(nowMs)
  }

  #remember(event: ZoneEvent, nowMs: number): void {
    const { withdrawn } = event
    if (withdrawn?.replacedBy !== undefined) this.#replaces.set(withdrawn.replacedBy, event.id)
    const others = (this.#recent.get(event.trackId) ?? []).filter(
      ({ id, atMs }) => id !== event.id && atMs >= nowMs - KEEP_MS,
    )
    // Who left, and what was wrong, is not looked at again.
    const isOver = (each: ZoneEvent) =>
      event.kind === 'exited' && each.zoneId === event.zoneId && each.atMs <= event.atMs
    const kept = [...others.filter((each) => !isOver(each)), ...(withdrawn || event.kind === 'exited' ? [] : [event])]
    // Out and in again: so it is the last of the map, which keeps the order in which its keys came.
    this.#recent.delete(event.trackId)
    if (kept.length > 0) this.#recent.set(event.trackId, kept.slice(-KEEP_EACH))
  }

  /** The oldest go first. */
  #forget(nowMs: number): void {
    for (const [trackId, events] of this.#recent) {
      if (events.some(({ confirmedAtMs }) => confirmedAtMs >= nowMs - KEEP_MS)) break
      this.#recent.delete(trackId)
    }
    for (const id of this.#replaces.keys()) {
      if (this.#replaces.size <= 1000) break
      this.#replaces.delete(id)
    }
  }
}

interface Judging {
  readonly sight: AlertSight
  readonly allowList: readonly AllowedVessel[]
  readonly standing: StandingAlerts
  readonly replaces: ReadonlyMap<string, string>
}

function judged(event: ZoneEvent, placed: PlacedRule, judging: Judging): Finding[] {
  const { rule, isOwn } = placed
  const { context } = judging.sight
  const number = context.set.zones.findIndex(({ id }) => id === event.zoneId)
  const subject = { trackId: event.trackId }
  const standing = judging.standing.of(rule.id, subject)
  const told = standing ?? judging.standing.waits(rule.id, subject)
  if (event.withdrawn) {
    const isCause = told?.eventId === event.id && event.withdrawn.replacedBy === undefined
    return isCause ? [end(rule, subject, `the event was withdrawn: ${event.withdrawn.reason}`)] : []
  }
  const replaced = judging.replaces.get(event.id)
  const corrects = replaced !== undefined && told?.eventId === replaced
  const identity = identityOf(judging.sight, event.trackId)
  const isMatch = isOwn[number] === true && isMatching(event, placed, identity, judging)
  if (!isMatch)
    return corrects && isCause(event)
      ? [end(rule, subject, 'the event was told better, and the rule is not about it')]
      : hasEnded(event, placed, judging)
        ? [end(rule, subject, leavingWords(event, context))]
        : []
  const found = { ruleId: rule.id, causeId: event.id, eventId: event.id, atMs: event.atMs }
  const allowed = listedAs(judging.allowList, identity, event.atMs)
  const title = entryWords(event, context.set.zones[number]?.name, identity, allowed)
  const place = { lon: event.lon, lat: event.lat }
  // What waits is not told yet: the better event simply takes its place.
  if (corrects && standing && replaced !== undefined)
    return [{ found: 'correction', ...found, subject, oldEventId: replaced, title, place }]
  // It came from outside once more, so it had left without being seen to.
  const isAgain = event.kind === 'entered' && standing !== undefined && standing.atMs < event.atMs
  const news = !isAgain ? undefined : standing.zoneId === event.zoneId ? 'entered again' : title
  return [
    {
      found: 'cause',
      ...found,
      cause: 'zone-event',
      priority: rule.priority,
      subject: { ...subject, trackName: titleOf(identity) },
      title,
      zoneId: event.zoneId,
      place,
      ...(news !== undefined && { news }),
    },
    // What was over when it became known is told all the same; it does not end what began later.
    ...(isLasting(event) || (told && event.atMs < told.atMs) ? [] : [end(rule, subject, leavingWords(event, context))]),
  ]
}

function isMatching(event: ZoneEvent, { rule, isOwn }: PlacedRule, identity: TrackIdentity, judging: Judging): boolean {
  const { sight, allowList } = judging
  if (!isEventOfRule(rule, event) || !isTrackOfRule(rule, identity) || !isRuleActiveAt(rule, event.atMs)) return false
  if (allowedAs(allowList, rule, identity, event.atMs)) return false
  const { before } = event
  if (rule.when.fromOutside && before && ownZoneAt(sight.context, isOwn, before.lon, before.lat) !== undefined)
    return false
  const { minSogKn, maxSogKn } = rule.when
  return (minSogKn === undefined && maxSogKn === undefined) || isSpeedOfRule(rule, speedAt(sight, event))
}

/** Whether an event ends the alert of a rule: the track is in none of the rule's zones any more, by way of the sea. */
function hasEnded(event: ZoneEvent, { rule, isOwn }: PlacedRule, { sight, standing }: Judging): boolean {
  if (event.kind !== 'exited') return false
  const subject = { trackId: event.trackId }
  const alert = standing.of(rule.id, subject)
  const told = alert ? isActive(alert) && alert : standing.waits(rule.id, subject)
  if (!told || event.atMs < told.atMs) return false
  // Into a port, or by a fault of the receiver, nobody has left.
  if (event.flags.includes('at-coast') || event.flags.includes('jump')) return false
  const { lon, lat } = event.after ?? event
  return ownZoneAt(sight.context, isOwn, lon, lat) === undefined
}

function isCause({ kind }: ZoneEvent): boolean {
  return kind !== 'exited'
}

/** Whether what it tells of goes on until something ends it. */
function isLasting({ kind }: ZoneEvent): boolean {
  return kind === 'entered' || kind === 'first-seen-inside'
}

function leavingWords(event: ZoneEvent, { set }: ZoneContext): string {
  const name = set.zones.find(({ id }) => id === event.zoneId)?.name ?? event.zoneId
  if (event.flags.includes('zone-closed')) return `${name} is watched no more`
  if (event.kind === 'lost-inside') return `lost inside ${name} at ${clockText(event.atMs)}`
  return `left ${name} at ${clockText(event.out?.atMs ?? event.atMs)}`
}

function end(rule: PlacedRule['rule'], subject: { trackId: string }, reason: string): Finding {
  return { found: 'end', ruleId: rule.id, subject, reason, ...(rule.clearsItself && { clearsItself: true }) }
}

function identityOf({ store }: AlertSight, trackId: string): TrackIdentity {
  const slot = store.slotOf(trackId)
  return (slot === undefined ? undefined : store.identity(slot)) ?? { trackId, kind: 'other' }
}

function speedAt({ store }: AlertSight, { trackId, atMs }: ZoneEvent): number | undefined {
  const columns = store.reportsOf(store.slotOf(trackId) ?? -1)
  const at = columns?.lastAtOrBefore(atMs) ?? -1
  return columns && at >= 0 ? columns.sogKn(at) : undefined
}
