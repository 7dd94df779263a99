import * as v from 'valibot'
import { number, oneOf, placeSchema, strict } from '#domain/search/search-schema.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { type Flag, flags } from '../identity.ts'
import { isSea } from '../sea.ts'
import { type VesselTypeName, vesselTypes } from '../vessel-types.ts'
import { isOpenCircle, landOnWay } from './clear-way.ts'

/** Thirty days: a story is not longer (notional). */
const LONGEST_S = 30 * 86_400
/** AIS sends names of up to 20 characters (ITU-R M.1371, message 5). */
const LONGEST_NAME = 20
const MOST_STEPS = 50

const seconds = number(0, LONGEST_S, 'seconds')
const text = (most: number) =>
  v.pipe(
    v.string((issue) => `is ${issue.received}, expected a text`),
    v.minLength(1, `is empty, expected 1 to ${most} characters`),
    v.maxLength(most, (issue) => `has ${issue.received} characters, expected 1 to ${most}`),
  )
const mmsi = v.pipe(
  number(200_000_000, 799_999_999, 'as a ship has'),
  v.integer((issue) => `is ${issue.received}, expected nine digits`),
)
const trackId = text(100)

const stepSchema = v.variant(
  'do',
  [
    /** To places, one after the other, straight, at a speed; the last one is where it ends. */
    strict(
      {
        do: v.literal('sail'),
        to: v.pipe(v.array(placeSchema, 'is no list, expected places'), v.minLength(1, 'is empty, expected a place')),
        speedKn: number(0.5, 60, 'knots'),
      },
      'a step',
    ),
    /** Engine stopped: carried by wind and current. */
    strict({ do: v.literal('drift'), forS: seconds }, 'a step'),
    /** To the side of another craft of the scenario, then with it at that distance; the time counts from when she is there. */
    strict(
      { do: v.literal('beside'), trackId, distanceNm: number(0.02, 20, 'nautical miles'), forS: seconds },
      'a step',
    ),
    /** Tows and drifts about where she is. */
    strict({ do: v.literal('fish'), radiusNm: number(0.5, 20, 'nautical miles'), forS: seconds }, 'a step'),
  ],
  (issue) => `is ${issue.received}, expected a step to do: sail, drift, beside or fish`,
)

const times = { fromS: seconds, untilS: v.exactOptional(seconds) }

const sayingSchema = v.variant(
  'say',
  [
    /** Her set is off. */
    strict({ say: v.literal('nothing'), ...times }, 'a saying'),
    /** From then on she tells another identity; her MMSI stays. */
    strict(
      {
        say: v.literal('identity'),
        fromS: seconds,
        name: v.exactOptional(text(LONGEST_NAME)),
        callSign: v.exactOptional(text(7)),
      },
      'a saying',
    ),
    /** Her positions are off by so much in one direction. */
    strict(
      {
        say: v.literal('elsewhere'),
        ...times,
        towardsDeg: number(0, 360, 'degrees true'),
        nm: number(0.1, 500, 'nautical miles'),
      },
      'a saying',
    ),
    /** Her positions run round a place. */
    strict(
      {
        say: v.literal('circle'),
        ...times,
        centre: placeSchema,
        radiusNm: number(0.05, 20, 'nautical miles'),
        speedKn: number(1, 60, 'knots'),
      },
      'a saying',
    ),
    /** She sends with the MMSI of another ship, all the time. */
    strict({ say: v.literal('mmsi'), mmsi }, 'a saying'),
  ],
  (issue) => `is ${issue.received}, expected what to say: nothing, identity, elsewhere, circle or mmsi`,
)

export type ScriptStep = v.InferOutput<typeof stepSchema>
export type Saying = v.InferOutput<typeof sayingSchema>

const partSchema = strict(
  {
    part: v.literal('scripted'),
    name: text(LONGEST_NAME),
    mmsi,
    flag: v.exactOptional(oneOf(Object.keys(flags) as [Flag, ...Flag[]])),
    type: oneOf(Object.keys(vesselTypes) as [VesselTypeName, ...VesselTypeName[]]),
    aisClass: oneOf(['A', 'B']),
    lengthM: number(3, 400, 'metres'),
    at: placeSchema,
    steps: v.pipe(
      v.array(stepSchema, 'is no list, expected steps'),
      v.maxLength(MOST_STEPS, (issue) => `has ${issue.received} steps, expected at most ${MOST_STEPS}`),
    ),
    says: v.exactOptional(v.array(sayingSchema, 'is no list, expected sayings')),
  },
  'a scripted ship',
)

