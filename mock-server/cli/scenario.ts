import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseInstant } from '#domain/formats/instant.ts'
import { headLine, identityLine, reportLine } from '#domain/formats/own-format.ts'
import { lookLine } from '#domain/formats/own-look.ts'
import type { SensorReport } from '#domain/looks/sensor-report.ts'
import { plainText } from '#domain/notation.ts'
import type { PositionReport } from '#domain/report.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { userPath } from '../files.ts'
import { ChaosLine } from '../sim/chaos/chaos-line.ts'
import type { Scenario } from '../sim/scenario.ts'
import { findScenario, scenarioNames } from '../sim/scenarios.ts'
import { createWorld } from '../sim/world.ts'
import { LineWriter } from './line-writer.ts'
import { refuse } from './tell.ts'

const HELP = `Usage: eez scenario NAME [--seed N] [--duration S] [--start ISO] [--targets N] [--out FILE]
       eez scenario --list

What a simulated world says, as a recording: the same scenario, seed, start and version of eez-watch give the same bytes.

  --seed N      which of the worlds of this name (default 1)
  --duration S  simulated seconds, 0 to 604800 (default 3600)
  --start ISO   when it begins (default 2026-03-14T00:00:00Z)
  --targets N   how many vessels a crowd has
  --out FILE    where it goes (default: standard output)
  --list        the scenarios and what happens in them
`

const LONGEST_S = 7 * 86_400
/** Simulated at a time: what is said in it is in memory. */
const STRETCH_MS = 10_000

interface ScenarioArguments {
  readonly scenario: Scenario
  readonly seed: number
  readonly durationS: number
  readonly startAtMs: number
  readonly out: string | undefined
}

/** `eez scenario`: a recording of a simulated world, as fast as it can be made. */
export async function scenarioCommand(args: readonly string[]): Promise<number> {
  const parsed = parse(args)
  if (!parsed.ok) return refuse(`scenario: ${parsed.problem}`, 2, HELP)
  if (typeof parsed.value === 'string') {
    process.stdout.write(parsed.value)
    return 0
  }
  const { out } = parsed.value
  if (out === undefined) {
    await write(parsed.value, process.stdout)
    return 0
  }
  const file = createWriteStream(userPath(out))
  try {
    await once(file, 'open')
  } catch (error) {
    return refuse(`scenario: ${out} cannot be written: ${error instanceof Error ? error.message : error}`, 1)
  }
  await write(parsed.value, file)
  file.end()
  await once(file, 'finish')
  return 0
}

async function write(options: ScenarioArguments, to: NodeJS.WriteStream | WriteStream): Promise<void> {
  const { scenario, seed, durationS, startAtMs } = options
  const lines = new LineWriter(to)
  lines.line(headLine({ startAtMs, made: { by: 'scenario', name: scenario.name, seed } }))
  const world = createWorld(scenario, { seed, startAtMs, source: 'sim' })
  const chaos = new ChaosLine({ seed, startAtMs, switches: scenario.chaos ?? [] })
  const endMs = startAtMs + durationS * 1000
  let atMs = startAtMs
  for (;;) {
    const said = world.advance(atMs)
    const { identities, reports } = chaos.take(said, world.nowMs)
    for (const identity of identities) lines.line(identityLine(identity))
    for (const line of inOrderOfTime(reports, said.looks)) lines.line(line)
    await lines.drained()
    if (atMs >= endMs) break
    atMs = Math.min(endMs, atMs + STRETCH_MS)
  }
  await lines.end()
}

/** Reports and looks as they are heard: a look after the reports that it is set beside. */
function* inOrderOfTime(reports: readonly PositionReport[], looks: readonly SensorReport[]): Generator<string> {
  let next = 0
  for (const look of looks) {
    for (let report = reports[next]; report && report.atMs <= look.toMs; report = reports[++next])
      yield reportLine(report)
    yield lookLine(look)
  }
  for (; next < reports.length; next++) yield reportLine(reports[next] as PositionReport)
}

function parse(args: readonly string[]): Result<string | ScenarioArguments> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        list: { type: 'boolean' },
        seed: { type: 'string' },
        duration: { type: 'string' },
        start: { type: 'string' },
        targets: { type: 'string' },
        out: { type: 'string' },
      },
    })
    if (values.help) return ok(HELP)
    if (values.list) return ok(listText())
    const [name, ...more] = positionals
    if (name === undefined) return failed(`no NAME, expected one of ${scenarioNames.join(', ')}`)
    if (more.length > 0) return failed(`${positionals.length} names, expected one`)
    const seed = numberIn('--seed', values.seed ?? '1', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
    if (!seed.ok) return seed
    const durationS = numberIn('--duration', values.duration ?? '3600', 0, LONGEST_S)
    if (!durationS.ok) return durationS
    const targets = values.targets === undefined ? undefined : numberIn('--targets', values.targets, 1, 1_000_000)
    if (targets && !targets.ok) return targets
    const start = values.start ?? '2026-03-14T00:00:00Z'
    const startAtMs = parseInstant(start)
    if (startAtMs === undefined)
      return failed(`--start is "${plainText(start)}", expected an ISO 8601 time such as 2026-03-14T00:00:00Z`)
    const scenario = findScenario(name, { targets: targets?.value })
    if (!scenario.ok) return failed(plainText(scenario.problem, 300))
    const { out } = values
    return ok({ scenario: scenario.value, seed: seed.value, durationS: durationS.value, startAtMs, out })
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

function numberIn(option: string, text: string, least: number, most: number): Result<number> {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return ok(value)
  return failed(`${option} is "${plainText(text)}", expected a whole number from ${least} to ${most}`)
}

function listText(): string {
  return scenarioNames
    .map((name) => {
      const found = findScenario(name)
      return found.ok ? `${name}: ${found.value.title}\n  ${found.value.description}\n` : ''
    })
    .join('')
}
