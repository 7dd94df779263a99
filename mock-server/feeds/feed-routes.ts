import type { FastifyInstance } from 'fastify'
import type { KeptReject } from '#domain/stream/feed-status.ts'

/** What can be asked of one feed. */
export interface AskedFeed {
  readonly id: string
  /** Newest first. */
  readonly rejects: readonly KeptReject[]
}

/** GET /api/feeds/:id/rejects: the last things of a feed that could not be used. Ids hold slashes: encode them. */
export function addFeedRoutes(app: FastifyInstance, feeds: readonly AskedFeed[]): void {
  app.get<{ Params: { id: string } }>('/api/feeds/:id/rejects', (request, reply) => {
    const { id } = request.params
    const feed = feeds.find((each) => each.id === id)
    if (!feed) return reply.code(404).send({ error: `no feed "${id}"` })
    return { feedId: id, rejects: feed.rejects }
  })
}
