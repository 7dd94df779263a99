import type { TrackIdentity } from '../report.ts'
import type { Alert } from './alert.ts'
import { isActive } from './alert-machine.ts'
import type { AlertRuleBook } from './alert-rule.ts'
import type { AlertSight, StandingAlerts } from './alert-sight.ts'
import { whatWords } from './alert-words.ts'
import { allowedAs } from './allow-list.ts'
import type { Finding } from './finding.ts'
import { isRuledOut, ownZoneAt, type PlacedRule } from './rule-match.ts'

/**
 * Ends alerts that no rule is about any more, and brings those back that a rule is about again: with other rules (or with those of a new start) all are looked at, and
 * else those of tracks of which something became known.
 */
export class RuleWatch {
  #looked: AlertRuleBook | undefined

  look(sight: AlertSight, book: AlertRuleBook, placed: readonly PlacedRule[], standing: StandingAlerts): Finding[] {
    const { learned, store, nowMs } = sight
    const isNewBook = book !== this.#looked
    this.#looked = book
    if (!isNewBook && learned.length === 0) return []
    const known = new Map(learned.map((identity) => [identity.trackId, identity]))
    const waiting = learned.flatMap((identity) =>
      book.rules.flatMap(({ id: ruleId }): Finding[] => {
        const subject = { trackId: identity.trackId }
        const held = standing.waits(ruleId, subject)
        const reason = held && whyOver(book, { ruleId, ...subject, cause: held.cause }, identity, nowMs)
        return reason === undefined ? [] : [{ found: 'end', ruleId, subject, reason, byRule: true }]
      }),
    )
    const open = standing.open.flatMap((alert): Finding[] => {
      const { ruleId, trackId, feedId } = alert
      if (!isActive(alert) || !(isNewBook || known.has(trackId ?? ''))) return []
      const slot = trackId === undefined ? undefined : store.slotOf(trackId)
      const identity = known.get(trackId ?? '') ?? (slot === undefined ? undefined : store.identity(slot))
      const reason = whyOver(book, alert, identity, nowMs)
      if (reason === undefined) return []
      const subject = trackId === undefined ? { feedId: feedId ?? '' } : { trackId }
      const clearsItself = book.rules.find(({ id }) => id === ruleId)?.clearsItself ?? false
      return [{ found: 'end', ruleId, subject, reason, clearsItself, byRule: true }]
    })
    const back = [...standing.endedByRule].flatMap((alert) => {
      if (!isNewBook && !known.has(alert.trackId ?? '')) return []
      const slot = store.slotOf(alert.trackId ?? '')
      if (slot === undefined) return []
      const again = foundAgain(alert, sight, slot, placed)
      return again && whyOver(book, alert, store.identity(slot), nowMs) === undefined ? [again] : []
    })
    return [...open, ...waiting, ...back]
  }
}

/** The entry behind an alert, while its track is still in a zone of its rule; the book knows whether it was told since. */
function foundAgain(
  alert: Alert,
  { store, context }: AlertSight,
  slot: number,
  placed: readonly PlacedRule[],
): Finding | undefined {
  const { ruleId, cause, trackId, trackName, eventId, atMs, title, zoneId, place } = alert
  const own = placed.find(({ rule }) => rule.id === ruleId)
  const columns = store.reportsOf(slot)
  if (!own || !columns?.length || cause !== 'zone-event' || trackId === undefined || eventId === undefined)
    return undefined
  const [lon, lat] = columns.place(columns.length - 1)
  if (ownZoneAt(context, own.isOwn, lon, lat) === undefined) return undefined
  return {
    found: 'cause',
    ruleId,
    causeId: eventId,
    eventId,
    cause,
    priority: own.rule.priority,
    subject: { trackId, ...(trackName !== undefined && { trackName }) },
    atMs,
    title,
    ...(zoneId !== undefined && { zoneId }),
    ...(place && { place }),
  }
}

/** Why no rule is about an alert any more, in words; undefined while its rule is. `identity`: what is known of its track. */
export function whyOver(
  { rules, allowList }: AlertRuleBook,
  { ruleId, trackId, cause }: Pick<Alert, 'ruleId' | 'trackId' | 'cause'>,
  identity: TrackIdentity | undefined,
  nowMs: number,
): string | undefined {
  const rule = rules.find(({ id }) => id === ruleId)
  if (!rule) return 'its rule was removed'
  if (!rule.enabled) return 'its rule was switched off'
  if (rule.cause !== cause) return 'its rule is about something else now'
  if (trackId === undefined) return undefined
  const track = identity ?? { trackId, kind: 'other' }
  if (isRuledOut(rule, track)) return `known as ${whatWords(track)} now: the rule is not about those`
  const allowed = allowedAs(allowList, rule, track, nowMs)
  return allowed && `now on the allow-list: ${allowed.reason}`
}
