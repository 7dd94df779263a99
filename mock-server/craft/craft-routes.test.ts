import fastify from 'fastify'
import { expect, test } from 'vitest'
import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPlan, CraftState } from '#domain/craft/craft-state.ts'
import { failed, ok } from '#geo/result.ts'
import type { Entity } from '../sim/entity.ts'
import { fleetOf } from '../sim/fleet.ts'
import type { TaskedCraft } from '../sim/tasked-craft.ts'
import { addCraftRoutes } from './craft-routes.ts'

/** Takes an order to return, and no other. */
function craft(): TaskedCraft {
  let order: CraftOrder | undefined
  const state = (atMs: number): CraftState => ({
    trackId: 'uav:a',
    name: 'A',
    kind: 'drone',
    typeName: 'test',
    atMs,
    place: [113, 5],
    courseDeg: 0,
    speedKn: 100,
    phase: order ? 'returning' : 'holding',
    home: { name: 'Labuan', place: [115, 5] },
    fuel: { leftS: 3600, fullS: 7200, reserveS: 600, homewardS: 1200 },
    ...(order && { order }),
    path: [],
    planning: { speedKn: 100, turnRadiusNm: 1, sweepWidthNm: 10 },
    link: { state: 'ok', delayS: 0 },
  })
  const plan = (asked: CraftOrder): CraftPlan => ({
    order: asked,
    places: [],
    transitOutS: 0,
    onTaskS: 0,
    transitBackS: 1200,
    fuelLeftS: 2400,
    arrivesMs: 1,
    infeasible: asked.kind === 'return' ? [] : ['it only returns'],
    warnings: [],
  })
  const still: Entity = {
    identity: { trackId: 'uav:a', kind: 'drone' },
    motion: { lon: 113, lat: 5, courseDeg: 0, speedKn: 100 },
    move() {},
    speak() {},
  }
  return {
    ...still,
    state,
    plan,
    order(asked) {
      const { infeasible } = plan(asked)
      if (infeasible.length > 0) return failed(infeasible)
      order = asked
      return ok(undefined)
    },
  }
}

function app() {
  const made = fastify()
  addCraftRoutes(
    made,
    fleetOf(
      [craft()],
      () => 1000,
      () => undefined,
    ),
  )
  return {
    get: async () => (await made.inject('/api/craft')).json(),
    post: async (url: string, payload: object) => {
      const answer = await made.inject({ method: 'POST', url: `/api/craft/${url}`, payload })
      return { code: answer.statusCode, ...answer.json() }
    },
  }
}

test('an order is planned without being sent, then sent, and told', async () => {
  const { get, post } = app()
  expect(await post('uav%3Aa/plan', { kind: 'return' })).toMatchObject({ code: 200, fuelLeftS: 2400, infeasible: [] })
  expect(await get()).toMatchObject([{ trackId: 'uav:a', phase: 'holding', atMs: 1000 }])
  expect(await post('uav%3Aa/orders', { kind: 'return' })).toMatchObject({ code: 202, phase: 'returning' })
  expect(await get()).toMatchObject([{ phase: 'returning', order: { kind: 'return' } }])
})

test('what cannot be is refused: by the craft, by the form, by the name; nothing changes', async () => {
  const { get, post } = app()
  const hold = { kind: 'hold', place: [113, 5] }
  expect(await post('uav%3Aa/plan', hold)).toMatchObject({ code: 200, infeasible: ['it only returns'] })
  expect(await post('uav%3Aa/orders', hold)).toEqual({
    code: 409,
    error: 'it only returns',
    problems: ['it only returns'],
  })
  expect(await post('uav%3Aa/orders', { kind: 'hold', place: [500, 5] })).toMatchObject({
    code: 400,
    problems: [expect.stringContaining('place is [500,5], expected')],
  })
  expect(await post('nobody/orders', hold)).toMatchObject({
    code: 404,
    error: 'no craft "nobody", expected one of uav:a',
  })
  expect(await get()).toMatchObject([{ phase: 'holding' }])
})

test('where no world is simulated, there are no craft', async () => {
  const made = fastify()
  addCraftRoutes(made, undefined)
  expect((await made.inject('/api/craft')).json()).toEqual([])
  const answer = await made.inject({ method: 'POST', url: '/api/craft/a/plan', payload: { kind: 'return' } })
  expect([answer.statusCode, answer.json().error]).toEqual([404, 'no craft "a": no world is simulated'])
})
