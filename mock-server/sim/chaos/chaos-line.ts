import type { IdentityPatch, PositionReport, Reject } from '#domain/report.ts'
import { type ChaosKind, type ChaosSwitch, isOn, REORDER_S } from '#domain/world/chaos-switch.ts'
import { destination } from '#geo/measure.ts'
import { type Random, randomStream } from '../random.ts'
import { DamageReader, damagedSentence } from './damaged-sentence.ts'
import { type FalseStart, falsePosition } from './false-position.ts'

/** What a world said, and what of it came through the line. */
interface Said {
  readonly identities: readonly IdentityPatch[]
  readonly reports: readonly PositionReport[]
}

interface Heard extends Said {
  readonly rejects: readonly Reject[]
}

/** A report on its way: `seq` keeps those that come out at one instant in the order in which they went in. */
interface Held {
  readonly outMs: number
  readonly seq: number
  readonly report: PositionReport
}

/** A switch, and a word of its own that what it draws depends on. */
interface Placed {
  readonly one: ChaosSwitch
  readonly key: string
}

/**
 * The line between a simulated world and its feed, with faults. All in simulated time: the same seed, switches and
 * reports give the same bytes however the time is cut into calls. What one switch does to a report depends on the seed,
 * the switch's kind, the track and the report's time alone, so that no switch moves what another draws.
 *
 * On its way a report meets, in this order: silence, spoof, burst, loss, malformed, clock skew, delay and reorder,
 * duplicates. Identities are touched by none: a world says only once what a craft is.
 */
export class ChaosLine {
  readonly #seed: number
  readonly #startAtMs: number
  readonly #identities = new Map<string, IdentityPatch>()
  readonly #falseStarts = new Map<string, FalseStart>()
  readonly #damage = new DamageReader()
  #switches: readonly Placed[] = []
  #held: Held[] = []
  #seq = 0
  /** When the newest report went in: never earlier than the one before it. */
  #inMs = Number.NEGATIVE_INFINITY

  /** @param options.startAtMs When the world began: switches count from there. */
  constructor(options: { seed: number; startAtMs: number; switches?: readonly ChaosSwitch[] }) {
    this.#seed = options.seed
    this.#startAtMs = options.startAtMs
    this.set(options.switches ?? [])
  }

  /** All switches, on or not. */
  get switches(): readonly ChaosSwitch[] {
    return this.#switches.map(({ one }) => one)
  }

  /** Those that are on at an instant of the world. */
  on(atMs: number): readonly ChaosSwitch[] {
    return this.#on(atMs).map(({ one }) => one)
  }

