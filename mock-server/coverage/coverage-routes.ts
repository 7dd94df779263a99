import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { coverageCsv } from '#domain/coverage/coverage-csv.ts'
import { plainText } from '#domain/notation.ts'
import type { TrackStore } from '#domain/track-store.ts'
import type { Result } from '#geo/result.ts'
import type { CoverageDesk } from './coverage-desk.ts'
import { degreesIn, type Query, spanIn, textIn, timeIn } from './coverage-query.ts'
import { seenPlace, seenTrack } from './seen-answer.ts'

/** Footprints of the last minute, unless more is asked for. */
const RECENT_MS = 60_000
/** Whether a place was seen is asked of the last hours unless a time is given. */
const USUAL_SPAN_MS = 6 * 3_600_000

interface CoverageRouteContext {
  readonly desk: CoverageDesk
  readonly store: TrackStore
}

const packed = promisify(gzip)

/**
 * When the sea was last looked at. Everything here only reads; times are ISO 8601, and now where none is given.
 *
 *     GET /api/coverage?at=             shares and revisit times by zone: CoverageAnswer
 *     GET /api/coverage/ages?at=        the age of every cell: bytes as `encodeAges` has them, gzip where it is taken
 *     GET /api/coverage/history?zone=   the shares of a zone, each minute of the last 24 h: CoverageHistory
 *     GET /api/coverage/looks?since=    the newest footprint of each sensor, of the last minute: RecentLooks
 *     GET /api/coverage/seen?lon=&lat=&from=&to=    was this place under a sensor: SeenInWords; of the last 6 h
 *     GET /api/coverage/seen?track=&from=&to=       and was this track; without a time, while it did not report for longest
 *     GET /api/coverage/export.csv?at=  and  /api/coverage/export.geojson?at=
 *
 * Refused with `{error, problems}`: 400 a value is wrong; 404 no such zone or track, or a time of which no looks are kept.
 */
export function addCoverageRoutes(app: FastifyInstance, { desk, store }: CoverageRouteContext): void {
  app.get<{ Querystring: Query }>('/api/coverage', async ({ query }, reply) => {
    const at = timeIn(query, 'at', desk.nowMs)
    if (!at.ok) return refuse(reply, 400, [at.problem])
    return answer(reply, await desk.shares(at.value))
  })

  app.get<{ Querystring: Query }>('/api/coverage/ages', async ({ query, headers }, reply) => {
    const at = timeIn(query, 'at', desk.nowMs)
    if (!at.ok) return refuse(reply, 400, [at.problem])
    const ages = desk.ages(at.value)
    if (!ages.ok) return refuse(reply, 404, [ages.problem])
    reply.type('application/octet-stream').header('cache-control', 'no-store').header('vary', 'accept-encoding')
    if (!String(headers['accept-encoding'] ?? '').includes('gzip')) return reply.send(Buffer.from(ages.value.buffer))
    // Mostly one number: a hundredth of the bytes, on another thread.
    return reply.header('content-encoding', 'gzip').send(await packed(ages.value, { level: 1 }))
  })

  app.get<{ Querystring: Query }>('/api/coverage/history', ({ query }, reply) => {
    const zone = textIn(query, 'zone', 'the id of a zone')
    if (!zone.ok) return refuse(reply, 400, [zone.problem])
    return desk.history(zone.value) ?? refuse(reply, 404, [`no zone "${zone.value}" that is looked after`])
  })

  app.get<{ Querystring: Query }>('/api/coverage/looks', ({ query }, reply) => {
    const since = timeIn(query, 'since', desk.nowMs)
    if (!since.ok) return refuse(reply, 400, [since.problem])
    return desk.looks(since.value ?? desk.nowMs - RECENT_MS)
  })

  app.get<{ Querystring: Query }>('/api/coverage/seen', ({ query }, reply) => {
    const span = spanIn(query, desk.nowMs)
    if ('track' in query) return tellOfTrack(reply, desk, store, query, span)
    const [lon, lat] = [degreesIn(query, 'lon', 180), degreesIn(query, 'lat', 90)]
    if (!lon.ok || !lat.ok || !span.ok)
      return refuse(reply, 400, [
        ...[lon, lat].flatMap((each) => (each.ok ? [] : [each.problem])),
        ...(span.ok ? [] : span.problem),
      ])
    return seenPlace(desk, [lon.value, lat.value], span.value ?? latest(desk))
  })

  app.get<{ Querystring: Query }>('/api/coverage/export.csv', async ({ query }, reply) => {
    const at = timeIn(query, 'at', desk.nowMs)
    if (!at.ok) return refuse(reply, 400, [at.problem])
    const shares = await desk.shares(at.value)
    if (!shares.ok) return refuse(reply, 404, [shares.problem])
    const { zones, asOfMs } = shares.value
    const rows = zones.map(({ zoneId, name, coverage }) => ({ zoneId, name, coverage }))
    return file(reply, 'text/csv; charset=utf-8', asOfMs, 'csv').send(coverageCsv(rows))
  })

  app.get<{ Querystring: Query }>('/api/coverage/export.geojson', async ({ query }, reply) => {
    const at = timeIn(query, 'at', desk.nowMs)
    if (!at.ok) return refuse(reply, 400, [at.problem])
    const text = await desk.geoJson(at.value)
    if (!text.ok) return refuse(reply, 404, [text.problem])
    return file(reply, 'application/geo+json', at.value ?? desk.nowMs, 'geojson').send(text.value)
  })
}

function tellOfTrack(
  reply: FastifyReply,
  desk: CoverageDesk,
  store: TrackStore,
  query: Query,
  span: ReturnType<typeof spanIn>,
): object {
  const track = textIn(query, 'track', 'the id of a track')
  const place = ['lon', 'lat'].some((name) => name in query) ? ['expected either a track or lon and lat, not both'] : []
  if (!track.ok || !span.ok || place.length > 0)
    return refuse(reply, 400, [...(track.ok ? [] : [track.problem]), ...place, ...(span.ok ? [] : span.problem)])
  const seen = seenTrack(desk, store, track.value, span.value)
  return seen ?? refuse(reply, 404, [`no track "${track.value}" that reported a place`])
}

/** Up to the newest look: what came after it nobody can know yet. */
function latest({ known, nowMs }: CoverageDesk) {
  const toMs = Math.min(nowMs, known?.toMs ?? nowMs)
  return { fromMs: Math.max(toMs - USUAL_SPAN_MS, known?.fromMs ?? 0), toMs }
}

function answer(reply: FastifyReply, result: Result<object>): object {
  return result.ok ? result.value : refuse(reply, 404, [result.problem])
}

function file(reply: FastifyReply, type: string, atMs: number, ending: string): FastifyReply {
  const stamp = new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '')
  return reply.type(type).header('content-disposition', `attachment; filename="last-looked-at-${stamp}.${ending}"`)
}

function refuse(reply: FastifyReply, code: number, told: readonly string[]): FastifyReply {
  const problems = told.map((problem) => plainText(problem, 300))
  return reply.code(code).send({ error: problems.join('; '), problems })
}
