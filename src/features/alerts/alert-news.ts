import { type Alert, compareAlerts, isUnacknowledged } from '#domain/alerts/alert.ts'
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

/** More lines than these nobody hears to the end before the next come. */
const MOST_AT_ONCE = 3

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
      .toSorted(compareAlerts)
  return { told: now, assertive: spoken(say(true), nameOf), polite: spoken(say(false), nameOf) }
}

/** One line an alert; of many at once the first few, and how many more of what. */
function spoken(alerts: readonly Alert[], nameOf: (alert: Alert) => string | undefined): string {
  const said = alerts.length > MOST_AT_ONCE + 1 ? alerts.slice(0, MOST_AT_ONCE) : alerts
  const lines = said.map((alert) => newsWords(alert, nameOf(alert)))
  const more = alertCounts(alerts.slice(said.length)).filter(({ open }) => open > 0)
  if (more.length > 0)
    lines.push(`And ${more.map(({ priority, open }) => priorityCount(priority, open)).join(', ')} more`)
  return lines.join('. ')
}

/** Acknowledging says nothing aloud, so what is unacknowledged again has another key than before. */
function newsKey({ priority, state, returned, raisedAtMs }: Alert): string {
  return `${raisedAtMs} ${priority} ${state === 'rectified-unacknowledged' ? 'active-unacknowledged' : state} ${returned?.atMs ?? ''}`
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
