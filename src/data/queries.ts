import { queryOptions } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import * as v from 'valibot'
import bordersUrl from '#geo/data/borders.geojson?url'
import fineLandUrl from '#geo/data/land.geojson?url'
import landUrl from '#geo/data/land-coarse.geojson?url'
import limitsUrl from '#geo/data/limits.geojson?url'
import placesUrl from '#geo/data/places.geojson?url'
import worldUrl from '#geo/data/world.geojson?url'
import { fetchAnswer } from './fetch-answer.ts'

/** Land outside the region, for recordings from elsewhere; the map fetches it when it is needed. */
export { worldUrl }

/** Where the live stream is. */
export function streamUrl(): string {
  const url = new URL('/api/stream', location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

/** Where the server tells what it remembers: of everyone for some minutes, or of one track as long as it can. */
export function historyUrl(of: { readonly minutes: number } | { readonly trackId: string }): string {
  const query = 'trackId' in of ? { trackId: of.trackId } : { minutes: String(of.minutes) }
  return new URL(`/api/history?${new URLSearchParams(query)}`, location.href).href
}

/** Where a stretch of what the server recorded is; of each track at most a report each 10 s. */
export function pastUrl({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string {
  const [from, to] = [fromMs, toMs].map((atMs) => new Date(atMs).toISOString())
  const query = new URLSearchParams({ from: from ?? '', to: to ?? '', everyMs: '10000' })
  return new URL(`/api/recorder/window?${query}`, location.href).href
}

/** From when on the server has recordings of the live picture; null where it has none. */
export const recordedFromQuery = queryOptions({
  queryKey: ['recorder', 'from'],
  queryFn: async ({ signal }) => {
    const found = v.safeParse(recordedFromSchema, await fetchJson('/api/recorder', signal))
    return found.success ? (found.output.fromMs ?? null) : null
  },
  refetchInterval: 60_000,
})

/** How much the server recorded when: by stretches of some minutes. */
export function recordedTrafficQuery(window: { readonly fromMs: number; readonly toMs: number } | undefined) {
  return queryOptions({
    queryKey: ['recorder', 'traffic', window?.fromMs, window?.toMs],
    queryFn: async ({ signal }) => {
      const [from, to] = [window?.fromMs ?? 0, window?.toMs ?? 0].map((atMs) => new Date(atMs).toISOString())
      const url = `/api/recorder/traffic?${new URLSearchParams({ from: from ?? '', to: to ?? '' })}`
      return v.parse(recordedTrafficSchema, await fetchJson(url, signal))
    },
    enabled: window !== undefined,
    staleTime: 60_000,
  })
}

const recordedTrafficSchema = v.array(
  v.object({
    fromMs: v.pipe(v.number(), v.finite()),
    toMs: v.pipe(v.number(), v.finite()),
    reports: v.pipe(v.number(), v.minValue(0)),
  }),
)

const recordedFromSchema = v.object({ fromMs: v.exactOptional(v.pipe(v.number(), v.finite())) })

/** The zones in force, as the server has them. */
export const zonesQuery = queryOptions({
  queryKey: ['zones'],
  queryFn: ({ signal }) => fetchFeatures('/api/zones', signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** What the chart is drawn from, beside the zones. */
export interface Chart {
  /** Version of the zones that the drawn limits belong to. */
  readonly limitsVersion: string
  readonly limits: FeatureCollection
  /** Coarse; the fine coast comes by `fineLandQuery`, when the chart already shows. */
  readonly land: FeatureCollection
  readonly borders: FeatureCollection
  readonly places: FeatureCollection
}

export const chartQuery = queryOptions({
  queryKey: ['chart'],
  queryFn: async ({ signal }): Promise<Chart> => {
    const [limits, land, borders, places] = await Promise.all(
      [limitsUrl, landUrl, bordersUrl, placesUrl].map((url) => fetchFeatures(url, signal)),
    )
    if (!limits || !land || !borders || !places) throw new Error('chart: a part is missing')
    return { limitsVersion: v.parse(versionSchema, limits).version, limits, land, borders, places }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const fineLandQuery = queryOptions({
  queryKey: ['fine-land'],
  queryFn: ({ signal }) => fetchFeatures(fineLandUrl, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

const recordingsSchema = v.array(
  v.object({ id: v.string(), name: v.string(), bytes: v.number(), modifiedAt: v.string() }),
)
export type ListedRecording = v.InferOutput<typeof recordingsSchema>[number]

/** Recorded files that the server holds. */
export const recordingsQuery = queryOptions({
  queryKey: ['recordings'],
  queryFn: async ({ signal }) => v.parse(recordingsSchema, await fetchJson('/api/recordings', signal)),
})

/** The bytes of a recorded file that the server holds. */
export async function fetchRecording(id: string): Promise<Blob> {
  return (await fetchOk(`/api/recordings/${encodeURIComponent(id)}`)).blob()
}

const featuresSchema = v.looseObject({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()) })

const versionSchema = v.looseObject({ version: v.string() })

/** GeoJSON of our own build: its outer form is checked here, zones vertex by vertex where they are used. */
async function fetchFeatures(url: string, signal: AbortSignal): Promise<FeatureCollection> {
  return v.parse(featuresSchema, await fetchJson(url, signal)) as unknown as FeatureCollection
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  return (await fetchOk(url, signal)).json()
}

async function fetchOk(url: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetchAnswer(url, { ...(signal && { signal }) })
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status} ${response.statusText}`)
  return response
}
