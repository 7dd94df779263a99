import { type QueryClient, queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { type WatchArea, type WatchAreaInput, watchAreaSchema } from '#domain/watch-area.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { fetchAnswer } from './fetch-answer.ts'
import { zonesQuery } from './queries.ts'

const watchAreasSchema = v.array(watchAreaSchema)

const zoneBaseSchema = v.object({
  origin: v.picklist(['built', 'imported']),
  name: v.string(),
  version: v.string(),
  importedAt: v.exactOptional(v.string()),
  file: v.exactOptional(v.string()),
  /** Oldest first; `at` is when each came into force. */
  history: v.array(
    v.object({ origin: v.picklist(['built', 'imported']), at: v.string(), name: v.string(), version: v.string() }),
  ),
})

/** Where the official zones in force come from. */
export type ZoneBase = v.InferOutput<typeof zoneBaseSchema>

/** Why something was not taken, in the server's words; `problems` name feature and vertex, or field and value. */
export interface Refusal {
  readonly error: string
  readonly problems: readonly string[]
}

/** What became of an area that was to be saved. In a conflict someone else changed it first: theirs is told. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly area: WatchArea }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'conflict'; readonly current: WatchArea }
  | { readonly kind: 'gone' }

/** What became of a file that was taken: what was passed over of it, and what else is to be known. */
interface Taken {
  readonly problems: readonly string[]
  readonly notes: readonly string[]
}

/** Watch areas that operators drew, as the server has them: asked for again when the stream tells of other zones. */
export const watchAreasQuery = queryOptions({
  queryKey: ['watch-areas'],
  queryFn: async ({ signal }) => v.parse(watchAreasSchema, await jsonOf(await ask('/api/watch-areas', { signal }))),
  staleTime: Number.POSITIVE_INFINITY,
})

export const zoneBaseQuery = queryOptions({
  queryKey: ['zone-base'],
  queryFn: async ({ signal }) => v.parse(zoneBaseSchema, await jsonOf(await ask('/api/zone-base', { signal }))),
})

/** Asks again for everything that a change of zones changes; an answer under way is waited for, not thrown away. */
export async function refreshZones(client: QueryClient): Promise<void> {
  await Promise.all(
    [zonesQuery, watchAreasQuery, zoneBaseQuery].map(({ queryKey }) =>
      client.invalidateQueries({ queryKey }, { cancelRefetch: false }),
    ),
  )
}

/** Saves a new area, or, with the one it is to replace, a change. Throws when the server cannot be reached. */
export async function saveArea(input: WatchAreaInput, of?: Pick<WatchArea, 'id' | 'version'>): Promise<SaveOutcome> {
  const body = JSON.stringify(of ? { ...input, version: of.version } : input)
  const [path, method] = of ? [areaPath(of.id), 'PUT'] : ['/api/watch-areas', 'POST']
  const headers = { 'content-type': 'application/json' }
  const response = await ask(path, { method, body, headers }, [400, 404, 409, 413, 422])
  switch (response.status) {
    case 404:
      return { kind: 'gone' }
    case 409:
      return { kind: 'conflict', current: v.parse(conflictSchema, await jsonOf(response)).current }
    case 400:
    case 413:
    case 422:
      return { kind: 'refused', refusal: await refusalOf(response) }
    default:
      return { kind: 'saved', area: v.parse(watchAreaSchema, await jsonOf(response)) }
  }
}

/** Deletes an area; one that is gone already is no failure. */
export async function deleteArea(id: string): Promise<void> {
  await ask(areaPath(id), { method: 'DELETE' }, [404])
}

/** Adds the areas of a file: GeoJSON, shapefile zip, KML or KMZ. */
export async function importAreas(
  file: File,
): Promise<Result<Taken & { readonly added: readonly WatchArea[] }, Refusal>> {
  const response = await ask(`/api/watch-areas/import?${named(file)}`, bytesOf(file, 'POST'), REFUSED_FILE)
  if (!response.ok) return failed(await refusalOf(response))
  return ok(v.parse(importedSchema, await jsonOf(response)))
}

/** Puts the zones of a file in the place of the official ones, for everyone. */
export async function replaceBase(file: File): Promise<Result<Taken & { readonly base: ZoneBase }, Refusal>> {
  const response = await ask(`/api/zone-base?${named(file)}`, bytesOf(file, 'PUT'), REFUSED_FILE)
  if (!response.ok) return failed(await refusalOf(response))
  const json = await jsonOf(response)
  return ok({ base: v.parse(zoneBaseSchema, json), ...v.parse(v.object(takenEntries), json) })
}

/** Puts the built zones back in force. */
export async function restoreBase(): Promise<void> {
  await ask('/api/zone-base', { method: 'DELETE' })
}

/** What the zones of a file would be, as GeoJSON of our own form; nothing is put in force. */
export async function readZones(file: File): Promise<Result<unknown, Refusal>> {
  const response = await ask(`/api/zones/read?${named(file)}`, bytesOf(file, 'POST'), REFUSED_FILE)
  return response.ok ? ok(await jsonOf(response)) : failed(await refusalOf(response))
}

/** The official zones of a version that was in force, as GeoJSON of our own form. */
export async function baseOfVersion(version: string): Promise<unknown> {
  return jsonOf(await ask(`/api/zone-base/versions/${encodeURIComponent(version)}`, {}))
}

/** Too large, of no known kind, or with problems. */
const REFUSED_FILE = [400, 413, 415, 422]

const conflictSchema = v.object({ current: watchAreaSchema })
const texts = v.optional(v.array(v.string()), [])
const takenEntries = { problems: texts, notes: texts }
const importedSchema = v.object({ added: watchAreasSchema, ...takenEntries })
const refusalSchema = v.object({ error: v.string(), problems: texts })

async function refusalOf(response: Response): Promise<Refusal> {
  return v.parse(refusalSchema, await jsonOf(response))
}

function areaPath(id: string): string {
  return `/api/watch-areas/${encodeURIComponent(id)}`
}

function named({ name }: File): string {
  return new URLSearchParams({ file: name }).toString()
}

function bytesOf(file: File, method: 'POST' | 'PUT'): RequestInit {
  return { method, body: file, headers: { 'content-type': 'application/octet-stream' } }
}

async function jsonOf(response: Response): Promise<unknown> {
  return response.json()
}

/** An answer that is good, or one of those that its asker knows how to read. Others throw. */
async function ask(path: string, request: RequestInit, known: readonly number[] = []): Promise<Response> {
  const response = await fetchAnswer(path, request)
  if (!response.ok && !known.includes(response.status)) {
    const told = v.safeParse(refusalSchema, await response.json().catch(() => undefined))
    const why = told.success ? told.output.error : `${response.status} ${response.statusText}`
    throw new Error(`${path}: the server answered ${why}`)
  }
  return response
}
