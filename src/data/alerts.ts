import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { type Alert, type AlertAction, alertSchema } from '#domain/alerts/alert.ts'
import { type AlertLogRow, alertLogRowSchema } from '#domain/alerts/alert-log.ts'
import { type AlertRuleBook, parseAlertRuleBook } from '#domain/alerts/alert-rule.ts'
import { handoverSchema } from '#domain/alerts/handover.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { fetchAnswer } from './fetch-answer.ts'

const time = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const summarySchema = v.object({
  nowMs: time,
  flood: v.object({ inTenMinutes: count, isFlood: v.boolean() }),
})

/** The server's clock, when it was asked for by our own, and how many alerts were raised in the last ten minutes. */
export type AlertSummary = v.InferOutput<typeof summarySchema> & { readonly askedAtMs: number }

const SUMMARY_EVERY_MS = 15_000

/** Clock and flood; the open alerts themselves come with the stream. Asked for again when those change. */
export const alertSummaryQuery = queryOptions({
  queryKey: ['alert-summary'],
  queryFn: async ({ signal }): Promise<AlertSummary> => ({
    ...v.parse(summarySchema, await (await ask('/api/alerts/summary', { signal })).json()),
    askedAtMs: Date.now(),
  }),
  refetchInterval: SUMMARY_EVERY_MS,
})

const logSchema = v.array(alertLogRowSchema)

/** A stretch of the server's time, ms since 1970. */
export interface AlertPeriod {
  readonly fromMs: number
  readonly toMs: number
}

/** What was done to alerts in a stretch of time, oldest first. */
export function alertLogQuery(period: AlertPeriod) {
  return queryOptions({
    queryKey: ['alert-log', period],
    // Not given up when the next change asks anew: the answer is small, and what was cut off looks like a failure.
    queryFn: async (): Promise<readonly AlertLogRow[]> =>
      v.parse(logSchema, await (await ask(alertLogUrl(period, 'json'), {})).json()),
  })
}

/** What the next watch has to know of a stretch of time. */
export function handoverQuery({ fromMs, toMs }: AlertPeriod) {
  const query = new URLSearchParams({ fromMs: String(fromMs), toMs: String(toMs) })
  return queryOptions({
    queryKey: ['alert-handover', fromMs, toMs],
    queryFn: async ({ signal }) =>
      v.parse(handoverSchema, await (await ask(`/api/alerts/handover?${query}`, { signal })).json()),
  })
}

/** Where the log can be had as a file. */
export function alertLogUrl({ fromMs, toMs }: AlertPeriod, format: 'json' | 'csv'): string {
  return `/api/alerts/log?${new URLSearchParams({ fromMs: String(fromMs), toMs: String(toMs), format })}`
}

/** Does something to an alert. A refusal is told in the server's words; throws when no answer comes. */
export async function sendAlertAction(id: string, action: AlertAction): Promise<Result<Alert>> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(action) }
  const response = await ask(`/api/alerts/${encodeURIComponent(id)}/actions`, request, [400, 404, 409])
  return response.ok ? ok(v.parse(alertSchema, await response.json())) : failed(await refusalOf(response))
}

const versionSchema = v.looseObject({ version: v.number() })

/** What alerts are made by, and which version of it: a change names the version that it was made from. */
export interface VersionedRuleBook extends AlertRuleBook {
  readonly version: number
}

export const alertRulesQuery = queryOptions({
  queryKey: ['alert-rules'],
  // Not given up when the panel that asked goes: the next one asks for the same.
  queryFn: async () => ruleBookOf(await (await ask('/api/alert-rules', {})).json()),
})

/** Puts rules and allow-list in force for everyone. A refusal tells all that is wrong, each with its place. */
export async function saveAlertRules(
  book: VersionedRuleBook,
  by: string,
): Promise<Result<VersionedRuleBook, readonly string[]>> {
  const body = JSON.stringify({ ...book, by })
  const request = { method: 'PUT', headers: { 'content-type': 'application/json' }, body }
  const response = await ask('/api/alert-rules', request, [400, 409, 413])
  const json: unknown = await response.json()
  if (response.ok) return ok(ruleBookOf(json))
  const { error, problems } = v.parse(refusedBookSchema, json)
  return failed(problems.length > 0 ? problems : [error])
}

const refusedBookSchema = v.object({ error: v.string(), problems: v.optional(v.array(v.string()), []) })

function ruleBookOf(json: unknown): VersionedRuleBook {
  const book = parseAlertRuleBook(json)
  if (!book.ok) throw new Error(`the rules of the server: ${book.problem.join('; ')}`)
  return { ...book.value, version: v.parse(versionSchema, json).version }
}

const refusalSchema = v.object({ error: v.string() })

async function refusalOf(response: Response): Promise<string> {
  const told = v.safeParse(refusalSchema, await response.json().catch(() => undefined))
  return told.success ? told.output.error : `${response.status} ${response.statusText}`
}

/** An answer that is good, or one of those that its asker knows how to read. Others throw. */
async function ask(path: string, request: RequestInit, known: readonly number[] = []): Promise<Response> {
  const response = await fetchAnswer(path, request)
  if (!response.ok && !known.includes(response.status)) {
    throw new Error(`${path}: the server answered ${await refusalOf(response)}`)
  }
  return response
}
