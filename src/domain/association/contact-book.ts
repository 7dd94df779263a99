import { type Association, associate } from './associate.ts'
import { type Contact, tracksToMatch } from './contact.ts'
import { type Motion, motionFrom, pastWith } from './contact-motion.ts'
import { type ContactWithoutAis, MOST_KEPT, type PlacedMoment } from './finding.ts'
import type { AssociationRules } from './rules.ts'
import type { SensorLook } from './sensor-look.ts'

/** When a contact is one without AIS. All notional. */
export interface ContactRules {
  /** So many of the last looks that saw it, */
  readonly looks: number
  /** and of these so many without an AIS track, the newest one of them. */
  readonly without: number
  /** Looks closer together than this count as one, milliseconds. */
  readonly leastBetweenMs: number
  /** A contact that no look saw for so long is another one when it is seen again, milliseconds. */
  readonly forgetMs: number
}

export const CONTACT_RULES: ContactRules = { looks: 5, without: 4, leastBetweenMs: 10_000, forgetMs: 15 * 60_000 }

/**
 * Contacts of one sensor are joined by the same gates as contacts and AIS; a motion worked out from contacts is 2 kn wrong,
 * and one that is not known yet is taken as up to 10 kn.
 */
const JOIN_RULES: Partial<AssociationRules> = { growthKn: 2, unknownMotionKn: 10 }

/** A contact followed over the looks of one sensor. */
export interface ContactTrack extends PlacedMoment, Motion {
  readonly id: string
  readonly sigmaNm: number
  /** The AIS track it belonged to in the newest look that saw it. */
  readonly pairedWith?: string
  /** The finding about it, while it stands. */
  readonly finding?: ContactWithoutAis
  readonly past: readonly PlacedMoment[]
  /** The newest looks that count, oldest first. */
  readonly recent: readonly { readonly atMs: number; readonly isPaired: boolean }[]
}

/** Contacts of one sensor over its looks. Looks come in order. */
export class ContactBook {
  readonly #sensorId: string
  readonly #rules: ContactRules
  #tracks: ContactTrack[] = []
  #made = 0

  constructor(sensorId: string, rules: ContactRules) {
    this.#sensorId = sensorId
    this.#rules = rules
  }

  /** Those seen within the time after which a contact is forgotten, oldest first. */
  get tracks(): readonly ContactTrack[] {
    return this.#tracks
  }

  /**
   * Takes a look whose contacts were associated with AIS tracks of these ids. Answers the track of each contact, and what
   * began or ended with it.
   */
  take(look: SensorLook, association: Association, aisIds: readonly string[]) {
    const changes: ContactWithoutAis[] = []
    const pairedWith = new Map(association.pairs.map(({ contact, track }) => [contact, aisIds[track] as string]))
    const runnerUps = new Map(
      association.ambiguous.map(({ contact, runnerUp }) => [contact, aisIds[runnerUp] as string]),
    )
    const known = tracksToMatch(this.#tracks.map((track) => ({ ...track, intervalS: 0 })))
    const joins = associate(look.contacts, known, { ...JOIN_RULES, leastAgeMs: this.#rules.forgetMs })
    const joined = new Map(joins.pairs.map(({ contact, track }) => [contact, track]))
    const trackIds = look.contacts.map((contact, i) => {
      const at = joined.get(i)
      const before = at === undefined ? undefined : this.#tracks[at]
      const track = this.#next(before, contact, look, pairedWith.get(i), runnerUps.get(i))
      // A finding that stands is brought up to date without being told again.
      if (Boolean(before?.finding) !== Boolean(track.finding)) {
        if (track.finding) changes.push(track.finding)
        else if (before?.finding && track.pairedWith !== undefined)
          changes.push(endedBy(before.finding, contact, track.pairedWith))
      }
      if (at === undefined) this.#tracks.push(track)
      else this.#tracks[at] = track
      return track.id
    })
    return { trackIds, changes }
  }

  /** Forgets what was not seen for too long; answers the findings that end with it. */
  forget(nowMs: number): readonly ContactWithoutAis[] {
    const isOld = ({ atMs }: ContactTrack) => nowMs - atMs > this.#rules.forgetMs
    const old = this.#tracks.filter(isOld)
    if (old.length === 0) return []
    this.#tracks = this.#tracks.filter((track) => !isOld(track))
    return old.flatMap(({ finding, atMs }) =>
      finding
        ? [
            {
              ...finding,
              untilMs: nowMs,
              evidence: { ...finding.evidence, end: { because: 'not-seen-again', lastSeenMs: atMs } },
            },
          ]
        : [],
    )
  }

  #next(
    before: ContactTrack | undefined,
    contact: Contact,
    { isAisHeard = true }: SensorLook,
    pairedWith: string | undefined,
    runnerUp: string | undefined,
  ): ContactTrack {
    const { atMs, lon, lat, sigmaNm } = contact
    const past = pastWith(before?.past ?? [], contact)
    const motion = motionFrom(past, contact)
    const id = before?.id ?? `contact:${this.#sensorId}:${++this.#made}`
    const isPaired = pairedWith !== undefined
    const lastMs = before?.recent.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY
    // An association counts always; looks in quick succession, and those where no AIS is heard, say nothing against one.
    const counts = isPaired || (isAisHeard && atMs - lastMs >= this.#rules.leastBetweenMs)
    // After a finding has ended the count begins anew: else the next look without a track would bring it back.
    const kept = before?.finding && isPaired ? [] : (before?.recent ?? [])
    const recent = [...kept, ...(counts ? [{ atMs, isPaired }] : [])].slice(-this.#rules.looks)
    const track = { id, atMs, lon, lat, sigmaNm, past, recent, ...motion, ...(isPaired && { pairedWith }) }
    if (isPaired) return track
    const without = recent.filter((each) => !each.isPaired)
    const first = without[0]
    if (!first || (!before?.finding && without.length < this.#rules.without)) return track
    const seen = before?.finding?.evidence.sightings ?? before?.past ?? []
    const finding: ContactWithoutAis = {
      kind: 'contact-without-ais',
      trackId: id,
      sinceMs: before?.finding?.sinceMs ?? first.atMs,
      looks: before?.finding ? before.finding.looks + (counts ? 1 : 0) : without.length,
      place: [lon, lat],
      evidence: {
        sensorId: this.#sensorId,
        counted: recent.length,
        without: without.length,
        sightings: counts ? [...seen, { atMs, lon, lat }].slice(-MOST_KEPT) : seen,
        sigmaNm,
        ...motion,
        ...(runnerUp !== undefined && { runnerUp }),
      },
    }
    return { ...track, finding }
  }
}

function endedBy(finding: ContactWithoutAis, { atMs, lon, lat }: Contact, aisId: string): ContactWithoutAis {
  return {
    ...finding,
    untilMs: atMs,
    place: [lon, lat],
    evidence: { ...finding.evidence, end: { because: 'associated', with: aisId } },
  }
}
