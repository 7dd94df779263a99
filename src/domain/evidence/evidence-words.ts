import { geodesicNm } from '#geo/geodesic.ts'
import type { Zone } from '#geo/zone.ts'
import type { EventFlag, ZoneEvent } from '../events/zone-event.ts'
import { clockText, countText } from '../notation.ts'

/** What every piece of evidence says of itself. */
export const DISCLAIMER =
  'Not for navigation and not for enforcement. Boundaries are claims: each names what it rests on. Times and places of crossings are estimates between two reports.'

const ZONE_KINDS: Record<Zone['kind'], string> = {
  'territorial-sea': 'territorial sea',
  'contiguous-zone': 'contiguous zone',
  eez: 'exclusive economic zone',
  'joint-area': 'joint development area',
  'overlapping-claim': 'overlapping claim',
  neighbour: 'a neighbour’s waters',
  'watch-area': 'watch area, drawn by an operator',
}

/** What a zone is, in words. */
export function zoneKindWords(kind: Zone['kind']): string {
  return ZONE_KINDS[kind]
}

const FLAGS: Record<EventFlag, { readonly short: string; readonly words: string }> = {
  'at-coast': {
    short: 'at the coast',
    words: 'The limit here is the coast: a port, a river mouth or an error of the chart.',
  },
  'in-port': { short: 'in port', words: 'The place lies in a port or anchorage that is masked.' },
  'shared-identity': {
    short: 'shared identity',
    words: 'Two senders use this identity; this is the second of them.',
  },
  'zone-closed': {
    short: 'zone closed',
    words: 'The zone was taken away, or its schedule ended: the track did not move over a limit.',
  },
  'zone-opened': {
    short: 'zone opened',
    words: 'The zone was new, or its schedule began, with the track already inside.',
  },
  'too-close-to-call': {
    short: 'too close to call',
    words: 'When it counted, it had not been further past the limit than the limit itself is known.',
  },
  jump: {
    short: 'impossible way',
    words:
      'The two reports lie too far apart for the time between: a fault, or a false position. Where it crossed is unknown.',
  },
}

/** What a flag says, as a sentence. */
export function flagWords(flag: EventFlag): string {
  return FLAGS[flag].words
}

/** The same for a narrow row. */
export function shortFlagWords(flag: EventFlag): string {
  return FLAGS[flag].short
}

/** A span of time: `00:35:00Z to 00:35:30Z, 30 s wide`. */
export function windowWords([fromMs, toMs]: ZoneEvent['windowMs']): string {
  if (fromMs === toMs) return `at ${clockText(fromMs)}, no width`
  return `${clockText(fromMs)} to ${clockText(toMs)}, ${spanText((toMs - fromMs) / 1000)} wide`
}

/** How wide a window is: `30 s`, `18 min`. */
export function widthText([fromMs, toMs]: ZoneEvent['windowMs']): string {
  return spanText((toMs - fromMs) / 1000)
}

/** How far apart two reports lie and what speed that would take: `166 NM in 60 s, an impossible way: 9 960 kn`. */
export function impossibleWayWords({ before, after }: Pick<ZoneEvent, 'before' | 'after'>): string | undefined {
  if (!before || !after) return undefined
  const nm = geodesicNm([before.lon, before.lat], [after.lon, after.lat])
  const seconds = (after.atMs - before.atMs) / 1000
  const speed = seconds > 0 ? `${countText(Math.round((nm / seconds) * 3600))} kn` : 'no time between'
  return `${nmText(nm)} NM in ${spanText(seconds)}, an impossible way: ${speed}`
}

/** Miles with as many digits as one may believe: three below one mile, two below ten, then one. */
export function nmText(nm: number): string {
  const size = Math.abs(nm)
  return nm.toFixed(size < 1 ? 3 : size < 10 ? 2 : 1)
}

/** Seconds exactly below ten minutes, then minutes: `30 s`, `95.5 s`, `12.0 min`. */
export function spanText(seconds: number): string {
  return Math.abs(seconds) < 600 ? `${Number(seconds.toFixed(1))} s` : `${(seconds / 60).toFixed(1)} min`
}
