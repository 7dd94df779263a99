import * as v from 'valibot'
import { ageText, clockText, dateText } from '../notation.ts'
import type { FeedStatus } from '../stream/feed-status.ts'
import { feedSchema } from '../stream/feed-status.ts'
import {
  ALERT_PRIORITIES,
  type Alert,
  type AlertPriority,
  alertSchema,
  compareAlerts,
  isUnacknowledged,
} from './alert.ts'
import { type AlertLogRow, alertLogRowSchema } from './alert-log.ts'
import type { Flood } from './flood.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const byPriority = v.object({ emergency: count, alarm: count, warning: count, caution: count })

/** What the next watch has to know of a span of time. Times are ms since 1970. */
export const handoverSchema = v.object({
  fromMs: v.number(),
  toMs: v.number(),
  madeAtMs: v.number(),
  /** Open now, most pressing first. */
  open: v.array(alertSchema),
  /** Raised in the span, by the priority that they had then. */
  raised: v.object({ total: count, byPriority }),
  /** The lines in which somebody acknowledged, oldest first. */
  acknowledged: v.array(alertLogRowSchema),
  /** Open now and not acknowledged. */
  unacknowledged: v.array(alertSchema),
  /** What people wrote or decided in the span: notes, assignments, ends by hand. */
  remarks: v.array(alertLogRowSchema),
  escalated: count,
  flood: v.object({
    /** Now. */
    inTenMinutes: count,
    isFlood: v.boolean(),
    /** The most that were raised within ten minutes of the span. */
    mostInTenMinutes: count,
  }),
  feeds: v.array(feedSchema),
})
export type Handover = v.InferOutput<typeof handoverSchema>

const TEN_MINUTES_MS = 600_000

/** The brief of a span, from the lines of the log in it and what is open now. */
export function handoverOf(facts: {
  readonly fromMs: number
  readonly toMs: number
  readonly nowMs: number
  readonly rows: readonly AlertLogRow[]
  readonly open: readonly Alert[]
  readonly flood: Flood
  readonly feeds: readonly FeedStatus[]
}): Handover {
  const { fromMs, toMs, nowMs, rows, flood, feeds } = facts
  const open = [...facts.open].sort(compareAlerts)
  const raised = rows.filter(({ did }) => did === 'raised')
  const counted: Record<AlertPriority, number> = { emergency: 0, alarm: 0, warning: 0, caution: 0 }
  for (const { priority } of raised) counted[priority]++
  return {
    fromMs,
    toMs,
    madeAtMs: nowMs,
    open,
    raised: { total: raised.length, byPriority: counted },
    acknowledged: rows.filter(({ did }) => did === 'acknowledged'),
    unacknowledged: open.filter(isUnacknowledged),
    remarks: rows.filter(({ did, by }) => did === 'noted' || did === 'assigned' || (did === 'rectified' && by)),
    escalated: rows.filter(({ did }) => did === 'escalated').length,
    flood: { ...flood, mostInTenMinutes: mostWithin(raised, TEN_MINUTES_MS) },
    feeds: [...feeds],
  }
}

/** The brief as lines of plain text, to be read out or sent. */
export function handoverLines(brief: Handover): string[] {
  const { fromMs, toMs, raised, open, unacknowledged, acknowledged, remarks, flood, feeds } = brief
  const counts = ALERT_PRIORITIES.filter((priority) => raised.byPriority[priority] > 0)
    .map((priority) => `${raised.byPriority[priority]} ${priority}`)
    .join(', ')
  return [
    `Handover for ${dateText(fromMs)} ${clockText(fromMs)} to ${dateText(toMs)} ${clockText(toMs)}`,
    `Raised: ${raised.total}${counts && ` (${counts})`}; escalated: ${brief.escalated}; at most ${flood.mostInTenMinutes} in ten minutes`,
    `Open now: ${open.length}, of them not acknowledged: ${unacknowledged.length}`,
    ...open.map((alert) => `- ${openWords(alert, brief.madeAtMs)}`),
    `Acknowledged: ${acknowledged.length}`,
    ...acknowledged.map((row) => `- ${rowWords(row)}`),
    ...(remarks.length > 0 ? ['Remarks:', ...remarks.map((row) => `- ${rowWords(row)}`)] : []),
    'Feeds:',
    ...feeds.map(
      ({ name, state, silentS }) =>
        `- ${name}: ${state}${silentS === undefined ? '' : `, last heard ${ageText(silentS)} ago`}`,
    ),
  ]
}

function openWords({ priority, state, title, trackName, trackId, atMs, assigned, acknowledged }: Alert, nowMs: number) {
  const who = trackName ?? trackId
  return [
    `${priority}, ${state.replace('-', ', ')}: ${who === undefined ? '' : `${who}: `}${title}`,
    `${clockText(atMs)}, ${ageText((nowMs - atMs) / 1000)} ago`,
    ...(acknowledged ? [`acknowledged by ${acknowledged.by}${acknowledged.note ? `: ${acknowledged.note}` : ''}`] : []),
    ...(assigned ? [`assigned to ${assigned.to}`] : []),
  ].join('; ')
}

function rowWords({ atMs, did, by, note, title, trackName, trackId }: AlertLogRow): string {
  const who = trackName ?? trackId
  const what = `${who === undefined ? '' : `${who}: `}${title}`
  return `${clockText(atMs)} ${by ?? 'rule'} ${did}: ${what}${note === undefined ? '' : ` (${note})`}`
}

/** The most instants of a list, in order, that lie within a span. */
function mostWithin(rows: readonly AlertLogRow[], spanMs: number): number {
  let [most, from] = [0, 0]
  for (const [i, { atMs }] of rows.entries()) {
    while (atMs - (rows[from] as AlertLogRow).atMs > spanMs) from++
    most = Math.max(most, i - from + 1)
  }
  return most
}