/** A ship that does one thing after another, and tells of it or of something else. What she tells never moves her. */
export interface ScriptedPart {
  readonly part: 'scripted'
  readonly name: string
  readonly mmsi: number
  /** Without one her country code is of no state. */
  readonly flag?: Flag
  readonly type: VesselTypeName
  readonly aisClass: 'A' | 'B'
  readonly lengthM: number
  /** Where she is when the world begins. */
  readonly at: LonLat
  /** After the last she drifts. */
  readonly steps: readonly ScriptStep[]
  /** Times in seconds after the start; for good without an end. */
  readonly says?: readonly Saying[]
}

/** A scripted ship from parsed JSON. Each problem names the place, the value and what was expected. */
export function parseScriptedPart(json: unknown): Result<ScriptedPart, readonly string[]> {
  const parsed = v.safeParse(partSchema, json, { abortPipeEarly: true })
  if (!parsed.success) return failed(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'part'} ${issue.message}`))
  const part = parsed.output
  const problems = [
    ...(isSea(part.at) ? [] : [`at is ${JSON.stringify(part.at)}, a place on land, expected one in the sea`]),
    ...part.steps.flatMap((step, i) => {
      const from = placeBefore(part, i)
      return stepProblems(step, part.type, from).map((problem) => `steps.${i}.${problem}`)
    }),
    ...(part.says ?? []).flatMap((saying, i) =>
      'untilS' in saying && saying.untilS !== undefined && saying.untilS <= saying.fromS
        ? [`says.${i}.untilS is ${saying.untilS}, expected more than fromS, ${saying.fromS}`]
        : [],
    ),
  ]
  return problems.length > 0 ? failed(problems) : ok(part)
}

/** Where she begins a step, as far as it can be told: nobody knows where she has fished, drifted or gone beside another to. */
function placeBefore({ at, steps }: ScriptedPart, i: number): LonLat | undefined {
  const before = steps[i - 1]
  if (i === 0) return isSea(at) ? at : undefined
  return before?.do === 'sail' ? before.to.at(-1) : undefined
}

function stepProblems(step: ScriptStep, type: VesselTypeName, from: LonLat | undefined): string[] {
  if (step.do === 'fish')
    return from && !isOpenCircle(from, step.radiusNm)
      ? [`radiusNm is ${step.radiusNm} about ${JSON.stringify(from)}, which reaches land, expected open sea`]
      : []
  if (step.do !== 'sail') return []
  const fastestKn = vesselTypes[type].serviceKn[1]
  const onLand = step.to.findIndex((place) => !isSea(place))
  const same = step.to.findIndex((place, i) => isSame(place, i === 0 ? from : step.to[i - 1]))
  const ashore = onLand >= 0 || same >= 0 ? undefined : landOnWay(from, step.to)
  return [
    ...(step.speedKn > fastestKn
      ? [`speedKn is ${step.speedKn}, expected at most ${fastestKn}, what a ${type} does`]
      : []),
    ...(onLand >= 0
      ? [`to.${onLand} is ${JSON.stringify(step.to[onLand])}, a place on land, expected one in the sea`]
      : []),
    ...(same >= 0
      ? [`to.${same} is ${JSON.stringify(step.to[same])}, where she already is, expected another place`]
      : []),
    ...(ashore ? [ashoreProblem(step.to, ashore)] : []),
  ]
}

function ashoreProblem(to: readonly LonLat[], { leg, place }: { leg: number; place: LonLat }): string {
  const [way, land] = [JSON.stringify(to[leg]), JSON.stringify(rounded(place))]
  return `to.${leg} is ${way}, and the way there comes to land at ${land}, expected a way half a mile off it`
}

function isSame(place: LonLat, other: LonLat | undefined): boolean {
  return other !== undefined && place[0] === other[0] && place[1] === other[1]
}

function rounded([lon, lat]: LonLat): LonLat {
  return [Math.round(lon * 1000) / 1000, Math.round(lat * 1000) / 1000]
}
