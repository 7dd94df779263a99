import { failed, ok, type Result } from '#geo/result.ts'
import type { Picture } from '../../data/picture.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import { canvasFor, drawCaptioned } from './captioned.ts'
import { captionOf, chartOf } from './take-picture.ts'
import { HEAD_BYTES, withDuration } from './webm-duration.ts'

/** Wider nobody can send it, and the encoder does not keep up. */
const WIDEST_PX = 1280
const BITS_A_SECOND = 4_000_000
/** Longer than this the worker needs for no frame. */
const FRAME_WITHIN_MS = 2000
/** The newest first that this browser can write. */
const TYPES = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm']

export interface VideoWish {
  readonly fromMs: number
  readonly toMs: number
  readonly lengthS: number
}

/** How this browser writes WebM, or undefined where it does not. */
export function webmType(): string | undefined {
  if (typeof MediaRecorder === 'undefined') return undefined
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type))
}

/**
 * Films the chart while its clock goes through a window in so many seconds, then puts the clock back to where it was. The
 * length is kept: a machine that draws slowly makes fewer frames, not a longer film. Undefined when the signal gave it up.
 */
export async function recordVideo(
  picture: Picture,
  map: SeaMap,
  { fromMs, toMs, lengthS }: VideoWish,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Result<Blob | undefined>> {
  const mimeType = webmType()
  if (mimeType === undefined) return failed('This browser writes no WebM: Chromium and Firefox do.')
  const putBack = heldClock(picture)
  try {
    await showInstant(picture, fromMs)
    const chart = await chartOf(map)
    if (!chart) return failed('The chart draws nothing at the moment, so there is nothing to film.')
    const { canvas, scale } = canvasFor(chart, captionOf(picture, map), devicePixelRatio, WIDEST_PX)
    const draw = (drawn: HTMLCanvasElement) => drawCaptioned(canvas, drawn, captionOf(picture, map), scale)
    draw(chart)
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType, videoBitsPerSecond: BITS_A_SECOND })
    const done = whatItWrites(recorder)
    recorder.start(1000)
    const startedMs = performance.now()
    for (let share = 0; share < 1 && !signal.aborted; ) {
      share = Math.min(1, (performance.now() - startedMs) / (lengthS * 1000))
      await showInstant(picture, Math.round(fromMs + share * (toMs - fromMs)))
      const drawn = await chartOf(map)
      if (!drawn) {
        recorder.stop()
        return failed('The chart stopped being drawn, as when its tab is hidden: the video was given up.')
      }
      draw(drawn)
      onShare(share)
    }
    const durationMs = performance.now() - startedMs
    recorder.stop()
    const made = await done
    if (signal.aborted || !made.ok) return signal.aborted ? ok(undefined) : made
    const head = withDuration(new Uint8Array(await made.value.slice(0, HEAD_BYTES).arrayBuffer()), durationMs)
    return ok(head ? new Blob([head, made.value.slice(HEAD_BYTES)], { type: made.value.type }) : made.value)
  } catch (error) {
    return failed(`The video could not be made: ${error instanceof Error ? error.message : error}`)
  } finally {
    putBack()
  }
}

/** Holds the clock; the answer lets it go on as it was. */
function heldClock(picture: Picture): () => void {
  const { following, playing, isBackward } = picture.state
  const atMs = picture.nowMs
  picture.pause()
  return () => {
    if (following) picture.backToLive()
    else if (atMs !== undefined) picture.seek(atMs)
    if (!following && playing) picture.play(isBackward)
  }
}

/** Resolves once a frame of that instant was handed to the map, or does not come. */
function showInstant(picture: Picture, atMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, FRAME_WITHIN_MS)
    const stop = picture.onFrame((frame) => {
      if (frame && Math.abs(frame.atMs - (picture.nowMs ?? frame.atMs)) < 1) done()
    })
    picture.seek(atMs)
  })
}

function whatItWrites(recorder: MediaRecorder): Promise<Result<Blob>> {
  const pieces: Blob[] = []
  return new Promise((resolve) => {
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    recorder.onerror = () => resolve(failed('The browser stopped writing the video.'))
    recorder.onstop = () => resolve(ok(new Blob(pieces, { type: 'video/webm' })))
  })
}
