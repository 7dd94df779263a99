import { failed, ok, type Result } from '#geo/result.ts'
import type { Sensor, SideSector } from './sensor.ts'

/** A value, its place, and what was expected: smallest, largest, and whether the smallest itself is refused. */
type Bound = readonly [place: string, value: number, least: number, most: number, above?: 'above']

/**
 * A sensor as written down by somebody, checked: the problem names the value, its place in `at` and what was expected. What
 * comes through gives footprints and probabilities without NaN.
 */
export function checkedSensor(sensor: Sensor, at = 'sensor'): Result<Sensor> {
  const bound = [...commonBounds(sensor), ...ownBounds(sensor)].find((each) => !holds(each))
  if (bound) {
    const [place, value, least, most, above] = bound
    return failed(`${at}.${place} is ${value}, expected ${above ? 'above ' : ''}${least} to ${most}`)
  }
  if (sensor.reaches.length === 0) return failed(`${at}.reaches is empty, expected one or more`)
  const falling = sensor.reaches.findIndex((reach, i) => {
    const before = sensor.reaches[i - 1]
    return before && !(reach.lengthM > before.lengthM && reach.rangeNm >= before.rangeNm)
  })
  if (falling >= 0)
    return failed(
      `${at}.reaches[${falling}] is not longer or reaches less than the one before, expected rising lengths`,
    )
  if (sensor.kind === 'sar-swath' && !(sensor.flattestDeg < sensor.steepestDeg))
    return failed(`${at}.flattestDeg is ${sensor.flattestDeg}, expected below steepestDeg, ${sensor.steepestDeg}`)
  return ok(sensor)
}

function holds([, value, least, most, above]: Bound): boolean {
  return value >= least && value <= most && !(above && value === least)
}

function commonBounds(sensor: Sensor): Bound[] {
  const { error } = sensor
  return [
    ['mountM', sensor.mountM, 0, 200],
    // The sea horizon from 13 700 m, 45 000 ft, is some 260 NM.
    ['maxRangeNm', sensor.maxRangeNm, 0, 300, 'above'],
    ['seaStateLoss', sensor.seaStateLoss, 0, 1],
    ['independentLookS', sensor.independentLookS, 0, 3600, 'above'],
    ...sensor.reaches.flatMap(({ lengthM, rangeNm }, i): Bound[] => [
      [`reaches[${i}].lengthM`, lengthM, 0, 1000, 'above'],
      [`reaches[${i}].rangeNm`, rangeNm, 0, 500],
    ]),
    ...(error.by === 'told' ? [['error.metres', error.metres, 0, 10_000, 'above'] as const] : []),
    ...(error.by === 'pointing' ? [['error.degrees', error.degrees, 0, 45] as const] : []),
    ...(error.by === 'range-and-bearing'
      ? ([
          ['error.rangeM', error.rangeM, 0, 10_000],
          ['error.rangeShare', error.rangeShare, 0, 1],
          ['error.bearingDeg', error.bearingDeg, 0, 45],
        ] as const)
      : []),
  ]
}

function ownBounds(sensor: Sensor): Bound[] {
  switch (sensor.kind) {
    case 'maritime-radar':
      return [
        ['minRangeNm', sensor.minRangeNm, 0, sensor.maxRangeNm],
        ['steepestDeg', sensor.steepestDeg, 0, 90],
        ['objectHeightM', sensor.objectHeightM, 0, 200],
        ...sensor.sectors.flatMap(sectorBounds),
      ]
    case 'sar-swath':
      return [
        ['minRangeNm', sensor.minRangeNm, 0, sensor.maxRangeNm],
        ['steepestDeg', sensor.steepestDeg, 0, 90],
        ['flattestDeg', sensor.flattestDeg, 0, 90],
        ['alongNm', sensor.alongNm, 0, 100, 'above'],
      ]
    case 'eo-ir-cone':
      return [
        ['lookDeg', sensor.lookDeg, -360, 360],
        ['depressionDeg', sensor.depressionDeg, 0, 90],
        ['fieldOfViewDeg', sensor.fieldOfViewDeg, 0, 120, 'above'],
      ]
    case 'ais-receiver':
      return [['objectHeightM', sensor.objectHeightM, 0, 200]]
  }
}

function sectorBounds({ middleDeg, widthDeg }: SideSector, i: number): Bound[] {
  return [
    [`sectors[${i}].middleDeg`, middleDeg, -360, 360],
    [`sectors[${i}].widthDeg`, widthDeg, 0, 360, 'above'],
  ]
}
