import { ok, type Result } from '#geo/result.ts'
import type { TracksToMatch } from '../association/contact.ts'
import { ContactTracker, type TrackerRules } from '../association/contact-tracker.ts'
import type { SensorFinding } from '../association/finding.ts'
import type { CoverageReplay } from '../coverage/coverage-replay.ts'
import type { IdentityPatch, PositionReport } from '../report.ts'
import { sensorsOf } from '../sensors/sensors-of.ts'
import type { TrackStore } from '../track-store.ts'
import { sensorOf } from './search-footprints.ts'
import { emptyCoverage, paintReport } from './sensor-picture-coverage.ts'
import { sensorLookOf } from './sensor-picture-look.ts'
import { ShownContacts } from './sensor-picture-shown.ts'
import { vesselsToMatch } from './sensor-picture-tracks.ts'
import type { SensorReport } from './sensor-report.ts'

/** What a look adds to the picture. */
export interface SensorNews {
  /** Of contacts without AIS alone, dated when they were seen; to be reported after the identities. */
  readonly reports: readonly PositionReport[]
  /** Contacts without AIS that are new: kind `contact`, no name. */
  readonly identities: readonly IdentityPatch[]
  /** What began or ended. */
  readonly findings: readonly SensorFinding[]
}

const NOTHING: SensorNews = { reports: [], identities: [], findings: [] }

/**
 * What sensors saw, beside what vessels tell of themselves: contacts that no AIS track explains, AIS places where nothing
 * is, and when each part of the sea was last looked at. Reads the store and never writes to it. Same reports and looks in the same order, same answers.
 */
export class SensorPicture {
  /** When the sea was last looked at, for a boat of 15 m. */
  readonly coverage: CoverageReplay
  readonly #store: TrackStore
  readonly #tracker: ContactTracker
  readonly #shown = new ShownContacts()
  /** Craft whose AIS receiver was off, or not heard, when last told of. */
  readonly #deaf = new Set<string>()
  readonly #seaStates = new Map<string, number>()
  #vessels: { readonly atMs: number; readonly tracks: TracksToMatch } | undefined

  constructor(
    store: TrackStore,
    options: { readonly coverage?: CoverageReplay; readonly rules?: Partial<TrackerRules> } = {},
  ) {
    this.#store = store
    this.#tracker = new ContactTracker(options.rules)
    this.coverage = options.coverage ?? emptyCoverage()
  }

  /** Findings that stand now, of each sensor: several may be of one boat. */
  get findings(): readonly SensorFinding[] {
    return this.#tracker.findings
  }

  /** The least and greatest sea state (Douglas scale) that the sensors were told of last; undefined before the first look. */
  get seaState(): readonly [least: number, most: number] | undefined {
    const all = [...this.#seaStates.values()]
    return all.length > 0 ? [Math.min(...all), Math.max(...all)] : undefined
  }

  /**
   * Takes what a sensor did and saw. Reports of one sensor come in order; one with numbers that cannot be, or earlier than
   * the last of its sensor, changes nothing and is told. An AIS receiver only says whether AIS is heard.
   */
  take(report: SensorReport): Result<SensorNews> {
    const { sensorId, platformId, toMs } = report
    if (report.sensor === 'ais-receiver') {
      if (report.paused) this.#deaf.add(platformId)
      else this.#deaf.delete(platformId)
      return ok(NOTHING)
    }
    const sensor = sensorOf(report)
    if (!sensor) return { ok: false, problem: `${sensorId}: a craft of kind ${report.fit} has no ${report.sensor}` }
    const look = sensorLookOf(report, sensor, (trackId) => this.#lengthOf(trackId), this.#isAisHeard(report))
    const taken = this.#tracker.look(look, this.#vesselsAt(toMs))
    if (!taken.ok) return taken
    this.#seaStates.set(sensorId, report.seaState)
    paintReport(this.coverage, report)
    const standing = this.#tracker.contacts.filter(({ finding }) => finding)
    const known = new Set(standing.map(({ id }) => id).filter((id) => this.#shown.isFirst(id)))
    const findings = this.#shown.follow(standing, taken.value.changes)
    const seen = new Set(taken.value.contactTrackIds)
    const identities = standing
      .filter(({ id }) => this.#shown.isFirst(id) && !known.has(id))
      .map(({ id }): IdentityPatch => ({ trackId: id, kind: 'contact' }))
    const reports = standing.flatMap((track): PositionReport[] => {
      const trackId = seen.has(track.id) ? this.#shown.shownNow(track) : undefined
      if (trackId === undefined) return []
      const { atMs, lon, lat, sogKn, cogDeg } = track
      const motion = sogKn !== undefined && cogDeg !== undefined ? { sogKn, cogDeg } : {}
      return [{ trackId, source: sensorId, atMs, lon, lat, ...motion }]
    })
    return ok({ reports, identities, findings })
  }

  /** Without a receiver of its own a craft sees by what others hear. */
  #isAisHeard({ fit, platformId }: SensorReport): boolean {
    return !sensorsOf(fit).some(({ kind }) => kind === 'ais-receiver') || !this.#deaf.has(platformId)
  }

  #lengthOf(trackId: string): number | undefined {
    const slot = this.#store.slotOf(trackId)
    return slot === undefined ? undefined : this.#store.identity(slot)?.lengthM
  }

  /** Sensors look at the same moments: the vessels are gathered once for all of them. */
  #vesselsAt(atMs: number): TracksToMatch {
    if (this.#vessels?.atMs !== atMs) this.#vessels = { atMs, tracks: vesselsToMatch(this.#store) }
    return this.#vessels.tracks
  }
}
