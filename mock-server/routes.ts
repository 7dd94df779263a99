import type { FastifyInstance } from 'fastify'
import type { FeedStatus } from '#domain/stream/wire.ts'
import type { LivePicture } from './picture/live-picture.ts'
import type { Recordings } from './recordings.ts'
import type { StreamHub } from './stream/stream-hub.ts'

export interface RouteContext {
  readonly picture: LivePicture
  readonly hub: StreamHub
  readonly recordings: Recordings
  readonly feeds: () => FeedStatus[]
  /** The zones file as it is served, already as text. */
  readonly zonesJson: string
  readonly version: string
  readonly startedAtMs: number
}

/** What can be asked for over plain HTTP. Everything here only reads. */
export function addRoutes(app: FastifyInstance, context: RouteContext): void {
  const { picture, hub, recordings, feeds } = context
  const { engine } = picture

  app.get('/api/status', () => ({
    name: 'eez-watch',
    version: context.version,
    startedAt: new Date(context.startedAtMs).toISOString(),
    now: new Date(picture.nowMs).toISOString(),
    rate: picture.rate,
    epoch: picture.epoch,
    seq: picture.seq,
    viewers: hub.viewers,
    tracks: engine.store.size,
    reports: engine.store.reports,
    events: engine.events.length,
    eventLogSha256: engine.eventLogHash,
    faults: engine.faults,
    feeds: feeds(),
  }))

  app.get('/api/zones', (_request, reply) => reply.type('application/geo+json').send(context.zonesJson))

  app.get('/api/tracks', () => {
    const newest = new Map(engine.store.newest().map((report) => [report.trackId, report]))
    return Array.from({ length: engine.store.size }, (_, slot) => engine.store.identity(slot)).flatMap((identity) =>
      identity ? { ...identity, newest: newest.get(identity.trackId) } : [],
    )
  })

  app.get<{ Params: { trackId: string } }>('/api/tracks/:trackId', (request, reply) => {
    const { trackId } = request.params
    const slot = engine.store.slotOf(trackId)
    if (slot === undefined) return reply.code(404).send({ error: `no track "${trackId}"` })
    return { ...engine.store.identity(slot), reports: engine.store.history(slot) }
  })

  app.get('/api/events', () => engine.events)

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
