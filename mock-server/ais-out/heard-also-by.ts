import type { TrackSink } from '#domain/report.ts'
import type { FeedTaker } from '../picture/feed-desk.ts'

/** The same taker; another sink hears each report and identity after it has. What the taker answers is what counts. */
export function heardAlsoBy(other: Pick<TrackSink, 'report' | 'identity'>, taker: FeedTaker): FeedTaker {
  return {
    report(report) {
      const taken = taker.report(report)
      other.report(report)
      return taken
    },
    identity(patch) {
      const taken = taker.identity(patch)
      other.identity(patch)
      return taken
    },
    look: (report) => taker.look?.(report),
  }
}
