import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Engine } from '#domain/engine.ts'
import { type ZoneContext, zoneContext } from '#domain/events/zone-context.ts'
import { SensorPicture } from '#domain/looks/sensor-picture.ts'
import type { SensorReport } from '#domain/looks/sensor-report.ts'
import { observationTrackIds } from '#domain/observations/observation.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import { landBoundary } from '#geo/land-boundary.ts'
import { parseLand } from '#geo/land-file.ts'
import { parseZones } from '#geo/zone-file.ts'
import { ChaosLine } from '../chaos/chaos-line.ts'
import type { Scenario } from '../scenario.ts'
import { START_MS } from '../testing.ts'
import { createWorld } from '../world.ts'
import type { ExpectedEvent } from './expected.ts'

function built(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../geo/data/${file}`, import.meta.url), 'utf8'))
}

let known: { context: ZoneContext; shore: BoundaryDistance } | undefined

function surroundings() {
  if (known) return known
  const [zones, land] = [parseZones(built('zones.geojson')), parseLand(built('land.geojson'))]
  if (!zones.ok) throw new Error(zones.problem)
  if (!land.ok) throw new Error(land.problem)
  known = { context: zoneContext(zones.value), shore: landBoundary(land.value) }
  return known
}

/** An event as a story expects it, with the second in which it became true. */
export interface Told extends Pick<ExpectedEvent, 'what' | 'trackIds'> {
  readonly atS: number
}

/** A watch without a screen: takes what a world or a recording says, and tells what came of it. */
export class Watch {
  readonly engine = new Engine(surroundings().context, {
    shore: surroundings().shore,
    keepBehaviours: Number.MAX_SAFE_INTEGER,
  })
  readonly sensors = new SensorPicture(this.engine.store)

  identity(patch: IdentityPatch): void {
    this.engine.identity(patch)
  }

  report(report: PositionReport): void {
    this.engine.report(report)
  }

  look(report: SensorReport): void {
    const news = this.sensors.take(report)
    if (!news.ok) throw new Error(news.problem)
    for (const identity of news.value.identities) this.identity(identity)
    for (const each of news.value.reports) this.report(each)
    for (const finding of news.value.findings) this.engine.observe(finding)
  }

  /** As a server does each beat. */
  settle(): void {
    this.engine.settle()
    this.engine.takeObservations()
  }

  finish(): void {
    this.engine.finish()
  }

  get told(): readonly Told[] {
    const afterS = (atMs: number) => Math.round((atMs - START_MS) / 1000)
    return [
      ...this.engine.standing.map(({ kind, trackId, atMs }) => ({
        what: kind,
        trackIds: [trackId],
        atS: afterS(atMs),
      })),
      ...this.engine.observations.map((observation) => ({
        what: observation.kind,
        trackIds: observationTrackIds(observation),
        atS: afterS(observation.atMs),
      })),
    ].sort((a, b) => a.atS - b.atS)
  }

  /** Of everything that was told, and of the zone events in all their detail. */
  get hash(): string {
    return createHash('sha256')
      .update(this.engine.eventLogHash)
      .update(JSON.stringify(this.engine.observations.toSorted((a, b) => (a.id < b.id ? -1 : 1))))
      .digest('hex')
  }
}

/** A story from its beginning, in front of a watch. */
export function watched(scenario: Scenario, seconds: number, seed = 1) {
  const world = createWorld(scenario, { seed, startAtMs: START_MS, source: 'sim' })
  const chaos = new ChaosLine({ seed, startAtMs: START_MS, switches: scenario.chaos ?? [] })
  const watch = new Watch()
  for (let s = 0; s <= seconds; s++) {
    const said = world.advance(START_MS + s * 1000)
    const { identities, reports } = chaos.take(said, world.nowMs)
    for (const identity of identities) watch.identity(identity)
    for (const report of reports) watch.report(report)
    for (const look of said.looks) watch.look(look)
    if (s % 60 === 0) watch.settle()
  }
  watch.finish()
  return { world, watch }
}
