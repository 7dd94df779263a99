import type { EncodableMessage } from '#domain/ais/encode/encodable-message.ts'
import { encodeMessage } from '#domain/ais/encode/encode-message.ts'
import { SentenceWriter } from '#domain/ais/encode/sentence-writer.ts'
import { staticMessages } from '#domain/ais/encode-identity.ts'
import { positionMessage } from '#domain/ais/encode-report.ts'
import { type AisStation, stationOf } from '#domain/ais/encode-station.ts'
import { nominalIntervalS } from '#domain/freshness.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import { failed, type Result } from '#geo/result.ts'
import { StaticSchedule } from './static-schedule.ts'

/** A station not heard for so long is switched off, and says no more who it is. The longest interval is half of it. */
const SILENT_AFTER_MS = 360_000

/** A report this much sooner than the nominal interval asks is an extra one, as in a turn: the clock ticks in seconds. */
const EXTRA_BEFORE = 0.75

/**
 * Search and rescue aircraft have identities of the form 111MIDaXX (ITU-R M.585-9). These are notional: of Malaysia's
 * digits 533, and as far as we know no aircraft's.
 */
const NOTIONAL_AIRCRAFT_MMSI = 111_533_900
const MOST_NOTIONAL_AIRCRAFT = 100

interface AisFleetOptions {
  /** Who is said to receive it all: each message then has a tag block with this name and its time. */
  readonly station?: string
}

/** Counts since the fleet was made. */
export interface AisFleetCounts {
  readonly positions: number
  /** Messages, not sentences: a type 5, or a type 24 A with its B. */
  readonly statics: number
  readonly sentences: number
  /** Reports, and whole identities, that AIS cannot say, and why the last of them could not be said. */
  readonly unsent: number
  readonly lastProblem: string | undefined
  /** Characters sent as another, and those left out. */
  readonly replacedCharacters: number
  readonly cutCharacters: number
}

/** What is known of one track. */
interface Member {
  identity: IdentityPatch
  /** How it speaks; or why it does not. */
  station: Result<AisStation>
  /** Stations send on two channels in turn. */
  channel: 'A' | 'B'
  lastReport: PositionReport | undefined
}

/**
 * Turns tracks into what a receiver hears of them. Each report is one sentence. Who each station is comes every six
 * minutes, at a second of its own so that they do not speak in chorus, and at once when it changes (ITU-R M.1371-5 annex
 * 8, 3.3 and 3.22). All time is that of the reports. Tracks without an AIS station are left out and counted.
 */
export class AisFleet {
  readonly #members = new Map<string, Member>()
  readonly #schedule = new StaticSchedule()
  readonly #writer: SentenceWriter
  readonly #isTagged: boolean
  #aircraft = 0
  #positions = 0
  #statics = 0
  #sentences = 0
  #unsent = 0
  #lastProblem: string | undefined
  #replaced = 0
  #cut = 0

  constructor({ station }: AisFleetOptions = {}) {
    this.#writer = new SentenceWriter(station)
    this.#isTagged = station !== undefined
  }

  get counts(): AisFleetCounts {
    return {
      positions: this.#positions,
      statics: this.#statics,
      sentences: this.#sentences,
      unsent: this.#unsent,
      lastProblem: this.#lastProblem,
      replacedCharacters: this.#replaced,
      cutCharacters: this.#cut,
    }
  }

  /** News of a track. Gives sentences only where a station that has been heard says something new of itself. */
  identity(patch: IdentityPatch): string[] {
    const member = this.#memberFor(patch.trackId)
    const before = member.identity
    member.identity = this.#withMmsi({ ...before, ...patch })
    member.station = stationOf(member.identity)
    if (!member.station.ok) return []
    this.#schedule.set(patch.trackId, member.station.value.mmsi)
    return this.#isOn(member) && isNewStatic(before, member.identity) ? this.#whoIs(member) : []
  }

