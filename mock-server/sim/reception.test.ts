import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PositionReport } from '#domain/report.ts'
import { radarHorizonNm } from '#domain/sensors/horizon.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import { parseZones } from '#geo/zone-file.ts'
import { ZoneIndex } from '#geo/zone-index.ts'
import { heardShare, isPassing, receptionOf, receptionRangeNm } from './reception.ts'
import { type Receiver, shoreStations } from './reception-stations.ts'
import { isSea } from './sea.ts'
import { START_MS } from './testing.ts'

const zonesFile = new URL('../../geo/data/zones.geojson', import.meta.url)

const report = ([lon, lat]: LonLat, atMs = START_MS, trackId = 'mmsi:533000001', navStatus = 0): PositionReport => ({
  trackId,
  source: 'sim',
  atMs,
  lon,
  lat,
  navStatus,
})
const onBoat = (made: PositionReport): PositionReport => {
  const { navStatus: _, ...rest } = made
  return rest
}
const mast: Receiver = { name: 'mast', place: [112, 3], heightM: 100 }

/** The share of one report every 10 s of a day that is heard. */
function shareHeard(heard: (made: PositionReport) => boolean, make: (atMs: number) => PositionReport): number {
  let count = 0
  for (let i = 0; i < 8640; i++) if (heard(make(START_MS + i * 10_000))) count++
  return count / 8640
}

describe('a receiver ashore', () => {
  test('hears as far as the VHF horizon of both antennas and a quarter further', () => {
    expect(receptionRangeNm(100, 20)).toBeCloseTo(1.25 * radarHorizonNm(100, 20), 9)
    // 2.22 (sqrt 100 + sqrt 20) = 32.1 miles.
    expect(receptionRangeNm(100, 20)).toBeCloseTo(40.2, 0)
  })

  test('hears nearly all well inside, less near the edge, nothing beyond it', () => {
    const at = (nm: number) => heardShare(mast, destination(mast.place, 45, nm), 20)
    expect([at(0), at(30)]).toEqual([0.98, 0.98])
    expect(at(36)).toBeGreaterThan(0.3)
    expect(at(36)).toBeLessThan(0.7)
    expect([at(40.5), at(300)]).toEqual([0, 0])
  })

  test('never hears more from further off, in any direction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 359 }),
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 600 }),
        (bearingDeg, oneCable, otherCable) => {
          const [near, far] = [Math.min(oneCable, otherCable) / 10, Math.max(oneCable, otherCable) / 10]
          const share = (nm: number) => heardShare(mast, destination(mast.place, bearingDeg, nm), 20)
          expect(share(far)).toBeLessThanOrEqual(share(near) + 1e-9)
        },
      ),
    )
  })

  test('hears a boat’s low antenna less far', () => {
    const heard = receptionOf({ seed: 1, stations: [mast], hasSatellites: false })
    const place = destination(mast.place, 0, 33)
    expect(
      shareHeard(
        (made) => heard(made, made.atMs),
        (atMs) => report(place, atMs),
      ),
    ).toBeGreaterThan(0.8)
    expect(
      shareHeard(
        (made) => heard(made, made.atMs),
        (atMs) => onBoat(report(place, atMs)),
      ),
    ).toBeLessThan(0.1)
  })
})

