import * as v from 'valibot'

/**
 * How urgent, in the words of IMO MSC.302(87): emergency (immediate danger to life or ship), alarm (immediate attention
 * and action), warning (attention for precaution), caution (out of the ordinary, needs awareness). Most urgent first.
 */
export const ALERT_PRIORITIES = ['emergency', 'alarm', 'warning', 'caution'] as const
export type AlertPriority = (typeof ALERT_PRIORITIES)[number]

/**
 * Where an alert stands, in the words of IEC 62923. `rectified-unacknowledged`: the condition is over and nobody has seen
 * it yet, so it stays visible. `normal`: over and seen; it leaves the list and stays in the log. Silenced is not a state:
 * see `Alert.silencedUntilMs`.
 */
export const ALERT_STATES = [
  'active-unacknowledged',
  'active-acknowledged',
  'rectified-unacknowledged',
  'normal',
] as const
export type AlertState = (typeof ALERT_STATES)[number]

/**
 * What made it: a zone event, a track that comes near a limit, a gap or a lost link near one, too much speed, an observation
 * (what vessels did beside, or what sensors say of them), a feed.
 */
export const ALERT_CAUSES = [
  'zone-event',
  'approach',
  'gap',
  'link-lost',
  'speed',
  'observation',
  'feed-silent',
  'feed-lost',
] as const
export type AlertCause = (typeof ALERT_CAUSES)[number]

const time = v.pipe(v.number(), v.finite())
const word = v.pipe(v.string(), v.maxLength(200))
const longText = v.pipe(v.string(), v.maxLength(2000))

/** Something that a rule made the watch's business. Held by the server, the same for everyone. Times are ms since 1970. */
export const alertSchema = v.object({
  /** Hash of what caused it: the same cause gives the same id, so that repeats are harmless. */
  id: v.string(),
  ruleId: v.string(),
  /** As it is now; see `escalated`. */
  priority: v.picklist(ALERT_PRIORITIES),
  state: v.picklist(ALERT_STATES),
  cause: v.picklist(ALERT_CAUSES),
  /** What happened, in one line of plain text: "Entered Malaysia EEZ, Sabah and Sarawak, not on any list". */
  title: longText,
  /** Event time of the newest cause. */
  atMs: time,
  /** Server time at which it was raised, and at which anything of it last changed. */
  raisedAtMs: time,
  changedAtMs: time,
  trackId: v.exactOptional(v.string()),
  /** What the track was called when it was raised: one plain line. */
  trackName: v.exactOptional(word),
  feedId: v.exactOptional(v.string()),
  zoneId: v.exactOptional(v.string()),
  /** The newest zone event behind it. */
  eventId: v.exactOptional(v.string()),
  place: v.exactOptional(v.object({ lon: v.number(), lat: v.number() })),
  /** How many causes made this one situation, at least 1. */
  causes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** It makes no sound until then, and sounds again after it unless acknowledged. */
  silencedUntilMs: v.exactOptional(time),
  silencedBy: v.exactOptional(word),
  acknowledged: v.exactOptional(v.object({ by: word, atMs: time, note: v.exactOptional(longText) })),
  assigned: v.exactOptional(v.object({ to: word, by: word, atMs: time })),
  /** It was less urgent and nobody acknowledged it. */
  escalated: v.exactOptional(v.object({ from: v.picklist(ALERT_PRIORITIES), atMs: time })),
  /** Why an acknowledged one is unacknowledged again. */
  returned: v.exactOptional(v.object({ reason: longText, atMs: time })),
  /** When the condition ended, and in which words. */
  rectified: v.exactOptional(v.object({ atMs: time, reason: longText })),
  /** Free words of the watch, oldest first. */
  notes: v.array(v.object({ by: word, atMs: time, text: longText })),
})
export type Alert = v.InferOutput<typeof alertSchema>

/** Whether somebody still has to look: these flash and, above caution, sound. */
export function isUnacknowledged({ state }: Pick<Alert, 'state'>): boolean {
  return state === 'active-unacknowledged' || state === 'rectified-unacknowledged'
}

/** Whether it flashes wherever it shows: nobody has seen it yet, and it is more than a caution. */
export function isFlashing(alert: Pick<Alert, 'state' | 'priority'>): boolean {
  return isUnacknowledged(alert) && alert.priority !== 'caution'
}

/** Whether it is in the list of open alerts. */
export function isOpen({ state }: Pick<Alert, 'state'>): boolean {
  return state !== 'normal'
}

/** Unacknowledged first; among equals the most urgent, then the newest. */
export function compareAlerts(a: Alert, b: Alert): number {
  return (
    Number(isUnacknowledged(b)) - Number(isUnacknowledged(a)) ||
    ALERT_PRIORITIES.indexOf(a.priority) - ALERT_PRIORITIES.indexOf(b.priority) ||
    b.raisedAtMs - a.raisedAtMs ||
    (a.id < b.id ? -1 : 1)
  )
}

/** Of each track that has alerts the most pressing one, the most pressing track first. */
export function mostPressingByTrack(alerts: readonly Alert[]): ReadonlyMap<string, Alert> {
  const byTrack = new Map<string, Alert>()
  for (const alert of alerts.toSorted(compareAlerts))
    if (alert.trackId !== undefined && !byTrack.has(alert.trackId)) byTrack.set(alert.trackId, alert)
  return byTrack
}

/** What a watch can do to an alert. Every one needs a name; `assign` says to whom, `note` and `rectify` say what. */
export const alertActionSchema = v.variant('action', [
  v.object({ action: v.literal('acknowledge'), by: word, note: v.exactOptional(longText) }),
  v.object({ action: v.literal('silence'), by: word }),
  v.object({ action: v.literal('assign'), by: word, to: word }),
  v.object({ action: v.literal('note'), by: word, text: longText }),
  v.object({ action: v.literal('rectify'), by: word, reason: longText }),
])
export type AlertAction = v.InferOutput<typeof alertActionSchema>
