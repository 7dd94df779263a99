import { parseArgs } from 'node:util'
import { parseInstant } from '#domain/formats/instant.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { FEED_FORMS, type FeedSpec, parseFeedSpec } from './feeds/feed-spec.ts'
import { MOST_IN_CROWD } from './sim/crowd.ts'
import { scenarioNames } from './sim/scenarios.ts'

const DEFAULT_PORT = 8787

/** How the server is to run. */
export interface ServeOptions {
  readonly port: number
  readonly scenario: string
  readonly seed: number
  readonly feeds: readonly FeedSpec[]
  /** When a recorded file without times begins. */
  readonly startAtMs?: number
  /** Recorded or simulated seconds a second. */
  readonly speed: number
  /** How many vessels the crowd has. */
  readonly targets?: number
  /** Where the simulator's traffic is given out as AIS sentences. */
  readonly aisOutPort?: number
  readonly recordingsFolder: string
  /** Whether what the picture takes is recorded from the start. */
  readonly records: boolean
  /** How long what was recorded is kept, and how much of it. */
  readonly retentionDays: number
  readonly quotaMegabytes: number
  /** Folder of the built page; without it, the project's own. */
  readonly pageFolder?: string
  /** Where what operators change is kept; without it, in the project's own data folder. */
  readonly dataFolder?: string
}

export const SERVE_HELP = `Usage: eez serve [options]

Serves the app, the API and the live stream on one port of this machine (127.0.0.1).

  --feed SPEC         what to show; may be given more than once (default sim):
                      ${FEED_FORMS}
  --scenario NAME     what the simulator plays: ${scenarioNames.join(', ')} (default ${scenarioNames[0]})
  --seed N            seed of the simulator, 0 to 4294967295 (default 1)
  --targets N         how many vessels the scenario crowd has, 1 to ${MOST_IN_CROWD} (default 10000)
  --start ISO         when a recorded file without times begins, such as 2026-03-14T00:00:00Z
  --speed N           how fast a recorded file, or the simulator when it is alone, runs, 0.1 to 600 (default 1)
  --ais-out PORT      gives the simulated traffic out as AIS sentences on TCP (127.0.0.1), as a shore receiver would
  --record on|off     whether everything is recorded from the start (default on; not of a recorded file)
  --retention DAYS    how long recordings are kept, 0.01 to 3650 (default 7)
  --quota MB          how much of them is kept, 1 to 1000000 (default 2000); those marked to be kept do not count
  --recordings DIR    folder of recorded files that the app can open (default recordings)
  --data DIR          where imported zones, watch areas and alerts are kept (default data, in the project)
  --page DIR          folder of the built page (default dist, in the project)
  --port N            port to listen on, 1 to 65535 (default PORT from the environment, else ${DEFAULT_PORT})
  --help              this text
`

