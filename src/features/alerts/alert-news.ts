import { type Alert, isUnacknowledged } from '#domain/alerts/alert.ts'
import { alertCounts } from './alert-rows.ts'
import { alertTitle, priorityCount, priorityTitle } from './alert-words.ts'

/** What was said of each open alert, by id. */
export type ToldAlerts = ReadonlyMap<string, string>

/** What is to be said now: at once, or when the reader has finished. */
interface News {
  readonly told: ToldAlerts
  readonly assertive: string
  readonly polite: string
}

/**
 * What is new among the open alerts, each said once: when it is raised, when it becomes more urgent and when it comes back.
 * The first look (`told` undefined) tells only how many there are.
 */
export function alertNews(
  told: ToldAlerts | undefined,
  alerts: readonly Alert[],
  nameOf: (alert: Alert) => string | undefined,
): News {
  const now = new Map(alerts.map((alert) => [alert.id, newsKey(alert)]))
  if (!told) return { told: now, assertive: '', polite: openWords(alerts) }
  const fresh = alerts.filter((alert) => isUnacknowledged(alert) && told.get(alert.id) !== now.get(alert.id))
  const say = (urgent: boolean) =>
    fresh
      .filter(({ priority }) => urgent === (priority === 'emergency' || priority === 'alarm'))
      .map((alert) => newsWords(alert, nameOf(alert)))
      .join('. ')
  return { told: now, assertive: say(true), polite: say(false) }
}

/** Acknowledging says nothing aloud, so what is unacknowledged again has another key than before. */
function newsKey({ priority, state, returned }: Alert): string {
  return `${priority} ${state === 'rectified-unacknowledged' ? 'active-unacknowledged' : state} ${returned?.atMs ?? ''}`
}

function newsWords(alert: Alert, name: string | undefined): string {
  const why = alert.returned ? ', back again' : alert.escalated ? ', nobody acknowledged it' : ''
  return `${priorityTitle(alert.priority)}: ${[alertTitle(alert), name].filter(Boolean).join(', ')}${why}`
}

function openWords(alerts: readonly Alert[]): string {
  const counts = alertCounts(alerts).filter(({ unacknowledged }) => unacknowledged > 0)
  if (counts.length === 0) return ''
  return `${counts.map(({ priority, unacknowledged }) => priorityCount(priority, unacknowledged)).join(', ')} not acknowledged`
}
