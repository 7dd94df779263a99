import type { FeatureCollection, Point } from 'geojson'
import { emptyFrame, MARKS, type PictureFrame, SIGN } from '#domain/picture.ts'
import { seededRandom } from '../bench.ts'

/** How far a target goes between two frames, degrees: enough that every symbol moves on the screen. */
const LEAST_STEP_DEG = 0.001
const MORE_STEP_DEG = 0.004

/** One fleet at several instants, all of it on its way, as the worker hands frames over. */
export function movingFrames(count: number, instants: number): PictureFrame[] {
  const random = seededRandom(7)
  const lon = Float64Array.from({ length: count }, () => 98 + random() * 21)
  const lat = Float64Array.from({ length: count }, () => random() * 9)
  const courseDeg = Float32Array.from({ length: count }, () => random() * 360)
  const stepDeg = Float32Array.from({ length: count }, () => LEAST_STEP_DEG + random() * MORE_STEP_DEG)
  return Array.from({ length: instants }, (_, instant) => {
    for (let i = 0; i < count; i++) {
      const course = ((courseDeg[i] as number) * Math.PI) / 180
      lon[i] = (lon[i] as number) + Math.sin(course) * (stepDeg[i] as number)
      lat[i] = (lat[i] as number) + Math.cos(course) * (stepDeg[i] as number)
    }
    return {
      ...emptyFrame(),
      atMs: instant * 500,
      count,
      slot: Uint32Array.from({ length: count }, (__, slot) => slot),
      lon: lon.slice(),
      lat: lat.slice(),
      pointsDeg: courseDeg.slice(),
      cogDeg: courseDeg.slice(),
      sogKn: new Float32Array(count).fill(12),
      altitudeM: new Float32Array(count).fill(Number.NaN),
      navStatus: new Uint8Array(count),
      ageS: new Float32Array(count).fill(3),
      sign: new Uint8Array(count).fill(SIGN.vessel),
      fresh: new Uint8Array(count),
      zone: new Uint8Array(count),
      lonRate: new Float32Array(count),
      latRate: new Float32Array(count),
      goesOnS: new Float32Array(count),
      marks: new Uint8Array(count).fill(MARKS.trueHeading),
      lengthM: new Uint16Array(count).fill(180),
      beamM: new Uint8Array(count).fill(30),
    }
  })
}

/** The same for a source of MapLibre. */
export function featuresOf({ count, lon, lat, pointsDeg }: PictureFrame): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: count }, (_, row) => ({
      type: 'Feature',
      id: row,
      geometry: { type: 'Point', coordinates: [lon[row] as number, lat[row] as number] },
      properties: { pointsDeg: pointsDeg[row] as number },
    })),
  }
}
