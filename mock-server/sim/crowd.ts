import { nominalIntervalS } from '#domain/freshness.ts'
import type { PositionReport, TrackIdentity } from '#domain/report.ts'
import type { Box, LonLat } from '#geo/lonlat.ts'
import type { Entity, Ether } from './entity.ts'
import { rounded, roundedCourse } from './fix.ts'
import { type Flag, flags } from './identity.ts'
import { type Motion, NM_PER_DEGREE } from './motion.ts'
import { drawBetween, drawError, drawOne, type Random, randomStream } from './random.ts'
import { isSea } from './sea.ts'
import { AT_ANCHOR, UNDER_WAY } from './vessel.ts'
import { type VesselType, type VesselTypeName, vesselTypes } from './vessel-types.ts'

const RADIANS = Math.PI / 180

/** Most vessels of one crowd: their numbers take six digits of the MMSI. */
export const MOST_IN_CROWD = 200_000

/** Where the crowd is: the waters for which there are zones. */
const REGION: Box = [99, 1.2, 119.3, 8.4]
/** Rounds as sailed here turn by less than a tenth of a degree a second: no station would call that a turn. */
const ROUND_NM = [1.5, 12] as const
const AT_ANCHOR_SHARE = 0.15
/** How closely a round is looked over for land; a smaller rock may be sailed over. */
const LOOK_EVERY_NM = 0.05
const AIS_STEPS_PER_DEGREE = 600_000
const FIX_ERROR_DEG = 3.5 / 1852 / 60
/** Every station is heard once within this time after the start. */
const FIRST_WITHIN_MS = 10_000

/** Which ships: one that stands twice is twice as frequent. */
const TYPES: readonly VesselTypeName[] = ['cargo', 'cargo', 'tanker', 'container', 'fishing', 'fishing', 'tug', 'ferry']
const FLAGS = Object.keys(flags) as Flag[]

/** Seeded vessels that cost next to nothing to move, for load tests. Vessel i is the same however many there are. */
export function crowdOf(count: number, seed: number, source: string): Entity[] {
  return Array.from({ length: count }, (_, i) => new CrowdVessel(i, seed, source))
}

/**
 * Sails one wide round at one speed, or lies at anchor, clear of land. Where it is follows from the time alone, so a
 * second in which it says nothing costs an addition.
 */
class CrowdVessel implements Entity {
  readonly identity: TrackIdentity & { readonly aisClass: 'A' | 'B' }
  readonly #source: string
  readonly #random: Random
  readonly #centre: LonLat
  readonly #radiusDeg: number
  readonly #speedKn: number
  readonly #radiansPerS: number
  readonly #intervalMs: number
  readonly #startRadians: number
  readonly #anchoredDeg: number
  #seconds = 0
  #dueMs = Number.NaN

  constructor(i: number, seed: number, source: string) {
    const random = randomStream(seed, `crowd/${i}`)
    const type = vesselTypes[drawOne(random, TYPES)]
    this.identity = identityOf(i, type, random)
    this.#source = source
    this.#random = random
    const isAnchored = random() < AT_ANCHOR_SHARE
    this.#speedKn = isAnchored ? 0 : drawBetween(random, ...type.serviceKn)
    const { centre, radiusNm } = roundIn(REGION, random, isAnchored)
    this.#centre = centre
    this.#radiusDeg = radiusNm / NM_PER_DEGREE
    this.#startRadians = drawBetween(random, 0, 2 * Math.PI)
    this.#anchoredDeg = drawBetween(random, 0, 360)
    const clockwise = random() < 0.5 ? 1 : -1
    this.#radiansPerS = isAnchored ? 0 : (clockwise * this.#speedKn) / 3600 / radiusNm
    this.#intervalMs = 1000 * nominalIntervalS({ ...this.identity, sogKn: this.#speedKn, navStatus: this.#navStatus })
  }

