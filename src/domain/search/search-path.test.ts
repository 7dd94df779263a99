import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geodesicNm, rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { wrapLongitude } from '#geo/lonlat.ts'
import { areaOnPlane } from './area-plane.ts'
import { layPattern } from './laid-pattern.ts'
import { distanceToSegment, edgeDistance, isInside } from './polygon.ts'
import { outlineOf } from './search-area.ts'
import { searchPath } from './search-path.ts'
import { type Point, searchPlane } from './search-plane.ts'
import { parseSearchTask, type SearchTask, type SweepTask } from './search-task.ts'
import { runsOver } from './sweep-legs.ts'
import { convexRing, jaggedRing, sweepOf } from './testing.ts'
import { OUTSIDE_NM } from './way-inside.ts'

function pathOf(task: SearchTask, from?: LonLat): readonly LonLat[] {
  const path = searchPath(task, from)
  if (!path.ok) throw new Error(path.problem.join('\n'))
  return path.value
}

/** Miles from a place to a path, on a plane about that place and not about the area. */
function offPath(place: LonLat, path: readonly LonLat[]): number {
  const points = path.map(searchPlane(place, 0).toPlane)
  return points
    .slice(1)
    .reduce((least, b, i) => Math.min(least, distanceToSegment([0, 0], points[i] ?? b, b)), Infinity)
}

const box: SweepTask = { pattern: 'parallel-track', area: { kind: 'box', box: [112, 4, 113, 4.5] }, spacingNm: 5 }

test('a parallel track over a box goes along its long side, the first leg half a spacing inside', () => {
  const path = pathOf(box, [111, 3])
  // Half a degree from 4 N is 29.86 NM (110.58 km a degree): six legs, the first 2.5 NM above the south side.
  expect(path).toHaveLength(12)
  expect(path[0]?.[0]).toBeCloseTo(112, 2)
  expect(path[0]?.[1]).toBeCloseTo(4 + 2.5 * (1.852 / 110.58), 2)
  expect(path[1]?.[0]).toBeCloseTo(113, 2)
  const { bearingDeg, nm } = rangeAndBearing(path[0] as LonLat, path[1] as LonLat)
  expect(Math.abs(bearingDeg - 90)).toBeLessThan(0.2)
  // A degree of longitude at 4 N is 111.05 km.
  expect(nm).toBeCloseTo(111.05 / 1.852, 1)
  // Five legs 5 NM apart take 25 NM; the sixth has 4.86 NM to its neighbour and, as the first, 2.5 NM to the edge.
  const gaps = [1, 3, 5, 7, 9].map((i) => geodesicNm(path[i] as LonLat, path[i + 1] as LonLat).toFixed(1))
  expect(gaps).toEqual(['4.9', '5.0', '5.0', '5.0', '5.0'])
})

test('a creeping line over the same box goes square to it', () => {
  const path = pathOf({ ...box, pattern: 'creeping-line' }, [111, 3])
  expect(path).toHaveLength(24)
  const { bearingDeg } = rangeAndBearing(path[0] as LonLat, path[1] as LonLat)
  expect(Math.min(bearingDeg, 360 - bearingDeg)).toBeLessThan(0.2)
})

test.each<[string, LonLat, LonLat]>([
  ['south-west', [111, 3], [112, 4]],
  ['south-east', [114, 3], [113, 4]],
  ['north-west', [111, 6], [112, 4.5]],
  ['north-east', [114, 6], [113, 4.5]],
])('a search begins at the corner nearest to the craft: %s', (_, from, corner) => {
  const [first] = pathOf(box, from)
  expect(geodesicNm(first as LonLat, corner)).toBeLessThan(3)
})

