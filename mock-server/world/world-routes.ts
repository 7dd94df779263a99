import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { plainText } from '#domain/notation.ts'
import { parseChaos } from '#domain/world/chaos-switch.ts'
import { parseWorldOrder, type WorldOrder } from '#domain/world/world-state.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Feed } from '../feeds/feed.ts'
import { SimulatorFeed } from '../feeds/simulator-feed.ts'

const LARGEST_BYTES = 64 * 1024
const LONGEST_PROBLEM = 300
const MOST_PROBLEMS = 10

const chaosSchema = v.strictObject({ switches: v.unknown() })

/**
 * The simulated world, and how it is steered.
 *
 *     GET    /api/world          how it stands: WorldState
 *     POST   /api/world          a WorldOrder -> WorldState
 *     POST   /api/world/chaos    {switches: ChaosSwitch[]}, in place of all before -> WorldState
 *     DELETE /api/world/chaos    no more faults -> WorldState
 *
 * Refused with `{error, problems}`, and the world goes on: 400 what was sent is wrong; 404 no world is simulated; 409 it
 * cannot be, such as a jump backwards, or another clock than the time of day beside a feed that runs with that.
 */
export async function addWorldRoutes(app: FastifyInstance, feeds: readonly Feed[]): Promise<void> {
  const world = feeds.find((feed) => feed instanceof SimulatorFeed)
  await app.register(async (scope) => {
    scope.removeContentTypeParser('text/plain')
    scope.setErrorHandler<FastifyError>((error, _request, reply) =>
      refuse(reply, error.statusCode ?? 500, [error.statusCode === undefined ? 'the server failed' : error.message]),
    )
    scope.get('/api/world', (_request, reply) => world?.state ?? refuseNoWorld(reply))

    scope.post('/api/world', { bodyLimit: LARGEST_BYTES }, (request, reply) => {
      if (!world) return refuseNoWorld(reply)
      const order = parseWorldOrder(request.body)
      if (!order.ok) return refuse(reply, 400, order.problem)
      const allowed = besideOthers(order.value, world, feeds)
      const done = allowed.ok ? world.steer(order.value) : allowed
      return done.ok ? world.state : refuse(reply, 409, [done.problem])
    })

    scope.post('/api/world/chaos', { bodyLimit: LARGEST_BYTES }, (request, reply) => {
      if (!world) return refuseNoWorld(reply)
      const body = v.safeParse(chaosSchema, request.body)
      if (!body.success)
        return refuse(reply, 400, ['the body is not {switches: [...]}, expected that and nothing else'])
      const switches = parseChaos(body.output.switches, 'switches')
      if (!switches.ok) return refuse(reply, 400, switches.problem)
      world.setChaos(switches.value)
      return world.state
    })

    scope.delete('/api/world/chaos', (_request, reply) => {
      if (!world) return refuseNoWorld(reply)
      world.setChaos([])
      return world.state
    })
  })
}

/** The picture has one clock: beside feeds that run with the time of day the world has to as well. */
function besideOthers(order: WorldOrder, world: SimulatorFeed, feeds: readonly Feed[]): Result<void> {
  const other = feeds.find((feed) => feed !== world && !feed.clock)
  const changesNothing =
    ('speed' in order && order.speed === world.state.speed) ||
    ('paused' in order && order.paused === world.state.paused)
  if (!other || changesNothing) return ok(undefined)
  const problem = `feed ${plainText(other.name)} runs with the time of day, expected the simulated world to be alone for that`
  return failed(`${Object.keys(order)[0]} cannot be changed: ${problem}`)
}

function refuseNoWorld(reply: FastifyReply): FastifyReply {
  return refuse(reply, 404, ['no world is simulated: none of the feeds is a simulator'])
}

function refuse(reply: FastifyReply, code: number, told: readonly string[]): FastifyReply {
  const problems = told.slice(0, MOST_PROBLEMS).map((problem) => plainText(problem, LONGEST_PROBLEM))
  return reply.code(code).send({ error: problems.join('; '), problems })
}
