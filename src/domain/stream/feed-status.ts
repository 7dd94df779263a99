import * as v from 'valibot'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const seconds = v.pipe(v.number(), v.finite())

/** What a feed is doing, in the words shown to the operator. */
const FEED_STATES = ['starting', 'live', 'lagging', 'silent', 'lost', 'replayed', 'ended'] as const
export type FeedState = (typeof FEED_STATES)[number]

/** What can be known of how well a feed does; what cannot be known is absent. */
const truthSchema = v.object({
  /**
   * Reports a minute that should come. `last-hour`: what it usually brings, the median of the last hour's minutes.
   * `intervals`: it is too young for that, so what the nominal intervals of its tracks promise.
   */
  due: v.exactOptional(v.object({ perMinute: v.number(), by: v.picklist(['last-hour', 'intervals']) })),
  /** Quiet for longer than this it counts as silent, seconds. */
  silentAfterS: v.exactOptional(seconds),
  /** Reports in each whole minute of the last hour, oldest first; fewer than 60 when it has not run for an hour. */
  minutes: v.pipe(v.array(count), v.maxLength(60)),
  /** How late reports arrive (receive time less event time), over the last minute, seconds. */
  lagS: v.exactOptional(v.object({ p50: seconds, p95: seconds })),
  /**
   * Of the reports that its tracks' own intervals promised in the last ten minutes, how many did not come (0 to 1). It
   * counts only gaps shorter than six intervals: who is gone for longer has left, or is lost.
   */
  missedShare: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** Reports that said again, word for word, what their track had said before. */
  twice: count,
  /** By how much its times are ahead of this server's clock, seconds; 0 when none is from the future. */
  skewS: v.exactOptional(seconds),
  /**
   * By how much the clock of a receiver is ahead (negative: behind), seconds, where that is too much to be believed: its
   * reports are then dated by when they came.
   */
  clockOffS: v.exactOptional(seconds),
})
export type FeedTruth = v.InferOutput<typeof truthSchema>

/** How a feed is doing, as the server tells it twice a second. */
export const feedSchema = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(['simulator', 'file', 'tcp', 'udp']),
  state: v.picklist(FEED_STATES),
  /** Why it is so, when that needs words. */
  detail: v.string(),
  reports: count,
  /** Reports taken in the last minute. */
  perMinute: count,
  /** Seconds since something was heard of it; absent when nothing was yet. */
  silentS: v.exactOptional(v.number()),
  rejected: v.record(v.string(), count),
  /** Faults that are put into it on purpose, such as `loss 20 %`; absent when there are none. */
  chaos: v.exactOptional(v.array(v.string())),
  truth: v.exactOptional(truthSchema),
})
export type FeedStatus = v.InferOutput<typeof feedSchema>

const rejectSchema = v.object({
  /** When it came: the server's time, milliseconds since 1970. */
  atMs: v.pipe(v.number(), v.finite()),
  line: v.number(),
  reason: v.string(),
  message: v.string(),
  text: v.string(),
})

/** One of the last things a feed said that could not be used. */
export type KeptReject = v.InferOutput<typeof rejectSchema>

export const keptRejectsSchema = v.object({ feedId: v.string(), rejects: v.array(rejectSchema) })
