import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import type { NamedShip } from './scenario.ts'
import { findScenario, scenarioNames } from './scenarios.ts'
import { line1930, line1969 } from './stories/usual-parts.ts'
import { byTrack, played, START_MS, scenarioNamed } from './testing.ts'

describe('the scenarios', () => {
  test('each is found by its name, can be played, and says what it shows', () => {
    expect(scenarioNames.slice(0, 2)).toEqual(['patrol', 'crossing'])
    expect(scenarioNames).toHaveLength(14)
    for (const name of scenarioNames) {
      const { title, description } = scenarioNamed(name)
      expect(title).not.toBe('')
      expect(description).not.toBe('')
    }
  })

  test('an unknown name is answered with the known ones', () => {
    expect(findScenario('storm')).toEqual({
      ok: false,
      problem: `scenario is "storm", expected one of ${scenarioNames.join(', ')}`,
    })
  })

  test.each([
    ['patrol', 200],
    ['crossing', 12],
    ['stress', 2000],
    ['crowd', 10_002],
  ])('%s has one drone and %d vessels', (name, vessels) => {
    const { identities } = played(scenarioNamed(name), 0)
    expect(identities.filter(({ kind }) => kind === 'drone').map(({ name }) => name)).toEqual(['ANKA-S 1'])
    expect(identities.filter(({ kind }) => kind === 'vessel' || kind === 'patrol').length).toBe(vessels)
  })
})

const facts = (file: string) =>
  readFileSync(new URL(`../../geo/facts/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => /,([^,]*),[^,]*°.*?,(-?\d+\.\d+),(-?\d+\.\d+),/.exec(line))
    .flatMap((match) => (match ? [{ point: match[1], lat: Number(match[2]), lon: Number(match[3]) }] : []))

test.each([
  ['1969-idn-mys-continental-shelf.csv', line1969],
  ['1930-gbr-usa-north-borneo-philippines.csv', line1930],
])('the limit’s turning points are those of %s', (file, line) => {
  const published = facts(file)
  expect(published.length).toBeGreaterThan(10)
  for (const [point, place] of Object.entries(line) as [string, LonLat][]) {
    const fact = published.find((each) => each.point === point)
    expect([fact?.lon, fact?.lat], `point ${point}`).toEqual(place)
  }
})

describe('the ships that cross the limit', () => {
  const crossers = (name: string) =>
    scenarioNamed(name).parts.filter((part): part is NamedShip => part.part === 'ship' && part.kind === 'vessel')

  test.each(['patrol', 'crossing'])('in %s they carry a country code of no state, and no flag', (name) => {
    for (const { mmsi, flag } of crossers(name)) {
      expect(String(mmsi)).toMatch(/^290/)
      expect(flag).toBeUndefined()
    }
  })

  test('in patrol six cross, the first two in three to ten minutes; in crossing two, after 20 and 40 s', () => {
    expect(crossers('patrol').map(({ passes }) => passes.afterS)).toEqual([240, 420, 600, 900, 1200, 1500])
    expect(crossers('crossing').map(({ name, passes }) => [name, passes.afterS])).toEqual([
      ['LAUT BIRU 9', 20],
      ['ANGIN TIMUR 3', 40],
    ])
  })

  test.each(['patrol', 'crossing'])(
    'in %s each is heard on both sides, and at its crossing place when it should be',
    (name) => {
      const tracks = byTrack(played(scenarioNamed(name), 1800).reports)
      for (const { mmsi, passes, places } of crossers(name)) {
        const reports = tracks.get(`mmsi:${mmsi}`) ?? []
        const [from, at] = [places[0], places[1]]
        if (!from || !at) expect.fail('a crosser has three places')
        const crossedMs = START_MS + passes.afterS * 1000
        // How far past the crossing place, miles: negative before it.
        const past = (atMs: number) => {
          const report = reports.findLast((each) => each.atMs <= atMs) ?? reports[0]
          if (!report) return Number.NaN
          return (
            distanceNm([from[0], from[1]], [report.lon, report.lat]) - distanceNm([from[0], from[1]], [at[0], at[1]])
          )
        }
        const slackMs = Math.max(12_000, passes.afterS * 50)
        expect(past(crossedMs - slackMs)).toBeLessThan(0)
        expect(past(crossedMs + slackMs)).toBeGreaterThan(0)
      }
    },
  )
})
