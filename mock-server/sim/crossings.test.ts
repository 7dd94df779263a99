import { existsSync, readFileSync } from 'node:fs'
import { booleanPointInPolygon } from '@turf/turf'
import { expect, test } from 'vitest'
import { parseZones, zoneFeature } from '#geo/zone-file.ts'
import { castOf } from './cast.ts'
import { scenarioNamed } from './testing.ts'

const file = new URL('../../geo/data/zones.geojson', import.meta.url)

test.skipIf(!existsSync(file)).each([
  ['patrol', 'LAUT BIRU 9', 240, 'enters'],
  ['patrol', 'ANGIN TIMUR 3', 420, 'leaves'],
  ['patrol', 'CAMAR PUTIH 21', 600, 'enters'],
  ['patrol', 'OMBAK TENANG 5', 900, 'enters'],
  ['patrol', 'SETIA JAYA 14', 1200, 'leaves'],
  ['patrol', 'REZEKI BARU 8', 1500, 'enters'],
  ['crossing', 'LAUT BIRU 9', 20, 'enters'],
  ['crossing', 'ANGIN TIMUR 3', 40, 'leaves'],
])(
  'in %s, %s is where it should be %d s after the start: it %s Malaysia’s zone there, says turf',
  (scenario, name, afterS, does) => {
    const zones = parseZones(JSON.parse(readFileSync(file, 'utf8')))
    if (!zones.ok) expect.fail(zones.problem)
    const own = zones.value.zones
      .filter(({ kind, claimants }) => kind === 'eez' && claimants.includes('MY'))
      .map(zoneFeature)
    const ship =
      castOf(scenarioNamed(scenario), 1, 'sim').find(({ identity }) => identity.name === name) ?? expect.fail()
    const isIn = () => own.some((zone) => booleanPointInPolygon([ship.motion.lon, ship.motion.lat], zone))

    // Turf asked each second: in or out at the start, the other at the end, and one change between.
    const before = isIn()
    let changedS = 0
    const slackS = Math.max(5, afterS * 0.05)
    for (let s = 1; s <= afterS + slackS; s++) {
      ship.move()
      if (changedS === 0 && s > afterS - slackS && isIn() !== before) changedS = s
    }
    expect(before).toBe(does === 'leaves')
    expect(isIn()).toBe(does === 'enters')
    expect(Math.abs(changedS - afterS)).toBeLessThanOrEqual(slackS)
  },
)
