import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { ENGINE_VERSION, type Engine } from '../engine.ts'
import { eventLine } from '../event-log.ts'
import { compareEvents } from '../events/event-order.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import type { ZoneRules } from '../events/zone-rule.ts'
import type { RecordingHead } from '../formats/own-format.ts'
import { clockText, countText, dateText } from '../notation.ts'
import type { EngineCheck, RecordingMark } from './recording-lines.ts'
import { rulesText } from './rules-text.ts'

/** Whether a recording, played again, makes the events that were told when it was recorded. */
export type Verification =
  | {
      readonly kind: 'identical'
      readonly events: number
      /** Of the log of those events. */
      readonly sha256: string
      /** Up to when: the picture's clock at the last check. */
      readonly upToMs: number
      /** It was cut off after that check: what came of the reports behind it was not compared. */
      readonly isCut: boolean
    }
  | {
      readonly kind: 'different'
      /** Why they may differ, in sentences; at least one. */
      readonly reasons: readonly string[]
      /** Told then, and not now. */
      readonly missing: readonly ZoneEvent[]
      /** Now, and not then. */
      readonly extra: readonly ZoneEvent[]
      /** Under one id, and not the same. */
      readonly changed: readonly (readonly [then: ZoneEvent, now: ZoneEvent])[]
    }
  /** It does not say what was made of it. */
  | { readonly kind: 'unknown'; readonly reason: string }

interface LastCheck {
  readonly check: EngineCheck
  /** What the recording itself told up to there. */
  readonly told: ReadonlyMap<string, ZoneEvent>
  /** What was made of it now. */
  readonly made: ReadonlyMap<string, ZoneEvent>
}

/**
 * Compares, while a recording of ours is played again, what is made of it with what it says was made. The comparison is at
 * its last check, where the recording and the replay have taken exactly the same lines.
 */
export class Verifier {
  readonly #engine: Engine
  readonly #rules: ZoneRules
  #head: RecordingHead | undefined
  readonly #told = new Map<string, ZoneEvent>()
  #last: LastCheck | undefined
  #changes: string[] = []
  #isEnded = false

  /** @param rules Those that the engine judges by. */
  constructor(engine: Engine, rules: ZoneRules) {
    this.#engine = engine
    this.#rules = rules
  }

  head(head: RecordingHead): void {
    this.#head ??= head
  }

  /** Call in its place among the reports. */
  mark(mark: RecordingMark): void {
    switch (mark.kind) {
      case 'event':
        this.#told.set(mark.event.id, mark.event)
        return
      case 'zones':
        this.#changes.push(`At ${clockText(mark.atMs)} zones or rules were changed (to ${mark.version}).`)
        return
      case 'check':
        this.#check(mark.check)
        return
      case 'end':
        this.#isEnded = true
        return
      default:
        return
    }
  }

  /** Call when all was read. Undefined where the file is no recording of ours. */
  get result(): Verification | undefined {
    if (!this.#head) return undefined
    const last = this.#last
    if (!last) return { kind: 'unknown', reason: 'It does not say which events were made of it.' }
    const [then, now] = [last.told, last.made]
    const missing = [...then.values()].filter(({ id }) => !now.has(id))
    const extra = [...now.values()].filter(({ id }) => !then.has(id))
    const changed = [...then.values()].flatMap((event) => {
      const made = now.get(event.id)
      return made && eventLine(made) !== eventLine(event) ? [[event, made] as const] : []
    })
    const sha = hashOf([...now.values()])
    if (missing.length + extra.length + changed.length === 0 && sha === last.check.sha256) {
      const { atMs: upToMs } = last.check
      return { kind: 'identical', events: now.size, sha256: sha, upToMs, isCut: !this.#isEnded }
    }
    return { kind: 'different', reasons: this.#reasons(last, hashOf([...then.values()])), missing, extra, changed }
  }

  #check(check: EngineCheck): void {
    // Asking settles what waits, as it did when the check was made.
    const made = new Map(this.#engine.standing.map((event) => [event.id, event]))
    const told = new Map([...this.#told].filter(([, { withdrawn }]) => !withdrawn))
    this.#last = { check, told, made }
  }

  #reasons({ check }: LastCheck, toldSha: string): string[] {
    const { zones, rules, engine, block = 1 } = this.#head as RecordingHead
    const { set } = this.#engine.context
    const reports = this.#engine.store.reports
    const reasons = [
      zones !== undefined && zones !== set.version && `It was made with zones ${zones}, these are ${set.version}.`,
      rules !== undefined && rules !== rulesText(this.#rules) && 'It was made by other rules than those in force.',
      engine !== undefined &&
        engine !== ENGINE_VERSION &&
        `It was made by version ${engine} of the event engine, this is ${ENGINE_VERSION}.`,
      block > 1 && `It begins in its middle (block ${block}): what was before is not kept any more.`,
      reports < check.reports &&
        `It has ${countText(reports)} reports up to ${dateText(check.atMs)} ${clockText(check.atMs)}, and ${countText(check.reports)} were recorded.`,
      toldSha !== check.sha256 &&
        'The events that it tells are not those that its own check was made of: it was changed or lines are missing.',
      ...this.#changes,
    ].filter((reason) => reason !== false)
    return reasons.length
      ? reasons
      : ['Zones, rules and engine are those it was made with: nothing explains the difference.']
  }
}

function hashOf(events: readonly ZoneEvent[]): string {
  const hash = sha256.create()
  for (const event of events.toSorted(compareEvents)) hash.update(utf8ToBytes(`${eventLine(event)}\n`))
  return bytesToHex(hash.digest())
}