  get motion(): Motion {
    const radians = this.#startRadians + this.#radiansPerS * this.#seconds
    const [lon, lat] = onRound(this.#centre, this.#radiusDeg, radians)
    if (this.#speedKn === 0) return { lon, lat, courseDeg: this.#anchoredDeg, speedKn: 0 }
    // `radians` is a bearing from the centre; the way ahead is square to it.
    const courseDeg = radians / RADIANS + 90 * Math.sign(this.#radiansPerS)
    return { lon, lat, courseDeg: ((courseDeg % 360) + 360) % 360, speedKn: this.#speedKn }
  }

  move(): void {
    this.#seconds++
  }

  speak(atMs: number, ether: Ether): void {
    if (Number.isNaN(this.#dueMs)) this.#dueMs = atMs + this.#random() * Math.min(FIRST_WITHIN_MS, this.#intervalMs)
    if (atMs < this.#dueMs) return
    this.#dueMs += this.#intervalMs
    ether.report(this.#report(atMs))
  }

  get #navStatus(): number {
    return this.#speedKn === 0 ? AT_ANCHOR : UNDER_WAY
  }

  #report(atMs: number): PositionReport {
    const { lon, lat, courseDeg, speedKn } = this.motion
    const isClassA = this.identity.aisClass === 'A'
    return {
      trackId: this.identity.trackId,
      source: this.#source,
      atMs,
      lon: rounded(lon + drawError(this.#random) * FIX_ERROR_DEG, AIS_STEPS_PER_DEGREE),
      lat: rounded(lat + drawError(this.#random) * FIX_ERROR_DEG, AIS_STEPS_PER_DEGREE),
      sogKn: rounded(speedKn, 10),
      ...(speedKn > 0 && { cogDeg: roundedCourse(courseDeg, 10) }),
      ...(isClassA && { headingDeg: roundedCourse(courseDeg, 1), navStatus: this.#navStatus }),
    }
  }
}

function identityOf(i: number, type: VesselType, random: Random): TrackIdentity & { aisClass: 'A' | 'B' } {
  const flag = drawOne(random, FLAGS)
  const mmsi = flags[flag].mid * 1_000_000 + i
  return {
    trackId: `mmsi:${mmsi}`,
    kind: 'vessel',
    name: `CROWD ${i + 1}`,
    mmsi,
    flag,
    shipType: type.shipType,
    aisClass: random() < type.classA ? 'A' : 'B',
    lengthM: Math.round(drawBetween(random, ...type.lengthM)),
  }
}

/** A round, or a place to anchor, with water all along it and at its centre. Near the coast rounds grow small. */
function roundIn([west, south, east, north]: Box, random: Random, isPlace: boolean) {
  for (let tried = 0; ; tried++) {
    const centre: LonLat = [drawBetween(random, west, east), drawBetween(random, south, north)]
    const largestNm = drawBetween(random, ...ROUND_NM)
    if (!isSea(centre)) continue
    if (isPlace) return { centre, radiusNm: 0 }
    const radiusNm = [largestNm, largestNm / 3, ROUND_NM[0]].find((nm) => isWaterAround(centre, nm))
    if (radiusNm !== undefined) return { centre, radiusNm }
    if (tried > 10_000) throw new Error('no water found for a vessel of the crowd')
  }
}

function isWaterAround(centre: LonLat, radiusNm: number): boolean {
  const looks = Math.ceil((2 * Math.PI * radiusNm) / LOOK_EVERY_NM)
  for (let k = 0; k < looks; k++)
    if (!isSea(onRound(centre, radiusNm / NM_PER_DEGREE, (2 * Math.PI * k) / looks))) return false
  return true
}

/** A place on a round, by its bearing from the centre. */
function onRound([lon, lat]: LonLat, radiusDeg: number, bearingRadians: number): LonLat {
  return [
    lon + (radiusDeg * Math.sin(bearingRadians)) / Math.cos(lat * RADIANS),
    lat + radiusDeg * Math.cos(bearingRadians),
  ]
}
