import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import { number, placeSchema, strict } from '../search/search-schema.ts'
import { parseSearchTask, type SearchTask } from '../search/search-task.ts'

/** Follow at least so far off, and at most (notional: not to be a danger, and not to lose sight). */
const SHADOW_NM = [0.5, 20] as const
const LONGEST_ID = 100

const trackIdSchema = v.pipe(
  v.string((issue) => `is ${issue.received}, expected the id of a track`),
  v.nonEmpty('is empty, expected the id of a track'),
  v.maxLength(LONGEST_ID, (issue) => `has ${issue.received} characters, expected at most ${LONGEST_ID}`),
)

const orderSchema = v.variant(
  'kind',
  [
    /** A pattern over an area, along a line or round a place; `parseSearchTask` says what a task is. */
    strict({ kind: v.literal('search'), task: v.unknown() }, 'an order'),
    /** To where a track will be, by the shortest way, and then beside it as for `shadow` at its least distance. */
    strict({ kind: v.literal('intercept'), trackId: trackIdSchema }, 'an order'),
    /** To a track, and then with it at a distance. */
    strict(
      { kind: v.literal('shadow'), trackId: trackIdSchema, distanceNm: number(...SHADOW_NM, 'nautical miles') },
      'an order',
    ),
    /** Takes the task of another craft over: it goes there, and the other returns when this one has begun. */
    strict({ kind: v.literal('relieve'), trackId: trackIdSchema }, 'an order'),
    /** To a place, and waits there: an aircraft in an orbit, a ship stopped. */
    strict({ kind: v.literal('hold'), place: placeSchema }, 'an order'),
    /** Home, by the shortest way. */
    strict({ kind: v.literal('return') }, 'an order'),
  ],
  (issue) => `is ${issue.received}, expected an order of kind search, intercept, shadow, relieve, hold or return`,
)

/** What a craft is told to do. */
export type CraftOrder =
  | Exclude<v.InferOutput<typeof orderSchema>, { kind: 'search' }>
  | { readonly kind: 'search'; readonly task: SearchTask }

/** An order as it came from outside. Each problem names the place, the value and what was expected. */
export function parseCraftOrder(json: unknown): Result<CraftOrder, readonly string[]> {
  const parsed = v.safeParse(orderSchema, json, { abortPipeEarly: true })
  if (!parsed.success) return failed(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'order'} ${issue.message}`))
  if (parsed.output.kind !== 'search') return ok(parsed.output)
  const task = parseSearchTask(parsed.output.task)
  return task.ok ? ok({ kind: 'search', task: task.value }) : failed(task.problem.map((problem) => `task.${problem}`))
}