describe('whether a report is heard', () => {
  const places = fc.tuple(fc.double({ min: 97, max: 121, noNaN: true }), fc.double({ min: 0, max: 11, noNaN: true }))

  test('does not change, however often and in whatever order it is asked; another seed draws anew', () => {
    const made = Array.from({ length: 400 }, (_, i) => report([112.2, 3.58], START_MS + i * 10_000))
    const [first, second] = [receptionOf({ seed: 5 }), receptionOf({ seed: 5 })]
    const answers = made.map((each) => first(each, each.atMs))
    expect(
      made
        .toReversed()
        .map((each) => second(each, each.atMs))
        .toReversed(),
    ).toEqual(answers)
    const other = receptionOf({ seed: 6 })
    expect(made.map((each) => other(each, each.atMs))).not.toEqual(answers)
  })

  test('goes by where the set truly is, not by where it says it is', () => {
    const heard = receptionOf({ seed: 1, stations: [mast], hasSatellites: false })
    const far: LonLat = [112, 8]
    const near = destination(mast.place, 90, 5)
    expect(
      shareHeard(
        (made) => heard(made, made.atMs, near),
        (atMs) => report(far, atMs),
      ),
    ).toBeGreaterThan(0.95)
    expect(
      shareHeard(
        (made) => heard(made, made.atMs, far),
        (atMs) => report(near, atMs),
      ),
    ).toBe(0)
  })

  test('one more receiver takes nothing away', () => {
    const [few, more] = [receptionOf({ seed: 1, stations: [] }), receptionOf({ seed: 1 })]
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 86_400 }), (place, s) => {
        const made = report(place, START_MS + s * 1000)
        if (few(made, made.atMs)) expect(more(made, made.atMs)).toBe(true)
      }),
    )
  })

  test('in the open sea a drone overhead hears it', () => {
    const far: LonLat = [112, 9]
    const drone: Receiver = { name: 'drone', place: [112.5, 9.5], heightM: 5000 }
    let aloft: readonly Receiver[] = []
    const heard = receptionOf({ seed: 1, hasSatellites: false, afloat: () => aloft })
    const share = () =>
      shareHeard(
        (made) => heard(made, made.atMs),
        (atMs) => report(far, atMs),
      )
    expect(share()).toBe(0)
    aloft = [drone]
    expect(share()).toBeGreaterThan(0.95)
  })

  test('what is no AIS is not lost here', () => {
    const heard = receptionOf({ seed: 1, stations: [], hasSatellites: false })
    expect(heard(report([112, 9], START_MS, 'uav:anka-s-1'), START_MS)).toBe(true)
  })
})

describe('far from every station', () => {
  const far: LonLat = [112, 9]
  const heard = receptionOf({ seed: 1 })

  test('only passing satellites hear: five minutes in every twenty, few reports of them', () => {
    const passing = Array.from({ length: 86_400 }, (_, s) => isPassing(1, START_MS + s * 1000)).filter(Boolean).length
    expect(passing / 86_400).toBeGreaterThan(0.23)
    expect(passing / 86_400).toBeLessThan(0.27)
    const times = Array.from({ length: 8640 }, (_, i) => START_MS + i * 10_000).filter((atMs) =>
      heard(report(far, atMs), atMs),
    )
    expect(times.every((atMs) => isPassing(1, atMs))).toBe(true)
    expect(times.length).toBeGreaterThan(100)
    expect(times.length).toBeLessThan(500)
    const gapsS = times.slice(1).map((atMs, i) => (atMs - (times[i] ?? 0)) / 1000)
    // From one pass to the next up to two windows less what it lasts, and a while until one gets through.
    expect(Math.max(...gapsS)).toBeGreaterThan(1200)
    expect(Math.max(...gapsS)).toBeLessThan(3 * 1200)
  })

  test('class B is heard seldom', () => {
    const ofB = shareHeard(
      (made) => heard(made, made.atMs),
      (atMs) => onBoat(report(far, atMs)),
    )
    const ofA = shareHeard(
      (made) => heard(made, made.atMs),
      (atMs) => report(far, atMs),
    )
    expect(ofB).toBeGreaterThan(0)
    expect(ofB).toBeLessThan(ofA / 2)
  })
})

describe('the shore stations', () => {
  test('stand ashore or within two miles of land, each under a name of its own', () => {
    expect(new Set(shoreStations.map(({ name }) => name)).size).toBe(shoreStations.length)
    for (const { name, place } of shoreStations) {
      const near = [0, 45, 90, 135, 180, 225, 270, 315].map((bearing) => destination(place, bearing, 2))
      expect(
        [place, ...near].some((each) => !isSea(each)),
        name,
      ).toBe(true)
    }
  })

  test.skipIf(!existsSync(zonesFile))(
    'hear nearly every report in the territorial sea of Malaysia, and few far out',
    () => {
      const zones = parseZones(JSON.parse(readFileSync(zonesFile, 'utf8')))
      if (!zones.ok) expect.fail(zones.problem)
      const shareOf = (kind: string) => {
        const own = zones.value.zones.filter((zone) => zone.kind === kind && zone.claimants.join() === 'MY')
        const indexes = own.map(({ parts }) => new ZoneIndex(parts, 0.1))
        let [all, wellHeard] = [0, 0]
        for (let lon = 98; lon < 120; lon += 0.1) {
          for (let lat = 0.8; lat < 8.6; lat += 0.1) {
            if (!indexes.some((index) => index.contains(lon, lat))) continue
            all++
            if (shoreStations.some((station) => heardShare(station, [lon, lat], 20) > 0.9)) wellHeard++
          }
        }
        return wellHeard / all
      }
      expect(shareOf('territorial-sea')).toBeGreaterThan(0.98)
      expect(shareOf('eez')).toBeLessThan(0.35)
    },
  )
})
