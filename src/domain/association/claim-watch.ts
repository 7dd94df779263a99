import { wrapLongitude } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import type { TracksToMatch } from './contact.ts'
import { type ClaimWithoutContact, type Miss, MOST_KEPT } from './finding.ts'
import { predictionsOf } from './prediction.ts'
import type { AssociationRules } from './rules.ts'
import type { SensorLook } from './sensor-look.ts'

/** When nothing at the place of an AIS track is worth telling. All notional. */
export interface ClaimRules {
  /** Looks count that would see such a vessel with this chance at least, wherever within the gate it is, */
  readonly leastDetection: number
  /** and none counts for more than this: what is worked out for a sensor leaves out what nobody thought of. */
  readonly mostDetection: number
  /** Looks closer together than this meet the same sea and the same shadows, and count as one, milliseconds. */
  readonly leastBetweenMs: number
  /** So many looks at least, */
  readonly leastLooks: number
  /** and so small a chance at most to miss a vessel that is there in all of them. */
  readonly mostMissProbability: number
}

export const CLAIM_RULES: ClaimRules = {
  leastDetection: 0.3,
  mostDetection: 0.95,
  leastBetweenMs: 60_000,
  leastLooks: 3,
  mostMissProbability: 1e-4,
}

interface Claim {
  readonly sinceMs: number
  readonly lastMs: number
  readonly looks: number
  readonly missProbability: number
  readonly misses: readonly Miss[]
  /** Told, while it stands. */
  readonly finding?: ClaimWithoutContact
}

/** Counts looks at the places of AIS tracks that saw nothing there, over all sensors. */
export class ClaimWatch {
  readonly #rules: ClaimRules
  readonly #gates: AssociationRules
  readonly #claims = new Map<string, Claim>()

  constructor(rules: ClaimRules, gates: AssociationRules) {
    this.#rules = rules
    this.#gates = gates
  }

  /** Those that stand, by track id in the order in which their first miss was counted. */
  get findings(): readonly ClaimWithoutContact[] {
    return [...this.#claims.values()].flatMap(({ finding }) => (finding ? [finding] : []))
  }

  /**
   * Takes a look. `isNearContact` says of each track whether any contact of the look is within its gate; one is enough to
   * begin again. A track counts while its report is young enough and its place known well enough for the gates, dead-reckoned to the
   * end of the look. What is said of a track that is not among them any more ends. What began or ended is answered.
   */
  take(look: SensorLook, tracks: TracksToMatch, isNearContact: Uint8Array): readonly ClaimWithoutContact[] {
    const changes: ClaimWithoutContact[] = []
    const predictions = predictionsOf(tracks, this.#gates)
    for (const [i, id] of tracks.ids.entries()) {
      const ms = look.atMs - (tracks.atMs[i] as number)
      const age = Math.abs(ms)
      const claim = this.#claims.get(id)
      if (age > (predictions.mostAgeMs[i] as number)) {
        if (claim) this.#end(id, claim, look.atMs, 'no-newer-report', changes)
        continue
      }
      if (isNearContact[i]) {
        if (claim) this.#end(id, claim, look.atMs, 'contact-there', changes)
        continue
      }
      if (claim && Math.abs(look.atMs - claim.lastMs) < this.#rules.leastBetweenMs) continue
      const lon = wrapLongitude((tracks.lon[i] as number) + (predictions.lonRate[i] as number) * ms)
      const lat = (tracks.lat[i] as number) + (predictions.latRate[i] as number) * ms
      const sigmaNm = Math.hypot(tracks.sigmaNm[i] as number, (predictions.growthNmPerMs[i] as number) * age)
      const detection = this.#detectionOf(look, id, lon, lat, Math.sqrt(this.#gates.gate) * sigmaNm)
      if (!(detection >= this.#rules.leastDetection)) continue
      const miss: Miss = { atMs: look.atMs, lon, lat, sensorId: look.sensorId, detection }
      this.#miss(id, claim, miss, changes)
    }
    const present = new Set(tracks.ids.filter((id) => this.#claims.has(id)))
    for (const [id, claim] of this.#claims)
      if (!present.has(id)) this.#end(id, claim, look.atMs, 'no-newer-report', changes)
    return changes
  }

  /** The least chance in the middle and at four places on the edge of where it may be. */
  #detectionOf({ detectionAt }: SensorLook, id: string, lon: number, lat: number, reachNm: number): number {
    if (reachNm > this.#gates.mostNm) return 0
    let least = detectionAt(lon, lat, id)
    for (let courseDeg = 0; courseDeg < 360 && least >= this.#rules.leastDetection; courseDeg += 90) {
      const [edgeLon, edgeLat] = destination([lon, lat], courseDeg, reachNm)
      least = Math.min(least, detectionAt(edgeLon, edgeLat, id))
    }
    return Math.min(least, this.#rules.mostDetection)
  }

  #miss(id: string, before: Claim | undefined, miss: Miss, changes: ClaimWithoutContact[]): void {
    const claim = {
      sinceMs: before?.sinceMs ?? miss.atMs,
      lastMs: miss.atMs,
      looks: (before?.looks ?? 0) + 1,
      missProbability: (before?.missProbability ?? 1) * (1 - miss.detection),
      misses: [...(before?.misses ?? []), miss].slice(-MOST_KEPT),
    }
    const { leastLooks, mostMissProbability } = this.#rules
    if (claim.looks < leastLooks || claim.missProbability > mostMissProbability) {
      this.#claims.set(id, claim)
      return
    }
    const { sinceMs, looks, missProbability, misses } = claim
    const finding: ClaimWithoutContact = {
      kind: 'ais-claim-without-contact',
      trackId: id,
      sinceMs,
      looks,
      place: [miss.lon, miss.lat],
      evidence: { missProbability, misses },
    }
    this.#claims.set(id, { ...claim, finding })
    if (!before?.finding) changes.push(finding)
  }

  #end(
    id: string,
    { finding }: Claim,
    atMs: number,
    because: 'contact-there' | 'no-newer-report',
    changes: ClaimWithoutContact[],
  ): void {
    this.#claims.delete(id)
    if (finding) changes.push({ ...finding, untilMs: atMs, evidence: { ...finding.evidence, end: { because } } })
  }
}
