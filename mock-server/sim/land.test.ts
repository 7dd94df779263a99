import { readFileSync } from 'node:fs'
import { booleanPointInPolygon, multiPolygon } from '@turf/turf'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import type { Part } from '#geo/zone.ts'
import { ZoneIndex } from '#geo/zone-index.ts'
import { castOf } from './cast.ts'
import { pathLengthNm, placeAlong } from './path.ts'
import { anchorages, fishingGrounds, type Ground, type Route, routes } from './routes.ts'
import { scenarioNamed } from './testing.ts'
import { LANES, laneOf } from './voyage.ts'

/** How near to land a ship may be planned, nautical miles. */
const CLEAR_NM = 0.3

const land = landParts()
const index = new ZoneIndex(land, 0.1)
const isLand = ([lon, lat]: LonLat) => index.contains(lon, lat)

/** A place and eight around it. */
const around = (place: LonLat, nm: number): LonLat[] => [
  place,
  ...[0, 45, 90, 135, 180, 225, 270, 315].map((bearing) => destination(place, bearing, nm)),
]

describe('no ship is planned over land', () => {
  const named = scenarioNamed('patrol').parts.flatMap((part) => (part.part === 'ship' ? [part] : []))
  const all: [string, Route][] = [
    ...Object.entries(routes),
    ...named.map(({ name, places }): [string, Route] => [name, { ends: [{ stop: false }, { stop: false }], places }]),
  ]
  test.each(all)('on %s, in any lane, both ways', (_, route) => {
    for (const outward of [true, false]) {
      for (const lane of [0, LANES[1]]) {
        const path = laneOf({ route, lane }, outward)
        const lengthNm = pathLengthNm(path)
        const ashore: LonLat[] = []
        for (let nm = 0; nm <= lengthNm + CLEAR_NM; nm += CLEAR_NM)
          ashore.push(...around(placeAlong(path, nm).place, CLEAR_NM).filter(isLand))
        expect(ashore).toEqual([])
      }
    }
  })

  test.each<[string, Ground]>([...Object.entries(fishingGrounds), ...Object.entries(anchorages)])(
    'in %s',
    (_, ground) => {
      const ashore: LonLat[] = []
      for (let nm = 0; nm < ground.radiusNm + 0.5; nm += 0.5)
        for (let bearing = 0; bearing < 360; bearing += 5) ashore.push(destination(ground.centre, bearing, nm))
      expect(ashore.filter(isLand)).toEqual([])
    },
  )
})

// Two million moves: a second when the machine is free, so more time for when it is not.
test('in three hours of the patrol no ship is on land, turf agreeing', { timeout: 30_000 }, () => {
  const ships = castOf(scenarioNamed('patrol'), 1, 'sim').filter(({ identity }) => identity.kind !== 'drone')
  const feature = multiPolygon(land.map((part) => part.map((ring) => ring.map(([lon, lat]) => [lon, lat]))))
  const ashore: object[] = []
  for (let s = 0; s <= 3 * 3600; s++) {
    for (const { motion, identity } of ships) {
      if (s % 60 === 0 && isLand([motion.lon, motion.lat])) ashore.push({ ...identity, ...motion, s })
      // Turf looks at the whole polygon: dear, so only at each ship's first and last place.
      if (s % (3 * 3600) === 0 && booleanPointInPolygon([motion.lon, motion.lat], feature))
        ashore.push({ ...identity, s })
    }
    for (const ship of ships) ship.move()
  }
  expect(ashore).toEqual([])
})

test('the land used here is land: it knows Kuala Lumpur, Labuan and the South China Sea apart', () => {
  expect(isLand([101.69, 3.14])).toBe(true)
  expect(isLand([115.23, 5.32])).toBe(true)
  expect(isLand([112, 5.5])).toBe(false)
})

function landParts(): readonly Part[] {
  const text = readFileSync(new URL('../../geo/data/land.geojson', import.meta.url), 'utf8')
  const { features } = JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>
  return features.flatMap(({ geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return polygons as unknown as readonly Part[]
  })
}
