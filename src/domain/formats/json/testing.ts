import type { ReaderOptions } from '../format-reader.ts'
import { readWith } from '../testing.ts'
import { JsonReader } from './json-reader.ts'

/** Reads a text cut at these places, and keeps all that comes of it. */
export function readJson(text: string, cuts: readonly number[] = [], options: { largestText?: number } = {}) {
  const open = (given: ReaderOptions) => new JsonReader({ ...given, ...options })
  const { reader, ...found } = readWith(open, text, { cuts, source: 'a.json' })
  return { ...found, format: reader.format }
}

/** The same of a value. */
export function readValue(value: unknown) {
  return readJson(JSON.stringify(value))
}

/** A Feature with a geometry and properties. */
export function feature(type: string, coordinates: unknown, properties: object = {}, more: object = {}) {
  return { type: 'Feature', geometry: { type, coordinates }, properties, ...more }
}

export function collection(features: readonly unknown[], more: object = {}) {
  return { type: 'FeatureCollection', features, ...more }
}
