import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { type CraftOrder, parseCraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPlan, CraftState } from '#domain/craft/craft-state.ts'
import type { SearchPlan } from '#domain/search/search-plan.ts'
import { isLonLat, type LonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { fetchAnswer } from './fetch-answer.ts'

/** Craft move on while they are looked at. */
const ASK_EVERY_MS = 2000
/** What an order comes to changes as the craft moves. */
const PLAN_AGAIN_MS = 15_000

/** Why an order was not taken; each problem names place, value and what was expected. */
export interface OrderRefusal {
  readonly error: string
  readonly problems: readonly string[]
}

const number = v.pipe(v.number(), v.finite())
const texts = v.pipe(v.array(v.string()), v.readonly())
const place = v.custom<LonLat>(
  (value) => Array.isArray(value) && value.length === 2 && isLonLat(Number(value[0]), Number(value[1])),
  'expected [longitude, latitude]',
)
const places = v.pipe(v.array(place), v.readonly())

/** Orders come back as they were sent: they are held to the same rules. */
const order = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, CraftOrder>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseCraftOrder(dataset.value)
    if (parsed.ok) return parsed.value
    addIssue({ message: parsed.problem.join('; ') })
    return NEVER
  }),
)

const stateSchema: v.GenericSchema<unknown, CraftState> = v.object({
  trackId: v.string(),
  name: v.string(),
  kind: v.picklist(['drone', 'patrol']),
  typeName: v.string(),
  atMs: number,
  place,
  courseDeg: number,
  speedKn: number,
  altitudeM: v.exactOptional(number),
  phase: v.picklist([
    'turnaround',
    'ready',
    'departing',
    'transit',
    'on-task',
    'intercepting',
    'shadowing',
    'holding',
    'returning',
    'landing',
  ]),
  home: v.object({ name: v.string(), place }),
  fuel: v.object({ leftS: number, fullS: number, reserveS: number, homewardS: number }),
  order: v.exactOptional(order),
  pendingOrder: v.exactOptional(order),
  progress: v.exactOptional(v.object({ share: number, untilMs: number })),
  path: places,
  planning: v.object({ speedKn: number, turnRadiusNm: number, sweepWidthNm: number }),
  link: v.object({ state: v.picklist(['ok', 'lost']), delayS: number, lostSinceMs: v.exactOptional(number) }),
  refuses: v.exactOptional(v.string()),
})

const searchSchema: v.GenericSchema<unknown, SearchPlan> = v.object({
  places,
  legs: number,
  lengthNm: number,
  transitOutNm: number,
  transitBackNm: number,
  transitOutS: number,
  onTaskS: number,
  transitBackS: number,
  totalS: number,
  coverage: v.variant('kind', [
    v.object({
      kind: v.literal('area'),
      areaNm2: number,
      factor: number,
      randomDetection: number,
      idealDetection: v.exactOptional(number),
      coveredShare: number,
    }),
    v.object({ kind: v.literal('line'), roundNm: number, revisitS: number }),
  ]),
  infeasible: texts,
  warnings: texts,
})

const planSchema: v.GenericSchema<unknown, CraftPlan> = v.object({
  order,
  places,
  transitOutS: number,
  onTaskS: number,
  transitBackS: number,
  fuelLeftS: number,
  arrivesMs: number,
  search: v.exactOptional(searchSchema),
  infeasible: texts,
  warnings: texts,
})

/** What every drone and patrol ship of the server is doing; empty where no world is simulated. */
export const craftQuery = queryOptions({
  queryKey: ['craft'],
  queryFn: async ({ signal }): Promise<readonly CraftState[]> =>
    v.parse(v.array(stateSchema), await (await ask('/api/craft', { signal })).json()),
  refetchInterval: ASK_EVERY_MS,
})

/** What an order would come to, without sending it; a refusal is an answer too. */
export function planQuery(trackId: string, asked: CraftOrder) {
  return queryOptions({
    queryKey: ['craft-plan', trackId, asked],
    queryFn: async ({ signal }): Promise<Result<CraftPlan, OrderRefusal>> => {
      const response = await ask(pathOf(trackId, 'plan'), { ...posted(asked), signal }, REFUSED)
      return response.ok ? ok(v.parse(planSchema, await response.json())) : failed(await refusalOf(response))
    },
    refetchInterval: PLAN_AGAIN_MS,
    // It is told at once, and asked again with the next change or by the button.
    retry: false,
    gcTime: 60_000,
  })
}

/** Sends an order: what the craft says of it, or why it was not taken. Throws when the server cannot be reached. */
export async function sendOrder(trackId: string, asked: CraftOrder): Promise<Result<CraftState, OrderRefusal>> {
  const response = await ask(pathOf(trackId, 'orders'), posted(asked), REFUSED)
  return response.ok ? ok(v.parse(stateSchema, await response.json())) : failed(await refusalOf(response))
}

/** The order is wrong, there is no such craft, it does not take it, or the order is too long. */
const REFUSED = [400, 404, 409, 413]

const refusalSchema = v.object({ error: v.string(), problems: v.optional(v.array(v.string()), []) })

async function refusalOf(response: Response): Promise<OrderRefusal> {
  const told = v.safeParse(refusalSchema, await response.json().catch(() => undefined))
  return told.success ? told.output : { error: `${response.status} ${response.statusText}`, problems: [] }
}

function pathOf(trackId: string, what: 'plan' | 'orders'): string {
  return `/api/craft/${encodeURIComponent(trackId)}/${what}`
}

function posted(asked: CraftOrder): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) }
}

/** An answer that is good, or one of those that its asker knows how to read. Others throw. */
async function ask(path: string, request: RequestInit, known: readonly number[] = []): Promise<Response> {
  const response = await fetchAnswer(path, request)
  if (!response.ok && !known.includes(response.status))
    throw new Error(`${path}: the server answered ${(await refusalOf(response)).error}`)
  return response
}
