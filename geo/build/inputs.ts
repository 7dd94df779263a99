import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { readCoastPackage } from './coast-package.ts'

/** Everything the build reads, as text. */
export interface Inputs {
  /** Instruments by file name, in the order of the alphabet. */
  readonly facts: ReadonlyMap<string, string>
  readonly placeNames: string
  /** Land of all countries; 126 MB. */
  readonly coast: string
  readonly land50m: string
}

export const PLACE_NAMES_FILE = 'places.csv'
export const WORLD_FILE = 'land-50m.json'

/** Where the results go. */
export const dataFolder = fileURLToPath(new URL('../data/', import.meta.url))
const factsFolder = fileURLToPath(new URL('../facts/', import.meta.url))

/** Fetches the coast where it is not at hand yet. */
export function readInputs(): Inputs {
  const require = createRequire(import.meta.url)
  return {
    facts: readFactFiles(),
    placeNames: readFileSync(factsFolder + PLACE_NAMES_FILE, 'utf8'),
    coast: readCoastPackage(),
    land50m: readFileSync(require.resolve('world-atlas/land-50m.json'), 'utf8'),
  }
}

/** All files of turning points. */
export function readFactFiles(): ReadonlyMap<string, string> {
  const names = readdirSync(factsFolder).filter((name) => name.endsWith('.csv') && name !== PLACE_NAMES_FILE)
  return new Map(names.sort().map((name) => [name, readFileSync(factsFolder + name, 'utf8')]))
}
