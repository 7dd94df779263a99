import type { Motion } from '../motion.ts'

/** Something that stands out of the sea. */
export interface SeaObject {
  readonly trackId: string
  /** Where it truly is. */
  readonly motion: Readonly<Motion>
  readonly lengthM: number
}

/** All of them at one moment, in columns by rising latitude: a sensor reads the rows of its own waters only. */
export interface SeaObjects {
  readonly trackIds: readonly string[]
  readonly lat: Float64Array
  readonly lon: Float64Array
  readonly courseDeg: Float64Array
  readonly speedKn: Float64Array
  readonly lengthM: Float64Array
}

export function seaObjects(objects: readonly SeaObject[]): SeaObjects {
  const rows = objects
    .map(({ trackId, motion: { lon, lat, courseDeg, speedKn }, lengthM }) => ({
      trackId,
      lon,
      lat,
      courseDeg,
      speedKn,
      lengthM,
    }))
    .sort((a, b) => a.lat - b.lat)
  const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of)
  return {
    trackIds: rows.map(({ trackId }) => trackId),
    lat: column(({ lat }) => lat),
    lon: column(({ lon }) => lon),
    courseDeg: column(({ courseDeg }) => courseDeg),
    speedKn: column(({ speedKn }) => speedKn),
    lengthM: column(({ lengthM }) => lengthM),
  }
}

/** The first row at or north of a latitude. */
export function firstRow({ lat }: SeaObjects, from: number): number {
  let [low, high] = [0, lat.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lat[middle] as number) < from) low = middle + 1
    else high = middle
  }
  return low
}
