import type { IdentityPatch, PositionReport, Reject } from '../../report.ts'
import { JsonReader } from './json-reader.ts'

/** Reads a text cut at these places, and keeps all that comes of it. */
export function readJson(text: string, cuts: readonly number[] = [], options: { largestText?: number } = {}) {
  const reports: PositionReport[] = []
  const identities: IdentityPatch[] = []
  const rejects: Reject[] = []
  const reader = new JsonReader({
    source: 'a.json',
    sink: {
      report: (each) => reports.push(each),
      identity: (each) => identities.push(each),
      reject: (each) => rejects.push(each),
    },
    ...options,
  })
  let from = 0
  for (const to of [...cuts.toSorted((a, b) => a - b), text.length]) {
    reader.write(text.slice(from, to))
    from = to
  }
  reader.end()
  const { tally, format } = reader
  return { reports, identities, rejects, tally, format }
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
