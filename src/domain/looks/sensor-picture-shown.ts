import { associate } from '../association/associate.ts'
import { tracksToMatch } from '../association/contact.ts'
import type { ContactTrack } from '../association/contact-book.ts'
import type { SensorFinding } from '../association/finding.ts'

/** While the sensor that shows a contact saw it so lately, others that see it too add nothing but their own errors (notional). */
const ENOUGH_MS = 60_000

/** Contacts of two sensors are joined as those of one are: motion worked out from contacts is 2 kn wrong. */
const JOIN_RULES = { growthKn: 2, unknownMotionKn: 10 }

/**
 * Under which id each contact without AIS is shown: several sensors see the same boat, and it is one track. The first to
 * find it shows it; another sensor's contact that fits within the gates is that one, until the first is no such contact any more.
 */
export class ShownContacts {
  /** By contact track: the id that it is shown under. Those shown under their own are the first ones. */
  readonly #shownAs = new Map<string, string>()
  readonly #lastMs = new Map<string, number>()

  /**
   * Takes all contacts without AIS as they stand after a look, and what the look changed. Answers which findings are to be told: one for each boat.
   */
  follow(standing: readonly ContactTrack[], changes: readonly SensorFinding[]): readonly SensorFinding[] {
    const told: SensorFinding[] = []
    const byId = new Map(standing.map((track) => [track.id, track]))
    for (const change of changes) {
      if (change.kind !== 'contact-without-ais') told.push(change)
      else if (change.untilMs !== undefined && this.isFirst(change.trackId)) told.push(change)
    }
    for (const [id, shownAs] of this.#shownAs) {
      if (byId.has(id) && byId.has(shownAs)) continue
      this.#shownAs.delete(id)
      if (id === shownAs) this.#lastMs.delete(id)
    }
    for (const track of standing) {
      if (this.#shownAs.has(track.id)) continue
      const first = this.#firstOf(track, standing)
      this.#shownAs.set(track.id, first ?? track.id)
      if (first === undefined && track.finding) told.push(track.finding)
    }
    return told
  }

  /** Whether a contact is shown under its own id. */
  isFirst(id: string): boolean {
    return this.#shownAs.get(id) === id
  }

  /** The id under which a contact that was seen just now is to be shown; undefined when another sensor shows it well enough. */
  shownNow({ id, atMs }: ContactTrack): string | undefined {
    const shownAs = this.#shownAs.get(id)
    if (shownAs === undefined) return undefined
    const lastMs = this.#lastMs.get(shownAs) ?? Number.NEGATIVE_INFINITY
    if (shownAs === id) {
      this.#lastMs.set(id, atMs)
      return id
    }
    // Its own newest sighting stays the measure: the others go on only as long as it does not see it.
    return atMs - lastMs > ENOUGH_MS ? shownAs : undefined
  }

  #firstOf(track: ContactTrack, standing: readonly ContactTrack[]): string | undefined {
    const sensorId = track.finding?.evidence.sensorId
    const taken = new Set(
      standing.filter(({ finding }) => finding?.evidence.sensorId === sensorId).map(({ id }) => this.#shownAs.get(id)),
    )
    const firsts = standing.filter(({ id }) => this.isFirst(id) && !taken.has(id))
    if (firsts.length === 0) return undefined
    const matched = associate([track], tracksToMatch(firsts.map((each) => ({ ...each, intervalS: 0 }))), JOIN_RULES)
    const [pair] = matched.pairs
    return pair && firsts[pair.track]?.id
  }
}
