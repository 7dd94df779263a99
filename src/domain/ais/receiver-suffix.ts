/** What a receiver wrote behind the checksum of a sentence. */
export interface ReceiverSuffix {
  /** When the sentence was received: milliseconds since 1970, UTC, whole seconds. */
  readonly atMs?: number
  /** Who received it, as written: `r003669946`. */
  readonly station?: string
}

/**
 * Reads the comma separated fields behind the checksum, the way the United States Coast Guard writes them:
 * `d-109,S2105,t050056.00,T56.13,r003669946,1325394060,1325394001`, or in short `r003669946,1325394060` or
 * `1325394060`. The first field of ten digits is the time of reception in seconds since 1970 (a second one is the start
 * of the minute on the air); the field that begins with `r` or `b` (receiver, base station) names the station.
 */
export function parseReceiverSuffix(suffix: string): ReceiverSuffix {
  const read: { atMs?: number; station?: string } = {}
  for (const field of suffix.split(',')) {
    if (/^[rb]./.test(field)) read.station ??= field
    else if (/^\d{10}$/.test(field)) read.atMs ??= Number(field) * 1000
  }
  return read
}
