import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WatchArea, WatchAreaInput } from '#domain/watch-area.ts'
import { type ZonesInForce, zonesInForce } from '#domain/zones-in-force.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { parseZones, zonesJson } from '#geo/zone-file.ts'
import { sizeProblem } from '#geo/zone-validity.ts'
import { type ImportedFile, importedSetOf } from './imported-file.ts'
import { type BaseChange, writeWhole, type ZoneChange, ZoneLog } from './zone-log.ts'

/** More than anybody looks after by hand. */
const MOST_AREAS = 500

const BUILT_NAME = 'Built zones'

/** The official zones in force, and all that were. */
export interface ZoneBase {
  readonly origin: 'built' | 'imported'
  readonly name: string
  readonly version: string
  /** ISO 8601, UTC. */
  readonly importedAt?: string
  readonly file?: string
  readonly zones: number
  /** What of the stored zones could not be read when they were last opened. */
  readonly storeProblems: readonly string[]
  /** Oldest first; `at` is when each came into force. */
  readonly history: readonly {
    readonly origin: 'built' | 'imported'
    readonly at: string
    readonly name: string
    readonly version: string
    readonly file?: string
    readonly zones?: number
  }[]
}

/** Why a watch area was not changed: it is gone, somebody else changed it first, or all areas would be too much. */
export type ChangeProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'conflict'; readonly current: WatchArea }
  | { readonly kind: 'too-much'; readonly problem: string }

interface ZoneStoreOptions {
  /** The zones that came with the product. */
  readonly built: ZoneSet
  /** Where changes are kept; without one they last as long as the store. */
  readonly folder?: string
  readonly nowMs: () => number
  /** A new id for a watch area: letters, digits and hyphens. */
  readonly newId: () => string
}

/**
 * The zones in force: the built ones or an operator's official file, and the watch areas. Every change is on the disk
 * before it is in force, and none is ever taken away there: the log names each state with its time and version.
 */
export class ZoneStore {
  readonly #built: ZoneSet
  readonly #nowMs: () => number
  readonly #newId: () => string
  readonly #folder: string | undefined
  readonly #log: ZoneLog | undefined
  #baseChanges: BaseChange[] = []
  #usedIds = new Set<string>()
  #problems: string[] = []
  #base: { readonly set: ZoneSet; readonly change?: BaseChange }
  #areas = new Map<string, WatchArea>()
  #current: ZonesInForce

  /** Reads what is kept. What cannot be read is passed over and told in `problems`. */
  constructor({ built, folder, nowMs, newId }: ZoneStoreOptions) {
    this.#built = built
    this.#nowMs = nowMs
    this.#newId = newId
    this.#folder = folder
    this.#log = folder === undefined ? undefined : new ZoneLog(folder)
    this.#base = { set: built }
    this.#current = zonesInForce(built, [])
    this.#load()
  }

  get current(): ZonesInForce {
    return this.#current
  }

  /** What of the stored changes could not be read, in words. */
  get problems(): readonly string[] {
    return this.#problems
  }

