import { expect, test } from 'vitest'
import { distanceNm } from '#geo/measure.ts'
import { FishingHelm } from './fishing.ts'
import { randomStream } from './random.ts'
import type { Ground } from './routes.ts'
import { type Hull, Vessel } from './vessel.ts'

const ground: Ground = { centre: [112, 5], radiusNm: 8 }
const hull: Hull = { serviceKn: 8, maxTurnDegS: 2, maxChangeKnS: 0.06 }

test('a boat tows, drifts and shifts about its ground for two days and does not leave it', () => {
  for (let boat = 0; boat < 5; boat++) {
    const motion = randomStream(1, `motion/${boat}`)
    const helm = new FishingHelm(ground, hull, motion)
    const identity = { trackId: 'mmsi:1', kind: 'vessel', aisClass: 'B' } as const
    const vessel = new Vessel(identity, 'sim', helm.start, hull, helm, { motion, radio: randomStream(1, 'radio') })
    const speeds = { drifting: 0, towing: 0, shifting: 0 }
    for (let s = 0; s < 48 * 3600; s++) {
      vessel.move()
      const { lon, lat, speedKn } = vessel.motion
      if (s % 60 === 0) expect(distanceNm([lon, lat], ground.centre)).toBeLessThan(ground.radiusNm + 0.5)
      if (speedKn < 1) speeds.drifting++
      else if (speedKn < 5) speeds.towing++
      else speeds.shifting++
    }
    expect(speeds.drifting).toBeGreaterThan(3600)
    expect(speeds.towing).toBeGreaterThan(8 * 3600)
    expect(speeds.shifting).toBeGreaterThan(1800)
  }
})
