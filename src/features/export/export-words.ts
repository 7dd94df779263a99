import { clockText, countText, dateText } from '#domain/notation.ts'
import type { ExportOffer } from '../../data/picture.ts'
import type { PictureState } from '../../data/picture-state.ts'

const HOUR_MS = 3_600_000

/** Milliseconds since 1970, UTC; both ends belong to it. */
export interface ExportWindow {
  readonly fromMs: number
  readonly toMs: number
}

/** What is offered first: the stretch that is played over and over, else all of a recording, the last hour of live. */
export function firstWindow({
  source,
  span,
  loop,
  knownFromMs,
}: Pick<PictureState, 'source' | 'span' | 'loop' | 'knownFromMs'>): ExportWindow & { readonly isAll: boolean } {
  if (loop) return { fromMs: loop.fromMs, toMs: loop.toMs, isAll: false }
  const [firstMs, toMs] = [span?.fromMs ?? 0, span?.toMs ?? 0]
  if (source === 'recording') return { fromMs: firstMs, toMs, isAll: true }
  return { fromMs: Math.max(firstMs, knownFromMs ?? firstMs, toMs - HOUR_MS), toMs, isAll: false }
}

/** `4 tracks, 724 positions, 12 events`. */
export function heldWords({ tracks, positions, events }: ExportOffer['facts']): string {
  return [counted(tracks, 'track'), counted(positions, 'position'), counted(events, 'event')].join(', ')
}

/** `Sat 14 Mar 2026 00:00:00Z to 02:00:00Z`, of the first and the last position; undefined without any. */
export function heldSpanWords({ firstAtMs, lastAtMs }: ExportOffer['facts']): string | undefined {
  if (firstAtMs === undefined || lastAtMs === undefined) return undefined
  const [first, last] = [dateText(firstAtMs), dateText(lastAtMs)]
  return `${first} ${clockText(firstAtMs)} to ${first === last ? '' : `${last} `}${clockText(lastAtMs)}`
}

/** Whole seconds, as people write them: `2026-03-14 00:10:00`. */
export function instantText(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')
}

function counted(count: number, what: string): string {
  return `${countText(count)} ${what}${count === 1 ? '' : 's'}`
}
