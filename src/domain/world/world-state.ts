import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import { number, strict } from '../search/search-schema.ts'
import { chaosSwitchSchema } from './chaos-switch.ts'

/** Simulated seconds a second. */
export const SLOWEST = 0.1
export const FASTEST = 600
const LONGEST_STEP_S = 3600
/** A jump plays all that is between: seven days of a usual world take minutes. */
export const LONGEST_JUMP_MS = 7 * 86_400_000

const time = v.pipe(v.number(), v.finite())

/** How a simulated world stands, as `GET /api/world` tells it. Times are ms since 1970, UTC, of the world's own clock. */
export const worldStateSchema = v.object({
  scenario: v.string(),
  title: v.string(),
  description: v.string(),
  seed: v.number(),
  startAtMs: time,
  nowMs: time,
  /** Simulated seconds a second, as asked for. */
  speed: time,
  /** What of it is reached, where that is less. */
  speedReached: v.exactOptional(time),
  paused: v.boolean(),
  /** It runs with the time of day: at speed 1, never paused and never moved on. */
  isTimeOfDay: v.boolean(),
  /** A step or jump is under way, to here. */
  goingToMs: v.exactOptional(time),
  /** In order of the list that was put in force; `words` say what each does. */
  chaos: v.array(v.object({ switch: chaosSwitchSchema, words: v.string(), isOn: v.boolean() })),
})
export type WorldState = v.InferOutput<typeof worldStateSchema>

const orderSchema = v.pipe(
  strict(
    {
      paused: v.exactOptional(v.boolean((issue) => `is ${issue.received}, expected true or false`)),
      speed: v.exactOptional(number(SLOWEST, FASTEST, 'simulated seconds a second')),
      stepS: v.exactOptional(number(1, LONGEST_STEP_S, 'seconds')),
      jumpToMs: v.exactOptional(number(0, 8.64e15, 'milliseconds since 1970')),
    },
    'an order',
  ),
  v.check(
    (order) => Object.keys(order).length === 1,
    (issue) =>
      `has ${Object.keys(issue.input).join(' and ') || 'nothing'}, expected one of paused, speed, stepS and jumpToMs`,
  ),
)

/** What a world is told to do: one thing at a time. A step ends paused; a jump goes on as it was. */
export type WorldOrder =
  | { readonly paused: boolean }
  | { readonly speed: number }
  | { readonly stepS: number }
  | { readonly jumpToMs: number }

/** An order as it came from outside. Each problem names the place, the value and what was expected. */
export function parseWorldOrder(json: unknown): Result<WorldOrder, readonly string[]> {
  const parsed = v.safeParse(orderSchema, json, { abortPipeEarly: true })
  // One key was checked for.
  if (parsed.success) return ok(parsed.output as WorldOrder)
  return failed(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'order'} ${issue.message}`))
}
