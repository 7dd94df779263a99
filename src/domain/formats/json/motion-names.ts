import { METRES_PER_NM } from '#geo/measure.ts'
import type { Tally } from '../tally.ts'
import { type JsonObject, numberOr, plainName } from './json-value.ts'
import type { Motion } from './track-writer.ts'

/** What a member's name says its number is. */
type Meaning =
  | { readonly field: 'sogKn'; readonly knotsPerUnit: number; readonly saysUnit: boolean }
  | { readonly field: 'cogDeg' | 'headingDeg' | 'navStatus' }

/** Knots in one metre a second, one kilometre an hour, one statute mile an hour (1609.344 m, exact by definition, 1959). */
export const KNOTS_PER_METRE_A_SECOND = 3600 / METRES_PER_NM
export const KNOTS_PER_KMH = 1000 / METRES_PER_NM
export const KNOTS_PER_MPH = 1609.344 / METRES_PER_NM

const SPEED_NAMES: readonly (readonly [knotsPerUnit: number, names: string])[] = [
  [1, 'sog sogs sogkn sogkts sogknots speedkn speedkt speedkts speedknot speedknots groundspeedkn groundspeedkts'],
  [KNOTS_PER_METRE_A_SECOND, 'sogms sogmps speedms speedmps groundspeedms groundspeedmps velocityms'],
  [KNOTS_PER_KMH, 'sogkmh speedkmh speedkph groundspeedkmh'],
  [KNOTS_PER_MPH, 'speedmph'],
]
const UNITLESS_SPEED_NAMES = 'speed speeds groundspeed speedoverground velocity'
const ANGLE_NAMES = [
  ['cogDeg', 'cog cogs cogdeg course courses coursedeg courseoverground coursetrue'],
  ['headingDeg', 'heading headings headingdeg hdg hdgdeg trueheading headingtrue'],
  ['navStatus', 'navstatus navigationalstatus'],
] as const

const MEANINGS = new Map<string, Meaning>([
  ...SPEED_NAMES.flatMap(([knotsPerUnit, names]) =>
    names.split(' ').map((name): [string, Meaning] => [name, { field: 'sogKn', knotsPerUnit, saysUnit: true }]),
  ),
  ...UNITLESS_SPEED_NAMES.split(' ').map((name): [string, Meaning] => [
    name,
    { field: 'sogKn', knotsPerUnit: 1, saysUnit: false },
  ]),
  ...ANGLE_NAMES.flatMap(([field, names]) => names.split(' ').map((name): [string, Meaning] => [name, { field }])),
])

/** What a member of that name is: `sog`, `speed_kmh`, `Course`, `true_heading`... or undefined. */
export function meaningOf(name: string): Meaning | undefined {
  return MEANINGS.get(plainName(name))
}

/** How a moving thing's arrays are read, one value a position. */
export interface MotionColumn {
  readonly meaning: Meaning
  readonly values: readonly unknown[]
}

/** The arrays in an object that say speed, course, heading or status, each named plainly. */
export function motionColumns(members: JsonObject, tally: Tally): readonly MotionColumn[] {
  const columns: MotionColumn[] = []
  for (const [name, values] of Object.entries(members)) {
    const meaning = Array.isArray(values) ? meaningOf(name) : undefined
    if (!meaning) continue
    noteUnit(name, meaning, tally)
    columns.push({ meaning, values: values as unknown[] })
  }
  return columns
}

/** What the columns say of one position. */
export function motionAt(columns: readonly MotionColumn[], index: number): Motion | undefined {
  let motion: Motion | undefined
  for (const { meaning, values } of columns) motion = withValue(motion, meaning, values[index])
  return motion
}

/** What the plain members of an object say. */
export function motionOf(members: JsonObject, tally: Tally): Motion | undefined {
  let motion: Motion | undefined
  for (const name in members) {
    const meaning = meaningOf(name)
    if (!meaning) continue
    const more = withValue(motion, meaning, members[name])
    if (more !== motion) noteUnit(name, meaning, tally)
    motion = more
  }
  return motion
}

/** Knots: far above what any aircraft flies. */
const MAX_SPEED_KN = 10_000
/** ITU-R M.1371 table 48: 1023 tenths of a knot is "not available". */
const NO_AIS_SPEED_KN = 102.3

/** The motion with one more value, or as it was when the value is none: 102.3 knots, course 360 and heading 511 are none. */
function withValue(motion: Motion | undefined, meaning: Meaning, raw: unknown): Motion | undefined {
  const value = numberOr(raw)
  if (value === undefined || value < 0) return motion
  if (meaning.field === 'sogKn') {
    const sogKn = value * meaning.knotsPerUnit
    return sogKn < MAX_SPEED_KN && sogKn !== NO_AIS_SPEED_KN ? { ...motion, sogKn } : motion
  }
  if (meaning.field === 'navStatus')
    return Number.isInteger(value) && value <= 15 ? { ...motion, navStatus: value } : motion
  return value < 360 ? { ...motion, [meaning.field]: value } : motion
}

function noteUnit(name: string, meaning: Meaning, tally: Tally): void {
  if (meaning.field === 'sogKn' && !meaning.saysUnit)
    tally.note(`The speeds named ${JSON.stringify(name.slice(0, 40))} say no unit: taken as knots.`)
}
