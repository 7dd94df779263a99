import { EVENT_KIND_WORDS } from '#domain/event-words.ts'
import type { Schedule } from '#domain/events/schedule.ts'
import type { ZoneEventKind } from '#domain/events/zone-event.ts'
import { dateText, minuteText } from '#domain/notation.ts'
import type { TrackKind } from '#domain/report.ts'

/** Whom an area can be watched for, in the order of the form. */
export const TRACK_NAMES: Record<TrackKind, string> = {
  vessel: 'Vessels',
  contact: 'Contacts without identity',
  drone: 'Drones',
  patrol: 'Patrol ships',
  aircraft: 'Aircraft',
  aid: 'Aids to navigation',
  base: 'Base stations',
  other: 'Others',
}

/** Days of the week as `Schedule` counts them, in the order of a working week. */
export const DAYS = [
  { day: 1, name: 'Mon' },
  { day: 2, name: 'Tue' },
  { day: 3, name: 'Wed' },
  { day: 4, name: 'Thu' },
  { day: 5, name: 'Fri' },
  { day: 6, name: 'Sat' },
  { day: 0, name: 'Sun' },
] as const

const WHOLE_DAY_MINUTES = 1440

/** What and whom an area is watched for, when that is not everything and everyone: `Entered, Left of vessels`. */
export function scopeWords(
  events: readonly ZoneEventKind[] | undefined,
  tracks: readonly TrackKind[] | undefined,
): string {
  const what = events?.map((event) => EVENT_KIND_WORDS[event]).join(', ')
  const whom = tracks?.map((kind) => TRACK_NAMES[kind]).join(', ')
  return [what && `only: ${what}`, whom && `only of: ${whom}`].filter(Boolean).join('; ')
}

/** A schedule in words, UTC: `Mon-Fri 22:00-06:00Z, from Sat 14 Mar 2026 00:00Z`; `always` when it says nothing. */
export function scheduleWords(schedule: Schedule | undefined): string {
  if (!schedule) return 'always'
  const { fromMs, toMs, days, fromMinute = 0, toMinute = WHOLE_DAY_MINUTES } = schedule
  const isWholeDay = fromMinute === toMinute || (fromMinute === 0 && toMinute === WHOLE_DAY_MINUTES)
  const hours = isWholeDay ? '' : `${clockOf(fromMinute)}-${clockOf(toMinute)}Z`
  const daily = [daysWords(days), hours].filter(Boolean).join(' ')
  const parts = [
    daily && (daysWords(days) ? daily : `daily ${daily}`),
    fromMs !== undefined && `from ${instantWords(fromMs)}`,
    toMs !== undefined && `until ${instantWords(toMs)}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'always'
}

/** Minutes after midnight as a clock shows them: `22:00`, and `24:00` for the end of the day. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Days in words, runs joined: `Mon-Fri`, `Mon, Wed-Fri`; nothing for every day. */
function daysWords(days: readonly number[] | undefined): string {
  if (!days || days.length === 0 || DAYS.every(({ day }) => days.includes(day))) return ''
  const runs: string[][] = []
  for (const [i, { day, name }] of DAYS.entries()) {
    if (!days.includes(day)) continue
    const before = DAYS[i - 1]
    if (before && days.includes(before.day)) runs.at(-1)?.push(name)
    else runs.push([name])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(', '))).join(', ')
}

function instantWords(atMs: number): string {
  return `${dateText(atMs)} ${minuteText(atMs)}Z`
}
