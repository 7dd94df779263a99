import { METRES_PER_NM } from '#geo/measure.ts'
import type { Motion } from './point-desk.ts'

/** What a named value of extended data holds: which field of a report, and what to multiply it by. */
export interface Series {
  readonly field: 'sogKn' | 'cogDeg' | 'headingDeg' | 'navStatus'
  readonly factor: number
}

const KNOTS_PER_MS = 3600 / METRES_PER_NM
const KNOTS_PER_KMH = 1000 / METRES_PER_NM

/** By name in small letters, without signs: only names that say their unit, or whose unit nobody doubts. */
const SERIES: Readonly<Record<string, Series>> = {
  sogkn: { field: 'sogKn', factor: 1 },
  sogknots: { field: 'sogKn', factor: 1 },
  speedkn: { field: 'sogKn', factor: 1 },
  speedkt: { field: 'sogKn', factor: 1 },
  speedkts: { field: 'sogKn', factor: 1 },
  speedknots: { field: 'sogKn', factor: 1 },
  sogms: { field: 'sogKn', factor: KNOTS_PER_MS },
  speedms: { field: 'sogKn', factor: KNOTS_PER_MS },
  speedmps: { field: 'sogKn', factor: KNOTS_PER_MS },
  speedkmh: { field: 'sogKn', factor: KNOTS_PER_KMH },
  speedkph: { field: 'sogKn', factor: KNOTS_PER_KMH },
  cog: { field: 'cogDeg', factor: 1 },
  cogdeg: { field: 'cogDeg', factor: 1 },
  course: { field: 'cogDeg', factor: 1 },
  coursedeg: { field: 'cogDeg', factor: 1 },
  heading: { field: 'headingDeg', factor: 1 },
  headingdeg: { field: 'headingDeg', factor: 1 },
  navstatus: { field: 'navStatus', factor: 1 },
}

/** What values of this name are (`speed_kn`, `Speed (km/h)`, `sogKn`), or undefined when they are not for a report. */
export function seriesNamed(name: string): Series | undefined {
  const plain = plainName(name)
  return Object.hasOwn(SERIES, plain) ? SERIES[plain] : undefined
}

export const UNITLESS_NOTE = 'Speeds whose name does not say their unit were passed over.'

/** Whether a name is that of a speed without a unit. */
export function isUnitless(name: string): boolean {
  return /^(?:sog|speed)$/.test(plainName(name))
}

function plainName(name: string): string {
  return name
    .slice(0, 40)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

/** One value of a series as part of a motion. */
export function motionOf({ field, factor }: Series, value: number | undefined): Motion {
  return value === undefined ? {} : { [field]: value * factor }
}
