import * as v from 'valibot'
import { number, oneOf, strict } from '#domain/search/search-schema.ts'
import { parseSearchTask, type SearchTask } from '#domain/search/search-task.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { drawBetween, randomStream } from '../random.ts'
import { type HomePortName, homePorts } from './home-ports.ts'
import { type PatrolBoxName, patrolBoxes } from './patrol-boxes.ts'
import { PatrolShip } from './patrol-ship.ts'
import { type ShipClassName, shipClasses, sizesOf } from './ship-classes.ts'

/** What is left in the tank of a ship that starts on her patrol. */
const FUEL_ON_TASK = [0.6, 0.95] as const
/** AIS sends names of up to 20 characters (ITU-R M.1371, message 5). */
const LONGEST_NAME = 20

const partSchema = strict(
  {
    part: v.literal('patrol-ship', (issue) => `is ${issue.received}, expected patrol-ship`),
    name: v.pipe(
      v.string((issue) => `is ${issue.received}, expected a name`),
      v.minLength(1, `is empty, expected 1 to ${LONGEST_NAME} characters`),
      v.maxLength(LONGEST_NAME, (issue) => `has ${issue.received} characters, expected 1 to ${LONGEST_NAME}`),
    ),
    mmsi: v.pipe(
      number(200_000_000, 799_999_999, 'as a ship has'),
      v.integer((issue) => `is ${issue.received}, expected nine digits`),
    ),
    class: oneOf(Object.keys(shipClasses) as [ShipClassName, ...ShipClassName[]]),
    home: oneOf(Object.keys(homePorts) as [HomePortName, ...HomePortName[]]),
    patrol: v.exactOptional(v.unknown()),
    start: oneOf(['in-port', 'on-patrol']),
  },
  'a patrol ship',
)

/** A patrol ship of a scenario, as plain data. */
export interface PatrolShipPart {
  readonly part: 'patrol-ship'
  /** 1 to 20 characters. */
  readonly name: string
  /** Nine digits. */
  readonly mmsi: number
  readonly class: ShipClassName
  readonly home: HomePortName
  /** Her standing order: a patrol box by its name, or a search task. Without one she waits to be told. */
  readonly patrol?: PatrolBoxName | SearchTask
  /** In port and ready, or on her patrol with some of her fuel used. */
  readonly start: 'in-port' | 'on-patrol'
}

/** A patrol ship from parsed JSON. All that is wrong is told, each with place, value and expectation. */
export function parsePatrolShipPart(json: unknown): Result<PatrolShipPart, readonly string[]> {
  const parsed = v.safeParse(partSchema, json, { abortPipeEarly: true })
  if (!parsed.success) return failed(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'part'} ${issue.message}`))
  const { patrol, ...rest } = parsed.output
  if (patrol === undefined)
    return rest.start === 'on-patrol' ? failed(['start is on-patrol without a patrol, expected in-port']) : ok(rest)
  const task = typeof patrol === 'string' ? namedBox(patrol) : parseSearchTask(patrol)
  if (!task.ok)
    return failed(task.problem.map((problem) => (typeof patrol === 'string' ? problem : `patrol.${problem}`)))
  const part = { ...rest, patrol: typeof patrol === 'string' ? (patrol as PatrolBoxName) : task.value }
  const problems = patrolProblems(part, task.value)
  return problems.length > 0 ? failed(problems) : ok(part)
}

/** The ship of a part that has been checked. The same part and seed make the same ship. */
export function makePatrolShip(part: PatrolShipPart, seed: number, source: string): PatrolShip {
  const shipClass = shipClasses[part.class]
  const trackId = `mmsi:${part.mmsi}`
  const stream = (use: string) => randomStream(seed, `${trackId}/${use}`)
  const task = typeof part.patrol === 'string' ? patrolBoxes[part.patrol] : part.patrol
  return new PatrolShip({
    identity: {
      trackId,
      kind: 'patrol',
      name: part.name,
      mmsi: part.mmsi,
      flag: 'MY',
      aisClass: 'A',
      ...sizesOf(shipClass),
    },
    shipClass,
    home: homePorts[part.home],
    ...(task && { standing: { kind: 'search', task } }),
    start:
      part.start === 'on-patrol'
        ? { kind: 'on-task', fuelShare: drawBetween(stream('fuel'), ...FUEL_ON_TASK) }
        : { kind: 'in-port' },
    source,
    streams: { motion: stream('motion'), radio: stream('radio') },
  })
}

function namedBox(name: string): Result<SearchTask, readonly string[]> {
  return Object.hasOwn(patrolBoxes, name)
    ? ok(patrolBoxes[name as PatrolBoxName])
    : failed([`patrol is ${JSON.stringify(name)}, expected a task or one of ${Object.keys(patrolBoxes).join(', ')}`])
}

/** Whether she can sail her patrol from her port, with what is in her tank at the worst. */
function patrolProblems(part: PatrolShipPart, task: SearchTask): readonly string[] {
  const inPort = makePatrolShip({ ...part, start: 'in-port' }, 0, '')
  const { infeasible } = inPort.plan({ kind: 'search', task }, () => undefined)
  return infeasible.map((problem) => `patrol: ${problem}`)
}
