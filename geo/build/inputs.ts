import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { FACT_FILES } from './areas.ts'

/** Everything the build reads, as text. */
export interface Inputs {
  /** By file name: the instruments of the recipe, in its order, then the names. */
  readonly facts: ReadonlyMap<string, string>
  readonly placeNames: string
  readonly countries10m: string
  readonly land50m: string
}

export const PLACE_NAMES_FILE = 'places.csv'
export const ATLAS_FILES = { countries10m: 'countries-10m.json', land50m: 'land-50m.json' } as const

/** Where the results go. */
export const dataFolder = fileURLToPath(new URL('../data/', import.meta.url))
const factsFolder = fileURLToPath(new URL('../facts/', import.meta.url))

export function readInputs(): Inputs {
  const require = createRequire(import.meta.url)
  return {
    facts: new Map(FACT_FILES.map((file) => [`${file}.csv`, readFileSync(`${factsFolder}${file}.csv`, 'utf8')])),
    placeNames: readFileSync(`${factsFolder}${PLACE_NAMES_FILE}`, 'utf8'),
    countries10m: readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8'),
    land50m: readFileSync(require.resolve('world-atlas/land-50m.json'), 'utf8'),
  }
}
