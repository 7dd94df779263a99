import { type LonLat, wrapLongitude } from '#geo/lonlat.ts'
import { between, distanceNm } from '#geo/measure.ts'
import { instantText } from '../notation.ts'
import { isUnder } from './coverage-grid.ts'
import { motionNm } from './footprint.ts'
import { clippedLook, footprintAt, type LookLog } from './look-log.ts'

/** Where something was at a time, milliseconds since 1970. */
export type PlaceAt = (atMs: number) => LonLat

/** A time during which one sensor had the place in sight. */
interface Sighting {
  readonly sensorId: string
  readonly fromMs: number
  readonly toMs: number
}

/**
 * Whether a place was under a sensor. The log speaks for `knownFromMs` to `knownToMs`, clipped to the time asked for; what
 * was asked beyond it is not known, also when there were sightings within.
 */
export type SeenAnswer = {
  readonly fromMs: number
  readonly toMs: number
} & (
  | {
      readonly kind: 'seen'
      readonly sightings: readonly Sighting[]
      readonly knownFromMs: number
      readonly knownToMs: number
    }
  | { readonly kind: 'not-seen'; readonly knownFromMs: number; readonly knownToMs: number }
  /** The log tells nothing of this time. */
  | { readonly kind: 'not-known' }
)

/** A sensor and a place move no further past each other between two tests. */
const TEST_EVERY_NM = 0.1
/** A footprint that flies round the world in one look is not tested more often. */
const MOST_TESTS = 5000

/** Between two reports of a vessel: on a straight line, at an even speed; before and after them, where they were. */
export function placeBetweenReports(
  first: { readonly atMs: number; readonly place: LonLat },
  last: { readonly atMs: number; readonly place: LonLat },
): PlaceAt {
  const span = last.atMs - first.atMs
  return (atMs) => between(first.place, last.place, span > 0 ? Math.max(0, Math.min(1, (atMs - first.atMs) / span)) : 0)
}

/**
 * Was this under our sensor? All times between two moments at which a look held a place, which may move. A place is taken
 * to move evenly during one look (at most a minute). The edges of a sighting are told to the nearest test, every 0.1 NM of
 * relative motion; a shorter graze may be missed. Paused looks see nothing.
 */
export function wasSeen(log: LookLog, place: LonLat | PlaceAt, fromMs: number, toMs: number): SeenAnswer {
  const knownFromMs = Math.max(fromMs, log.knownFromMs)
  const knownToMs = Math.min(toMs, log.knownToMs)
  // An empty log knows from NaN to NaN.
  if (!(knownFromMs <= knownToMs)) return { fromMs, toMs, kind: 'not-known' }
  const placeAt = typeof place === 'function' ? place : () => place
  const sightings: Sighting[] = []
  for (const look of log.between(knownFromMs, knownToMs)) {
    if (look.paused) continue
    const part = clippedLook(look, knownFromMs, knownToMs)
    if (!part) continue
    const way = motionNm(part.from, part.to) + distanceNm(placeAt(part.fromMs), placeAt(part.toMs))
    const tests = Math.max(1, Math.min(MOST_TESTS, Math.ceil(way / TEST_EVERY_NM)))
    for (let i = 0; i <= tests; i++) {
      const atMs = part.fromMs + ((part.toMs - part.fromMs) * i) / tests
      const [lon, lat] = placeAt(atMs)
      if (!isUnder(footprintAt(part, atMs), [wrapLongitude(lon), lat])) continue
      const stepMs = (part.toMs - part.fromMs) / tests
      addSighting(sightings, look.sensorId, atMs, stepMs)
    }
  }
  sightings.sort((a, b) => a.fromMs - b.fromMs)
  if (sightings.length) return { fromMs, toMs, kind: 'seen', sightings, knownFromMs, knownToMs }
  return { fromMs, toMs, kind: 'not-seen', knownFromMs, knownToMs }
}

/** Lengthens the last sighting of the sensor when it reaches to the test before this one. */
function addSighting(sightings: Sighting[], sensorId: string, atMs: number, stepMs: number): void {
  const index = sightings.findLastIndex((each) => each.sensorId === sensorId)
  const last = sightings[index]
  if (last && atMs - last.toMs <= stepMs * 1.5) sightings[index] = { ...last, toMs: atMs }
  else sightings.push({ sensorId, fromMs: atMs, toMs: atMs })
}

/** The answer in a sentence, times in UTC: what was seen, what was not, and what is not known. */
export function seenWords(answer: SeenAnswer): string {
  if (answer.kind === 'not-known')
    return `Not known: looks between ${utc(answer.fromMs)} and ${utc(answer.toMs)} are not kept.`
  const { fromMs, toMs, knownFromMs, knownToMs } = answer
  const known =
    answer.kind === 'seen'
      ? `Yes, under ${answer.sightings.map(sightingWords).join('; ')}.`
      : `No look between ${utc(knownFromMs)} and ${utc(knownToMs)}.`
  const before = knownFromMs > fromMs ? ` Not known before ${utc(knownFromMs)}.` : ''
  const after = knownToMs < toMs ? ` Not known after ${utc(knownToMs)}.` : ''
  return `${known}${before}${after}`
}

function sightingWords({ sensorId, fromMs, toMs }: Sighting): string {
  const [from, to] = [utc(fromMs), utc(toMs)]
  return from === to ? `${sensorId} at ${from}` : `${sensorId} from ${from} to ${to}`
}

/** Such as "2026-01-01 09:10:05 UTC". */
function utc(atMs: number): string {
  return `${instantText(atMs)} UTC`
}
