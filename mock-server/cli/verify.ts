import { eventWords } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText, countText, dateText } from '#domain/notation.ts'
import type { Verification } from '#domain/recording/verifier.ts'
import { chosenZones } from './chosen-zones.ts'
import { openFileCommand } from './file-command.ts'
import { playFiles } from './play-files.ts'
import { jsonLine, refuse, tell } from './tell.ts'

const HELP = `Usage: eez verify FILE [--zones FILE]

Plays a recording of ours again and compares the zone events with those that it tells, as of its last check. Prints one JSON
object: verified ("identical", "different" or "unknown"), events and sha256 of their log, or reasons and what differs.
Exit code 0 where they are identical, else 1.

  --zones FILE  other zones: GeoJSON, a zipped shapefile, KML or KMZ (default: those of the product)
`

/** `eez verify`: the same recording, the same events. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const file = await openFileCommand(args, { name: 'verify', help: HELP, flags: ['zones'] })
  if (typeof file === 'number') return file
  const zones = await chosenZones(file.zones)
  if (!zones.ok) {
    for (const problem of zones.problem) refuse(`verify: ${problem}`, 1)
    return 1
  }
  const played = await playFiles(file, { name: 'verify', zones: zones.value, observes: false })
  if (typeof played === 'number') return played
  const verification = played.sources[0]?.verification
  if (!verification) return refuse(`verify: ${file.paths[0]} is no recording of eez-watch, expected one`, 1)
  process.stdout.write(`${jsonLine(told(verification))}\n`)
  if (verification.kind === 'different') for (const reason of verification.reasons) tell(`verify: ${reason}`)
  return verification.kind === 'identical' ? 0 : 1
}

function told(verification: Verification) {
  switch (verification.kind) {
    case 'identical': {
      const { events, sha256, upToMs, isCut } = verification
      return { verified: 'identical', events, sha256, upTo: new Date(upToMs).toISOString(), cutOffAfter: isCut }
    }
    case 'different': {
      const { reasons, missing, extra, changed } = verification
      return {
        verified: 'different',
        reasons,
        counts: {
          missing: countText(missing.length),
          extra: countText(extra.length),
          changed: countText(changed.length),
        },
        missing: missing.map(line),
        extra: extra.map(line),
        changed: changed.map(([then, now]) => ({ recorded: line(then), replayed: line(now) })),
      }
    }
    case 'unknown':
      return { verified: 'unknown', reason: verification.reason }
  }
}

function line(event: ZoneEvent): string {
  return `${dateText(event.atMs)} ${clockText(event.atMs)} ${event.trackId} ${eventWords(event, event.zoneId)}`
}
