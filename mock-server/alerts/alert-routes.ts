import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { type AlertAction, alertActionSchema } from '#domain/alerts/alert.ts'
import { alertLogCsv } from '#domain/alerts/alert-log-csv.ts'
import { parseAlertRuleBook } from '#domain/alerts/alert-rule.ts'
import { handoverLines, handoverOf } from '#domain/alerts/handover.ts'
import { plainText } from '#domain/notation.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { AlertService, LogProblem } from './alert-service.ts'
import { addAllowedRoutes } from './allowed-routes.ts'

const LARGEST_ACTION_BYTES = 16 * 1024
const LARGEST_RULES_BYTES = 4 * 1024 ** 2
const LONGEST_NAME = 80
const LONGEST_TEXT = 2000
/** What is told when nobody says since when: a watch of eight hours. */
const USUAL_SPAN_MS = 8 * 3_600_000

export interface AlertRouteContext {
  readonly alerts: AlertService
  readonly feeds: () => FeedStatus[]
  /** The picture's own clock. */
  readonly nowMs: () => number
  readonly identityOf: (trackId: string) => TrackIdentity | undefined
}

/**
 * The alerts over HTTP: what is open, what a watch does, the log, the handover and the rules. Whoever changes something
 * sends JSON, which no form of another site can; pages of other sites are refused before they come here.
 */
export async function addAlertRoutes(app: FastifyInstance, context: AlertRouteContext): Promise<void> {
  await app.register(async (scope) => {
    scope.removeContentTypeParser('text/plain')
    scope.setErrorHandler<FastifyError>((error, _request, reply) => tellError(error, reply))
    addListRoutes(scope, context)
    addLogRoutes(scope, context)
    addRuleRoutes(scope, context)
    addAllowedRoutes(scope, context)
  })
}

function addListRoutes(app: FastifyInstance, { alerts, nowMs }: AlertRouteContext): void {
  app.get('/api/alerts', () => ({ alerts: alerts.open, nowMs: nowMs(), flood: alerts.flood(nowMs()) }))
  // For pages that have the open ones from the stream: in a flood those are a megabyte.
  app.get('/api/alerts/summary', () => ({ nowMs: nowMs(), flood: alerts.flood(nowMs()) }))

  app.post<{ Params: { id: string } }>(
    '/api/alerts/:id/actions',
    { bodyLimit: LARGEST_ACTION_BYTES },
    (request, reply) => {
      const action = parseAction(request.body)
      if (!action.ok) return reply.code(400).send({ error: action.problem })
      const done = alerts.act(request.params.id, action.value, nowMs())
      if (done.ok) return done.value
      const { kind, problem } = done.problem
      return reply.code(kind === 'missing' ? 404 : 409).send({ error: plainText(problem, 500) })
    },
  )
}

interface SpanQuery {
  readonly fromMs?: string
  readonly toMs?: string
  readonly format?: string
}

