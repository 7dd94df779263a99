/** 10 km, the distance from a coastal anchorage that Global Fishing Watch asks for, in nautical miles. */
const GFW_ANCHORAGE_NM = 10_000 / 1852

/**
 * No report for so long while the feed was heard. Both `intervals` and `atLeastMs` must be met.
 * `intervals`: of the nominal interval (ITU-R M.1371); six, as receivers declare a target lost (Icom IC-M510, Furuno FCR-2107).
 * `nearLimitNm`: from here on the gap is said to be near a limit (our choice).
 * `minShoreNm`: begun nearer to the shore than this it is none.
 */
interface GapRule {
  readonly name: string
  readonly intervals: number
  readonly atLeastMs: number
  readonly minShoreNm: number
  readonly nearLimitNm: number
}

/**
 * Mean speed of each whole hour (UTC) below `belowKn` for `hours` on end, at least `minShoreNm` from the shore and
 * `minPortNm` from a port or anchorage. `minKnownShare`: an hour counts if its motion is known for such a share (our choice).
 */
interface LoiteringRule {
  readonly name: string
  readonly belowKn: number
  readonly hours: number
  readonly minShoreNm: number
  readonly minPortNm: number
  readonly minKnownShare: number
}

/**
 * Two vessels within `withinM` of each other, both slower than `belowKn`, for `atLeastMs`, at least `minPortNm` from a
 * port or anchorage. It may fail for `breakMs` in between (our choice: a missed report is no parting).
 */
export interface EncounterRule {
  readonly name: string
  readonly withinM: number
  readonly belowKn: number
  readonly atLeastMs: number
  readonly minPortNm: number
  readonly breakMs: number
}

/**
 * A steady speed (all ten-minute means of an hour within `steadyKn` of each other) that gave way to another for twenty
 * minutes, by at least `byKn` and by `byShare` of the greater one, `minPortNm` from a port. All values our own choice.
 */
interface SpeedChangeRule {
  readonly name: string
  readonly steadyKn: number
  readonly byKn: number
  readonly byShare: number
  readonly minPortNm: number
}

/**
 * A draught that became another by `byM` or more, `minPortNm` from a port. AIS gives draught to 0.1 m (ITU-R M.1371,
 * message 5); half a metre is our own choice.
 */
interface DraughtRule {
  readonly name: string
  readonly byM: number
  readonly minPortNm: number
}

/**
 * A ship of a type that goes through, having been under way at `movedKn`, below `belowKn` for longer than `atLeastMs` in
 * a zone, `minPortNm` from a port or anchorage. Over again at `endsKn`. All values our own choice.
 */
interface StopRule {
  readonly name: string
  readonly movedKn: number
  readonly belowKn: number
  readonly endsKn: number
  readonly atLeastMs: number
  readonly minPortNm: number
  /** AIS ship types (ITU-R M.1371 table 53), first and last. */
  readonly shipTypes: readonly (readonly [first: number, last: number])[]
}

/**
 * The way between two reports needs more than a ship of its type can do, by more than `slackNm` (GNSS error, clocks).
 * `maxKn` by AIS ship type, first and last, the first that fits; upper bounds, our own choice. A place from which nothing
 * more is heard for `patienceMs` is given up: then the jump is told of.
 * One identity by two ships: reports come from two places at least `sharedNm` apart, in turn, `turns` times or more.
 */
interface JumpRule {
  readonly name: string
  readonly slackNm: number
  readonly maxKn: readonly (readonly [first: number, last: number, kn: number])[]
  readonly otherMaxKn: number
  readonly patienceMs: number
  readonly sharedNm: number
  readonly turns: number
}

/**
 * Positions on a circle: over `windowMs`, all of them within `offShare` of the radius (root mean square), at one rate (the
 * spread of its steps within `rateShare`), `turns` times round or more, faster than `aboveKn`, radius between the two. The
 * pattern was described in 2020 by Global Fishing Watch and SkyTruth ("circle spoofing", B. Bergman); values our choice.
 */
