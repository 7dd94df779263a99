import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import type { ChaosSwitch } from '#domain/world/chaos-switch.ts'
import { type WorldOrder, type WorldState, worldStateSchema } from '#domain/world/world-state.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { fetchAnswer } from './fetch-answer.ts'

/** Its time is shown, and others may steer it too. */
const ASK_EVERY_MS = 1000

/** How the simulated world stands; null where the server simulates none. */
export const worldQuery = queryOptions({
  queryKey: ['world'],
  // Not given up when the next one asks: the answer is small, and what was cut off looks like a failure.
  queryFn: async (): Promise<WorldState | null> => {
    const response = await fetchAnswer('/api/world')
    if (response.status === 404) return null
    if (!response.ok) throw new Error(`/api/world: the server answered ${response.status} ${response.statusText}`)
    return v.parse(worldStateSchema, await response.json())
  },
  // Whether there is a world does not change while the server runs.
  refetchInterval: ({ state }) => (state.data === null ? false : ASK_EVERY_MS),
})

/** Steers the world. A refusal is told in the server's words; throws when no answer comes. */
export function sendWorldOrder(order: WorldOrder): Promise<Result<WorldState>> {
  return send('POST', '/api/world', order)
}

/** Puts these faults in place of all before; none takes them away. */
export function sendChaos(switches: readonly ChaosSwitch[]): Promise<Result<WorldState>> {
  return switches.length === 0 ? send('DELETE', '/api/world/chaos') : send('POST', '/api/world/chaos', { switches })
}

const refusalSchema = v.object({ error: v.string() })

async function send(method: 'POST' | 'DELETE', url: string, body?: object): Promise<Result<WorldState>> {
  const request = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetchAnswer(url, { method, ...request })
  const json: unknown = await response.json().catch(() => undefined)
  if (response.ok) return ok(v.parse(worldStateSchema, json))
  const told = v.safeParse(refusalSchema, json)
  return failed(told.success ? told.output.error : `the server answered ${response.status} ${response.statusText}`)
}
