import { expect, test } from 'vitest'
import { checkedSensor } from './checked-sensor.ts'
import type { Sensor } from './sensor.ts'
import { sensorFor, sensorsOf } from './sensors-of.ts'

test('the sensors written down here are fit to be used', () => {
  for (const sensor of [...sensorsOf('anka-s'), ...sensorsOf('patrol-ship')])
    expect(checkedSensor(sensor)).toEqual({ ok: true, value: sensor })
})

const radar = sensorFor('anka-s', 'maritime-radar') as Sensor
const camera = sensorFor('anka-s', 'eo-ir-cone') as Sensor
const sar = sensorFor('anka-s', 'sar-swath') as Sensor

test.each([
  [{ ...radar, maxRangeNm: 0 }, 'radar.maxRangeNm is 0, expected above 0 to 300'],
  [{ ...radar, seaStateLoss: 1.5 }, 'radar.seaStateLoss is 1.5, expected 0 to 1'],
  [{ ...radar, minRangeNm: 90 }, 'radar.minRangeNm is 90, expected 0 to 80'],
  [
    { ...radar, sectors: [{ middleDeg: 0, widthDeg: 400 }] },
    'radar.sectors[0].widthDeg is 400, expected above 0 to 360',
  ],
  [{ ...radar, reaches: [] }, 'radar.reaches is empty, expected one or more'],
  [
    {
      ...radar,
      reaches: [
        { lengthM: 50, rangeNm: 20 },
        { lengthM: 20, rangeNm: 30 },
      ],
    },
    'radar.reaches[1] is not longer or reaches less than the one before, expected rising lengths',
  ],
  [{ ...camera, depressionDeg: Number.NaN }, 'radar.depressionDeg is NaN, expected 0 to 90'],
  [{ ...sar, flattestDeg: 80 }, 'radar.flattestDeg is 80, expected below steepestDeg, 60'],
])('%o is refused: %s', (sensor, problem) => {
  expect(checkedSensor(sensor as Sensor, 'radar')).toEqual({ ok: false, problem })
})