  /** In the order they were added. */
  get areas(): readonly WatchArea[] {
    return [...this.#areas.values()]
  }

  get base(): ZoneBase {
    const { set, change } = this.#base
    const history = this.#baseChanges.map(({ at, version, ...each }) =>
      each.did === 'base-built'
        ? ({ origin: 'built', at, version, name: BUILT_NAME } as const)
        : ({ origin: 'imported', at, version, name: each.name, file: each.file, zones: each.zones } as const),
    )
    const common = { version: set.version, zones: set.zones.length, storeProblems: this.#problems, history }
    return change?.did === 'base-imported'
      ? { origin: 'imported', name: change.name, importedAt: change.at, file: change.file, ...common }
      : { origin: 'built', name: BUILT_NAME, ...common }
  }

  /** GeoJSON text of official zones that are in force or were, by their version; the problem says why there is none. */
  async baseJson(version: string): Promise<Result<string>> {
    const isOf = (set: ZoneSet) => set.version === version
    if (isOf(this.#built)) return ok(JSON.stringify(zonesJson(this.#built)))
    if (isOf(this.#base.set)) return ok(JSON.stringify(zonesJson(this.#base.set)))
    const change = this.#baseChanges.find((each) => each.version === version)
    if (!change) return failed('no official zones of this version were ever in force here')
    if (this.#folder === undefined || change.did !== 'base-imported') return failed('they are not kept')
    try {
      return ok(await readFile(basePath(this.#folder, version), 'utf8'))
    } catch (error) {
      return failed(`what was kept cannot be read: ${error instanceof Error ? error.message : error}`)
    }
  }

  /** Takes up what another process (the command line) has stored; answers whether there was anything. */
  refresh(): boolean {
    if (!this.#log?.hasGrown) return false
    this.#load()
    return true
  }

  /** Adds areas, all or none: there may be 500. */
  addAreas(inputs: readonly WatchAreaInput[]): Result<readonly WatchArea[]> {
    this.refresh()
    const count = this.#areas.size + inputs.length
    if (count > MOST_AREAS) return failed(`there would be ${count} watch areas, expected at most ${MOST_AREAS}`)
    const problem = sizeProblem([...this.areas, ...inputs].map(({ parts }) => parts))
    if (problem !== undefined) return failed(`with these watch areas ${problem}`)
    const at = this.#now()
    const added = inputs.map(
      (input): WatchArea => ({ id: this.#freshId(), version: 1, createdAt: at, changedAt: at, ...input }),
    )
    for (const area of added) this.#apply({ at, did: 'area-added', area })
    this.#renew()
    return ok(added)
  }

  /** @param version The version that the change was made from; another one in force is a conflict. */
  changeArea(id: string, version: number, input: WatchAreaInput): Result<WatchArea, ChangeProblem> {
    this.refresh()
    const current = this.#areas.get(id)
    if (!current) return failed({ kind: 'missing' })
    if (current.version !== version) return failed({ kind: 'conflict', current })
    const others = this.areas.filter((each) => each.id !== id)
    const problem = sizeProblem([...others, input].map(({ parts }) => parts))
    if (problem !== undefined) return failed({ kind: 'too-much', problem: `with this watch area ${problem}` })
    const at = this.#now()
    const area = { id, version: version + 1, createdAt: current.createdAt, changedAt: at, ...input }
    this.#apply({ at, did: 'area-changed', area })
    this.#renew()
    return ok(area)
  }

  /** Answers whether there was such an area. */
  removeArea(id: string): boolean {
    this.refresh()
    if (!this.#areas.has(id)) return false
    this.#apply({ at: this.#now(), did: 'area-removed', id })
    this.#renew()
    return true
  }

  /** Puts a file in the place of the official zones. */
  importBase(imported: ImportedFile, { name, file }: { readonly name: string; readonly file: string }): ZoneBase {
    this.refresh()
    const at = this.#now()
    const set = importedSetOf(imported, { name, file, importedAt: at })
    const change = { at, did: 'base-imported', name, version: set.version, file, zones: set.zones.length } as const
    if (this.#folder !== undefined)
      writeWhole(basePath(this.#folder, set.version), JSON.stringify({ ...zonesJson(set), name, importedAt: at, file }))
    this.#apply(change)
    this.#base = { set, change }
    this.#renew()
    return this.base
  }

  /** Puts the built zones back in force. */
  restoreBuilt(): ZoneBase {
    this.refresh()
    if (this.#base.change?.did !== 'base-imported') return this.base
    const change = { at: this.#now(), did: 'base-built', version: this.#built.version } as const
    this.#apply(change)
    this.#base = { set: this.#built, change }
    this.#renew()
    return this.base
  }

  #load(): void {
    const { changes, problems } = this.#log?.read() ?? { changes: [], problems: [] }
    this.#baseChanges = []
    this.#areas = new Map()
    this.#problems = [...problems]
    for (const change of changes) this.#take(change)
    this.#base = this.#newestBase()
    this.#renew()
  }

  /** The newest official zones that can be read, or the built ones. */
  #newestBase(): { readonly set: ZoneSet; readonly change?: BaseChange } {
    for (const change of this.#baseChanges.toReversed()) {
      if (change.did === 'base-built') return { set: this.#built, change }
      const set = readBase(basePath(this.#folder ?? '', change.version))
      if (set.ok) return { set: set.value, change }
      this.#problems.push(`${set.problem}; the official zones before it are in force`)
    }
    return { set: this.#built }
  }

  #apply(change: ZoneChange): void {
    this.#log?.append(change)
    this.#take(change)
  }

  #take(change: ZoneChange): void {
    if ('area' in change) {
      this.#areas.set(change.area.id, change.area)
      this.#usedIds.add(change.area.id)
    } else if (change.did === 'area-removed') this.#areas.delete(change.id)
    else this.#baseChanges.push(change)
  }

  #renew(): void {
    this.#current = zonesInForce(this.#base.set, this.areas)
  }

  #now(): string {
    return new Date(this.#nowMs()).toISOString()
  }

  /** Ids are never used again: an event may still name the area that had one. */
  #freshId(): string {
    for (;;) {
      const id = this.#newId()
      if (!this.#usedIds.has(id)) return id
    }
  }
}

function basePath(folder: string, version: string): string {
  return join(folder, 'base', `${version}.geojson`)
}

function readBase(path: string): Result<ZoneSet> {
  try {
    const set = parseZones(JSON.parse(readFileSync(path, 'utf8')))
    return set.ok ? set : failed(`${path}: ${set.problem}`)
  } catch (error) {
    return failed(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}
