import { type Alert, type AlertPriority, isUnacknowledged } from '#domain/alerts/alert.ts'
import { ageText, countText, minuteText, plainText } from '#domain/notation.ts'
import type { AlertSignState } from '../../ui/alert-sign.tsx'
import { silencedForMs } from './sound-plan.ts'

const LONGEST_REASON = 120
const LONGEST_NAME = 40

const PRIORITY_WORDS: Record<AlertPriority, readonly [one: string, many: string]> = {
  emergency: ['emergency', 'emergencies'],
  alarm: ['alarm', 'alarms'],
  warning: ['warning', 'warnings'],
  caution: ['caution', 'cautions'],
}

/** `1 alarm`, `2 cautions`. */
export function priorityCount(priority: AlertPriority, count: number): string {
  return `${countText(count)} ${PRIORITY_WORDS[priority][count === 1 ? 0 : 1]}`
}

/** `Alarm`, to begin a line with. */
export function priorityTitle(priority: AlertPriority): string {
  const [word] = PRIORITY_WORDS[priority]
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** What happened, as one plain line. */
export function alertTitle({ title }: Pick<Alert, 'title'>): string {
  return plainText(title, LONGEST_REASON)
}

/** Which sign tells its state. */
export function signState(alert: Alert, nowMs: number): AlertSignState {
  switch (alert.state) {
    case 'active-unacknowledged':
      return silencedForMs(alert, nowMs) > 0 ? 'silenced' : 'sounding'
    case 'rectified-unacknowledged':
      return 'over'
    case 'active-acknowledged':
    case 'normal':
      return 'acknowledged'
  }
}

/** Where it stands, part by part, as far as there is something to say: who saw it, why it is back, for how long it is quiet. */
export function stateWords(alert: Alert, nowMs: number): readonly string[] {
  const { state, acknowledged, assigned, escalated, returned, rectified, causes } = alert
  const quietS = Math.ceil(silencedForMs(alert, nowMs) / 1000)
  const isSeen = state === 'active-acknowledged' || state === 'normal'
  return [
    quietS > 0 &&
      isUnacknowledged(alert) &&
      `silent for ${quietS} s${alert.silencedBy ? `, ${nameText(alert.silencedBy)}` : ''}`,
    isSeen && acknowledged && `ack by ${nameText(acknowledged.by)} ${minuteText(acknowledged.atMs)}Z`,
    assigned && `for ${nameText(assigned.to)}`,
    escalated && !isSeen && `up from ${escalated.from} ${minuteText(escalated.atMs)}Z`,
    returned && isUnacknowledged(alert) && `back since ${minuteText(returned.atMs)}Z: ${reasonText(returned.reason)}`,
    rectified && isUnacknowledged(alert) && `${reasonText(rectified.reason)} · acknowledge to clear`,
    causes > 1 && `${causes} times`,
  ].filter((words) => typeof words === 'string')
}

/**
 * The second line of a row: who it is, then where it stands, then what it is, because the end of a line is cut off.
 * `subject` as `subjectOf` tells it.
 */
export function aboutWords(
  { alert, isGone }: { readonly alert: Alert; readonly isGone: boolean },
  subject: string,
  nowMs: number,
): string {
  const [name, ...rest] = subject.split(' · ')
  return [name, ...(isGone ? ['closed'] : stateWords(alert, nowMs)), ...rest].join(' · ')
}

/** How long ago it happened, by the time that stands beside it: `5 min`. */
export function sinceWords({ atMs }: Pick<Alert, 'atMs'>, nowMs: number): string {
  return ageText((nowMs - atMs) / 1000)
}

/** The name of somebody on watch, as one plain line. */
export function nameText(name: string): string {
  return plainText(name, LONGEST_NAME)
}

export function reasonText(reason: string): string {
  return plainText(reason, LONGEST_REASON)
}
