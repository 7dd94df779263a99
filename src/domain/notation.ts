import type { LonLat } from '#geo/lonlat.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Malaysia Time, UTC+8 all year round. */
const MYT_OFFSET_MS = 8 * HOUR_MS

/** Degrees and decimal minutes, as on a chart: `04°12.345′ N 113°05.118′ E`. */
export function positionText([lon, lat]: LonLat): string {
  return `${angleText(lat, 2, 'N', 'S')} ${angleText(lon, 3, 'E', 'W')}`
}

/** Three digits and the word true: `047°T`; a dash when there is none. */
export function courseText(deg: number | undefined): string {
  return isKnown(deg) ? `${String(Math.round(deg) % 360).padStart(3, '0')}°T` : '–'
}

/** Knots with one digit after the point; a dash when there are none. */
export function knotsText(knots: number | undefined): string {
  return isKnown(knots) ? knots.toFixed(1) : '–'
}

/** How old something is: `4 s`, `18 min`, `3 h 05 min`, `2 d 4 h`. */
export function ageText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** The same in one unit, for a narrow column: `4 s`, `18 min`, `3 h`, `2 d`. */
export function shortAgeText(seconds: number): string {
  return ageText(seconds).split(/(?<=[a-z]) /)[0] ?? ''
}

/** Time of day in UTC: `12:04:31Z`. */
export function clockText(atMs: number): string {
  return `${iso(atMs).slice(11, 19)}Z`
}

/** Whole seconds in UTC, as people write them: `2026-03-14 00:10:00`. */
export function instantText(atMs: number): string {
  return iso(atMs).slice(0, 19).replace('T', ' ')
}

/** Hours and minutes in UTC: `12:04`. */
export function minuteText(atMs: number): string {
  return iso(atMs).slice(11, 16)
}

/** Hours and minutes in Malaysia: `20:04 MYT`. */
export function malaysiaText(atMs: number): string {
  return `${iso(atMs + MYT_OFFSET_MS).slice(11, 16)} MYT`
}

/** The day in UTC: `Sat 14 Mar 2026`. */
export function dateText(atMs: number): string {
  const date = new Date(Math.floor(atMs / DAY_MS) * DAY_MS)
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getUTCDay()]
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][date.getUTCMonth()]
  return `${weekday} ${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`
}

/** A whole number with thin spaces between thousands: `1 284`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ' ')
}

/** A count with its noun: `1 track`, `1 284 tracks`. */
export function countedText(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** Words as a sentence of their own: `Two tracks are left out.` */
export function sentenceText(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** The digits of an MMSI: nine, so that a coast station keeps its zeros, `005331234`; longer ones as they came. */
export function mmsiDigits(mmsi: number): string {
  return String(mmsi).padStart(9, '0')
}

/** A nine-digit MMSI in groups of three, `533 204 118`; others as they came. */
export function mmsiText(mmsi: number): string {
  const digits = mmsiDigits(mmsi)
  return digits.length === 9 ? digits.replace(/(\d{3})(?=\d)/g, '$1 ') : digits
}

/** Text from a stranger made fit for one line: no control or direction-changing characters, spaces single, length bounded. */
export function plainText(text: string, longest = 60): string {
  const clean = text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean
}

function angleText(deg: number, digits: number, positive: string, negative: string): string {
  // Rounded as a whole number of thousandths of a minute first, so that 59.9996 becomes the next degree, not 60.000.
  const thousandths = Math.round(Math.abs(deg) * 60_000)
  const whole = Math.floor(thousandths / 60_000)
  const minutes = ((thousandths % 60_000) / 1000).toFixed(3).padStart(6, '0')
  return `${String(whole).padStart(digits, '0')}°${minutes}′ ${deg < 0 ? negative : positive}`
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && !Number.isNaN(value)
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}
