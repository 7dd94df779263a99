import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { useMemo } from 'react'
import { landmarkTimes } from '#domain/event-filter.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { modeOf } from '#domain/mode.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './transport.module.css'

/** Between one and six hundred times as fast as it was. */
const SPEEDS = [1, 2, 5, 10, 30, 60, 120, 300, 600]

/** Play, pause, speed, from event to event, and back to the start or the end. */
export function Transport({ events }: { events: readonly ZoneEvent[] }) {
  const picture = usePicture()
  const source = usePictureState((state) => state.source)
  const following = usePictureState((state) => state.following)
  const mode = usePictureState(modeOf)
  const playing = usePictureState((state) => state.playing)
  const speed = usePictureState((state) => state.speed)
  const span = usePictureState((state) => state.span)
  const landmarks = useMemo(() => landmarkTimes(events), [events])
  const jump = (atMs: number | undefined) => {
    if (atMs !== undefined) picture.seek(atMs)
  }
  return (
    <div className={styles.transport}>
      <div className={styles.buttons}>
        <IconButton label="To the start" disabled={!span} onClick={() => jump(span?.fromMs)}>
          <SkipBack />
        </IconButton>
        <IconButton
          label="Event before"
          disabled={landmarks.length === 0}
          onClick={() => jump(landmarks.findLast((atMs) => atMs < (picture.nowMs ?? 0) - 1))}
        >
          <ChevronLeft />
        </IconButton>
        {playing ? (
          <IconButton label="Pause (Space)" className={styles.play} disabled={!span} onClick={() => picture.pause()}>
            <Pause />
          </IconButton>
        ) : (
          <IconButton label="Play (Space)" className={styles.play} disabled={!span} onClick={() => picture.play()}>
            <Play />
          </IconButton>
        )}
        <IconButton
          label="Next event"
          disabled={landmarks.length === 0}
          onClick={() => jump(landmarks.find((atMs) => atMs > (picture.nowMs ?? 0) + 1))}
        >
          <ChevronRight />
        </IconButton>
        <IconButton
          label={source === 'live' ? 'To the live edge' : 'To the end'}
          disabled={!span || following}
          onClick={() => (source === 'live' ? picture.backToLive() : jump(span?.toMs))}
        >
          <SkipForward />
        </IconButton>
        <select
          className={styles.speed}
          aria-label="Speed"
          value={following ? 'live' : speed}
          disabled={following}
          onChange={(event) => picture.setSpeed(Number(event.target.value))}
        >
          {following && <option value="live">1×</option>}
          {SPEEDS.map((each) => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </select>
      </div>
      <p className={styles.where} data-mode={mode}>
        {mode === 'stale'
          ? '✕ No news, ages grow'
          : following
            ? '● At the live edge'
            : source === 'live'
              ? '◀ Looking back, the feed goes on'
              : `▶ Recording${playing ? '' : ', paused'}`}
      </p>
    </div>
  )
}
