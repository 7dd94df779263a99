import { ok, type Result } from '#geo/result.ts'
import { type Association, associate } from './associate.ts'
import { CLAIM_RULES, type ClaimRules, ClaimWatch } from './claim-watch.ts'
import type { TracksToMatch } from './contact.ts'
import { CONTACT_RULES, ContactBook, type ContactRules, type ContactTrack } from './contact-book.ts'
import type { SensorFinding } from './finding.ts'
import { ASSOCIATION_RULES, type AssociationRules } from './rules.ts'
import { checkedSensorLook, type SensorLook } from './sensor-look.ts'

export interface TrackerRules {
  readonly gates: Partial<AssociationRules>
  readonly contacts: Partial<ContactRules>
  readonly claims: Partial<ClaimRules>
}

export interface LookOutcome {
  readonly association: Association
  /** The track of each contact of the look, such as `contact:radar-1:3`. */
  readonly contactTrackIds: readonly string[]
  /** Findings that began or ended with this look. */
  readonly changes: readonly SensorFinding[]
}

/**
 * Follows contacts over the looks of all sensors, beside the AIS tracks as they were at each look. Tells contacts without
 * AIS, and AIS tracks at whose places nothing is seen. Same looks, same findings. Which AIS tracks stand for something a sensor
 * can see is for the caller to say: no base stations, no virtual aids, nothing that flies.
 */
export class ContactTracker {
  readonly #gates: AssociationRules
  readonly #contactRules: ContactRules
  readonly #claims: ClaimWatch
  readonly #books = new Map<string, ContactBook>()
  readonly #lastMs = new Map<string, number>()

  constructor({ gates, contacts, claims }: Partial<TrackerRules> = {}) {
    this.#gates = { ...ASSOCIATION_RULES, ...gates }
    this.#contactRules = { ...CONTACT_RULES, ...contacts }
    this.#claims = new ClaimWatch({ ...CLAIM_RULES, ...claims }, this.#gates)
  }

  /** All contacts that are followed, with what they are paired with, sensor by sensor. */
  get contacts(): readonly ContactTrack[] {
    return [...this.#books.values()].flatMap(({ tracks }) => tracks)
  }

  /** What stands now. */
  get findings(): readonly SensorFinding[] {
    return [...this.contacts.flatMap(({ finding }) => (finding ? [finding] : [])), ...this.#claims.findings]
  }

  /** Takes a look, and all AIS tracks as they were at its end; one with numbers that cannot be, or earlier than the last one of its sensor, changes nothing. */
  look(look: SensorLook, tracks: TracksToMatch): Result<LookOutcome> {
    const checked = checkedSensorLook(look, this.#lastMs.get(look.sensorId))
    if (!checked.ok) return checked
    this.#lastMs.set(look.sensorId, look.atMs)
    const forgotten = [...this.#books.values()].flatMap((each) => each.forget(look.atMs))
    const association = associate(look.contacts, tracks, this.#gates)
    const { trackIds, changes } = this.#bookOf(look.sensorId).take(look, association, tracks.ids)
    const claims = this.#claims.take(look, tracks, association.isNearContact)
    return ok({ association, contactTrackIds: trackIds, changes: [...forgotten, ...changes, ...claims] })
  }

  #bookOf(sensorId: string): ContactBook {
    const known = this.#books.get(sensorId)
    if (known) return known
    const book = new ContactBook(sensorId, this.#contactRules)
    this.#books.set(sensorId, book)
    return book
  }
}
