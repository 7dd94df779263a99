import type { BehaviourEvent } from '#domain/behaviours/behaviour-event.ts'
import { BehaviourWatch } from '#domain/behaviours/behaviour-watch.ts'
import { behaviourWords } from '#domain/behaviours/behaviour-words.ts'
import { seaOf } from '#domain/behaviours/sea.ts'
import { Engine } from '#domain/engine.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import { needsStart, readRecording } from '#domain/formats/recording-reader.ts'
import { titleOf } from '#domain/identity-words.ts'
import { landBoundary } from '#geo/land-boundary.ts'
import { builtLand } from '../built-data.ts'
import { chosenZones } from './chosen-zones.ts'
import { openFileCommand } from './file-command.ts'
import { LineWriter } from './line-writer.ts'
import { jsonLine, refuse, tell } from './tell.ts'

const HELP = `Usage: eez behaviours FILE [--zones FILE] [--start ISO]

What vessels of a recorded file did beside crossing limits, one JSON object a line, each with its evidence and the
thresholds it was judged by: gaps in reporting, loitering, encounters, changes of speed, draught and identity, stops in a
zone, positions that cannot be, one identity from two places. They say what was seen, not what it means.

  --zones FILE  other zones: GeoJSON, a zipped shapefile, KML or KMZ (default: those of the product)
  --start ISO   when a file without times begins, such as 2026-03-14T00:00:00Z
`

/** Reports between two looks: minutes are judged as soon as they are over, so that the tracks in memory may be cut. */
const REPORTS_A_LOOK = 2000

/** `eez behaviours`: what the watch for behaviours makes of a recorded file. */
export async function behavioursCommand(args: readonly string[]): Promise<number> {
  const file = await openFileCommand(args, { name: 'behaviours', help: HELP, flags: ['zones', 'start'] })
  if (typeof file === 'number') return file
  const zones = await chosenZones(file.zones)
  if (!zones.ok) {
    for (const problem of zones.problem) refuse(`behaviours: ${problem}`, 1)
    return 1
  }
  const context = zoneContext(zones.value)
  const engine = new Engine(context)
  const watch = new BehaviourWatch(
    engine.store,
    seaOf(() => context, landBoundary(await builtLand())),
    { keepEvents: Number.MAX_SAFE_INTEGER },
  )
  const out = new LineWriter(process.stdout)
  let reports = 0
  const summary = await readRecording(out.paced(file.chunks), {
    source: file.source,
    ...(file.startAtMs !== undefined && { startAtMs: file.startAtMs }),
    sink: {
      report: (report) => {
        engine.report(report)
        if (++reports % REPORTS_A_LOOK === 0) watch.settle(engine.clockMs)
      },
      identity: (patch) => {
        const atMs = engine.store.lastAtMs
        engine.identity(patch)
        watch.learn(patch, atMs)
      },
      reject: ({ line, reason, message }) => {
        if (reason !== 'no-time') tell(`behaviours: line ${line}: ${reason}: ${message}`)
      },
    },
  })
  if (summary.ok && !needsStart(summary.value)) {
    engine.finish()
    watch.finish(engine.lastTakenMs)
    const nameOf = (id: string) => nameIn(engine, context.set.zones, id)
    for (const event of watch.events) out.line(jsonLine(told(event, nameOf)))
  }
  await out.end()
  if (!summary.ok) return refuse(`behaviours: ${file.path}: ${summary.problem}`, 1)
  if (needsStart(summary.value))
    return refuse(
      `behaviours: ${file.path} has ${summary.value.untimedPositions} positions and no times: say when it begins, such as --start 2026-03-14T00:00:00Z`,
      1,
    )
  return 0
}

function told(event: BehaviourEvent, nameOf: (id: string) => string) {
  return { words: behaviourWords(event, nameOf), ...event }
}

/** What a track or a zone is called. */
function nameIn(
  { store }: Engine,
  zones: readonly { readonly id: string; readonly name: string }[],
  id: string,
): string {
  const slot = store.slotOf(id)
  const identity = slot === undefined ? undefined : store.identity(slot)
  return identity ? titleOf(identity) : (zones.find((zone) => zone.id === id)?.name ?? id)
}
