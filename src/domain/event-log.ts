import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ZoneEvent } from './zone-watch.ts'

/** One event as one line of JSON, keys in a fixed order: the form that is written, sent and hashed. */
export function eventLine(event: ZoneEvent): string {
  const { id, kind, trackId, zoneId, zoneVersion, atMs, lon, lat, crossing, before, after, turfInside } = event
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
    ...(before && { before: orderedFix(before) }),
    after: orderedFix(after),
    turfInside,
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
