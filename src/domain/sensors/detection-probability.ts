import type { Reach, Sensor, SensorKind } from './sensor.ts'

/** What is looked for, and through what. */
export interface LookConditions {
  /** Along the sea, nautical miles. */
  readonly rangeNm: number
  /** Of the object, metres. */
  readonly lengthM: number
  /** Douglas scale, 0 to 9; parts of a step are allowed, what is beyond counts as its end. */
  readonly seaState: number
}

/** The probability that holds at the reach of a sensor: 8 of 10 scans (IMO MSC.192(79), 5.3.1.1). */
const PROBABILITY_AT_REACH = 0.8

/**
 * Probability in [0, 1] that one look of a sensor at a place it sees finds an object. Falls with range and sea state and
 * rises with length, or stays. A function of range over reach, and the shape of that function is the sensor's:
 * radar and SAR by `echoProbability`, cameras by `pictureProbability`, AIS by `radioProbability`; the reaches
 * are the sensor's own. What lies outside the footprint is for `sees` to say. NaN in gives NaN out.
 */
export function detectionProbability(sensor: Sensor, { rangeNm, lengthM, seaState }: LookConditions): number {
  const reachNm = reachAt(sensor, lengthM, seaState)
  if (reachNm === 0) return 0
  const share = Math.max(0, rangeNm) / reachNm
  return Math.max(0, Math.min(1, probabilityAt[sensor.kind](share)))
}

/** Range in nautical miles at which one look finds an object of a length with a probability of 0.8; 0 for no length. */
export function reachAt({ reaches, seaStateLoss }: Sensor, lengthM: number, seaState: number): number {
  return calmReachNm(reaches, lengthM) * (1 - seaStateLoss) ** Math.max(0, Math.min(9, seaState))
}

/** Straight between the lengths told, in proportion below the first, level above the last. */
function calmReachNm(reaches: readonly Reach[], lengthM: number): number {
  let before: Reach = { lengthM: 0, rangeNm: 0 }
  for (const reach of reaches) {
    if (!(lengthM > reach.lengthM)) {
      const share = Math.max(0, lengthM - before.lengthM) / (reach.lengthM - before.lengthM)
      return before.rangeNm + (reach.rangeNm - before.rangeNm) * share
    }
    before = reach
  }
  return before.rangeNm
}

const probabilityAt: Record<SensorKind, (share: number) => number> = {
  // Echoes weaken with the fourth power of range, those of SAR with the third: it adds up more pulses the further it looks.
  'maritime-radar': (share) => echoProbability(share, 4),
  'sar-swath': (share) => echoProbability(share, 3),
  'eo-ir-cone': pictureProbability,
  'ais-receiver': radioProbability,
}

/** IMO MSC.192(79), 5.3.1.1. */
const FALSE_ALARM = 1e-4
const LOG_FALSE_ALARM = Math.log(FALSE_ALARM)
/** Signal over noise, as powers, that gives the probability at the reach. */
const SIGNAL_AT_REACH = LOG_FALSE_ALARM / Math.log(PROBABILITY_AT_REACH * (1 - FALSE_ALARM) + FALSE_ALARM) - 1

/**
 * An echo that fluctuates from look to look: P = Pfa ^ (1 / (1 + S)) with S the mean signal over noise (P. Swerling,
 * Probability of detection for fluctuating targets, RAND RM-1217, 1954, case 1), less what are false alarms.
 */
function echoProbability(share: number, power: number): number {
  const signal = SIGNAL_AT_REACH * share ** -power
  return (Math.exp(LOG_FALSE_ALARM / (1 + signal)) - FALSE_ALARM) / (1 - FALSE_ALARM)
}

/** Where x ^ (2.7 + 0.7 x) is 4, and so the probability 0.8. */
const CYCLES_AT_REACH = 1.452104

/**
 * An object found by its size in the picture: P = x^E / (1 + x^E), E = 2.7 + 0.7 x, with x the line pairs across it over
 * those that half of all observers need (J. Johnson, Analysis of image forming systems, 1958; J. A. Ratches, Static
 * performance model for thermal imaging systems, Optical Engineering 15, 1976). x falls with range.
 */
function pictureProbability(share: number): number {
  const cycles = CYCLES_AT_REACH / share
  const odds = cycles ** (2.7 + 0.7 * cycles)
  // Close by the odds go beyond what numbers hold.
  return Number.isFinite(odds) ? odds / (1 + odds) : Number.isNaN(odds) ? odds : 1
}

/**
 * A message that is heard when its power, fading at random around a mean that falls with the square of range, is above
 * a threshold: P = exp(-a share^2) (Rayleigh fading, ITU-R P.1057). Messages lost to others on the channel do not count.
 */
function radioProbability(share: number): number {
  return PROBABILITY_AT_REACH ** (share * share)
}