test('an expanding square goes from the datum to the north by miles of the meridian', () => {
  const task: SearchTask = {
    pattern: 'expanding-square',
    datum: [112, 5],
    spacingNm: 2,
    firstLegDeg: 0,
    maxRadiusNm: 9,
  }
  const path = pathOf(task)
  // A degree of the meridian at 5 N is 110.5827 km, of the parallel 110.90 km.
  expect(path[0]).toEqual([112, 5])
  expect(path[1]?.[1]).toBeCloseTo(5 + (2 * 1.852) / 110.5827, 5)
  expect(path[2]?.[0]).toBeCloseTo(112 + (2 * 1.852) / 110.9, 4)
  expect(path[3]?.[1]).toBeCloseTo(5 - (2 * 1.852) / 110.5827, 5)
})

test('a sector search flies nine radii and ends at its datum', () => {
  const path = pathOf({ pattern: 'sector', datum: [112, 5], radiusNm: 10, firstLegDeg: 30, patterns: 1 })
  const nm = path.slice(1).reduce((sum, place, i) => sum + geodesicNm(path[i] as LonLat, place), 0)
  expect(nm).toBeCloseTo(90, 3)
  expect(geodesicNm(path.at(-1) as LonLat, [112, 5])).toBeLessThan(1e-6)
  expect(rangeAndBearing(path[0] as LonLat, path[1] as LonLat).bearingDeg).toBeCloseTo(30, 6)
})

test('a barrier and a racetrack go from place to place', () => {
  const line = { from: [112, 5], to: [113, 6] } as const
  const barrier = pathOf({ pattern: 'barrier', ...line, passes: 2 })
  expect(geodesicNm(barrier[0] as LonLat, line.from)).toBeLessThan(1e-6)
  expect(geodesicNm(barrier[1] as LonLat, line.to)).toBeLessThan(1e-6)
  const track = pathOf({ pattern: 'racetrack', ...line, widthNm: 4, side: 'left', laps: 1 })
  expect(geodesicNm(track[0] as LonLat, line.from)).toBeLessThan(1e-3)
  expect(geodesicNm(track[1] as LonLat, line.to)).toBeLessThan(1e-3)
})

test('an orbit keeps its radius round a place and round a track', () => {
  const about = { kind: 'track', trackId: 'mmsi:533000001' } as const
  const task: SearchTask = { pattern: 'orbit', about, radiusNm: 5, turn: 'right', laps: 1 }
  const path = searchPath(task, [112, 4], () => [112, 5])
  expect(path.ok && path.value.every((place) => Math.abs(geodesicNm(place, [112, 5]) - 5) < 1e-6)).toBe(true)
  expect(path.ok && path.value[0]?.[1]).toBeLessThan(4.92)
  expect(searchPath(task)).toEqual({
    ok: false,
    problem: ['about.trackId is mmsi:533000001, a track with no known place, expected one that has reported'],
  })
})

test('what has no room for a leg, or far too many, is told', () => {
  const small: SweepTask = { ...box, area: { kind: 'box', box: [112, 4, 112.05, 4.02] } }
  expect(searchPath(small)).toEqual({
    ok: false,
    problem: ['area has no room for one leg: along the legs it is 3.00 NM, expected more than the spacing, 5 NM'],
  })
  expect(searchPath({ ...box, legEnds: 'half-spacing-inside', area: small.area }).ok).toBe(false)
  expect(searchPath({ ...box, area: { kind: 'box', box: [112, 4, 115, 6] }, spacingNm: 0.1 })).toEqual({
    ok: false,
    problem: ['spacingNm is 0.1, about 1195 legs for this area, expected at most 500'],
  })
})

test('legs beyond the edge leave no place of a convex area farther than half a spacing', () => {
  const shares = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(sweepOf(convexRing, 'beyond-edge'), shares, (task, weights) => {
      fc.pre(parseSearchTask(task).ok && searchPath(task).ok)
      const outline = outlineOf(task.area)
      const used = weights.slice(0, outline.length)
      const sum = used.reduce((all, each) => all + each, 0)
      const mix = (axis: 0 | 1) => used.reduce((all, each, i) => all + (each / sum) * (outline[i]?.[axis] ?? 0), 0)
      const path = pathOf(task)
      // A fiftieth of a spacing is forgiven at the far edge, and 0.05 NM for edges and legs drawn straight.
      const most = task.spacingNm * 0.52 + 0.05
      for (const [lon, lat] of [[mix(0), mix(1)] as const, ...outline])
        expect(offPath([wrapLongitude(lon), lat], path)).toBeLessThan(most)
    }),
  )
})

