import { forward, toPoint } from 'mgrs'
import { isLonLat, type LonLat, longitudeDelta, wrapLongitude } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { plainText } from './notation.ts'

/** The grid of six-degree zones ends here; beyond are the polar grids, which are not spoken here. Degrees. */
const NORTH_END = 84
const SOUTH_END = -80

const BANDS = 'CDEFGHJKLMNPQRSTUVWX'
const BAND_HEIGHT = 8

/** Squares of 100 km reach over the edges of zones and bands by no more than this, degrees; the wide zones of Norway too. */
const OVERLAP_LAT = 1
const OVERLAP_LON = 9

const REFERENCE = /^(\d{1,2})([A-Z])([A-Z]{2})(\d*)$/

/** A place to the metre in the Military Grid Reference System: `49N GE 31471 65179`. None near the poles. */
export function mgrsText([lon, lat]: LonLat): Result<string> {
  if (!isLonLat(lon, lat) || lat > NORTH_END || lat < SOUTH_END)
    return failed(`latitude is ${lat.toFixed(2)}, MGRS is between ${-SOUTH_END}° S and ${NORTH_END}° N`)
  // A hair short of 180° the library would round into a zone 61.
  const held = Math.min(lon, 180 - 1e-9)
  const [, zone = '', band = '', square = '', digits = ''] = REFERENCE.exec(forward([held, lat])) ?? []
  return ok(`${zone.padStart(2, '0')}${band} ${square} ${digits.slice(0, 5)} ${digits.slice(5)}`)
}

/** True for what begins like a grid reference, so that its faults are told in the grid's words. */
export function isLikeMgrs(text: string): boolean {
  return /^\d{1,2}\s*[A-Z]\s*[A-Z]{2}(\s*\d)*$/.test(text.trim().toUpperCase())
}

/** The middle of the square that a grid reference names: 10 digits for a metre, 2 for 10 km, none for 100 km. */
export function parseMgrs(text: string): Result<LonLat> {
  const shown = plainText(text, 40)
  const reference = text.toUpperCase().replace(/\s/g, '')
  const [, zone = '', band = '', , digits = ''] = REFERENCE.exec(reference) ?? []
  if (zone === '') return failed(`"${shown}" is not a grid reference, expected one such as 49N GE 31471 65179`)
  if (Number(zone) < 1 || Number(zone) > 60) return failed(`"${shown}" has the grid zone ${zone}, expected 1 to 60`)
  if (!BANDS.includes(band)) return failed(`"${shown}" has the band ${band}, expected one of ${BANDS}`)
  if (digits.length % 2 === 1 || digits.length > 10)
    return failed(`"${shown}" has ${digits.length} digits, expected as many east as north, 10 at most`)
  const place = pointOf(reference)
  if (!place || !isInBand(place, Number(zone), band))
    return failed(`"${shown}" names a square that is not in ${zone}${band}`)
  return ok([wrapLongitude(place[0]), place[1]])
}

function pointOf(reference: string): LonLat | undefined {
  try {
    const [lon, lat] = toPoint(reference)
    return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : undefined
  } catch {
    // The library throws for letters of no square.
    return undefined
  }
}

function isInBand([lon, lat]: LonLat, zone: number, band: string): boolean {
  const south = SOUTH_END + BANDS.indexOf(band) * BAND_HEIGHT
  const north = band === 'X' ? NORTH_END : south + BAND_HEIGHT
  const isNorthTo = lat >= south - OVERLAP_LAT && lat <= north + OVERLAP_LAT
  return isNorthTo && Math.abs(longitudeDelta(zone * 6 - 183, lon)) <= OVERLAP_LON
}
