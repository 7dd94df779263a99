import { isUnitless, seriesNamed } from './kml-series.ts'
import { factNamed, type TrackFacts } from './track-facts.ts'

/** What a `Placemark` says, as far as it has been read. */
export interface Placemark {
  readonly line: number
  name?: string
  /** Of its `TimeStamp`, else the begin of its `TimeSpan`. */
  time?: { readonly line: number; readonly text: string; readonly isBegin: boolean }
  point?: { readonly line: number; readonly text: string }
  altitudeMode?: string
  readonly facts: TrackFacts
  /** Texts of its extended data by name: those alone that are of use in a report. */
  readonly values: Map<string, string>
  hasSpeedWithoutUnit: boolean
  /** Of the track that its `gx:Track` became. */
  trackId?: string
  /** Lines and areas, which have no times of their own. */
  hasShape: boolean
}

export function newPlacemark(line: number): Placemark {
  return { line, facts: {}, values: new Map(), hasSpeedWithoutUnit: false, hasShape: false }
}

/** Keeps an entry of extended data where it is of use. */
export function hearData(placemark: Placemark, name: string, text: string): void {
  const fact = factNamed(name)
  if (fact) placemark.facts[fact] = text
  else if (seriesNamed(name) && placemark.values.size < 16) placemark.values.set(name.slice(0, 40), text)
  else if (isUnitless(name)) placemark.hasSpeedWithoutUnit = true
}
