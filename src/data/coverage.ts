import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { decodeAges } from '#domain/looks/sensor-picture-ages.ts'
import {
  coverageAnswerSchema,
  coverageHistorySchema,
  recentLooksSchema,
  seenAnswerSchema,
} from '#domain/looks/sensor-picture-answers.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { fetchAnswer } from './fetch-answer.ts'

/** Sensors look every few seconds; a cell of the map is a mile wide. */
const ASK_EVERY_MS = 10_000

/** What is asked: whether a place was under a sensor in a time, or a track while it did not report for longest. */
export type SeenQuestion =
  | { readonly place: LonLat; readonly fromMs: number; readonly toMs: number }
  | { readonly trackId: string }

/** Shares of every zone at a time, or now and from then on every ten seconds. */
export function coverageQuery(atMs: number | undefined) {
  return queryOptions({
    queryKey: ['coverage', 'shares', atMs],
    queryFn: async ({ signal }) => v.parse(coverageAnswerSchema, await fetchJson('', timeIn(atMs), signal)),
    placeholderData: keepPreviousData,
    ...repeated(atMs),
  })
}

/** The age of every cell at a time, or now and from then on every ten seconds. */
export function coverageAgesQuery(atMs: number | undefined) {
  return queryOptions({
    queryKey: ['coverage', 'ages', atMs],
    queryFn: async ({ signal }) => {
      const response = await fetchOk('/ages', timeIn(atMs), signal)
      const ages = decodeAges(new Uint8Array(await response.arrayBuffer()))
      if (!ages.ok) throw new Error(`/api/coverage/ages: ${ages.problem}`)
      return ages.value
    },
    placeholderData: keepPreviousData,
    // Millions of numbers are not compared one by one.
    structuralSharing: false,
    ...repeated(atMs),
  })
}

/** The shares of a zone over the last day. */
export function coverageHistoryQuery(zoneId: string) {
  return queryOptions({
    queryKey: ['coverage', 'history', zoneId],
    queryFn: async ({ signal }) =>
      v.parse(coverageHistorySchema, await fetchJson('/history', { zone: zoneId }, signal)),
    refetchInterval: ASK_EVERY_MS,
  })
}

/** The newest footprints, of the last minute. */
export const recentLooksQuery = queryOptions({
  queryKey: ['coverage', 'looks'],
  queryFn: async ({ signal }) => v.parse(recentLooksSchema, await fetchJson('/looks', {}, signal)),
  refetchInterval: ASK_EVERY_MS,
})

/** Whether something was under a sensor, as known when it is asked. */
export function seenQuery(question: SeenQuestion) {
  return queryOptions({
    queryKey: ['coverage', 'seen', question],
    queryFn: async ({ signal }) => v.parse(seenAnswerSchema, await fetchJson('/seen', seenIn(question), signal)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** Where the figures of all zones, or the ages as areas, are to be had as a file. */
export function coverageFileUrl(ending: 'csv' | 'geojson', atMs: number | undefined): string {
  return urlOf(`/export.${ending}`, timeIn(atMs))
}

function seenIn(question: SeenQuestion): Record<string, string> {
  if ('trackId' in question) return { track: question.trackId }
  const { place, fromMs, toMs } = question
  return { lon: String(place[0]), lat: String(place[1]), from: iso(fromMs), to: iso(toMs) }
}

/** What was does not change. */
function repeated(atMs: number | undefined) {
  return atMs === undefined ? { refetchInterval: ASK_EVERY_MS } : { staleTime: Number.POSITIVE_INFINITY }
}

function timeIn(atMs: number | undefined): Record<string, string> {
  return atMs === undefined ? {} : { at: iso(atMs) }
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}

function urlOf(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString()
  return `/api/coverage${path}${text && `?${text}`}`
}

async function fetchJson(path: string, query: Record<string, string>, signal: AbortSignal): Promise<unknown> {
  return (await fetchOk(path, query, signal)).json()
}

const refusalSchema = v.object({ error: v.string() })

async function fetchOk(path: string, query: Record<string, string>, signal: AbortSignal): Promise<Response> {
  const response = await fetchAnswer(urlOf(path, query), { signal })
  if (response.ok) return response
  const told = v.safeParse(refusalSchema, await response.json().catch(() => undefined))
  throw new Error(told.success ? told.output.error : `the server answered ${response.status} ${response.statusText}`)
}
