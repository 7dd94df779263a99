import { expect, test } from 'vitest'
import { nominalIntervalS } from '#domain/freshness.ts'
import { distanceNm } from '#geo/measure.ts'
import { crowdOf } from './crowd.ts'
import { findScenario } from './scenarios.ts'
import { isSea } from './sea.ts'
import { byTrack, played, START_MS } from './testing.ts'

const MINUTES = 10

function crowd(targets: number) {
  const scenario = findScenario('crowd', { targets })
  if (!scenario.ok) throw new Error(scenario.problem)
  return { ...scenario.value, parts: scenario.value.parts.filter(({ part }) => part === 'crowd') }
}

test('has as many vessels as asked for, each with a number of its own, all heard within ten seconds', () => {
  const { identities, reports } = played(crowd(3000), 10)
  expect(new Set(identities.map(({ trackId }) => trackId)).size).toBe(3000)
  expect(byTrack(reports).size).toBe(3000)
})

test('everyone reports at the interval of their class, speed and status, and moves as fast as they say', () => {
  const { identities, reports } = played(crowd(300), MINUTES * 60)
  const kinds = new Map(identities.map((identity) => [identity.trackId, identity]))
  for (const [trackId, track] of byTrack(reports)) {
    const { kind = 'other', aisClass } = kinds.get(trackId) ?? {}
    for (let i = 1; i < track.length; i++) {
      const [before, now] = [track[i - 1], track[i]]
      if (!before || !now) break
      const nominalS = nominalIntervalS({ kind, aisClass, sogKn: before.sogKn, navStatus: before.navStatus })
      expect(Math.abs((now.atMs - before.atMs) / 1000 - nominalS)).toBeLessThanOrEqual(1)
      const saidNm = ((before.sogKn ?? 0) * (now.atMs - before.atMs)) / 3_600_000
      const movedNm = distanceNm([before.lon, before.lat], [now.lon, now.lat])
      expect(Math.abs(movedNm - saidNm)).toBeLessThan(0.02)
    }
  }
})

test('a larger crowd has the smaller one in it, and the same seed gives the same bytes', () => {
  const [small, large] = [played(crowd(50), 60), played(crowd(80), 60)]
  const of = new Set(small.identities.map(({ trackId }) => trackId))
  expect(large.reports.filter(({ trackId }) => of.has(trackId))).toEqual(small.reports)
  expect(played(crowd(50), 60, 2).reports).not.toEqual(small.reports)
})

test('nobody is on land, now or after hours', () => {
  const vessels = crowdOf(400, 3, 'sim')
  for (let s = 0; s < 6 * 3600; s += 1) {
    for (const vessel of vessels) vessel.move()
    if (s % 900 === 0) expect(vessels.filter(({ motion }) => !isSea([motion.lon, motion.lat]))).toEqual([])
  }
})

test('the clock of the world is the reports’ own', () => {
  expect(played(crowd(5), 0).reports.every(({ atMs }) => atMs === START_MS)).toBe(true)
})