/** Reads the arguments of \`serve\`. \`ok\` with undefined means that help was asked for. */
export function parseServeOptions(
  args: readonly string[],
  env: { readonly PORT?: string | undefined },
): Result<ServeOptions | undefined> {
  let values: Record<string, string | string[] | boolean | undefined>
  try {
    values = parseArgs({
      args: [...args],
      options: {
        feed: { type: 'string', multiple: true },
        scenario: { type: 'string' },
        seed: { type: 'string' },
        targets: { type: 'string' },
        start: { type: 'string' },
        speed: { type: 'string' },
        'ais-out': { type: 'string' },
        recordings: { type: 'string' },
        record: { type: 'string' },
        retention: { type: 'string' },
        quota: { type: 'string' },
        data: { type: 'string' },
        page: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
  if (values.help) return ok(undefined)

  const feeds: FeedSpec[] = []
  for (const text of asList(values.feed) ?? ['sim']) {
    const spec = parseFeedSpec(text)
    if (!spec.ok) return spec
    feeds.push(spec.value)
  }
  if (feeds.length > 1 && feeds.some((feed) => feed.kind === 'file'))
    return failed('--feed file: plays the past and cannot run beside another feed, expected it alone')

  const portText = asText(values.port) ?? (env.PORT || undefined)
  const port = wholeNumber(portText ?? String(DEFAULT_PORT), 1, 65_535)
  if (port === undefined)
    return failed(`${values.port === undefined ? 'PORT' : '--port'} is "${portText}", expected 1 to 65535`)
  const seed = wholeNumber(asText(values.seed) ?? '1', 0, 2 ** 32 - 1)
  if (seed === undefined) return failed(`--seed is "${values.seed}", expected a whole number from 0 to 4294967295`)
  const speed = Number(asText(values.speed) ?? '1')
  if (!(speed >= 0.1 && speed <= 600)) return failed(`--speed is "${values.speed}", expected 0.1 to 600`)
  const scenario = asText(values.scenario) ?? scenarioNames[0] ?? ''
  if (!scenarioNames.includes(scenario))
    return failed(`--scenario is "${scenario}", expected one of ${scenarioNames.join(', ')}`)
  const targets = values.targets === undefined ? undefined : wholeNumber(asText(values.targets) ?? '', 1, MOST_IN_CROWD)
  if (values.targets !== undefined && targets === undefined)
    return failed(`--targets is "${values.targets}", expected 1 to ${MOST_IN_CROWD}`)
  if (targets !== undefined && scenario !== 'crowd')
    return failed('--targets needs the crowd, expected --scenario crowd')
  const start = asText(values.start)
  const startAtMs = start === undefined ? undefined : parseInstant(start)
  if (start !== undefined && startAtMs === undefined)
    return failed(`--start is "${start}", expected an ISO 8601 time such as 2026-03-14T00:00:00Z`)
  if (start !== undefined && feeds[0]?.kind !== 'file')
    return failed('--start needs a file feed, expected --feed file:PATH')
  if (values.speed !== undefined && !(feeds.length === 1 && ['file', 'simulator'].includes(feeds[0]?.kind ?? '')))
    return failed('--speed needs a file feed or the simulator alone, expected --feed file:PATH')

  const aisOut = asText(values['ais-out'])
  const aisOutPort = aisOut === undefined ? undefined : wholeNumber(aisOut, 1, 65_535)
  if (aisOut !== undefined && (aisOutPort === undefined || aisOutPort === port))
    return failed(`--ais-out is "${aisOut}", expected a port from 1 to 65535 other than that of the app (${port})`)
  if (aisOut !== undefined && feeds.every((feed) => feed.kind !== 'simulator'))
    return failed('--ais-out gives out what the simulator says, expected --feed sim')

  const record = asText(values.record) ?? 'on'
  if (record !== 'on' && record !== 'off') return failed(`--record is "${record}", expected on or off`)
  const retentionDays = Number(asText(values.retention) ?? '7')
  if (!(retentionDays >= 0.01 && retentionDays <= 3650))
    return failed(`--retention is "${values.retention}", expected 0.01 to 3650 days`)
  const quotaMegabytes = Number(asText(values.quota) ?? '2000')
  if (!(quotaMegabytes >= 1 && quotaMegabytes <= 1_000_000))
    return failed(`--quota is "${values.quota}", expected 1 to 1000000 megabytes`)

  const pageFolder = asText(values.page)
  const dataFolder = asText(values.data)
  if (dataFolder === '') return failed('--data is "", expected a folder')

  return ok({
    port,
    scenario,
    seed,
    feeds,
    speed,
    recordingsFolder: asText(values.recordings) ?? 'recordings',
    records: record === 'on',
    retentionDays,
    quotaMegabytes,
    ...(targets !== undefined && { targets }),
    ...(aisOutPort !== undefined && { aisOutPort }),
    ...(pageFolder && { pageFolder }),
    ...(dataFolder !== undefined && { dataFolder }),
    ...(startAtMs !== undefined && { startAtMs }),
  })
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function asList(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value : undefined
}

function wholeNumber(text: string, from: number, to: number): number | undefined {
  const value = Number(text)
  return /^\d+$/.test(text) && value >= from && value <= to ? value : undefined
}
