import { coverageGeoJson } from '#domain/coverage/coverage-geojson.ts'
import type { CoverageGrid } from '#domain/coverage/coverage-grid.ts'
import { zoneCoverage } from '#domain/coverage/zone-coverage.ts'
import { SEARCHED_LENGTH_M } from '#domain/looks/search-footprints.ts'
import type { SensorPicture } from '#domain/looks/sensor-picture.ts'
import { encodeAges } from '#domain/looks/sensor-picture-ages.ts'
import type { CoverageAnswer, CoverageHistory, RecentLooks } from '#domain/looks/sensor-picture-answers.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { ZoneKind } from '#geo/zone.ts'
import { ShareHistory } from './share-history.ts'
import { ZoneCells, type ZonesAtSea } from './zone-cells.ts'

interface CoverageDeskOptions {
  readonly sensors: Pick<SensorPicture, 'coverage' | 'seaState'>
  /** Those in force. */
  readonly zones: () => ZonesAtSea
  /** The picture's own clock. */
  readonly nowMs: () => number
}

/** Tells when the sea was last looked at, now and at earlier times, and keeps how that went for a day. */
export class CoverageDesk {
  readonly #sensors: CoverageDeskOptions['sensors']
  readonly #zones: () => ZonesAtSea
  readonly #nowMs: () => number
  readonly #cells: ZoneCells
  readonly #history = new ShareHistory()
  #sampling: Promise<void> | undefined

  constructor({ sensors, zones, nowMs }: CoverageDeskOptions) {
    this.#sensors = sensors
    this.#zones = zones
    this.#nowMs = nowMs
    this.#cells = new ZoneCells(sensors.coverage.live.lattice)
  }

  get nowMs(): number {
    return this.#nowMs()
  }

  get log() {
    return this.#sensors.coverage.log
  }

  /** What the looks that are kept speak for; undefined before the first. */
  get known(): { readonly fromMs: number; readonly toMs: number } | undefined {
    const { size, knownFromMs, knownToMs } = this.log
    return size > 0 ? { fromMs: knownFromMs, toMs: knownToMs } : undefined
  }

  /** To be called with every beat: once a minute the shares are kept, after the beat and in pieces. Resolves when that is done. */
  async beat(): Promise<void> {
    const nowMs = this.#nowMs()
    if (this.#sampling || this.log.size === 0 || !this.#history.isDue(nowMs)) return this.#sampling
    this.#sampling = this.#sample(nowMs)
    try {
      await this.#sampling
    } finally {
      this.#sampling = undefined
    }
  }

  /** Shares and revisit times of every zone as of a time; now without. */
  async shares(atMs?: number): Promise<Result<CoverageAnswer>> {
    const { zones } = await this.#cells.of(this.#zones())
    const grid = this.#gridAt(atMs)
    if (!grid.ok) return grid
    const asOfMs = Math.max(atMs ?? this.#nowMs(), grid.value.latestMs)
    const { known } = this
    return ok({
      asOfMs,
      ...(known && { known }),
      meaning: this.#meaning(),
      zones: inOrder(zones).map(({ zone, cells }) => {
        const coverage = zoneCoverage(grid.value, cells, asOfMs)
        const { id: zoneId, name, kind } = zone
        return { zoneId, name, kind, ...(coverage && { coverage }) }
      }),
    })
  }

  /** The age of every cell; see `encodeAges`. */
  ages(atMs?: number): Result<Uint8Array<ArrayBuffer>> {
    const grid = this.#gridAt(atMs)
    return grid.ok ? ok(encodeAges(grid.value, atMs ?? this.#nowMs())) : grid
  }

  /** Age classes of the waters of all zones as GeoJSON text. */
  async geoJson(atMs?: number): Promise<Result<string>> {
    const { all } = await this.#cells.of(this.#zones())
    const grid = this.#gridAt(atMs)
    return grid.ok ? ok(coverageGeoJson(grid.value, atMs ?? this.#nowMs(), all)) : grid
  }

  /** The shares of a zone over the last day; undefined when there is no such zone. */
  history(zoneId: string): CoverageHistory | undefined {
    const zone = this.#zones().set.zones.find(({ id, kind }) => id === zoneId && kind !== 'neighbour')
    return zone && { zoneId, name: zone.name, rows: [...this.#history.rows(zoneId)] }
  }

  /** The newest footprint of each sensor that looked since a time. */
  looks(sinceMs: number): RecentLooks {
    const newest = new Map(this.log.between(sinceMs, Number.POSITIVE_INFINITY).map((look) => [look.sensorId, look]))
    const looks = [...newest.values()].flatMap(({ sensorId, toMs, to, paused }) =>
      paused ? [] : [{ sensorId, atMs: toMs, footprint: to }],
    )
    return { nowMs: this.#nowMs(), looks }
  }

  async #sample(nowMs: number): Promise<void> {
    const { zones } = await this.#cells.of(this.#zones())
    const { live } = this.#sensors.coverage
    const found: Parameters<ShareHistory['take']>[1][number][] = []
    for (const { zone, cells } of zones) {
      found.push({ zone, coverage: zoneCoverage(live, cells, nowMs) })
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#history.take(nowMs, found)
  }

  /** One that is not live is only good until the next call: to be read before anything is waited for. */
  #gridAt(atMs: number | undefined): Result<CoverageGrid> {
    const { coverage } = this.#sensors
    if (atMs === undefined) return ok(coverage.live)
    const { known } = this
    if (known && atMs < known.fromMs)
      return failed(`time is ${iso(atMs)}, expected ${iso(known.fromMs)} or later: looks are kept from then on`)
    return coverage.gridAt(atMs)
  }

  #meaning(): string {
    const { seaState } = this.#sensors
    const sea = !seaState ? '' : `, sea state ${seaState[0] === seaState[1] ? seaState[0] : seaState.join(' to ')}`
    return `Seen: under a sensor, within the range at which one look finds a boat of ${SEARCHED_LENGTH_M} m with a probability of 0.8${sea}.`
  }
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}

/** What is ours first, the largest of it before the rest; what is disputed or shared comes after. */
const ORDER: readonly ZoneKind[] = [
  'watch-area',
  'eez',
  'contiguous-zone',
  'territorial-sea',
  'overlapping-claim',
  'joint-area',
]

function inOrder<Entry extends { readonly zone: { readonly kind: ZoneKind } }>(zones: readonly Entry[]): Entry[] {
  return zones.toSorted((a, b) => ORDER.indexOf(a.zone.kind) - ORDER.indexOf(b.zone.kind))
}
