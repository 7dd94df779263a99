import type { FastifyInstance, FastifyReply } from 'fastify'
import { type CraftOrder, parseCraftOrder } from '#domain/craft/craft-order.ts'
import { plainText } from '#domain/notation.ts'
import type { Result } from '#geo/result.ts'
import type { Fleet, Refusal } from '../sim/tasked-craft.ts'

/** An area has a hundred corners at most. */
const LARGEST_BYTES = 16 * 1024
const LONGEST_PROBLEM = 300
const MOST_PROBLEMS = 10

/**
 * Drones and patrol ships of the simulated world, and what they are told.
 *
 *     GET  /api/craft                    what each is doing: CraftState[]
 *     POST /api/craft/:trackId/plan      a CraftOrder -> 200 and what it comes to, a CraftPlan; nothing is sent
 *     POST /api/craft/:trackId/orders    a CraftOrder -> 202 and the CraftState
 *
 * Refused with `{error, problems}`: 400 what was sent is wrong; 404 no such craft; 409 the craft cannot or does not take
 * it. Where no world is simulated, there are no craft.
 */
export function addCraftRoutes(app: FastifyInstance, fleet: Fleet | undefined): void {
  app.get('/api/craft', () => fleet?.states ?? [])

  app.post<{ Params: { trackId: string } }>(
    '/api/craft/:trackId/plan',
    { bodyLimit: LARGEST_BYTES },
    (request, reply) =>
      answer(request, reply, 200, (trackId, order) => fleet?.plan(trackId, order) ?? noCraft(trackId)),
  )

  app.post<{ Params: { trackId: string } }>(
    '/api/craft/:trackId/orders',
    { bodyLimit: LARGEST_BYTES },
    (request, reply) =>
      answer(request, reply, 202, (trackId, order) => fleet?.order(trackId, order) ?? noCraft(trackId)),
  )
}

function answer(
  { body, params }: { readonly body: unknown; readonly params: { readonly trackId: string } },
  reply: FastifyReply,
  code: number,
  ask: (trackId: string, order: CraftOrder) => Result<object, Refusal>,
): FastifyReply {
  const order = parseCraftOrder(body)
  if (!order.ok) return refuse(reply, 400, order.problem)
  const asked = ask(params.trackId, order.value)
  if (asked.ok) return reply.code(code).send(asked.value)
  return refuse(reply, asked.problem.because === 'unknown' ? 404 : 409, asked.problem.problems)
}

function refuse(reply: FastifyReply, code: number, told: readonly string[]): FastifyReply {
  const problems = told.slice(0, MOST_PROBLEMS).map((problem) => plainText(problem, LONGEST_PROBLEM))
  return reply.code(code).send({ error: problems.join('; '), problems })
}

function noCraft(trackId: string): { ok: false; problem: Refusal } {
  return { ok: false, problem: { because: 'unknown', problems: [`no craft "${trackId}": no world is simulated`] } }
}
