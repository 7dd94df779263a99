import type { AlertCause, AlertPriority } from './alert.ts'

/** Whose situation it is: a track's or a feed's. */
type AlertSubject = { readonly trackId: string; readonly trackName?: string } | { readonly feedId: string }

/** What rules make of the picture, before anybody is told. One rule and one subject are one situation. */
export type Finding =
  | {
      readonly found: 'cause'
      readonly ruleId: string
      readonly cause: AlertCause
      readonly priority: AlertPriority
      readonly subject: AlertSubject
      /** The same cause has the same id, whenever it is found again. */
      readonly causeId: string
      /** Event time. */
      readonly atMs: number
      readonly title: string
      readonly zoneId?: string
      readonly eventId?: string
      readonly place?: { readonly lon: number; readonly lat: number }
      /** For a situation that goes on: what is new and of importance. */
      readonly news?: string
    }
  /** The condition of a rule's alert is over. */
  | {
      readonly found: 'end'
      readonly ruleId: string
      readonly subject: AlertSubject
      readonly reason: string
      readonly clearsItself?: boolean
      /** A rule, the allow-list or what a track is known as ended it, nothing at sea: the same cause may come back. */
      readonly byRule?: true
    }
  /** A zone event took the place of another that was wrong. */
  | {
      readonly found: 'correction'
      readonly ruleId: string
      readonly subject: AlertSubject
      readonly oldEventId: string
      readonly eventId: string
      readonly causeId: string
      readonly atMs: number
      readonly title: string
      readonly place: { readonly lon: number; readonly lat: number }
    }

export type Cause = Extract<Finding, { found: 'cause' }>
export type End = Extract<Finding, { found: 'end' }>

/** One rule and one subject: of these only one alert is open. */
export function situationOf(ruleId: string, { trackId, feedId }: { trackId?: string; feedId?: string }): string {
  return `${ruleId}|${trackId === undefined ? `feed ${feedId}` : `track ${trackId}`}`
}