function addLogRoutes(app: FastifyInstance, { alerts, feeds, nowMs }: AlertRouteContext): void {
  app.get<{ Querystring: SpanQuery }>('/api/alerts/log', (request, reply) => {
    const { format = 'json' } = request.query
    const span = parseSpan(request.query, nowMs())
    if (!span.ok) return reply.code(400).send({ error: span.problem })
    if (format !== 'json' && format !== 'csv')
      return reply.code(400).send({ error: `format is "${plainText(String(format))}", expected json or csv` })
    const log = alerts.log(span.value.fromMs, span.value.toMs)
    if (!log.ok) return tellLogProblem(log.problem, reply)
    if (format === 'json') return log.value
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="alerts-${stamp(span.value)}.csv"`)
      .send(alertLogCsv(log.value))
  })

  app.get<{ Querystring: SpanQuery }>('/api/alerts/handover', (request, reply) => {
    const now = nowMs()
    const span = parseSpan(request.query, now)
    if (!span.ok) return reply.code(400).send({ error: span.problem })
    const { fromMs, toMs } = span.value
    const log = alerts.log(fromMs, toMs)
    if (!log.ok) return tellLogProblem(log.problem, reply)
    const facts = {
      fromMs,
      toMs,
      nowMs: now,
      rows: log.value,
      open: alerts.open,
      flood: alerts.flood(now),
      feeds: feeds(),
    }
    const brief = handoverOf(facts)
    if (request.query.format !== 'text') return brief
    return reply.type('text/plain; charset=utf-8').send(`${handoverLines(brief).join('\n')}\n`)
  })
}

function addRuleRoutes(app: FastifyInstance, { alerts, nowMs, identityOf }: AlertRouteContext): void {
  const told = () => ({ ...alerts.ruleBook.book, version: alerts.ruleBook.version })
  app.get('/api/alert-rules', told)

  app.put('/api/alert-rules', { bodyLimit: LARGEST_RULES_BYTES }, (request, reply) => {
    const body: unknown = request.body
    const kept = { allowList: alerts.ruleBook.book.allowList }
    const book = parseAlertRuleBook(typeof body === 'object' && body !== null ? { ...kept, ...body } : body)
    const { by, version } = Object(body) as { readonly by?: unknown; readonly version?: unknown }
    const problems = [
      ...(book.ok ? [] : book.problem),
      ...(typeof version === 'number' ? [] : ['version is not there, expected that of the rules that were changed']),
    ]
    if (!book.ok || typeof version !== 'number')
      return reply.code(400).send({ error: `the rules stay as they were: ${problems[0]}`, problems })
    const who = typeof by === 'string' ? plainText(by, LONGEST_NAME) : ''
    const put = alerts.putRules(book.value, { version, by: who || 'nobody named', nowMs: nowMs(), identityOf })
    if (put.ok) return told()
    const error = `the rules were changed meanwhile: version ${put.problem.version} is in force, ${version} was sent`
    return reply.code(409).send({ error, current: told() })
  })
}

/** What a watch asks for, its texts made plain; a name and a text that is asked for must be there. */
function parseAction(body: unknown): Result<AlertAction> {
  const parsed = v.safeParse(alertActionSchema, body)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return failed(`${v.getDotPath(issue) ?? 'body'}: ${plainText(issue.message, 300)}`)
  }
  const action = parsed.output
  const by = plainText(action.by, LONGEST_NAME)
  if (!by) return failed('by is empty, expected a name')
  switch (action.action) {
    case 'acknowledge': {
      const note = plainText(action.note ?? '', LONGEST_TEXT)
      return ok({ action: action.action, by, ...(note && { note }) })
    }
    case 'silence':
      return ok({ action: action.action, by })
    case 'assign': {
      const to = plainText(action.to, LONGEST_NAME)
      return to ? ok({ action: action.action, by, to }) : failed('to is empty, expected a name')
    }
    case 'note': {
      const text = plainText(action.text, LONGEST_TEXT)
      return text ? ok({ action: action.action, by, text }) : failed('text is empty, expected a note')
    }
    case 'rectify': {
      const reason = plainText(action.reason, LONGEST_TEXT)
      return reason ? ok({ action: action.action, by, reason }) : failed('reason is empty, expected why it is over')
    }
  }
}

function parseSpan(query: SpanQuery, nowMs: number): Result<{ fromMs: number; toMs: number }> {
  const toMs = Number(query.toMs ?? nowMs)
  const fromMs = Number(query.fromMs ?? toMs - USUAL_SPAN_MS)
  // As far as a Date goes.
  for (const [name, value] of Object.entries({ fromMs, toMs }))
    if (!(Math.abs(value) <= 8.64e15)) {
      const given = name === 'fromMs' ? query.fromMs : query.toMs
      return failed(`${name} is "${plainText(String(given))}", expected milliseconds since 1970`)
    }
  return fromMs <= toMs ? ok({ fromMs, toMs }) : failed(`fromMs is ${fromMs}, expected at most toMs, ${toMs}`)
}

/** For the name of a file: `20260314T0400Z-20260314T1200Z`. */
function stamp({ fromMs, toMs }: { fromMs: number; toMs: number }): string {
  return [fromMs, toMs].map((atMs) => `${new Date(atMs).toISOString().slice(0, 16).replace(/[-:]/g, '')}Z`).join('-')
}

function tellLogProblem({ kind, problem }: LogProblem, reply: FastifyReply): FastifyReply {
  return reply.code(kind === 'too-long' ? 400 : 500).send({ error: plainText(problem, 500) })
}

function tellError(error: FastifyError, reply: FastifyReply): FastifyReply {
  const { statusCode = 500 } = error
  if (statusCode === 415) return reply.code(415).send({ error: 'expected content-type application/json' })
  if (statusCode === 413)
    return reply.code(413).send({
      error: `more bytes were sent than are taken: ${LARGEST_ACTION_BYTES} for an action, ${LARGEST_RULES_BYTES} for rules`,
    })
  if (statusCode < 500) return reply.code(statusCode).send({ error: plainText(error.message, 300) })
  // A disk that is full or gone; anything else is a fault of ours and keeps its trace.
  if (error.code !== 'ERR_SQLITE_ERROR') throw error
  return reply.code(507).send({ error: `the change could not be stored and is not in force: ${error.message}` })
}