  /** A position: its sentence, and before it who the stations are whose time for that has come since the last report. */
  report(report: PositionReport): string[] {
    const lines: string[] = []
    for (const trackId of this.#schedule.dueAt(report.atMs)) {
      const due = this.#members.get(trackId)
      if (due !== undefined && this.#isOn(due)) lines.push(...this.#whoIs(due))
    }
    const member = this.#memberFor(report.trackId)
    if (!member.station.ok) {
      this.#cannotSay(member.station.problem)
      return lines
    }
    const circumstances = { isExtra: isExtra(report, member), stationsHeard: this.#members.size - 1 }
    const message = positionMessage(report, member.station.value, circumstances)
    const sentences = this.#sentencesOf(message, nextChannel(member), report.atMs)
    if (sentences.length > 0) {
      this.#positions += 1
      member.lastReport = report
    }
    lines.push(...sentences)
    return lines
  }

  #memberFor(trackId: string): Member {
    const known = this.#members.get(trackId)
    if (known !== undefined) return known
    const station = failed(`${trackId} is unknown, expected its identity before its reports`)
    const member: Member = { identity: { trackId }, station, channel: 'A', lastReport: undefined }
    this.#members.set(trackId, member)
    return member
  }

  #whoIs(member: Member): string[] {
    if (!member.station.ok) return []
    const { messages, replaced, cut } = staticMessages(member.identity, member.station.value)
    // Both parts of type 24 on one channel: gpsd puts them together by channel.
    const channel = nextChannel(member)
    const lines = messages.flatMap((message) => this.#sentencesOf(message, channel, this.#schedule.nowMs))
    if (lines.length > 0) this.#statics += 1
    this.#replaced += replaced
    this.#cut += cut
    return lines
  }

  #sentencesOf(message: EncodableMessage, channel: 'A' | 'B', atMs: number): string[] {
    const encoded = encodeMessage(message)
    if (!encoded.ok) return this.#cannotSay(`mmsi:${message.mmsi}: ${encoded.problem}`)
    const sentences = this.#writer.sentences(encoded.value, { channel, atMs: this.#isTagged ? atMs : undefined })
    this.#sentences += sentences.length
    return sentences
  }

  #cannotSay(problem: string): [] {
    this.#unsent += 1
    this.#lastProblem = problem
    return []
  }

  #isOn({ lastReport }: Member): boolean {
    return lastReport !== undefined && this.#schedule.nowMs - lastReport.atMs <= SILENT_AFTER_MS
  }

  /** A drone that has no MMSI gets a notional one, while there are any. */
  #withMmsi(identity: IdentityPatch): IdentityPatch {
    if (identity.mmsi !== undefined || identity.kind !== 'drone' || this.#aircraft >= MOST_NOTIONAL_AIRCRAFT)
      return identity
    const mmsi = NOTIONAL_AIRCRAFT_MMSI + this.#aircraft
    this.#aircraft += 1
    return { ...identity, mmsi }
  }
}

function nextChannel(member: Member): 'A' | 'B' {
  const { channel } = member
  member.channel = channel === 'A' ? 'B' : 'A'
  return channel
}

/** Whether it comes between two reports of the station's schedule. */
function isExtra(report: PositionReport, { identity, lastReport }: Member): boolean {
  if (lastReport === undefined) return false
  const { aisClass, classBUnit, kind = 'other' } = identity
  const { sogKn, navStatus } = report
  const intervalS = nominalIntervalS({ kind, aisClass, classBUnit, sogKn, navStatus })
  return report.atMs - lastReport.atMs < EXTRA_BEFORE * intervalS * 1000
}

/** What static messages say. */
const STATIC_FACTS = ['name', 'callSign', 'imo', 'shipType', 'lengthM', 'beamM', 'draughtM', 'destination'] as const

function isNewStatic(before: IdentityPatch, now: IdentityPatch): boolean {
  return STATIC_FACTS.some((fact) => before[fact] !== now[fact])
}
