import { normalCourseDeg } from '#geo/measure.ts'
import { kindOfId } from '../events/track-kind.ts'
import type { IdentityPatch } from '../report.ts'
import type { TrackReports } from '../track-reports.ts'
import type { Tell } from './behaviour-event.ts'
import type { BehaviourRules } from './behaviour-rules.ts'
import { Circling } from './circling.ts'
import type { SlowVessel } from './encounters.ts'
import { FactChanges } from './fact-changes.ts'
import { Loitering } from './loitering.ts'
import { ReportingGap } from './reporting-gap.ts'
import type { Sea } from './sea.ts'
import { knotsAt, type Seen, seenBetween, stepOf } from './seen.ts'
import { Senders } from './senders.ts'
import { SpeedChange } from './speed-change.ts'
import { StopInZone } from './stop-in-zone.ts'
import type { Subject } from './subject.ts'
import { TrackFacts } from './track-facts.ts'

const MINUTE_MS = 60_000
/** GFW looks at places ten minutes apart: an older report says nothing of where a vessel is. */
const PLACE_HOLDS_MS = 10 * MINUTE_MS
/** A place is carried on by speed and course for so long: the longest nominal interval (ITU-R M.1371). */
const CARRIED_MS = 3 * MINUTE_MS

/** What is looked for in one track of its own: everything but what takes two. */
export class TrackBehaviours {
  readonly #subject: Subject
  readonly #senders: Senders
  readonly #gap: ReportingGap | undefined
  readonly #vessel:
    | {
        readonly loitering: Loitering
        readonly stop: StopInZone
        readonly speedChange: SpeedChange
        readonly circling: Circling
        readonly changes: FactChanges
      }
    | undefined
  #last: Seen | undefined
  #lastKn = Number.NaN

  constructor(trackId: string, rules: BehaviourRules, sea: Sea, tell: Tell) {
    const subject: Subject = { trackId, kind: kindOfId(trackId), facts: new TrackFacts(), rules, sea, tell }
    this.#subject = subject
    this.#senders = new Senders(subject)
    // A contact is seen and does not report: a radar that looks elsewhere is no gap of it.
    this.#gap = subject.kind === 'contact' ? undefined : new ReportingGap(subject)
    // Only ships loiter and stop; patrols are our own.
    this.#vessel =
      subject.kind === 'vessel'
        ? {
            loitering: new Loitering(subject),
            stop: new StopInZone(subject),
            speedChange: new SpeedChange(subject),
            circling: new Circling(subject),
            changes: new FactChanges(subject),
          }
        : undefined
  }

  learn(patch: IdentityPatch, atMs: number): void {
    this.#subject.facts.learn(patch, atMs)
  }

  /**
   * Takes a minute: what the time alone does at its begin, then the reports after that up to its end.
   *
   * @param wasHeard Whether a feed brought anything in the minute before.
   * @param heard Is told of each feed that brought something in this one.
   * @returns How many reports there were.
   */
  minute(
    columns: TrackReports,
    fromMs: number,
    wasHeard: (source: string) => boolean,
    heard: (source: string) => void,
  ): number {
    const source = this.#gap?.source
    this.#gap?.listen(fromMs, source !== undefined && wasHeard(source))
    if (this.#last) this.#listen(fromMs, columns)
    const all = seenBetween(columns, fromMs, fromMs + MINUTE_MS)
    for (const seen of all) {
      this.#take(seen)
      heard(seen.source)
    }
    this.#change(fromMs)
    return all.length
  }

  /** Where it is at an instant that has come, if it is slower than so many knots. */
  slowAt(atMs: number, belowKn: number, slot: number): SlowVessel | undefined {
    const last = this.#last
    if (!last || !this.#vessel || !(this.#lastKn < belowKn) || atMs - last.atMs > PLACE_HOLDS_MS) return undefined
    const [lon, lat] = carried(last, this.#lastKn, Math.min(CARRIED_MS, atMs - last.atMs))
    return { slot, trackId: this.#subject.trackId, lon, lat, kn: this.#lastKn, source: last.source }
  }

  #listen(atMs: number, columns: TrackReports): void {
    this.#senders.listen(atMs)
    if (!this.#vessel) return
    const { loitering, stop, speedChange, circling } = this.#vessel
    loitering.listen(atMs)
    stop.listen(atMs)
    speedChange.listen(atMs)
    circling.listen(atMs, columns)
  }

  #take(seen: Seen): void {
    const last = this.#last
    this.#gap?.take(seen)
    const goesOn = this.#senders.take(seen)
    const step = last && goesOn ? stepOf(last, seen) : undefined
    this.#last = seen
    this.#lastKn = knotsAt(seen, step)
    this.#vessel?.loitering.take(seen, step)
    this.#vessel?.stop.take(seen, step)
    this.#vessel?.speedChange.take(seen, step)
  }

  #change(fromMs: number): void {
    const { facts } = this.#subject
    if (this.#last && this.#vessel)
      for (const change of facts.changes(fromMs, fromMs + MINUTE_MS)) this.#vessel.changes.take(change, this.#last)
    facts.forgetBefore(fromMs)
  }
}

/** Straight on for a few minutes at less than a few knots: flat is good enough, to millimetres. */
function carried({ lon, lat, cogDeg }: Seen, kn: number, forMs: number): readonly [lon: number, lat: number] {
  if (Number.isNaN(cogDeg)) return [lon, lat]
  const course = (normalCourseDeg(cogDeg) * Math.PI) / 180
  const degrees = (kn * forMs) / 3_600_000 / 60
  const carriedLat = Math.max(-90, Math.min(90, lat + degrees * Math.cos(course)))
  const carriedLon = lon + (degrees * Math.sin(course)) / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return [carriedLon > 180 ? carriedLon - 360 : carriedLon < -180 ? carriedLon + 360 : carriedLon, carriedLat]
}
