import { alongGeodesic, geodesicNm, rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { areaOnPlane, longAxisDeg } from './area-plane.ts'
import { expandingSquare, sectorSearch } from './datum-patterns.ts'
import { barrierPatrol, orbit, racetrack } from './patrol-patterns.ts'
import { type Point, type SearchPlane, searchPlane } from './search-plane.ts'
import type { SearchTask, SweepTask } from './search-task.ts'
import { joinedLegs, runsOver } from './sweep-legs.ts'

/** The most legs of one task: more would be no plan to fly but a slip in the spacing. */
const MOST_LEGS = 500

/** A pattern on its plane. */
export interface LaidPattern {
  readonly plane: SearchPlane
  readonly points: readonly Point[]
  /** What is to be covered, and nothing for patrols along a line. */
  readonly target?: readonly Point[]
  /** Legs of a sweep; the straight stretches of the others. */
  readonly legs: number
}

/** Where a track is now; `undefined` when it is not known. */
export type PlaceOf = (trackId: string) => LonLat | undefined

/** The turning points of a task on a plane of its own, begun near `from` where the pattern leaves a choice. */
export function layPattern(task: SearchTask, from?: LonLat, placeOf?: PlaceOf): Result<LaidPattern, readonly string[]> {
  switch (task.pattern) {
    case 'parallel-track':
    case 'creeping-line':
      return sweep(task, from)
    case 'expanding-square': {
      const points = expandingSquare(task.spacingNm, task.maxRadiusNm)
      const plane = searchPlane(task.datum, task.firstLegDeg)
      return ok({ plane, points, target: frameAround(points, task.spacingNm / 2), legs: points.length - 1 })
    }
    case 'sector': {
      const points = sectorSearch(task.radiusNm, task.patterns)
      const target = orbit(task.radiusNm, 'right', 1).slice(1)
      return ok({ plane: searchPlane(task.datum, task.firstLegDeg), points, target, legs: points.length - 1 })
    }
    case 'barrier': {
      const { plane, lengthNm } = lineOnPlane(task.from, task.to)
      const points = barrierPatrol(lengthNm, task.passes, from && plane.toPlane(from))
      return ok({ plane, points, legs: task.passes })
    }
    case 'racetrack': {
      const { plane, lengthNm } = lineOnPlane(task.from, task.to)
      const widthNm = task.side === 'right' ? task.widthNm : -task.widthNm
      const points = racetrack(lengthNm, widthNm, task.laps, from && plane.toPlane(from))
      return ok({ plane, points, legs: 2 * task.laps })
    }
    case 'orbit': {
      const { about } = task
      const place = about.kind === 'place' ? about.place : placeOf?.(about.trackId)
      if (place === undefined)
        return failed([
          `about.trackId is ${about.kind === 'track' ? about.trackId : ''}, a track with no known place, expected one that has reported`,
        ])
      const plane = searchPlane(place, 0)
      const points = orbit(task.radiusNm, task.turn, task.laps, from && plane.toPlane(from))
      return ok({ plane, points, legs: task.laps })
    }
  }
}

function sweep(task: SweepTask, from?: LonLat): Result<LaidPattern, readonly string[]> {
  const { area, spacingNm, legEnds = 'at-edge' } = task
  const axisDeg = task.axisDeg ?? longAxisDeg(area)
  const { plane, polygon } = areaOnPlane(area, task.pattern === 'parallel-track' ? axisDeg : axisDeg + 90)
  const ys = polygon.map(([, y]) => y)
  const widthNm = Math.max(...ys) - Math.min(...ys)
  const tooMany = (legs: number) =>
    failed([`spacingNm is ${spacingNm}, about ${legs} legs for this area, expected at most ${MOST_LEGS}`])
  if (widthNm / spacingNm > MOST_LEGS) return tooMany(Math.round(widthNm / spacingNm))
  const lines = runsOver(polygon, spacingNm, legEnds)
  const legs = lines.flat()
  if (legs.length > MOST_LEGS) return tooMany(legs.length)
  const longestNm = legs.reduce((most, run) => Math.max(most, run.to - run.from), 0)
  const leastNm = legEnds === 'half-spacing-inside' ? 0 : spacingNm
  if (longestNm < leastNm * (1 - 1e-3) || legs.length === 0)
    return failed([
      `area has no room for one leg: along the legs it is ${reachNm(polygon).toFixed(2)} NM, expected more than the spacing, ${spacingNm} NM`,
    ])
  const points = joinedLegs(polygon, lines, legEnds, from && plane.toPlane(from))
  return ok({ plane, points, target: polygon, legs: legs.length })
}

function reachNm(polygon: readonly Point[]): number {
  const xs = polygon.map(([x]) => x)
  return Math.max(...xs) - Math.min(...xs)
}

function lineOnPlane(from: LonLat, to: LonLat): { readonly plane: SearchPlane; readonly lengthNm: number } {
  const middle = alongGeodesic(from, to, 0.5)
  return { plane: searchPlane(middle, rangeAndBearing(middle, to).bearingDeg), lengthNm: geodesicNm(from, to) }
}

function frameAround(points: readonly Point[], beyondNm: number): readonly Point[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [west, east] = [Math.min(...xs) - beyondNm, Math.max(...xs) + beyondNm]
  const [low, high] = [Math.min(...ys) - beyondNm, Math.max(...ys) + beyondNm]
  return [
    [west, low],
    [east, low],
    [east, high],
    [west, high],
  ]
}
