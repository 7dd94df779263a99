import type { TrackIdentity } from '#domain/report.ts'
import { crowdOf } from './crowd.ts'
import { ankaS, Drone } from './drone.ts'
import type { Entity } from './entity.ts'
import { FishingHelm, placeIn } from './fishing.ts'
import { type Flag, Registry, sizes } from './identity.ts'
import type { Motion } from './motion.ts'
import { drawBetween, drawOne, type Random, randomStream } from './random.ts'
import { anchorages, fishingGrounds, type Route, routes } from './routes.ts'
import {
  type AnchoredGroup,
  type FishingGroup,
  type NamedShip,
  type Part,
  partKey,
  type Scenario,
  type VoyageGroup,
} from './scenario.ts'
import { AT_ANCHOR, type Helm, type Hull, Vessel } from './vessel.ts'
import { type VesselType, vesselTypes } from './vessel-types.ts'
import { LANES, VoyageHelm } from './voyage.ts'

/** What every maker of craft here needs. */
interface Casting {
  readonly seed: number
  readonly source: string
  readonly registry: Registry
}

/**
 * The craft of a scenario, in its order. Each draws from streams of its own, named after its part and its number there,
 * so that adding a part, or one more ship to a part, leaves all others as they were.
 */
export function castOf(scenario: Scenario, seed: number, source: string): Entity[] {
  const casting: Casting = { seed, source, registry: new Registry() }
  for (const part of scenario.parts) {
    if (part.part !== 'ship') continue
    casting.registry.reserve(part.name)
    casting.registry.reserve(String(part.mmsi))
  }
  return scenario.parts.flatMap((part) => entitiesOf(part, casting))
}

function entitiesOf(part: Part, casting: Casting): Entity[] {
  switch (part.part) {
    case 'voyages':
    case 'fishing':
    case 'anchored':
      return Array.from({ length: part.count }, (_, i) => groupMember(part, i, casting))
    case 'ship':
      return [namedShip(part, casting)]
    case 'drone': {
      const { trackId, name, mission } = part
      const radio = randomStream(casting.seed, `${partKey(part)}/radio`)
      return [new Drone({ trackId, kind: 'drone', name }, casting.source, mission, ankaS, radio)]
    }
    case 'crowd':
      return crowdOf(part.count, casting.seed, casting.source)
  }
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
