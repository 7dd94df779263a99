import {
  ChevronLeft,
  ChevronsLeft,
  ChevronsRight,
  FastForward,
  Maximize2,
  Pause,
  Play,
  Repeat,
  SkipBack,
  SkipForward,
  StepBack,
  StepForward,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { modeOf } from '#domain/mode.ts'
import { SPEEDS } from '../../data/replay-clock.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { TimeWindow } from './time-window.ts'
import styles from './transport.module.css'
import type { Zooming } from './use-time-view.ts'

interface TransportProps {
  readonly shown: TimeWindow | undefined
  readonly zooming: Zooming
  readonly hasLandmarks: boolean
  /** To the next event, or to the one before. */
  readonly onLandmark: (forward: boolean) => void
}

/** Play either way, step, from event to event, speed, loop, and how much of the time is shown. */
export function Transport({ shown, zooming, hasLandmarks, onLandmark }: TransportProps) {
  const picture = usePicture()
  const source = usePictureState((state) => state.source)
  const following = usePictureState((state) => state.following)
  const playing = usePictureState((state) => state.playing)
  const isBackward = usePictureState((state) => state.isBackward)
  const speed = usePictureState((state) => state.speed)
  const loop = usePictureState((state) => state.loop)
  const skips = usePictureState((state) => state.skips)
  const span = usePictureState((state) => state.span)
  const playsBack = playing && isBackward && !following
  const playsOn = playing && !playsBack
  const speeds = SPEEDS.includes(speed as (typeof SPEEDS)[number]) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b)
  return (
    <div className={styles.transport}>
      <div className={styles.buttons}>
        <IconButton label="To the start" disabled={!span} onClick={() => span && picture.seek(span.fromMs)}>
          <SkipBack />
        </IconButton>
        <IconButton label="Event before" disabled={!hasLandmarks} onClick={() => onLandmark(false)}>
          <ChevronsLeft />
        </IconButton>
        <IconButton label="One picture back" disabled={!span} onClick={() => picture.step(-1)}>
          <StepBack />
        </IconButton>
        <IconButton
          label={playsBack ? 'Stop' : 'Play backwards'}
          disabled={!span}
          aria-pressed={playsBack}
          onClick={() => (playsBack ? picture.pause() : picture.play(true))}
        >
          {playsBack ? <Pause /> : <ChevronLeft />}
        </IconButton>
        {playsOn ? (
          <IconButton label="Pause (Space)" className={styles.play} disabled={!span} onClick={() => picture.pause()}>
            <Pause />
          </IconButton>
        ) : (
          <IconButton label="Play (Space)" className={styles.play} disabled={!span} onClick={() => picture.play()}>
            <Play />
          </IconButton>
        )}
        <IconButton label="One picture on" disabled={!span || following} onClick={() => picture.step(1)}>
          <StepForward />
        </IconButton>
        <IconButton label="Next event" disabled={!hasLandmarks} onClick={() => onLandmark(true)}>
          <ChevronsRight />
        </IconButton>
        <IconButton
          label={source === 'live' ? 'To the live edge' : 'To the end'}
          disabled={!span || following}
          onClick={() => (source === 'live' ? picture.backToLive() : span && picture.seek(span.toMs))}
        >
          <SkipForward />
        </IconButton>
      </div>
      <div className={styles.buttons}>
        <select
          className={styles.speed}
          aria-label="Speed"
          value={following ? 'live' : speed}
          disabled={following}
          onChange={(event) => picture.setSpeed(Number(event.target.value))}
        >
          {following && <option value="live">1×</option>}
          {speeds.map((each) => (
            <option key={each} value={each}>
              {each.toLocaleString('en')}×
            </option>
          ))}
        </select>
        <IconButton
          label="Skip to events: fast over what has nothing in it"
          aria-pressed={skips}
          disabled={following}
          onClick={() => picture.setSkips(!skips)}
        >
          <FastForward />
        </IconButton>
        <IconButton
          label={loop ? 'Play on, without the loop' : 'Loop what is shown'}
          aria-pressed={loop !== undefined}
          disabled={!shown || following}
          onClick={() => picture.setLoop(loop ? undefined : shown)}
        >
          <Repeat />
        </IconButton>
        <span className={styles.gap} />
        <IconButton label="Show less time" disabled={!shown} onClick={zooming.zoomIn}>
          <ZoomIn />
        </IconButton>
        <IconButton label="Show more time" disabled={!shown || zooming.isWhole} onClick={zooming.zoomOut}>
          <ZoomOut />
        </IconButton>
        <IconButton label="Show all the time" disabled={!shown || zooming.isWhole} onClick={zooming.whole}>
          <Maximize2 />
        </IconButton>
      </div>
      <Where />
    </div>
  )
}

/** Where the clock stands and, where it does not run as asked, how fast it does. */
function Where() {
  const source = usePictureState((state) => state.source)
  const following = usePictureState((state) => state.following)
  const playing = usePictureState((state) => state.playing)
  const isFetchingPast = usePictureState((state) => state.isFetchingPast)
  const realSpeed = usePictureState((state) => state.realSpeed)
  const mode = usePictureState(modeOf)
  return (
    <p className={styles.where} data-mode={mode}>
      {mode === 'stale'
        ? '✕ No news, ages grow'
        : following
          ? '● At the live edge'
          : source === 'live'
            ? isFetchingPast
              ? '◀ Looking back, fetching'
              : '◀ Looking back, the feed goes on'
            : `▶ Recording${playing ? '' : ', paused'}`}
      {realSpeed !== undefined && <span className={styles.real}>runs at {speedText(realSpeed)}</span>}
    </p>
  )
}

function speedText(speed: number): string {
  return `${speed < 10 ? speed.toFixed(1) : Math.round(speed).toLocaleString('en')}×`
}
