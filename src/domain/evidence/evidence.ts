import type { Limit, ZoneKind } from '#geo/zone.ts'
import type { EventFlag, ZoneEvent } from '../events/zone-event.ts'

interface EvidencePlace {
  readonly lon: number
  readonly lat: number
  /** Degrees and decimal minutes. */
  readonly text: string
}

/** A crossing, or what stands for one. */
export interface EvidenceMoment {
  readonly at: string
  readonly atMs: number
  readonly place: EvidencePlace
}

/** Which part a report plays in the event. */
export type ReportRole = 'before' | 'after' | 'before-leaving' | 'after-leaving'

export interface EvidenceReport extends EvidenceMoment {
  /** None for a report that only lies around. */
  readonly roles: readonly ReportRole[]
  readonly sogKn?: number
  readonly cogDeg?: number
  readonly headingDeg?: number
  /** Seconds after the event's time; negative before it. */
  readonly sinceEventS: number
  /** Seconds since the report before it in this list. */
  readonly sincePreviousS?: number
  /** Nautical miles to the nearest limit of the zone: positive inside. */
  readonly distanceNm?: number
  /** By turf.booleanPointInPolygon on the whole polygon. */
  readonly inside?: boolean
}

export interface EvidenceLimit extends Limit {
  readonly basisWords: string
  /** Nautical miles from the limit to the report after. */
  readonly afterNm: number
}

/**
 * Everything that speaks for an event, as plain data: the form that is shown, printed and saved. Keys come in a fixed
 * order and nothing in it depends on the clock, so that the same event gives the same bytes. Texts from feeds and files
 * are made plain, not escaped.
 */
export interface Evidence {
  readonly schema: 'eez-watch/evidence'
  readonly schemaVersion: 1
  readonly headline: string
  /** A late report showed it to be wrong. */
  readonly withdrawn?: { readonly reason: string; readonly replacedBy?: string }
  /** What happened, in sentences. */
  readonly summary: readonly string[]
  readonly disclaimer: string
  readonly track: {
    readonly id: string
    readonly title: string
    readonly kind: string
    readonly mmsi?: string
    readonly imo?: string
    readonly callSign?: string
    readonly flag?: string
    readonly flagState?: string
  }
  readonly crossing: EvidenceMoment & {
    readonly known: ZoneEvent['crossing']
    readonly window: { readonly from: string; readonly to: string; readonly widthS: number; readonly words: string }
  }
  /** For a track that came out again: where and when. */
  readonly leaving?: EvidenceMoment
  readonly reports: readonly EvidenceReport[]
  readonly limit?: EvidenceLimit
  /** The limit gone over on the way out. */
  readonly leavingLimit?: EvidenceLimit
  readonly zone: {
    readonly id: string
    readonly version: string
    /** Absent where the zone is not known here any more. */
    readonly name?: string
    readonly kind?: ZoneKind
    readonly kindWords?: string
    readonly claimants?: readonly string[]
    readonly note?: string
    /** Version of the zones that limit and distances were taken from. */
    readonly shownFrom: string
  }
  readonly rule: {
    readonly bandNm: number
    readonly dwellS: number
    readonly confirmedAt: string
    /** Seconds from the event's time to when its rule was met. */
    readonly confirmedAfterS: number
    readonly depthNm?: number
  }
  readonly check: {
    readonly method: string
    readonly inside: boolean
    /** Absent where the event says nothing of which side its report is on. */
    readonly agrees?: boolean
  }
  readonly flags: readonly { readonly flag: EventFlag; readonly words: string }[]
  readonly source: { readonly feed: string; readonly recording?: string; readonly eventLogSha256?: string }
  /** The event as the engine made it. */
  readonly event: ZoneEvent
}
