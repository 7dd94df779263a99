import { failed, ok, type Result } from '#geo/result.ts'
import { type Alert, type AlertAction, type AlertPriority, isOpen, isUnacknowledged } from './alert.ts'

/** MSC.302(87): what is silenced and not acknowledged sounds again after 30 s. */
export const SILENCE_MS = 30_000

const MOST_NOTES = 100

/** What can become of an alert, as the log tells it. */
export const ALERT_DEEDS = [
  'raised',
  'joined',
  'returned',
  'corrected',
  'escalated',
  'silenced',
  'acknowledged',
  'assigned',
  'noted',
  'rectified',
] as const
type AlertDeed = (typeof ALERT_DEEDS)[number]

/** One change of an alert: the alert after it, and who did what and why. */
export interface AlertChange {
  readonly alert: Alert
  readonly did: AlertDeed
  /** Server time. */
  readonly atMs: number
  readonly by?: string
  readonly note?: string
  /** What outside of the watch caused it; the same cause changes an alert once. */
  readonly causeId?: string
}

/** What the machine is told of a situation that goes on, or comes again. */
export interface Repeat {
  readonly atMs: number
  readonly title: string
  readonly causeId: string
  readonly eventId?: string
  readonly zoneId?: string
  readonly place?: { readonly lon: number; readonly lat: number }
  /** What is new about it, when that is of importance; else it is only counted. */
  readonly news?: string
}

const ESCALATED: Partial<Record<AlertPriority, AlertPriority>> = { caution: 'warning', warning: 'alarm' }

/**
 * The same situation once more. It joins the alert; a real change, or a condition that was over and is there again,
 * makes it unacknowledged again and says why.
 */
export function repeated(alert: Alert, repeat: Repeat, nowMs: number): AlertChange {
  const { atMs, title, causeId, eventId, zoneId, place, news } = repeat
  const { rectified, returned: _, acknowledged, silencedUntilMs: __, silencedBy: ___, ...rest } = alert
  const reason = news ?? (rectified && 'the condition is there again')
  // What happened before, and became known later, does not take the place of what is newer.
  const newest = atMs >= alert.atMs && {
    title,
    atMs,
    ...(eventId !== undefined && { eventId }),
    ...(zoneId !== undefined && { zoneId }),
    ...(place && { place }),
  }
  const updated = { ...rest, changedAtMs: nowMs, causes: alert.causes + 1, ...newest }
  if (reason === undefined) return { alert: { ...alert, ...updated }, did: 'joined', atMs: nowMs, causeId }
  return {
    alert: { ...updated, state: 'active-unacknowledged', returned: { reason, atMs: nowMs } },
    did: 'returned',
    atMs: nowMs,
    causeId,
    note: acknowledged ? `${reason}; was acknowledged by ${acknowledged.by}` : reason,
  }
}

/** A late report told the cause better: time and place are those of the event that took its place. Nobody is called again. */
export function corrected(alert: Alert, { atMs, title, causeId, eventId, place }: Repeat, nowMs: number): AlertChange {
  return {
    alert: {
      ...alert,
      title,
      atMs,
      changedAtMs: nowMs,
      ...(eventId !== undefined && { eventId }),
      ...(place && { place }),
    },
    did: 'corrected',
    atMs: nowMs,
    causeId,
  }
}

/**
 * The condition is over: unseen it stays in the list until acknowledged, seen it leaves. Undefined when it was over
 * already. `clearsItself`: it leaves unseen too.
 */
export function rectified(
  alert: Alert,
  { reason, by, clearsItself = false }: { reason: string; by?: string; clearsItself?: boolean },
  nowMs: number,
): AlertChange | undefined {
  if (!isActive(alert)) return undefined
  const unseen = alert.state === 'active-unacknowledged' && !clearsItself
  return {
    alert: {
      ...alert,
      state: unseen ? 'rectified-unacknowledged' : 'normal',
      changedAtMs: nowMs,
      rectified: { atMs: nowMs, reason },
    },
    did: 'rectified',
    atMs: nowMs,
    note: reason,
    ...(by !== undefined && { by }),
  }
}

/** One step more urgent when nobody took it for so long; undefined when it is not due, or was done. */
export function escalated(alert: Alert, afterS: number, nowMs: number): AlertChange | undefined {
  const to = ESCALATED[alert.priority]
  const sinceMs = Math.max(alert.raisedAtMs, alert.returned?.atMs ?? alert.raisedAtMs)
  if (!to || alert.escalated || alert.state !== 'active-unacknowledged' || nowMs - sinceMs < afterS * 1000)
    return undefined
  // What became more urgent is heard, even if somebody silenced it before.
  const { silencedUntilMs: _, silencedBy: __, ...rest } = alert
  return {
    alert: { ...rest, priority: to, changedAtMs: nowMs, escalated: { from: alert.priority, atMs: nowMs } },
    did: 'escalated',
    atMs: nowMs,
    note: `not acknowledged for ${Math.round((nowMs - sinceMs) / 1000)} s`,
  }
}

/** What a watch does to an alert; the problem says why it cannot be done in the state that the alert is in. */
export function acted(alert: Alert, action: AlertAction, nowMs: number): Result<AlertChange> {
  if (!isOpen(alert)) return failed(`${alert.id} is over and acknowledged: nothing can be done to it any more`)
  const changedAtMs = nowMs
  const { by } = action
  switch (action.action) {
    case 'acknowledge': {
      if (!isUnacknowledged(alert)) return failed(`${alert.id} is acknowledged already, ${ackWords(alert)}`)
      const { note } = action
      const { silencedUntilMs: _, silencedBy: __, ...rest } = alert
      const state = alert.state === 'active-unacknowledged' ? 'active-acknowledged' : 'normal'
      const acknowledged = { by, atMs: nowMs, ...(note !== undefined && { note }) }
      return ok({
        alert: { ...rest, state, changedAtMs, acknowledged },
        did: 'acknowledged',
        atMs: nowMs,
        by,
        ...(note !== undefined && { note }),
      })
    }
    case 'silence': {
      if (!isUnacknowledged(alert)) return failed(`${alert.id} is acknowledged, so it makes no sound`)
      const silenced = { silencedUntilMs: nowMs + SILENCE_MS, silencedBy: by }
      return ok({ alert: { ...alert, ...silenced, changedAtMs }, did: 'silenced', atMs: nowMs, by })
    }
    case 'assign': {
      const assigned = { to: action.to, by, atMs: nowMs }
      return ok({
        alert: { ...alert, assigned, changedAtMs },
        did: 'assigned',
        atMs: nowMs,
        by,
        note: `to ${action.to}`,
      })
    }
    case 'note': {
      if (alert.notes.length >= MOST_NOTES) return failed(`${alert.id} has ${MOST_NOTES} notes, and takes no more`)
      const notes = [...alert.notes, { by, atMs: nowMs, text: action.text }]
      return ok({ alert: { ...alert, notes, changedAtMs }, did: 'noted', atMs: nowMs, by, note: action.text })
    }
    case 'rectify': {
      const change = rectified(alert, { reason: action.reason, by }, nowMs)
      return change ? ok(change) : failed(`${alert.id} is over already: ${alert.rectified?.reason ?? 'rectified'}`)
    }
  }
}

/** Whether its condition holds. */
export function isActive({ state }: Pick<Alert, 'state'>): boolean {
  return state === 'active-unacknowledged' || state === 'active-acknowledged'
}

function ackWords({ acknowledged }: Alert): string {
  return acknowledged ? `by ${acknowledged.by}` : 'by somebody'
}
