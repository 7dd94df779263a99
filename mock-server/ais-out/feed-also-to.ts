import type { TrackSink } from '#domain/report.ts'
import type { Feed } from '../feeds/feed.ts'

/** The same feed, whose reports and identities also go to another sink, which hears each after the feed's own has. */
export function feedAlsoTo(feed: Feed, other: Pick<TrackSink, 'report' | 'identity'>): Feed {
  return {
    id: feed.id,
    kind: feed.kind,
    name: feed.name,
    ...(feed.clock && { clock: feed.clock }),
    start(sink) {
      feed.start({
        report(report) {
          sink.report(report)
          other.report(report)
        },
        identity(patch) {
          sink.identity(patch)
          other.identity(patch)
        },
        reject: (reject) => sink.reject(reject),
        rejected: (reason, count) => sink.rejected(reason, count),
        state: (state, detail) => sink.state(state, detail),
        heard: () => sink.heard(),
        lineAhead: (aheadMs) => sink.lineAhead?.(aheadMs),
      })
    },
    stop: () => feed.stop(),
  }
}
