import type { IdentityPatch, PositionReport, TrackIdentity } from '#domain/report.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination, normalCourseDeg } from '#geo/measure.ts'
import type { Entity, Ether } from '../entity.ts'
import { rounded, roundedCourse } from '../fix.ts'
import { sizes } from '../identity.ts'
import type { Motion } from '../motion.ts'
import { randomStream } from '../random.ts'
import { type Hull, Vessel } from '../vessel.ts'
import { vesselTypes } from '../vessel-types.ts'
import { type MotionOf, ScriptedHelm } from './scripted-helm.ts'
import type { Saying, ScriptedPart } from './scripted-part.ts'

const AIS_STEPS_PER_DEGREE = 600_000

/** A ship of a story: where she truly is comes from her steps, what is heard of her from her sayings. */
export class ScriptedShip implements Entity {
  readonly identity: TrackIdentity
  readonly #says: readonly Saying[]
  readonly #vessel: Vessel
  readonly #startAtMs: number
  readonly #heardAs: string
  #isIntroduced: boolean
  readonly #told = new Set<Saying>()

  constructor(
    part: ScriptedPart,
    { seed, source, startAtMs, motionOf }: { seed: number; source: string; startAtMs: number; motionOf: MotionOf },
  ) {
    const type = vesselTypes[part.type]
    const trackId = `mmsi:${part.mmsi}`
    const stream = (use: string) => randomStream(seed, `${trackId}/${use}`)
    const hull: Hull = {
      serviceKn: type.serviceKn[1],
      maxTurnDegS: type.maxTurnDegS,
      maxChangeKnS: type.maxChangeKnS,
    }
    const motion = stream('motion')
    const start: Motion = { lon: part.at[0], lat: part.at[1], courseDeg: 0, speedKn: 0 }
    const helm = new ScriptedHelm(part.steps, start, hull, motion, motionOf)
    const identity = {
      trackId,
      kind: 'vessel' as const,
      name: part.name,
      mmsi: part.mmsi,
      ...(part.flag !== undefined && { flag: part.flag }),
      shipType: type.shipType,
      aisClass: part.aisClass,
      ...sizes(type, part.lengthM, part.aisClass),
    }
    this.#says = part.says ?? []
    this.#startAtMs = startAtMs
    this.#vessel = new Vessel(identity, source, start, hull, helm, { motion, radio: stream('radio') })
    this.identity = this.#vessel.identity
    const alias = this.#says.find((saying) => saying.say === 'mmsi')
    this.#heardAs = alias ? `mmsi:${alias.mmsi}` : trackId
    // Who sends with another's number is nobody new.
    this.#isIntroduced = alias !== undefined
  }

  /** Nobody knows of her before she is heard. */
  get introducesItself(): true {
    return true
  }

  get motion(): Readonly<Motion> {
    return this.#vessel.motion
  }

  move(): void {
    this.#vessel.move()
  }

  speak(atMs: number, ether: Ether): void {
    const atS = (atMs - this.#startAtMs) / 1000
    const now = this.#says.filter((saying) => 'fromS' in saying && isDuring(saying, atS))
    const isSilent = now.some(({ say }) => say === 'nothing')
    this.#vessel.speak(atMs, {
      identity: (patch) => isSilent || ether.identity(this.#asHeard(patch)),
      report: (report) => {
        if (isSilent) return
        this.#introduce(ether)
        this.#rename(now, ether)
        ether.report(now.reduce((said, saying) => falsified(said, saying, atS), this.#asHeard(report)))
      },
    })
  }

  #asHeard<Said extends IdentityPatch | PositionReport>(said: Said): Said {
    return said.trackId === this.#heardAs ? said : { ...said, trackId: this.#heardAs }
  }

  #introduce(ether: Ether): void {
    if (this.#isIntroduced) return
    this.#isIntroduced = true
    ether.identity(this.identity)
  }

  #rename(now: readonly Saying[], ether: Ether): void {
    for (const saying of now) {
      if (saying.say !== 'identity' || this.#told.has(saying)) continue
      this.#told.add(saying)
      const { name, callSign } = saying
      ether.identity({
        trackId: this.#heardAs,
        ...(name !== undefined && { name }),
        ...(callSign !== undefined && { callSign }),
      })
    }
  }
}

function isDuring(saying: Extract<Saying, { fromS: number }>, atS: number): boolean {
  return atS >= saying.fromS && !('untilS' in saying && saying.untilS !== undefined && atS >= saying.untilS)
}

function falsified(report: PositionReport, saying: Saying, atS: number): PositionReport {
  if (saying.say === 'elsewhere') return at(report, destination([report.lon, report.lat], saying.towardsDeg, saying.nm))
  if (saying.say !== 'circle') return report
  const { centre, radiusNm, speedKn, fromS } = saying
  const turnedDeg = ((((atS - fromS) * speedKn) / 3600 / radiusNm) * 180) / Math.PI
  const place = destination(centre, normalCourseDeg(turnedDeg), radiusNm)
  return { ...at(report, place), sogKn: speedKn, cogDeg: roundedCourse(turnedDeg + 90, 10) }
}

function at(report: PositionReport, [lon, lat]: LonLat): PositionReport {
  return { ...report, lon: rounded(lon, AIS_STEPS_PER_DEGREE), lat: rounded(lat, AIS_STEPS_PER_DEGREE) }
}
