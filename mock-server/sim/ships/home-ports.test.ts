import { expect, test } from 'vitest'
import { destination, distanceNm } from '#geo/measure.ts'
import { isSea } from '../sea.ts'
import { malaysianWaters } from '../water/malaysian-waters.ts'
import { CLEAR, kindAt } from '../water/water-grid.ts'
import { findWaterWay } from '../water/water-way.ts'
import { homePorts } from './home-ports.ts'

const waters = malaysianWaters()

test.each(Object.values(homePorts))('$name is on the sea with room to turn, and open to all others', ({ place }) => {
  expect(kindAt(waters, place)).toBe(CLEAR)
  for (let bearingDeg = 0; bearingDeg < 360; bearingDeg += 10)
    expect(isSea(destination(place, bearingDeg, 0.4))).toBe(true)
  for (const other of Object.values(homePorts)) {
    const way = findWaterWay(waters, place, other.place)
    expect(way.ok && way.value.lengthNm >= distanceNm(place, other.place) * 0.999).toBe(true)
  }
})
