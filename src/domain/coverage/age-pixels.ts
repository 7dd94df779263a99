import type { CoverageGrid } from './coverage-grid.ts'
import type { Lattice } from './lattice.ts'
import { AGES_H } from './zone-coverage.ts'

const RADIANS = Math.PI / 180

/** Red, green, blue and opacity, each 0 to 255. */
type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/** A colour for each age, the youngest first, for all that is older, and for what was never seen. */
export interface AgePalette {
  readonly steps: readonly { readonly withinS: number; readonly rgba: Rgba }[]
  readonly older: Rgba
  readonly never: Rgba
}

/** One colour that fades with the age classes; the sea that was never seen stays bare. */
export function fadingPalette([red, green, blue]: readonly [red: number, green: number, blue: number]): AgePalette {
  const alphas = [150, 100, 60]
  return {
    steps: AGES_H.map((hours, i) => ({ withinS: hours * 3600, rgba: [red, green, blue, alphas[i] ?? 0] })),
    older: [red, green, blue, 28],
    never: [0, 0, 0, 0],
  }
}

/** An image to lay over the map between the corners of `lattice`. */
export interface AgeImage {
  readonly width: number
  readonly height: number
  /** RGBA, rows from north to south. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/**
 * The age of every cell as a colour, one pixel a cell across. A map in the Mercator projection stretches an image evenly
 * between its corners, so the rows of the image are evenly spaced in Mercator northing, not in latitude: row `j` of
 * `height` shows the parallel at northing `north + (south - north) * (j + 0.5) / height`, the northing of a latitude
 * being asinh(tan(latitude)) (spherical, EPSG:3857). Near the equator this moves no row by more than a few cells; it keeps
 * places right at any latitude. `reused` takes the pixels when its size fits, so that an overlay makes no garbage.
 */
export function agePixels(
  { lattice, lastS, latestMs }: Pick<CoverageGrid, 'lattice' | 'lastS' | 'latestMs'>,
  nowMs: number,
  palette: AgePalette,
  reused?: Uint8ClampedArray<ArrayBuffer>,
): AgeImage {
  const { columns: width, rows: height } = lattice
  const bytes = width * height * 4
  const pixels = reused?.length === bytes ? reused : new Uint8ClampedArray(bytes)
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  const asOfS = Math.max(nowMs, latestMs) / 1000
  const steps = palette.steps.map(({ withinS, rgba }) => ({ sinceS: asOfS - withinS, colour: wordOf(rgba) }))
  const [older, never] = [wordOf(palette.older), wordOf(palette.never)]
  const colourOf = (last: number) =>
    last === 0 ? never : (steps.find(({ sinceS }) => last >= sinceS)?.colour ?? older)
  // Neighbours are mostly seen at the same time: the colour is looked up when the time changes.
  let [time, colour] = [0, never]
  let out = 0
  for (let row = 0; row < height; row++) {
    const first = mercatorRow(lattice, row) * width
    for (let cell = first; cell < first + width; cell++) {
      const last = lastS[cell] as number
      if (last !== time) {
        time = last
        colour = colourOf(last)
      }
      words[out++] = colour
    }
  }
  return { width, height, pixels }
}

/** The row of the lattice (0 southernmost) that a row of the image (0 northernmost) shows. */
export function mercatorRow({ south, north, cellDeg, rows }: Lattice, imageRow: number): number {
  const [top, bottom] = [northing(north), northing(south)]
  const lat = Math.atan(Math.sinh(top + ((bottom - top) * (imageRow + 0.5)) / rows)) / RADIANS
  return Math.min(rows - 1, Math.max(0, Math.floor((lat - south) / cellDeg)))
}

function northing(lat: number): number {
  return Math.asinh(Math.tan(lat * RADIANS))
}

/** The four bytes as one number, in the byte order of this machine. */
function wordOf(rgba: Rgba): number {
  return new Uint32Array(Uint8ClampedArray.from(rgba).buffer)[0] as number
}
