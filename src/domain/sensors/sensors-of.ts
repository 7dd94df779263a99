import type { AisReceiver, EoIrCone, MaritimeRadar, SarSwath, Sensor, SensorKind } from './sensor.ts'

/** Platforms whose sensors are written down here. */
export type PlatformKind = 'anka-s' | 'patrol-ship'

/**
 * The sensors of a platform. Anka-S: notional throughout. That the type carries radar with SAR and moving target modes
 * and EO/IR is public (makers' and press notes); what Malaysia's three aircraft carry was not (2024). Patrol ship: a
 * navigation radar as the rules ask of every ship, and AIS.
 */
export function sensorsOf(kind: PlatformKind): readonly Sensor[] {
  switch (kind) {
    case 'anka-s':
      return ANKA_S
    case 'patrol-ship':
      return PATROL_SHIP
  }
}

/** The sensor of a kind that a platform has; undefined when it has none. */
export function sensorFor(platform: PlatformKind, kind: SensorKind): Sensor | undefined {
  return sensorsOf(platform).find((sensor) => sensor.kind === kind)
}

/** Of a ship over 500 GT: IMO MSC.192(79), table 2. */
const SHIP_HEIGHT_M = 5
/** Of an AIS antenna on a ship (notional). */
const AIS_ANTENNA_M = 10
/** "High accuracy" in ITU-R M.1371: 10 m. */
const TOLD = { by: 'told', metres: 10 } as const

/** Notional. To both sides, blind for 15 degrees to either side ahead and astern. */
const SURVEILLANCE_RADAR: MaritimeRadar = {
  kind: 'maritime-radar',
  name: 'maritime radar',
  mountM: 0,
  sectors: [
    { middleDeg: 90, widthDeg: 150 },
    { middleDeg: -90, widthDeg: 150 },
  ],
  minRangeNm: 3,
  maxRangeNm: 80,
  steepestDeg: 45,
  objectHeightM: SHIP_HEIGHT_M,
  reaches: [
    { lengthM: 5, rangeNm: 8 },
    { lengthM: 15, rangeNm: 20 },
    { lengthM: 50, rangeNm: 45 },
    { lengthM: 150, rangeNm: 75 },
  ],
  seaStateLoss: 0.1,
  independentLookS: 60,
  error: { by: 'range-and-bearing', rangeM: 50, rangeShare: 0, bearingDeg: 0.4 },
}

/** Notional. One strip, to the right. */
const SAR: SarSwath = {
  kind: 'sar-swath',
  name: 'SAR',
  mountM: 0,
  side: 'right',
  minRangeNm: 3,
  maxRangeNm: 12,
  steepestDeg: 60,
  flattestDeg: 12,
  alongNm: 3,
  reaches: [
    { lengthM: 5, rangeNm: 12 },
    { lengthM: 15, rangeNm: 25 },
    { lengthM: 50, rangeNm: 45 },
  ],
  seaStateLoss: 0.06,
  independentLookS: 60,
  error: { by: 'range-and-bearing', rangeM: 15, rangeShare: 0, bearingDeg: 0.03 },
}

/** Notional. A wide picture ahead; where it looks changes in flight. */
const EO_IR: EoIrCone = {
  kind: 'eo-ir-cone',
  name: 'EO/IR',
  mountM: 0,
  lookDeg: 0,
  depressionDeg: 15,
  fieldOfViewDeg: 12,
  maxRangeNm: 30,
  reaches: [
    { lengthM: 5, rangeNm: 4 },
    { lengthM: 15, rangeNm: 10 },
    { lengthM: 50, rangeNm: 20 },
    { lengthM: 150, rangeNm: 30 },
  ],
  seaStateLoss: 0.05,
  independentLookS: 10,
  error: { by: 'pointing', degrees: 0.05 },
}

/** Notional: class B sets, which small craft carry, send with 2 W against 12.5 W of class A (ITU-R M.1371). */
const AIS_REACHES = [
  { lengthM: 5, rangeNm: 60 },
  { lengthM: 20, rangeNm: 80 },
  { lengthM: 50, rangeNm: 200 },
]

const AIRBORNE_AIS: AisReceiver = {
  kind: 'ais-receiver',
  name: 'AIS receiver',
  mountM: 0,
  maxRangeNm: 250,
  objectHeightM: AIS_ANTENNA_M,
  reaches: AIS_REACHES,
  seaStateLoss: 0,
  independentLookS: 60,
  error: TOLD,
}

/**
 * X-band radar at 15 m above the sea. Reaches: IMO MSC.192(79), table 2, minimum for 8 of 10 scans on a calm sea: small
 * vessel of 10 m 3.4 NM, ship over 500 GT 8 NM, over 5 000 GT 11 NM; 50 m and 110 m stand for the last two (notional).
 * Least range 40 m: 5.4 there. Error: 1 % of the range scale or 30 m, and 1 degree: 5.2 there, taken as two standard
 * deviations, on the scale that just holds the range. Range, scale and loss by sea state: notional.
 */
const NAVIGATION_RADAR: MaritimeRadar = {
  kind: 'maritime-radar',
  name: 'navigation radar',
  mountM: 15,
  sectors: [{ middleDeg: 0, widthDeg: 360 }],
  minRangeNm: 0.0216,
  maxRangeNm: 48,
  steepestDeg: 90,
  objectHeightM: SHIP_HEIGHT_M,
  reaches: [
    { lengthM: 10, rangeNm: 3.4 },
    { lengthM: 50, rangeNm: 8 },
    { lengthM: 110, rangeNm: 11 },
  ],
  seaStateLoss: 0.1,
  independentLookS: 30,
  error: { by: 'range-and-bearing', rangeM: 15, rangeShare: 0.005, bearingDeg: 0.5 },
}

const SHIPBORNE_AIS: AisReceiver = { ...AIRBORNE_AIS, mountM: 20, maxRangeNm: 60 }

const ANKA_S: readonly Sensor[] = [SURVEILLANCE_RADAR, SAR, EO_IR, AIRBORNE_AIS]
const PATROL_SHIP: readonly Sensor[] = [NAVIGATION_RADAR, SHIPBORNE_AIS]
