import { clockText, countedText, dateText } from '#domain/notation.ts'
import type { ExportOffer } from '../../data/picture.ts'

/** `4 tracks, 724 positions, 12 events`. */
export function heldWords({ tracks, positions, events }: ExportOffer['facts']): string {
  return [countedText(tracks, 'track'), countedText(positions, 'position'), countedText(events, 'event')].join(', ')
}

/** `Sat 14 Mar 2026 00:00:00Z to 02:00:00Z`, of the first and the last position; undefined without any. */
export function heldSpanWords({ firstAtMs, lastAtMs }: ExportOffer['facts']): string | undefined {
  if (firstAtMs === undefined || lastAtMs === undefined) return undefined
  const [first, last] = [dateText(firstAtMs), dateText(lastAtMs)]
  return `${first} ${clockText(firstAtMs)} to ${first === last ? '' : `${last} `}${clockText(lastAtMs)}`
}
