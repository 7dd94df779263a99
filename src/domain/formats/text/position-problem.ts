import { isLonLat } from '#geo/lonlat.ts'

/** Why a position cannot be used: a word to count by, and what was found and expected. */
interface PositionProblem {
  readonly reason: 'position-not-available' | 'position-out-of-range'
  readonly message: string
}

/** What is wrong with a position, degrees, or undefined. 0/0 and 91/181 stand for none. */
export function positionProblem(lon: number, lat: number): PositionProblem | undefined {
  const found = `lat is ${lat} and lon is ${lon}`
  if ((lon === 0 && lat === 0) || (lon === 181 && lat === 91))
    return { reason: 'position-not-available', message: `${found}, which stands for no position` }
  if (!isLonLat(lon, lat))
    return { reason: 'position-out-of-range', message: `${found}, expected -90..90 and -180..180` }
  return undefined
}
