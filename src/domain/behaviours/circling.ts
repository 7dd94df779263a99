import { longitudeDelta, wrapLongitude } from '#geo/lonlat.ts'
import { EARTH_RADIUS_NM, METRES_PER_NM } from '#geo/measure.ts'
import type { TrackReports } from '../track-reports.ts'
import { type BehaviourOf, behaviourId } from './behaviour-event.ts'
import type { CirclingRule } from './behaviour-rules.ts'
import { rounded } from './sea.ts'
import { fixOf, type Seen, seenBetween } from './seen.ts'
import type { Subject } from './subject.ts'

/** Looked for each ten minutes of the clock. */
const EVERY_MS = 10 * 60_000
/** Reports closer than this say little of a rate; further apart than the second too much is unknown. */
const LEAST_STEP_MS = 10_000
const MOST_STEP_MS = 3 * 60_000
/** Fewer places than this fit a circle by chance. */
const LEAST_PLACES = 12
const METRES_PER_DEGREE = (EARTH_RADIUS_NM * METRES_PER_NM * Math.PI) / 180

type Evidence = BehaviourOf<'circling'>['evidence']

/** Positions run round a near-perfect circle at one rate, as some false ones do and hardly a ship. */
export class Circling {
  readonly #subject: Subject
  #open: BehaviourOf<'circling'> | undefined
  #lookedMs = Number.NaN

  constructor(subject: Subject) {
    this.#subject = subject
  }

  /** At a whole minute. */
  listen(atMs: number, columns: TrackReports): void {
    const { circling } = this.#subject.rules
    if (this.#open && atMs - this.#lookedMs > EVERY_MS) this.#end(this.#lookedMs + EVERY_MS)
    if (atMs % EVERY_MS !== 0) return
    const places = spaced(seenBetween(columns, atMs - circling.windowMs, atMs))
    const evidence = circleOf(places, circling)
    if (!evidence) {
      this.#end(atMs)
      return
    }
    this.#lookedMs = atMs
    const first = places[0] as Seen
    if (this.#open) this.#open = { ...this.#open, evidence }
    else this.#begin(first, evidence, atMs)
  }

  #begin(first: Seen, evidence: Evidence, atMs: number): void {
    const { trackId, rules, tell } = this.#subject
    const { atMs: fromMs, lon, lat } = fixOf(first)
    const { name, windowMs, offShare, rateShare, turns, aboveKn } = rules.circling
    this.#open = {
      kind: 'circling',
      id: behaviourId('circling', name, trackId, fromMs),
      trackId,
      state: 'begun',
      atMs,
      knownAtMs: atMs,
      fromMs,
      place: { lon, lat },
      source: first.source,
      rule: { name, windowMs, offShare, rateShare, turns, aboveKn },
      evidence,
    }
    tell(this.#open)
  }

  #end(knownAtMs: number): void {
    if (this.#open) this.#subject.tell({ ...this.#open, state: 'ended', knownAtMs, toMs: this.#lookedMs })
    this.#open = undefined
  }
}

function spaced(all: readonly Seen[]): Seen[] {
  const places: Seen[] = []
  for (const seen of all) {
    const before = places.at(-1)
    if (!before || seen.atMs - before.atMs >= LEAST_STEP_MS) places.push(seen)
  }
  return places
}

/**
 * The circle that places lie on, if they do by the rule: least squares in the plane about the first place (I. Kåsa, "A
 * circle fitting procedure and its error analysis", IEEE Trans. Instrum. Meas. 1976).
 */
function circleOf(places: readonly Seen[], rule: CirclingRule): Evidence | undefined {
  const [first] = places
  if (!first || places.length < LEAST_PLACES) return undefined
  const perLon = METRES_PER_DEGREE * Math.cos((first.lat * Math.PI) / 180)
  const xs = places.map(({ lon }) => longitudeDelta(first.lon, lon) * perLon)
  const ys = places.map(({ lat }) => (lat - first.lat) * METRES_PER_DEGREE)
  const circle = fitted(xs, ys)
  if (!circle) return undefined
  const { x, y, radiusM } = circle
  const [leastM, mostM] = rule.radiusM
  if (!(radiusM >= leastM && radiusM <= mostM)) return undefined
  const offM = Math.sqrt(
    xs.reduce((sum, each, i) => sum + (Math.hypot(each - x, (ys[i] as number) - y) - radiusM) ** 2, 0) / xs.length,
  )
  if (offM > rule.offShare * radiusM) return undefined
  const run = runRound(
    places,
    xs.map((each, i) => Math.atan2((ys[i] as number) - y, each - x)),
  )
  if (!run) return undefined
  const turns = Math.abs(run.angle) / (2 * Math.PI)
  const meanKn = (Math.abs(run.angle) * radiusM * 3600) / (run.seconds * METRES_PER_NM)
  if (turns < rule.turns || run.spread > rule.rateShare || meanKn < rule.aboveKn) return undefined
  return {
    centre: {
      lon: Math.round(wrapLongitude(first.lon + x / perLon) * 1e6) / 1e6,
      lat: Math.round((first.lat + y / METRES_PER_DEGREE) * 1e6) / 1e6,
    },
    radiusM: Math.round(radiusM),
    offM: rounded(offM),
    turns: rounded(turns),
    meanKn: rounded(meanKn),
    periodS: rounded(run.seconds / turns),
  }
}

function fitted(xs: readonly number[], ys: readonly number[]): { x: number; y: number; radiusM: number } | undefined {
  const n = xs.length
  const [mx, my] = [meanOf(xs), meanOf(ys)]
  let [uu, uv, vv, uz, vz, z] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [u, v] = [(xs[i] as number) - mx, (ys[i] as number) - my]
    const square = u * u + v * v
    uu += u * u
    uv += u * v
    vv += v * v
    uz += u * square
    vz += v * square
    z += square
  }
  const determinant = uu * vv - uv * uv
  // On a line, or all in one place: no circle.
  if (!(determinant > 1e-6 * (uu + vv) ** 2)) return undefined
  const cu = (uz * vv - vz * uv) / (2 * determinant)
  const cv = (vz * uu - uz * uv) / (2 * determinant)
  return { x: mx + cu, y: my + cv, radiusM: Math.sqrt(cu * cu + cv * cv + z / n) }
}

/** How far round it went in all, radians, and how much its rates differ, as a share of their mean. */
function runRound(
  places: readonly Seen[],
  angles: readonly number[],
): { angle: number; seconds: number; spread: number } | undefined {
  let angle = 0
  const rates: number[] = []
  for (let i = 1; i < angles.length; i++) {
    const betweenMs = (places[i] as Seen).atMs - (places[i - 1] as Seen).atMs
    if (betweenMs > MOST_STEP_MS) return undefined
    const turn = (angles[i] as number) - (angles[i - 1] as number)
    const shorter = turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))
    angle += shorter
    rates.push(shorter / betweenMs)
  }
  const mean = meanOf(rates)
  const spread = Math.sqrt(meanOf(rates.map((rate) => (rate - mean) ** 2))) / Math.abs(mean)
  const seconds = ((places.at(-1) as Seen).atMs - (places[0] as Seen).atMs) / 1000
  return { angle, seconds, spread }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
