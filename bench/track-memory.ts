import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Engine } from '#domain/engine.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import { traffic } from './traffic.ts'
import { builtZones } from './zone-work.ts'

const NAME = 'track-memory'
const TRACKS = 10_000
const REPORTS_EACH = 60
const STEP_MS = 60_000
const MOST_MEGABYTES = 100

export interface TrackMemory {
  readonly name: string
  readonly tracks: number
  readonly reports: number
  readonly events: number
  readonly megabytes: number
  readonly most: number
  readonly ok: boolean
}

/**
 * What tracks take in memory, all that is known of them together: 10,000 ships with an hour of reports, one a minute, and
 * the events they made, after the garbage is gone. Zones and their index are there anyway and do not count.
 */
export function trackMemory(): TrackMemory {
  const collectGarbage = globalThis.gc
  if (!collectGarbage) return inOwnProcess()
  const usedBytes = () => {
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const context = zoneContext(builtZones())
  // Tables that are made when first asked for are the zones' too.
  fill(new Engine(context), 100)
  const before = usedBytes()
  const engine = fill(new Engine(context), TRACKS)
  const megabytes = (usedBytes() - before) / 1e6
  const { reports, size: tracks } = engine.store
  const ok = megabytes <= MOST_MEGABYTES && tracks === TRACKS
  return { name: NAME, tracks, reports, events: engine.eventCount, megabytes, most: MOST_MEGABYTES, ok }
}

/** Other benchmarks leave memory behind that would be freed meanwhile and make the tracks look small. */
function inOwnProcess(): TrackMemory {
  const args = ['--expose-gc', fileURLToPath(new URL('run.ts', import.meta.url)), NAME, '--json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (!stdout) throw new Error(`${NAME} told nothing: ${stderr}`)
  return JSON.parse(stdout) as TrackMemory
}

function fill(engine: Engine, tracks: number): Engine {
  for (const report of traffic({ tracks, steps: REPORTS_EACH, stepMs: STEP_MS })) engine.report(report)
  return engine
}
