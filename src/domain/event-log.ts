import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { compareEvents } from './events/event-order.ts'
import type { LimitCrossed, ZoneEvent } from './events/zone-event.ts'

/**
 * One event as one line of JSON, keys in a fixed order: the form that is written and hashed. The feed or file it came
 * from is left out, so that the same reports make the same log whatever their file is called.
 */
export function eventLine(event: ZoneEvent): string {
  const { id, kind, trackId, zoneId, zoneVersion, atMs, lon, lat, crossing, windowMs, before, after, limit, out } =
    event
  const { confirmedAtMs, depthNm, rule, turfInside, flags, withdrawn } = event
  return JSON.stringify({
    id,
    kind,
    trackId,
    zoneId,
    zoneVersion,
    at: new Date(atMs).toISOString(),
    atMs,
    lon,
    lat,
    crossing,
    windowMs,
    ...(before && { before: orderedFix(before) }),
    ...(after && { after: orderedFix(after) }),
    ...(limit && { limit: orderedLimit(limit) }),
    ...(out && {
      out: {
        ...orderedFix(out),
        before: orderedFix(out.before),
        after: orderedFix(out.after),
        ...(out.limit && { limit: orderedLimit(out.limit) }),
      },
    }),
    confirmedAtMs,
    ...(depthNm !== undefined && { depthNm }),
    rule: { bandNm: rule.bandNm, dwellS: rule.dwellS },
    turfInside,
    flags,
    ...(withdrawn && { withdrawn }),
  })
}

/**
 * All events, by id. Those that stand make the log; its hash is the SHA-256 of their lines (each of `eventLine` and a
 * newline) in the order of `compareEvents`, so it does not depend on when each was told. Nothing is forgotten unless
 * `settleBefore` says so, which bounds the memory of a log that never ends and leaves its hash as it is.
 */
export class EventLog {
  readonly #events = new Map<string, ZoneEvent>()
  readonly #hash = sha256.create()
  readonly #keep: number
  #settled = 0
  /** The newest of those that are in the hash for good. */
  #recent: ZoneEvent[] = []
  #withdrawn = 0
  #digest: string | undefined

  /** @param keep How many settled events are still told of. */
  constructor(keep = Number.POSITIVE_INFINITY) {
    this.#keep = keep
  }

  /** How many events stand. */
  get count(): number {
    return this.#settled + this.#events.size - this.#withdrawn
  }

  /** Those that are kept, standing and withdrawn, in the order of `compareEvents`. */
  get events(): readonly ZoneEvent[] {
    return [...this.#recent, ...[...this.#events.values()].sort(compareEvents)]
  }

  /** Takes an event, in place of the one that had its id. */
  put(event: ZoneEvent): void {
    this.#withdrawn +=
      Number(event.withdrawn !== undefined) - Number(this.#events.get(event.id)?.withdrawn !== undefined)
    this.#events.set(event.id, event)
    this.#digest = undefined
  }

  /** What became known before an instant changes no more: it goes into the hash for good, and all but the newest go. */
  settleBefore(atMs: number): void {
    const settled = [...this.#events.values()].filter(({ confirmedAtMs }) => confirmedAtMs < atMs).sort(compareEvents)
    if (settled.length === 0) return
    for (const event of settled) {
      this.#events.delete(event.id)
      if (event.withdrawn) this.#withdrawn--
      else {
        this.#settled++
        this.#hash.update(lineBytes(event))
      }
    }
    this.#recent.push(...settled)
    if (this.#recent.length > this.#keep) this.#recent = this.#recent.slice(-this.#keep)
  }

  /** The hash of the log as it stands, as 64 hexadecimal digits. */
  digest(): string {
    if (this.#digest !== undefined) return this.#digest
    const hash = this.#hash.clone()
    for (const event of [...this.#events.values()].sort(compareEvents))
      if (!event.withdrawn) hash.update(lineBytes(event))
    this.#digest = bytesToHex(hash.digest())
    return this.#digest
  }
}

function lineBytes(event: ZoneEvent): Uint8Array {
  return utf8ToBytes(`${eventLine(event)}\n`)
}

function orderedFix({ atMs, lon, lat }: { atMs: number; lon: number; lat: number }) {
  return { atMs, lon, lat }
}

function orderedLimit({ limitId, afterNm }: LimitCrossed) {
  return { limitId, afterNm }
}
