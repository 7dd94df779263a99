import { FRESH, NO_STATUS, type PictureFrame, SIGN } from '#domain/picture.ts'

export interface FrameRow {
  readonly slot?: number
  readonly lon: number
  readonly lat: number
  readonly pointsDeg?: number
  readonly sogKn?: number
  readonly cogDeg?: number
  readonly sign?: number
  readonly fresh?: number
  readonly ageS?: number
  readonly lonRate?: number
  readonly latRate?: number
  readonly goesOnS?: number
  readonly marks?: number
  readonly lengthM?: number
  readonly beamM?: number
}

/** A frame of these rows, its columns one row longer than it counts, as a worker may send them. */
export function frameOf(rows: readonly FrameRow[]): PictureFrame {
  const length = rows.length + 1
  const floats = (value: (row: FrameRow) => number) => Float32Array.from({ length }, (_, i) => column(i, value))
  const doubles = (value: (row: FrameRow) => number) => Float64Array.from({ length }, (_, i) => column(i, value))
  const octets = (value: (row: FrameRow) => number) => Uint8Array.from({ length }, (_, i) => column(i, value))
  const column = (index: number, value: (row: FrameRow) => number) => {
    const row = rows[index]
    return row ? value(row) : 0
  }
  return {
    atMs: 0,
    count: rows.length,
    slot: Uint32Array.from({ length }, (_, i) => rows[i]?.slot ?? i),
    lon: doubles(({ lon }) => lon),
    lat: doubles(({ lat }) => lat),
    pointsDeg: floats(({ pointsDeg }) => pointsDeg ?? Number.NaN),
    sogKn: floats(({ sogKn }) => sogKn ?? Number.NaN),
    cogDeg: floats(({ cogDeg }) => cogDeg ?? Number.NaN),
    altitudeM: floats(() => Number.NaN),
    navStatus: octets(() => NO_STATUS),
    ageS: floats(({ ageS }) => ageS ?? 0),
    sign: octets(({ sign }) => sign ?? SIGN.vessel),
    fresh: octets(({ fresh }) => fresh ?? FRESH.fresh),
    zone: octets(() => 0),
    lonRate: floats(({ lonRate }) => lonRate ?? 0),
    latRate: floats(({ latRate }) => latRate ?? 0),
    goesOnS: floats(({ goesOnS }) => goesOnS ?? 0),
    marks: octets(({ marks }) => marks ?? 0),
    lengthM: Uint16Array.from({ length }, (_, i) => rows[i]?.lengthM ?? 0),
    beamM: octets(({ beamM }) => beamM ?? 0),
  }
}