test('legs at the edge of a box that lies along them leave no place farther than half a spacing', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, fc.double({ min: 1, max: 12, noNaN: true }), (east, north, spacingNm) => {
      const path = pathOf({ ...box, spacingNm })
      expect(offPath([112 + east, 4 + north / 2], path)).toBeLessThan(spacingNm * 0.52 + 0.05)
    }),
  )
})

test('every leg is flown once from end to end, and all of the way stays inside, whatever bays the area has', () => {
  const ends = fc.constantFrom('at-edge' as const, 'half-spacing-inside' as const)
  fc.assert(
    fc.property(
      ends.chain((legEnds) => sweepOf(jaggedRing, legEnds)),
      (task) => {
        fc.pre(parseSearchTask(task).ok)
        const laid = layPattern(task)
        fc.pre(laid.ok)
        if (!laid.ok) return
        const { points, target = [] } = laid.value
        const runs = runsOver(target, task.spacingNm, task.legEnds ?? 'at-edge').flat()
        const flown = new Set(points.slice(1).map((b, i) => String([points[i], b].flat())))
        const times = ({ y, from, to }: (typeof runs)[number]) =>
          Number(flown.has(String([from, y, to, y]))) + Number(flown.has(String([to, y, from, y])))
        expect(runs.filter((run) => run.to - run.from >= 1e-5 && times(run) !== 1)).toEqual([])
        const outside = points.slice(1).flatMap(([bx, by], i) => {
          const [ax, ay] = points[i] ?? [bx, by]
          return [0, 1, 2, 3, 4, 5, 6, 7, 8]
            .map((eighths): Point => [ax + (eighths / 8) * (bx - ax), ay + (eighths / 8) * (by - ay)])
            .filter((point) => !isInside(target, point) && edgeDistance(target, point) >= OUTSIDE_NM * 1.5)
        })
        expect(outside).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('a search is the same across the antimeridian', () => {
  fc.assert(
    fc.property(sweepOf(jaggedRing, 'at-edge'), fc.double({ min: -0.9, max: 0.9, noNaN: true }), (task, lon) => {
      fc.pre(task.area.kind === 'polygon' && parseSearchTask(task).ok)
      if (task.area.kind !== 'polygon') return
      const first = task.area.ring[0]?.[0] ?? 0
      const moved = (to: number): SearchTask => ({
        ...task,
        area: {
          kind: 'polygon',
          ring: outlineOf(task.area).map(([x, y]): LonLat => [wrapLongitude(x - first + to), y]),
        },
      })
      const [here, there] = [searchPath(moved(0)), searchPath(moved(180 + lon))]
      expect(there.ok).toBe(here.ok)
      if (!here.ok || !there.ok) return
      // Where two ways are as long a hair decides between them: lengths tell.
      expect(there.value.every(([x]) => x >= -180 && x < 180)).toBe(true)
      expect(there.value.length).toBe(here.value.length)
      for (const [i, place] of there.value.entries()) {
        const [x, y] = here.value[i] as LonLat
        expect(geodesicNm(place, [wrapLongitude(x + 180 + lon), y])).toBeLessThan(1e-3)
      }
    }),
    { numRuns: 60 },
  )
})

test('one task is one path', () => {
  expect(pathOf(box, [111, 3])).toEqual(pathOf(box, [111, 3]))
  expect(areaOnPlane(box.area, 0).polygon).toEqual(areaOnPlane(box.area, 0).polygon)
})
