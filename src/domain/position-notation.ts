import type { LonLat } from '#geo/lonlat.ts'
import { ok, type Result } from '#geo/result.ts'
import { positionText } from './notation.ts'
import { EXAMPLES, parseAngles } from './position-notation-angles.ts'
import { isLikeMgrs, mgrsText, parseMgrs } from './position-notation-mgrs.ts'

/** How positions are written, the first by default. */
export const NOTATIONS = ['degrees-minutes', 'decimal-degrees', 'degrees-minutes-seconds', 'mgrs'] as const
export type Notation = (typeof NOTATIONS)[number]

export const NOTATION_NAMES: Record<Notation, string> = {
  'degrees-minutes': 'Degrees and decimal minutes',
  'decimal-degrees': 'Decimal degrees',
  'degrees-minutes-seconds': 'Degrees, minutes, seconds',
  mgrs: 'MGRS',
}

/** A field that takes positions may show these. */
export const POSITION_EXAMPLES = `${EXAMPLES}, or 49N GE 31471 65179`

/**
 * A place in a notation: `04°12.345′ N 113°05.118′ E`, `4.20575, 113.08530` (latitude first), `04°12′20.7″ N 113°05′07.1″ E`
 * or `49N GE 31471 65179`. Only MGRS may fail: it ends short of the poles.
 */
export function positionIn(notation: Notation, at: LonLat): Result<string> {
  const [lon, lat] = at
  switch (notation) {
    case 'degrees-minutes':
      return ok(positionText(at))
    case 'decimal-degrees':
      return ok(`${decimal(lat)}, ${decimal(lon)}`)
    case 'degrees-minutes-seconds':
      return ok(`${secondsText(lat, 2, 'N', 'S')} ${secondsText(lon, 3, 'E', 'W')}`)
    case 'mgrs':
      return mgrsText(at)
  }
}

/** A position from a text in any of the notations, with all their look-alikes; see `parseAngles`. */
export function parsePosition(text: string): Result<LonLat> {
  return isLikeMgrs(text) ? parseMgrs(text) : parseAngles(text)
}

/** Five decimals are a metre; what rounds to nothing has no sign. */
function decimal(deg: number): string {
  return (Math.round(deg * 100_000) / 100_000 + 0).toFixed(5)
}

function secondsText(deg: number, digits: number, positive: string, negative: string): string {
  // Rounded as a whole number of tenths of a second first, so that 59.96 becomes the next minute, not 60.0.
  const tenths = Math.round(Math.abs(deg) * 36_000)
  const degrees = String(Math.floor(tenths / 36_000)).padStart(digits, '0')
  const minutes = String(Math.floor((tenths % 36_000) / 600)).padStart(2, '0')
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0')
  return `${degrees}°${minutes}′${seconds}″ ${deg < 0 ? negative : positive}`
}
