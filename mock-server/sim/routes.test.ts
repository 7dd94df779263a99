import { describe, expect, test } from 'vitest'
import { pathLengthNm, placeAlong } from './path.ts'
import { randomStream } from './random.ts'
import { anchorages, fishingGrounds, type Route, routes } from './routes.ts'
import { localRoutes } from './routes-local.ts'
import { isSea } from './sea.ts'
import { Vessel } from './vessel.ts'
import { type VesselTypeName, vesselTypes } from './vessel-types.ts'
import { LANES, laneOf, limitsOf, VoyageHelm } from './voyage.ts'

/** The ship that turns widest at the fastest of those that sail there. */
const widest = (name: string): VesselTypeName => (Object.hasOwn(localRoutes, name) ? 'ferry' : 'container')

describe('a ship that sails a whole route and begins the way back', () => {
  // Some twenty-five days at sea each way in all: seconds, so more time for when the machine is not free.
  test.each(Object.entries(routes))(
    'is never on land: %s, both ways, in the innermost and the outermost lane',
    {
      timeout: 60_000,
    },
    (name, route: Route) => {
      const type = vesselTypes[widest(name)]
      const hull = {
        serviceKn: type.serviceKn[1],
        maxTurnDegS: type.maxTurnDegS,
        maxChangeKnS: type.maxChangeKnS,
      }
      for (const outward of [true, false]) {
        for (const lane of LANES) {
          const motion = randomStream(7, `${name}/${outward}/${lane}`)
          const helm = new VoyageHelm({ route, outward, lane, start: { share: 0 } }, hull, motion)
          const identity = { trackId: 'mmsi:1', kind: 'vessel', aisClass: 'A' } as const
          const ship = new Vessel(identity, 'sim', helm.start, hull, helm, { motion, radio: randomStream(1, 'radio') })
          const lengthNm = pathLengthNm(laneOf({ route, lane }, outward))
          const seconds = (lengthNm / hull.serviceKn) * 3600 * 1.3 + 4 * 3600
          const ashore: object[] = []
          for (let s = 0; s < seconds; s++) {
            ship.move()
            if (s % 20 === 0 && !isSea([ship.motion.lon, ship.motion.lat])) ashore.push({ ...ship.motion, s })
          }
          expect(ashore).toEqual([])
        }
      }
    },
  )
})

describe('the limits of speed on the way', () => {
  const strait = routes['malacca-transit']

  test('a leg has the higher limit of its two places, and none where one of them has none; the same both ways', () => {
    const ends = [{ stop: false }, { stop: false }] as const
    const places = [
      [100, 1, 1],
      [100.1, 1, 1, 14],
      [100.2, 1, 1, 12],
      [100.3, 1, 1, 12],
      [100.4, 1, 1],
    ] as const
    const none = Number.POSITIVE_INFINITY
    expect(limitsOf({ ends, places }, true)).toEqual([none, 14, 12, none])
    expect(limitsOf({ ends, places }, false)).toEqual([none, 12, 14, none])
  })

  test.each([true, false])('a fast ship has slowed down when the slower leg begins, outward %s', (outward) => {
    const { maxTurnDegS, maxChangeKnS } = vesselTypes.container
    const hull = { serviceKn: 20, maxTurnDegS, maxChangeKnS }
    const lane = laneOf({ route: strait, lane: 0.5 }, outward)
    const limits = limitsOf(strait, outward)
    const first = limits.findIndex((limitKn) => limitKn < 20)
    const startNm = pathLengthNm(lane.slice(0, first + 1)) - 10
    const motion = randomStream(1, 'motion')
    const start = { share: startNm / pathLengthNm(lane) }
    const helm = new VoyageHelm({ route: strait, outward, lane: 0.5, start }, hull, motion)
    const identity = { trackId: 'mmsi:1', kind: 'vessel', aisClass: 'A' } as const
    const ship = new Vessel(identity, 'sim', helm.start, hull, helm, { motion, radio: randomStream(1, 'radio') })
    const begins = placeAlong(lane, startNm + 10).place
    let abeamKn = 0
    for (let s = 0; s < 3600; s++) {
      ship.move()
      const isPast = outward ? ship.motion.lon > begins[0] : ship.motion.lon < begins[0]
      if (isPast && abeamKn === 0) abeamKn = ship.motion.speedKn
    }
    expect(helm.start.speedKn).toBeGreaterThan(17)
    expect(abeamKn).toBeGreaterThan(10)
    expect(abeamKn).toBeLessThanOrEqual((limits[first] ?? 0) * 1.05)
  })
})

test('ports that the ways from the South China Sea lead to', () => {
  const ends = Object.values(routes).flatMap((route: Route) => route.ends.map(({ name }) => name))
  const ports = ['PORT KLANG', 'PENANG', 'KUANTAN', 'BINTULU', 'LABUAN', 'KOTA KINABALU', 'SANDAKAN', 'TAWAU', 'MIRI']
  for (const port of ports) expect(ends).toContain(port)
  for (const name of ends) expect((name ?? '').length).toBeLessThanOrEqual(20)
})

test('grounds and anchorages lie apart from the lanes of the strait', () => {
  const strait = laneOf({ route: routes['malacca-transit'], lane: 0 }, true)
  for (const [name, { centre, radiusNm }] of [...Object.entries(anchorages), ...Object.entries(fishingGrounds)]) {
    let nearestNm = Number.POSITIVE_INFINITY
    for (let nm = 0; nm < pathLengthNm(strait); nm += 1) {
      const [lon, lat] = placeAlong(strait, nm).place
      nearestNm = Math.min(nearestNm, Math.hypot(lon - centre[0], lat - centre[1]) * 60)
    }
    expect(nearestNm, name).toBeGreaterThan(radiusNm + 2)
  }
})