  /** Puts these switches in place of all before. What is on its way comes when it was to come. */
  set(switches: readonly ChaosSwitch[]): void {
    const before = new Map<ChaosKind, number>()
    this.#switches = switches.map((one) => {
      const nth = before.get(one.kind) ?? 0
      before.set(one.kind, nth + 1)
      return { one, key: `chaos/${one.kind}/${nth}` }
    })
    const spoofs = new Set(this.#switches.map(({ key }) => key))
    for (const key of this.#falseStarts.keys())
      if (!spoofs.has(key.slice(0, key.indexOf(' ')))) this.#falseStarts.delete(key)
  }

  /** What comes out by `nowMs`, the time that the world has reached, of what it said since the last call. */
  take({ identities, reports }: Said, nowMs: number): Heard {
    for (const patch of identities)
      this.#identities.set(patch.trackId, { ...this.#identities.get(patch.trackId), ...patch })
    if (this.#switches.length === 0 && this.#held.length === 0) return { identities, reports, rejects: [] }
    const rejects: Reject[] = []
    for (const report of reports) {
      this.#inMs = Math.max(this.#inMs, report.atMs)
      this.#send(report, rejects)
    }
    return { identities, reports: this.#outBy(nowMs), rejects }
  }

  #on(atMs: number): readonly Placed[] {
    const atS = (atMs - this.#startAtMs) / 1000
    return this.#switches.filter(({ one }) => isOn(one, atS))
  }

  /** All that is on meets the report; a switch of a kind for each, in the order in which they stand. */
  #send(report: PositionReport, rejects: Reject[]): void {
    const on = this.#on(this.#inMs)
    if (on.length === 0) {
      this.#hold(report, 0)
      return
    }
    const random = ({ key }: Placed, { trackId, atMs }: PositionReport) =>
      randomStream(this.#seed, `${key}/${trackId}/${atMs}`)
    if (on.some((placed) => this.#isSilenced(placed, report))) return
    let many = [on.reduce((moved, placed) => this.#spoofed(placed, moved), report)]
    for (const { one } of on) if (one.kind === 'burst') many = many.flatMap((each) => burst(each, one.times))
    for (const each of many) {
      if (on.some((placed) => placed.one.kind === 'loss' && random(placed, each)() < placed.one.share)) continue
      if (on.some((placed) => this.#isDamaged(placed, each, random(placed, each), rejects))) continue
      this.#hold(skewed(each, on), delayMs(each, on, random), copies(each, on, random))
    }
  }

  #isSilenced({ one, key }: Placed, { trackId }: PositionReport): boolean {
    if (one.kind !== 'silence') return false
    return one.trackIds ? one.trackIds.includes(trackId) : this.#isAmong(key, trackId, one.share ?? 1)
  }

  /** Whether a track is among the share of all that a switch is for: always the same ones. */
  #isAmong(key: string, trackId: string, share: number): boolean {
    return share === 1 || randomStream(this.#seed, `${key}/${trackId}`)() < share
  }

  #spoofed({ one, key }: Placed, report: PositionReport): PositionReport {
    if (one.kind !== 'spoof' || !this.#isAmong(key, report.trackId, one.share)) return report
    const track = `${key} ${report.trackId}`
    const start = this.#falseStarts.get(track) ?? { centre: [report.lon, report.lat], atMs: report.atMs }
    this.#falseStarts.set(track, start)
    return falsePosition(report, one, start)
  }

  #isDamaged({ one }: Placed, report: PositionReport, random: Random, rejects: Reject[]): boolean {
    if (one.kind !== 'malformed' || random() >= one.share) return false
    const identity = this.#identities.get(report.trackId) ?? { trackId: report.trackId }
    const sentence = damagedSentence(report, identity, random)
    if (sentence === undefined) return false
    rejects.push(...this.#damage.read(sentence))
    return true
  }

  #hold(report: PositionReport, delayedMs: number, count = 1): void {
    const outMs = this.#inMs + delayedMs
    for (let i = 0; i < count; i++) this.#held.push({ outMs, seq: this.#seq++, report })
  }

  #outBy(nowMs: number): readonly PositionReport[] {
    const due = this.#held.filter(({ outMs }) => outMs <= nowMs)
    if (due.length === 0) return []
    this.#held = this.#held.filter(({ outMs }) => outMs > nowMs)
    return due.sort((a, b) => a.outMs - b.outMs || a.seq - b.seq).map(({ report }) => report)
  }
}

type RandomFor = (placed: Placed, report: PositionReport) => Random

/** So many reports in place of one, each on the way to it within the second before, the last as it was. */
function burst(report: PositionReport, times: number): PositionReport[] {
  const { atMs, lon, lat, sogKn = 0, cogDeg } = report
  return Array.from({ length: times }, (_, i) => {
    const beforeMs = Math.round(((times - 1 - i) * 1000) / times)
    if (beforeMs === 0) return report
    const nm = (sogKn * beforeMs) / 3_600_000
    const [beforeLon, beforeLat] = cogDeg === undefined ? [lon, lat] : destination([lon, lat], cogDeg + 180, nm)
    return { ...report, atMs: atMs - beforeMs, lon: beforeLon, lat: beforeLat }
  })
}

function skewed(report: PositionReport, on: readonly Placed[]): PositionReport {
  const skewS = on.reduce((sum, { one }) => sum + (one.kind === 'clock-skew' ? one.skewS : 0), 0)
  return skewS === 0 ? report : { ...report, atMs: report.atMs + skewS * 1000 }
}

function delayMs(report: PositionReport, on: readonly Placed[], random: RandomFor): number {
  let delayS = 0
  for (const placed of on) {
    const { one } = placed
    if (one.kind === 'delay') delayS += one.delayS + (one.jitterS ?? 0) * random(placed, report)()
    if (one.kind === 'reorder' && random(placed, report)() < one.share) delayS += one.byS ?? REORDER_S
  }
  return delayS * 1000
}

function copies(report: PositionReport, on: readonly Placed[], random: RandomFor): number {
  return on.some((placed) => placed.one.kind === 'duplicates' && random(placed, report)() < placed.one.share) ? 2 : 1
}