export interface CirclingRule {
  readonly name: string
  readonly windowMs: number
  readonly offShare: number
  readonly rateShare: number
  readonly turns: number
  readonly aboveKn: number
  readonly radiusM: readonly [least: number, most: number]
}

/** By what behaviours are found: data, so that a watch can set them. Times in ms, speeds in knots. */
export interface BehaviourRules {
  readonly gap: GapRule
  readonly loitering: LoiteringRule
  readonly encounters: readonly EncounterRule[]
  readonly speedChange: SpeedChangeRule
  readonly draught: DraughtRule
  readonly stop: StopRule
  readonly jump: JumpRule
  readonly circling: CirclingRule
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** Global Fishing Watch, "Encounters" data description: 500 m, 2 h, below 2 kn, 10 km from a coastal anchorage. */
export const GFW_ENCOUNTER: EncounterRule = {
  name: 'GFW encounter',
  withinM: 500,
  belowKn: 2,
  atLeastMs: 2 * HOUR_MS,
  minPortNm: GFW_ANCHORAGE_NM,
  breakMs: 10 * MINUTE_MS,
}

/** Skylight, "standard rendezvous": 250 m for more than 30 min, both on AIS. It names no speed; that is GFW's, as is the port. */
export const SKYLIGHT_RENDEZVOUS: EncounterRule = {
  name: 'Skylight standard rendezvous',
  withinM: 250,
  belowKn: 2,
  atLeastMs: 30 * MINUTE_MS,
  minPortNm: GFW_ANCHORAGE_NM,
  breakMs: 10 * MINUTE_MS,
}

/**
 * Global Fishing Watch, "Loitering": hourly mean below 2 kn in consecutive hours, 20 NM from shore (the distance of its
 * map), 4 h (as in its studies; earlier ones 8 h).
 */
const GFW_LOITERING: LoiteringRule = {
  name: 'GFW loitering',
  belowKn: 2,
  hours: 4,
  minShoreNm: 20,
  minPortNm: GFW_ANCHORAGE_NM,
  minKnownShare: 0.5,
}

/** Six intervals and half an hour: a reporting gap for the watch floor, wherever it is. Half an hour is our own choice. */
export const WATCH_GAP: GapRule = {
  name: 'watch gap',
  intervals: 6,
  atLeastMs: 30 * MINUTE_MS,
  minShoreNm: 0,
  nearLimitNm: 5,
}

/** Global Fishing Watch, "Gaps": 12 h, begun 50 NM from shore. Its count of positions before is left to the feed being heard. */
export const GFW_GAP: GapRule = {
  name: 'GFW gap',
  intervals: 6,
  atLeastMs: 12 * HOUR_MS,
  minShoreNm: 50,
  nearLimitNm: 5,
}

export const DEFAULT_BEHAVIOUR_RULES: BehaviourRules = {
  gap: WATCH_GAP,
  loitering: GFW_LOITERING,
  encounters: [GFW_ENCOUNTER, SKYLIGHT_RENDEZVOUS],
  speedChange: { name: 'speed change', steadyKn: 3, byKn: 5, byShare: 0.5, minPortNm: 10 },
  draught: { name: 'draught change', byM: 0.5, minPortNm: GFW_ANCHORAGE_NM },
  stop: {
    name: 'stop in a zone',
    movedKn: 3,
    belowKn: 0.5,
    endsKn: 1,
    atLeastMs: 20 * MINUTE_MS,
    minPortNm: GFW_ANCHORAGE_NM,
    // Passenger ships, cargo ships, tankers.
    shipTypes: [[60, 89]],
  },
  jump: {
    name: 'impossible speed',
    slackNm: 1,
    maxKn: [
      [30, 34, 30],
      [40, 49, 60],
      [50, 59, 60],
      [60, 69, 45],
      [70, 89, 35],
    ],
    otherMaxKn: 60,
    patienceMs: 30 * MINUTE_MS,
    sharedNm: 5,
    turns: 4,
  },
  circling: {
    name: 'circling',
    windowMs: 30 * MINUTE_MS,
    offShare: 0.03,
    rateShare: 0.1,
    turns: 2,
    aboveKn: 3,
    radiusM: [100, 10_000],
  },
}
