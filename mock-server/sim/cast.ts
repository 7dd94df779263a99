import type { TrackIdentity } from '#domain/report.ts'
import { droneSpecOf } from './air/air-mission.ts'
import { TaskedDrone } from './air/tasked-drone.ts'
import { stillAir, type WindField, windField } from './air/wind.ts'
import { crowdOf } from './crowd.ts'
import type { Entity } from './entity.ts'
import { FishingHelm, placeIn } from './fishing.ts'
import { type Flag, Registry, sizes } from './identity.ts'
import type { Motion } from './motion.ts'
import { drawBetween, drawOne, type Random, randomStream } from './random.ts'
import { anchorages, fishingGrounds, type Route, routes } from './routes.ts'
import {
  type AnchoredGroup,
  CALM,
  type DronePart,
  type FishingGroup,
  type NamedShip,
  type Part,
  partKey,
  type Scenario,
  type VoyageGroup,
} from './scenario.ts'
import type { MotionOf } from './script/scripted-helm.ts'
import { ScriptedShip } from './script/scripted-ship.ts'
import { makePatrolShip } from './ships/patrol-ship-part.ts'
import { AT_ANCHOR, type Helm, type Hull, Vessel } from './vessel.ts'
import { type VesselType, vesselTypes } from './vessel-types.ts'
import { LANES, VoyageHelm } from './voyage.ts'

/** What every maker of craft here needs. */
interface Casting {
  readonly seed: number
  readonly source: string
  readonly registry: Registry
  readonly startAtMs: number
  readonly wind: WindField
  readonly seaState: number
  /** The drones so far: whom one of them relieves is asked for later. */
  readonly drones: Map<string, TaskedDrone>
  /** Where craft truly are, for those that go beside another. */
  readonly motionOf: MotionOf
}

/**
 * The craft of a scenario, in its order. Each draws from streams of its own, named after its part and its number there,
 * so that adding a part, or one more ship to a part, leaves all others as they were.
 */
export function castOf(scenario: Scenario, seed: number, source: string, startAtMs = 0): Entity[] {
  const entities = new Map<string, Entity>()
  const casting: Casting = {
    seed,
    source,
    registry: new Registry(),
    startAtMs,
    wind: scenario.weather ? windField(scenario.weather.wind, seed) : stillAir,
    seaState: scenario.weather?.seaState ?? CALM,
    drones: new Map(),
    motionOf: (trackId) => entities.get(trackId)?.motion,
  }
  for (const part of scenario.parts) {
    if (part.part !== 'ship' && part.part !== 'patrol-ship' && part.part !== 'scripted') continue
    casting.registry.reserve(part.name)
    casting.registry.reserve(String(part.mmsi))
  }
  const cast = scenario.parts.flatMap((part) => entitiesOf(part, casting))
  for (const entity of cast) entities.set(entity.identity.trackId, entity)
  return cast
}

function entitiesOf(part: Part, casting: Casting): Entity[] {
  switch (part.part) {
    case 'voyages':
    case 'fishing':
    case 'anchored':
      return Array.from({ length: part.count }, (_, i) => groupMember(part, i, casting))
    case 'ship':
      return [namedShip(part, casting)]
    case 'drone':
      return [droneOf(part, casting)]
    case 'patrol-ship':
      return [makePatrolShip(part, casting.seed, casting.source)]
    case 'scripted':
      return [new ScriptedShip(part, casting)]
    case 'crowd':
      return crowdOf(part.count, casting.seed, casting.source)
  }
}

function droneOf(part: DronePart, { seed, source, startAtMs, wind, seaState, drones }: Casting): TaskedDrone {
  const random = randomStream(seed, `${partKey(part)}/radio`)
  const squadron = (trackId: string) => drones.get(trackId)
  const drone = new TaskedDrone(droneSpecOf(part.mission, startAtMs), {
    startAtMs,
    source,
    random,
    wind,
    seaState,
    squadron,
  })
  drones.set(part.mission.trackId, drone)
  return drone
}

function groupMember(group: VoyageGroup | FishingGroup | AnchoredGroup, i: number, casting: Casting): Entity {
  const { seed, source, registry } = casting
  const stream = (use: string) => randomStream(seed, `${partKey(group)}/${i}/${use}`)
  const nature = stream('nature')
  const type: VesselType = vesselTypes[group.part === 'fishing' ? 'fishing' : group.type]
  const aisClass = nature() < type.classA ? 'A' : 'B'
  const flag: Flag = group.part === 'fishing' ? 'MY' : drawOne(nature, group.flags)
  const identity = { ...registry.vessel(nature, type, flag, aisClass), aisClass } as const
  const hull: Hull = {
    serviceKn: drawBetween(nature, ...type.serviceKn),
    maxTurnDegS: type.maxTurnDegS,
    maxChangeKnS: type.maxChangeKnS,
  }
  const motion = stream('motion')
  const helm = groupHelm(group, i, hull, motion, seed)
  return new Vessel(identity, source, helm.start, hull, helm, { motion, radio: stream('radio') })
}

/** Who steers the i-th ship of a group, and where she starts. */
function groupHelm(
  group: VoyageGroup | FishingGroup | AnchoredGroup,
  i: number,
  hull: Hull,
  random: Random,
  seed: number,
): Helm & { readonly start: Motion } {
  switch (group.part) {
    case 'voyages': {
      // Steps of the golden ratio spread any number of ships evenly, and one more moves none of the others.
      const first = randomStream(seed, `${partKey(group)}/first`)()
      const share = (first + i * 0.618_033_988_749_895) % 1
      const lane = drawBetween(random, ...LANES)
      return new VoyageHelm({ route: routes[group.route], outward: i % 2 === 0, lane, start: { share } }, hull, random)
    }
    case 'fishing':
      return new FishingHelm(fishingGrounds[group.ground], hull, random)
    case 'anchored': {
      const [lon, lat] = placeIn(anchorages[group.anchorage], random)
      const courseDeg = drawBetween(random, 0, 360)
      const start = { lon, lat, courseDeg, speedKn: 0 }
      return { start, order: { courseDeg, speedKn: 0, navStatus: AT_ANCHOR }, steer() {} }
    }
  }
}

function namedShip(ship: NamedShip, { seed, source }: Casting): Entity {
  const type = vesselTypes[ship.type]
  const stream = (use: string) => randomStream(seed, `${partKey(ship)}/${use}`)
  const identity: TrackIdentity & { aisClass: 'A' | 'B' } = {
    trackId: `mmsi:${ship.mmsi}`,
    kind: ship.kind,
    name: ship.name,
    mmsi: ship.mmsi,
    ...(ship.flag !== undefined && { flag: ship.flag }),
    shipType: type.shipType,
    aisClass: ship.aisClass,
    ...sizes(type, ship.lengthM, ship.aisClass),
  }
  const hull = { serviceKn: ship.speedKn, maxTurnDegS: type.maxTurnDegS, maxChangeKnS: type.maxChangeKnS }
  const end = { stop: false }
  const route: Route = { ends: [end, end], places: ship.places }
  const motion = stream('motion')
  const helm = new VoyageHelm({ route, outward: true, lane: 0, start: ship.passes }, hull, motion)
  return new Vessel(identity, source, helm.start, hull, helm, { motion, radio: stream('radio') })
}
