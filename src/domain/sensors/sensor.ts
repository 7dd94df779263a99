import type { LonLat } from '#geo/lonlat.ts'

/** Where a sensor is and which way its platform points. */
export interface Pose {
  /** Below 80 degrees of latitude. */
  readonly place: LonLat
  /** Degrees true. */
  readonly headingDeg: number
  /** Of the platform above the sea, metres: 0 for a ship. */
  readonly altitudeM: number
}

/** How far an object of a length (metres) is found with a probability of 0.8 in one look on a calm sea, nautical miles. */
export interface Reach {
  readonly lengthM: number
  readonly rangeNm: number
}

/** How wrong the place of a contact is: standard deviations. */
type MeasurementError =
  /** Range: the larger of metres and a share of the range; bearing: degrees. */
  | {
      readonly by: 'range-and-bearing'
      readonly rangeM: number
      readonly rangeShare: number
      readonly bearingDeg: number
    }
  /** A camera that knows its own direction so well, degrees, and takes the place from where that meets the sea. */
  | { readonly by: 'pointing'; readonly degrees: number }
  /** The vessel tells its place itself. */
  | { readonly by: 'told'; readonly metres: number }

interface AnySensor {
  readonly name: string
  /** Of the antenna or camera above the platform, metres. */
  readonly mountM: number
  /** Beyond this it is not used, nautical miles, whatever the horizon. */
  readonly maxRangeNm: number
  /** At least one, by rising length and range. */
  readonly reaches: readonly Reach[]
  /** By so much each step of the sea state (Douglas scale, 0 to 9) shortens the reach: 0.1 is a tenth. */
  readonly seaStateLoss: number
  /** Looks further apart than this, seconds, succeed or fail each for itself. */
  readonly independentLookS: number
  readonly error: MeasurementError
}

/** Degrees true relative to the heading, clockwise: 90 is to the right. */
export interface SideSector {
  readonly middleDeg: number
  /** Above 0 to 360. */
  readonly widthDeg: number
}

/** Looks for things that stand out of the sea, in rings or sectors around it. */
export interface MaritimeRadar extends AnySensor {
  readonly kind: 'maritime-radar'
  readonly sectors: readonly SideSector[]
  readonly minRangeNm: number
  /** It does not look more steeply at the sea than this, degrees. */
  readonly steepestDeg: number
  /** Height of what it looks for, metres: taller things are seen beyond the footprint. */
  readonly objectHeightM: number
}

/** Pictures a strip beside the track: from a steepest to a flattest look at the sea, and between two ranges. */
export interface SarSwath extends AnySensor {
  readonly kind: 'sar-swath'
  readonly side: 'left' | 'right' | 'both'
  readonly minRangeNm: number
  readonly steepestDeg: number
  readonly flattestDeg: number
  /** Length of one picture along the track, nautical miles. */
  readonly alongNm: number
}

/** A camera or infrared camera: a round cone around one direction. */
export interface EoIrCone extends AnySensor {
  readonly kind: 'eo-ir-cone'
  /** Degrees clockwise from the heading. */
  readonly lookDeg: number
  /** Of the middle of the picture below the level: 0 to 90, straight below. */
  readonly depressionDeg: number
  /** Whole angle of the cone, above 0 to 120. */
  readonly fieldOfViewDeg: number
}

/** Hears AIS out to the VHF horizon. */
export interface AisReceiver extends AnySensor {
  readonly kind: 'ais-receiver'
  /** Height of the sending antennas, metres. */
  readonly objectHeightM: number
}

export type Sensor = MaritimeRadar | SarSwath | EoIrCone | AisReceiver
export type SensorKind = Sensor['kind']

/** Height of a sensor above the sea, metres; never below it. */
export function sensorHeightM({ mountM }: Sensor, { altitudeM }: Pick<Pose, 'altitudeM'>): number {
  return Math.max(0, altitudeM + mountM)
}
