import { parseInstant } from '#domain/formats/instant.ts'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'

/** As it comes: a list where a name was given more than once. */
export type Query = Readonly<Record<string, unknown>>

/** The picture of a page may be a little ahead of this clock. */
const AHEAD_MS = 60_000
/** More would hold everyone else up, and no look is kept longer. */
const LONGEST_MS = 24 * 3_600_000

/** A time up to now; undefined when it is not given. */
export function timeIn(query: Query, name: string, nowMs: number): Result<number | undefined> {
  const value = query[name]
  if (value === undefined) return ok(undefined)
  const atMs = typeof value === 'string' ? parseInstant(value) : undefined
  if (atMs === undefined)
    return failed(`${name} is "${told(value)}", expected one time such as ${new Date(nowMs).toISOString()}`)
  if (atMs > nowMs + AHEAD_MS)
    return failed(`${name} is "${told(value)}", expected ${new Date(nowMs).toISOString()} or earlier: that is now`)
  return ok(atMs)
}

/** A number of degrees from -most to most. */
export function degreesIn(query: Query, name: string, most: number): Result<number> {
  const value = query[name]
  const degrees = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (degrees >= -most && degrees <= most) return ok(degrees)
  return failed(`${name} is "${told(value)}", expected degrees from -${most} to ${most}`)
}

/** An id or name. */
export function textIn(query: Query, name: string, what: string): Result<string> {
  const value = query[name]
  return typeof value === 'string' && value !== '' ? ok(value) : failed(`${name} is "${told(value)}", expected ${what}`)
}

/** Both or none, in order and not further apart than a day. */
export function spanIn(query: Query, nowMs: number): Result<{ fromMs: number; toMs: number } | undefined, string[]> {
  const [from, to] = [timeIn(query, 'from', nowMs), timeIn(query, 'to', nowMs)]
  const problems = [from, to].flatMap((each) => (each.ok ? [] : [each.problem]))
  if (!from.ok || !to.ok) return failed(problems)
  const [fromMs, toMs] = [from.value, to.value]
  if (fromMs === undefined && toMs === undefined) return ok(undefined)
  if (fromMs === undefined) return failed(['from is not given, expected a time beside to'])
  if (toMs === undefined) return failed(['to is not given, expected a time beside from'])
  if (toMs < fromMs)
    return failed([`to is "${told(query.to)}", expected "${told(query.from)}" or later, which is from`])
  if (toMs - fromMs > LONGEST_MS)
    return failed([`from "${told(query.from)}" to "${told(query.to)}" is longer than a day, expected 24 h or less`])
  return ok({ fromMs, toMs })
}

function told(value: unknown): string {
  return value === undefined ? '' : plainText(String(value), 100)
}
