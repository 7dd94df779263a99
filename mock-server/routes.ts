import type { FastifyInstance } from 'fastify'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { LIVE_RETENTION_MS } from '#domain/track-store.ts'
import type { AlertStatus } from './alerts/alert-service.ts'
import { History } from './history.ts'
import type { LivePicture } from './picture/live-picture.ts'
import type { Recordings } from './recordings.ts'
import type { StreamHub } from './stream/stream-hub.ts'

export interface RouteContext {
  readonly picture: LivePicture
  readonly hub: StreamHub
  readonly recordings: Recordings
  readonly feeds: () => FeedStatus[]
  readonly alerts: () => AlertStatus
  readonly version: string
  readonly nowMs: () => number
  readonly startedAtMs: number
}

const MOST_MINUTES = LIVE_RETENTION_MS / 60_000
/** What is told of everyone unless more is asked for. */
const EVERYONE_MINUTES = 60

/** What can be asked for over plain HTTP beside the zones. Everything here only reads. */
export function addRoutes(app: FastifyInstance, context: RouteContext): void {
  const { picture, hub, recordings, feeds } = context
  const { engine } = picture
  const history = new History(picture, context.nowMs)

  app.get('/api/status', () => {
    picture.settle()
    return {
      name: 'eez-watch',
      version: context.version,
      startedAt: new Date(context.startedAtMs).toISOString(),
      now: new Date(picture.nowMs).toISOString(),
      rate: picture.rate,
      epoch: picture.epoch,
      seq: picture.seq,
      viewers: hub.viewers,
      coalesced: hub.coalesced,
      tracks: engine.store.size,
      reports: engine.store.reports,
      events: engine.eventCount,
      eventLogSha256: engine.eventLogHash,
      faults: engine.faults,
      feeds: feeds(),
      alerts: context.alerts(),
    }
  })

  app.get('/api/tracks', () => {
    const newest = new Map(engine.store.newest().map((report) => [report.trackId, report]))
    return engine.store.identities.map((identity) => ({ ...identity, newest: newest.get(identity.trackId) }))
  })

  app.get<{ Params: { trackId: string } }>('/api/tracks/:trackId', (request, reply) => {
    const { trackId } = request.params
    const slot = engine.store.slotOf(trackId)
    if (slot === undefined) return reply.code(404).send({ error: `no track "${trackId}"` })
    return { ...engine.store.identity(slot), reports: engine.store.history(slot) }
  })

  app.get<{ Querystring: { minutes?: string; trackId?: string } }>('/api/history', (request, reply) => {
    const { minutes, trackId } = request.query
    const span = Number(minutes ?? (trackId === undefined ? EVERYONE_MINUTES : MOST_MINUTES))
    if (!(span > 0 && span <= MOST_MINUTES))
      return reply.code(400).send({ error: `minutes is "${minutes}", expected 1 to ${MOST_MINUTES}` })
    if (trackId === undefined) return reply.type('application/json').send(history.ofEveryone(span))
    return history.ofTrack(trackId, span)
  })

  app.get('/api/events', () => picture.recentEvents)

  app.get('/api/recordings', () => recordings.list())

  app.get<{ Params: { id: string } }>('/api/recordings/:id', async (request, reply) => {
    const opened = await recordings.open(request.params.id)
    if (!opened) return reply.code(404).send({ error: `no recording "${request.params.id}"` })
    return reply
      .type('application/octet-stream')
      .header('content-disposition', 'attachment')
      .header('content-length', opened.recording.bytes)
      .send(opened.stream)
  })
}
