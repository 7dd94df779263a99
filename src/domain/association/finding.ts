import type { LonLat } from '#geo/lonlat.ts'

/** Where something was at a time, milliseconds since 1970. */
export interface PlacedMoment {
  readonly atMs: number
  readonly lon: number
  readonly lat: number
}

interface Common {
  readonly trackId: string
  /** First look that speaks for it, milliseconds since 1970. */
  readonly sinceMs: number
  /** When it ended; without it the finding stands. */
  readonly untilMs?: number
  /** How many looks speak for it so far. */
  readonly looks: number
  /** Where it was last. */
  readonly place: LonLat
}

/** Something seen again and again to which no AIS track belongs. Its track has the id `contact:SENSOR:NUMBER`. */
export interface ContactWithoutAis extends Common {
  readonly kind: 'contact-without-ais'
  readonly evidence: {
    readonly sensorId: string
    /** Of the last `counted` looks that saw it, `without` had no AIS track for it. */
    readonly counted: number
    readonly without: number
    /** The newest sightings, oldest first, 20 at most. */
    readonly sightings: readonly PlacedMoment[]
    readonly sigmaNm: number
    /** Knots and degrees true, where they are known. */
    readonly sogKn?: number
    readonly cogDeg?: number
    /** An AIS track within the gates in the newest look that belongs to another contact. */
    readonly runnerUp?: string
    readonly end?:
      | { readonly because: 'associated'; readonly with: string }
      | { readonly because: 'not-seen-again'; readonly lastSeenMs: number }
  }
}

/** A look at the place an AIS track gave, with no contact there. */
export interface Miss extends PlacedMoment {
  readonly sensorId: string
  /** The chance that this look sees such a vessel there, as counted: 0 to 1. */
  readonly detection: number
}

/** An AIS track whose place was looked at again and again, and nothing was there. */
export interface ClaimWithoutContact extends Common {
  readonly kind: 'ais-claim-without-contact'
  readonly evidence: {
    /** The chance that all these looks miss a vessel that is there: the product of 1 - detection. */
    readonly missProbability: number
    /** The newest misses, oldest first, 20 at most. */
    readonly misses: readonly Miss[]
    readonly end?: { readonly because: 'contact-there' } | { readonly because: 'no-newer-report' }
  }
}

/** What the sensors say of contacts and AIS together. Circumstances, no judgement: what they mean is for people to say. */
export type SensorFinding = ContactWithoutAis | ClaimWithoutContact

/** More evidence than this is counted and not kept. */
export const MOST_KEPT = 20
