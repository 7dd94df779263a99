import type { FastifyInstance, FastifyReply } from 'fastify'
import { type AllowedVessel, parseAllowedVessel } from '#domain/alerts/alert-rule.ts'
import type { NamedVessel } from '#domain/alerts/allow-list.ts'
import { titleOf } from '#domain/identity-words.ts'
import { mmsiText, plainText } from '#domain/notation.ts'
import { failed, type Result } from '#geo/result.ts'
import type { AlertRouteContext } from './alert-routes.ts'

const LARGEST_BYTES = 16 * 1024
const LONGEST_NAME = 80

/**
 * One vessel allowed for one rule, without sending all rules: whatever somebody else changes meanwhile stays changed.
 *
 *     POST   /api/alert-rules/:ruleId/allowed                  {mmsi | trackId, by, note?, untilMs?}
 *     DELETE /api/alert-rules/:ruleId/allowed/:vessel?by=Ana   vessel: an MMSI, or a track id
 *
 * `by` is who does it, `note` why, `untilMs` until when (ms since 1970; for good without). Both answer 200 with
 * `{rules, allowList, version}` as GET /api/alert-rules does, the version one higher; the entry is in `allowList` with
 * `ruleIds`, `by` and `atMs`. An open alert of that rule on the vessel ends, and its log says who allowed it. Once more
 * for the same vessel and rule takes the place of what was said before.
 *
 * Refused with `{error}`: 400 what was sent is wrong; 404 no such rule; 409 it cannot be (the list is full; the vessel is
 * not allowed for this rule, or for all rules); 507 the disk does not take it.
 */
export function addAllowedRoutes(app: FastifyInstance, { alerts, nowMs, identityOf }: AlertRouteContext): void {
  const answer = (reply: FastifyReply, done: ReturnType<typeof alerts.allow>) => {
    if (done.ok) return { ...done.value.book, version: done.value.version }
    const { kind, problem } = done.problem
    return reply.code(kind === 'missing' ? 404 : 409).send({ error: plainText(problem, 300) })
  }

  app.post<{ Params: { ruleId: string } }>(
    '/api/alert-rules/:ruleId/allowed',
    { bodyLimit: LARGEST_BYTES },
    (request, reply) => {
      const now = nowMs()
      const entry = parseBody(request.body, now, (vessel) => nameOf(vessel, identityOf))
      if (!entry.ok) return reply.code(400).send({ error: plainText(entry.problem, 300) })
      const { by = '' } = entry.value
      return answer(reply, alerts.allow(request.params.ruleId, entry.value, { by, nowMs: now, identityOf }))
    },
  )

  app.delete<{ Params: { ruleId: string; vessel: string }; Querystring: { by?: unknown } }>(
    '/api/alert-rules/:ruleId/allowed/:vessel',
    (request, reply) => {
      const { ruleId, vessel } = request.params
      const by = whoOf(request.query.by)
      if (!by) return reply.code(400).send({ error: 'by is empty, expected a name' })
      const named = /^\d{1,9}$/.test(vessel) ? { mmsi: Number(vessel) } : { trackId: vessel }
      return answer(reply, alerts.disallow(ruleId, named, { by, nowMs: nowMs(), identityOf }))
    },
  )
}

function parseBody(body: unknown, nowMs: number, nameFor: (vessel: NamedVessel) => string): Result<AllowedVessel> {
  const { by, note, ...vessel } = Object(body) as Record<string, unknown>
  const who = whoOf(by)
  if (!who) return failed('by is empty, expected a name')
  const reason = (typeof note === 'string' && plainText(note, 500)) || `allowed by ${who}`
  // What it is called is known once it is known who is meant.
  const parsed = parseAllowedVessel({ ...vessel, name: 'vessel', reason, by: who, atMs: nowMs })
  if (!parsed.ok) return parsed
  const { untilMs, mmsi, trackId } = parsed.value
  // Whoever is allowed can be taken off again, and by an IMO number nobody can.
  if (mmsi === undefined && trackId === undefined)
    return failed('body names the vessel by imo alone, expected mmsi or trackId')
  if (untilMs !== undefined && untilMs <= nowMs) return failed(`untilMs is ${untilMs}, expected later than ${nowMs}`)
  return { ok: true, value: { ...parsed.value, name: nameFor(parsed.value) } }
}

/** What the vessel is called now, as the watch knows it. */
function nameOf({ mmsi, trackId }: NamedVessel, identityOf: AlertRouteContext['identityOf']): string {
  const identity = identityOf(trackId ?? `mmsi:${mmsi}`)
  if (identity) return titleOf(identity)
  return mmsi !== undefined ? mmsiText(mmsi) : (trackId ?? 'vessel')
}

function whoOf(by: unknown): string {
  return typeof by === 'string' ? plainText(by, LONGEST_NAME) : ''
}
