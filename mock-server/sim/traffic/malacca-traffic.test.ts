import { describe, expect, test } from 'vitest'
import { castOf } from '../cast.ts'
import type { Entity } from '../entity.ts'
import { type Motion, NM_PER_DEGREE, turnBetween } from '../motion.ts'
import { routes } from '../routes.ts'
import { offPortKlangToSingapore, singaporeStrait } from '../routes-stretches.ts'
import type { Part } from '../scenario.ts'
import { sailingHours } from '../voyage.ts'
import { busyMalacca, HOURS_A_YEAR, malaccaTransits, shipsOn, shipsPresent, transits2024 } from './malacca-traffic.ts'

const PUBLISHED_A_YEAR = 94_301
const RADIANS = Math.PI / 180
const CABLE_NM = 0.1

const cast = (parts: readonly Part[]) => castOf({ name: 'strait', title: '', description: '', parts }, 1, 'sim')

function passed(ships: readonly Entity[], hours: number, each: (second: number) => void) {
  for (let s = 0; s <= hours * 3600; s++) {
    each(s)
    for (const ship of ships) ship.move()
  }
}

describe('how many ships there are', () => {
  test('the types add up to what was published', () => {
    expect(transits2024.reduce((sum, { aYear }) => sum + aYear, 0)).toBe(PUBLISHED_A_YEAR)
  })

  test('ships present are transits a year times the part of a year each takes', () => {
    expect(shipsPresent(HOURS_A_YEAR, 24)).toBe(24)
    expect(shipsPresent(PUBLISHED_A_YEAR, 19)).toBeCloseTo(204.4, 1)
    expect(shipsPresent(0, 19)).toBe(0)
  })

  test('on a route they follow from its length, the limits on it, the speeds of the type and the stays', () => {
    const route = {
      ends: [{ stop: false }, { stop: false }],
      places: [
        [100, 0, 1],
        [100, 2, 1],
      ],
    } as const
    // 120.1 miles at 12 to 14 knots: about 9.26 hours.
    expect(shipsOn(route, 'tanker', HOURS_A_YEAR)).toBeCloseTo(9.24, 1)
    const withStops = { ...route, ends: [{ stop: true }, { stop: true }] } as const
    // Two stops in a round of two passages, 1.25 hours each.
    expect(shipsOn(withStops, 'tanker', HOURS_A_YEAR)).toBeCloseTo(10.49, 1)
    const transit = routes['malacca-transit']
    const unlimited = { ...transit, places: transit.places.map(([lon, lat, width]) => [lon, lat, width] as const) }
    expect(sailingHours(transit, 20)).toBeGreaterThan(sailingHours(unlimited, 20) + 1)
    expect(sailingHours(transit, 11)).toBeCloseTo(sailingHours(unlimited, 11), 9)
  })

  test.each([80_000, PUBLISHED_A_YEAR, 100_000])('%d a year are shared out to the ship', (aYear) => {
    const groups = malaccaTransits(aYear)
    const through = groups.filter(({ route }) => route === 'malacca-transit').reduce((sum, { count }) => sum + count, 0)
    const meanHours = (through * HOURS_A_YEAR) / (aYear * 0.907)
    // Some 600 miles at 13 to 14 knots.
    expect(meanHours).toBeGreaterThan(40)
    expect(meanHours).toBeLessThan(47)
  })
})

// Ten million moves: some seconds, so more time for when the machine is not free.
test('a quarter of the traffic: in 24 hours a gate off Port Klang is passed as the year says', {
  timeout: 60_000,
}, () => {
  const ships = cast(malaccaTransits(PUBLISHED_A_YEAR / 4))
  const gateLon = 101.5
  const isEast = ships.map(({ motion }) => motion.lon > gateLon)
  const crossings = { eastbound: 0, westbound: 0 }
  passed(ships, 24, () => {
    for (const [i, { motion }] of ships.entries()) {
      const now = motion.lon > gateLon
      if (now === isEast[i]) continue
      isEast[i] = now
      crossings[now ? 'eastbound' : 'westbound']++
    }
  })
  const aDay = PUBLISHED_A_YEAR / 4 / 365.25
  expect(Math.abs(crossings.eastbound + crossings.westbound - aDay)).toBeLessThan(0.12 * aDay)
  expect(Math.abs(crossings.eastbound - crossings.westbound)).toBeLessThan(0.25 * aDay)
})

