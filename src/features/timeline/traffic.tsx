import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { recordedTrafficQuery } from '../../data/queries.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { withRecorded } from './slice-counts.ts'
import { rateWords, SLICES, type TimeWindow } from './time-window.ts'
import styles from './timeline.module.css'

const LIVE_READ_EVERY_MS = 5000

/** Reports in each slice of the window. In live read now and then, and at once when the window moves on. */
export const Traffic = memo(function Traffic({ fromMs, toMs }: TimeWindow) {
  const picture = usePicture()
  const version = usePictureState(({ source, span, identityVersion }) =>
    // Opening a file counts identities up, and nothing else does while it is shown.
    source === 'live' ? Math.floor((span?.toMs ?? 0) / LIVE_READ_EVERY_MS) : identityVersion,
  )
  const source = usePictureState((state) => state.source)
  const traffic = useQuery({
    queryKey: ['traffic', source, fromMs, toMs, version],
    queryFn: async () => ({ fromMs, toMs, counts: await picture.histogram(fromMs, toMs, SLICES) }),
    // Of the same source the last counts stay, each at its own time, until the new ones are there.
    placeholderData: (before, query) => (query?.queryKey[1] === source ? before : undefined),
    gcTime: 0,
  })
  const knownFromMs = usePictureState((state) => state.knownFromMs) ?? fromMs
  const isPast = source === 'live' && fromMs < knownFromMs
  const recorded = useQuery(recordedTrafficQuery(isPast ? { fromMs, toMs: knownFromMs } : undefined))
  if (traffic.isError) return <p className={styles.noTraffic}>The traffic could not be counted.</p>
  if (!traffic.data) return null
  const counts = isPast
    ? withRecorded(traffic.data.counts, traffic.data, recorded.data ?? [], knownFromMs)
    : traffic.data.counts
  const sliceMs = (traffic.data.toMs - traffic.data.fromMs) / SLICES
  const most = Math.max(0, ...counts)
  if (most === 0) return <p className={styles.noTraffic}>No reports in this time</p>
  const [left, width] =
    sliceMs > 0 ? [(fromMs - traffic.data.fromMs) / sliceMs, (toMs - fromMs) / sliceMs] : [0, SLICES]
  return (
    <>
      <svg className={styles.traffic} viewBox={`${left} 0 ${width} 1`} preserveAspectRatio="none" aria-hidden="true">
        {Array.from(counts, (count, slice) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slice is its place, only its height changes
          <rect key={slice} x={slice + 0.1} width={0.8} y={1 - count / most} height={count / most} />
        ))}
      </svg>
      <p className={styles.scale}>
        reports/min
        <br />
        {rateWords(most, sliceMs)} max
      </p>
    </>
  )
})
