import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { LimitCrossed, ZoneEvent } from './events/zone-event.ts'

/** One event as one line of JSON, keys in a fixed order: the form that is written, sent and hashed. */
export function eventLine(event: ZoneEvent): string {
  const { id, kind, trackId, zoneId, zoneVersion, atMs, lon, lat, crossing, windowMs, before, after, limit, out } =
    event
  const { confirmedAtMs, depthNm, rule, turfInside, flags, source, withdrawn } = event
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
    source,
    ...(withdrawn && { withdrawn }),
  })
}

/** SHA-256 of an event log, line by line (each line of `eventLine` and a newline), as 64 hexadecimal digits. */
export class EventLogHash {
  readonly #hash = sha256.create()

  add(event: ZoneEvent): void {
    this.#hash.update(utf8ToBytes(`${eventLine(event)}\n`))
  }

  /** The hash of the lines so far; more may follow. */
  digest(): string {
    return bytesToHex(this.#hash.clone().digest())
  }
}

function orderedFix({ atMs, lon, lat }: { atMs: number; lon: number; lat: number }) {
  return { atMs, lon, lat }
}

function orderedLimit({ limitId, afterNm }: LimitCrossed) {
  return { limitId, afterNm }
}
