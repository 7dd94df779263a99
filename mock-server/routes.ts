import type { FastifyInstance } from 'fastify'
import type { FeedStatus, TrackHistory } from '#domain/stream/wire.ts'
import type { TrackStore } from '#domain/track-store.ts'
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

/** The server remembers six hours. */
const MOST_MINUTES = 360

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

  app.get<{ Querystring: { minutes?: string; trackId?: string } }>('/api/history', (request, reply) => {
    const { minutes, trackId } = request.query
    const span = Number(minutes ?? MOST_MINUTES)
    if (!(span > 0 && span <= MOST_MINUTES))
      return reply.code(400).send({ error: `minutes is "${minutes}", expected 1 to ${MOST_MINUTES}` })
    return histories(engine.store, picture.nowMs - span * 60_000, trackId)
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

/** What is remembered of the tracks since an instant: of all, or of one. */
function histories(store: TrackStore, fromMs: number, only: string | undefined): TrackHistory[] {
  return Array.from({ length: store.size }, (_, slot) => slot).flatMap((slot) => {
    const trackId = store.identity(slot)?.trackId
    if (trackId === undefined || (only !== undefined && trackId !== only)) return []
    return { trackId, reports: store.history(slot, fromMs) }
  })
}