/** The centre line of the scheme from off Port Klang to Horsburgh, west to east. */
const centreLine = [...offPortKlangToSingapore, ...singaporeStrait]

/** Miles south of the centre line, square to its leg there; undefined away from the scheme. */
function southOfCentreNm({ lon, lat }: Motion): number | undefined {
  const at = centreLine.findIndex(([eastLon], i) => i > 0 && lon < eastLon)
  const [from, to] = [centreLine[at - 1], centreLine[at]]
  if (!from || !to || lon < from[0]) return undefined
  const shrink = Math.cos(lat * RADIANS)
  const [east, north] = [(to[0] - from[0]) * shrink, to[1] - from[1]]
  return (((lon - from[0]) * shrink * north - (lat - from[1]) * east) / Math.hypot(east, north)) * NM_PER_DEGREE
}

describe('the lanes of the separation scheme, in three hours of a busy strait', { timeout: 60_000 }, () => {
  test('every ship keeps to the lane of her way: eastbound south of the centre, westbound north of it', () => {
    const ships = cast(busyMalacca.filter((part) => part.part === 'voyages' && isThroughRoute(part.route)))
    const wrong: object[] = []
    let looked = 0
    passed(ships, 3, (s) => {
      if (s % 60 !== 0) return
      for (const { motion, identity } of ships) {
        const southNm = southOfCentreNm(motion)
        if (southNm === undefined || motion.lon < 101.35 || motion.lon > 104.5 || motion.speedKn < 3) continue
        looked++
        const isEastbound = motion.courseDeg < 180
        if (isEastbound ? southNm < 0 : southNm > 0) wrong.push({ ...identity, ...motion, southNm, s })
      }
    })
    expect(looked).toBeGreaterThan(20_000)
    expect(wrong).toEqual([])
  })

  test('nobody meets anybody head-on within a cable, ferries and tows among them', () => {
    const ships = cast(busyMalacca.filter(({ part }) => part === 'voyages'))
    const met = new Set<string>()
    passed(ships, 3, (s) => {
      if (s % 20 !== 0) return
      const sorted = ships.filter(({ motion }) => isInScheme(motion)).sort((a, b) => a.motion.lon - b.motion.lon)
      for (const [i, { motion, identity }] of sorted.entries()) {
        for (let j = i + 1; j < sorted.length; j++) {
          const other = sorted[j] as Entity
          const east = (other.motion.lon - motion.lon) * NM_PER_DEGREE
          if (east > CABLE_NM) break
          if (Math.hypot(east, (other.motion.lat - motion.lat) * NM_PER_DEGREE) > CABLE_NM) continue
          if (Math.abs(turnBetween(motion.courseDeg, other.motion.courseDeg)) > 160)
            met.add(`${identity.name} ${other.identity.name} ${motion.lon.toFixed(2)} ${motion.lat.toFixed(2)}`)
        }
      }
    })
    expect([...met]).toEqual([])
  })

  test('in the Singapore Strait ships are slower than in the Strait of Malacca, and slowest off Raffles', () => {
    const ships = cast(malaccaTransits().filter(({ route }) => route === 'malacca-transit'))
    const fastest = { strait: 0, singapore: 0, raffles: 0 }
    passed(ships, 3, (s) => {
      if (s % 60 !== 0) return
      for (const { motion } of ships) {
        const { lon, speedKn } = motion
        if (lon > 101 && lon < 102.5) fastest.strait = Math.max(fastest.strait, speedKn)
        if (lon > 103.9 && lon < 104.38) fastest.singapore = Math.max(fastest.singapore, speedKn)
        if (lon > 103.75 && lon < 103.84) fastest.raffles = Math.max(fastest.raffles, speedKn)
        if (lon > 101 && lon < 104.38) expect(speedKn).toBeGreaterThan(9)
      }
    })
    expect(fastest.strait).toBeGreaterThan(18)
    expect(fastest.strait).toBeLessThan(20.7)
    expect(fastest.singapore).toBeLessThan(14.5)
    expect(fastest.raffles).toBeLessThan(12.5)
  })
})

function isThroughRoute(route: keyof typeof routes): boolean {
  return route === 'malacca-transit' || route === 'port-klang-singapore'
}

function isInScheme({ lon, speedKn }: Motion): boolean {
  return lon > 101.35 && lon < 104.5 && speedKn > 2
}
