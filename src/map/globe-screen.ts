import type { CustomRenderMethodInput } from 'maplibre-gl'
import { mercatorX, quickMercatorY } from './mercator.ts'

type ProjectionData = CustomRenderMethodInput['defaultProjectionData']

/** Place on the screen of a longitude and latitude, CSS px from the upper left; NaN for what the earth hides. */
export type Project = (lon: number, lat: number) => { readonly x: number; readonly y: number }

const HIDDEN = { x: Number.NaN, y: Number.NaN }
const RADIANS = Math.PI / 180

/**
 * What MapLibre's globe shader does to a place, in doubles, so that picking and labels agree with what is drawn: the unit
 * sphere through the camera, mixed with mercator while the one goes over into the other.
 */
export function globeScreen(
  { mainMatrix, fallbackMatrix, clippingPlane, projectionTransition }: ProjectionData,
  width: number,
  height: number,
): Project {
  const [planeX, planeY, planeZ, planeW] = clippingPlane
  const row = (matrix: ArrayLike<number>, at: number, x: number, y: number, z: number) =>
    (matrix[at] as number) * x +
    (matrix[4 + at] as number) * y +
    (matrix[8 + at] as number) * z +
    (matrix[12 + at] as number)
  const mix = (flat: number, round: number) => flat + (round - flat) * projectionTransition
  return (lon, lat) => {
    const cosLat = Math.cos(lat * RADIANS)
    const [x, y, z] = [Math.sin(lon * RADIANS) * cosLat, Math.sin(lat * RADIANS), Math.cos(lon * RADIANS) * cosLat]
    if (projectionTransition > 0.5 && x * planeX + y * planeY + z * planeZ + planeW < 0) return HIDDEN
    const [flatX, flatY] = [mercatorX(lon), quickMercatorY(lat)]
    const clip = (at: number) => mix(row(fallbackMatrix, at, flatX, flatY, 0), row(mainMatrix, at, x, y, z))
    const w = clip(3)
    return { x: ((clip(0) / w + 1) / 2) * width, y: ((1 - clip(1) / w) / 2) * height }
  }
}
