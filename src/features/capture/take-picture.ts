import { modeOf } from '#domain/mode.ts'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Picture } from '../../data/picture.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import { type Caption, captionText } from './caption.ts'
import { canvasFor, drawCaptioned } from './captioned.ts'

/** A chart that draws nothing for so long is hidden, or there is none. */
const DRAWN_WITHIN_MS = 10_000

/** The chart as it is seen, with its caption. */
export interface TakenPicture {
  readonly canvas: HTMLCanvasElement
  readonly atMs: number
  readonly words: string
}

export async function takePicture(picture: Picture, map: SeaMap): Promise<Result<TakenPicture>> {
  const chart = await chartOf(map)
  if (!chart) return failed('The chart draws nothing at the moment, so there is no picture of it.')
  const caption = captionOf(picture, map)
  const { canvas, scale } = canvasFor(chart, caption, devicePixelRatio)
  drawCaptioned(canvas, chart, caption, scale)
  return ok({ canvas, atMs: caption.atMs ?? 0, words: captionText(caption) })
}

export function captionOf(picture: Picture, map: SeaMap): Caption {
  const { state } = picture
  const name = state.files.length > 1 ? `${state.files.length} files` : plainText(state.recording?.name ?? '')
  return {
    mode: modeOf(state),
    atMs: picture.nowMs,
    view: map.view,
    source: state.source === 'live' ? 'live feeds' : name,
  }
}

/** The chart drawn anew, or undefined when it is not drawn. */
export function chartOf(map: SeaMap): Promise<HTMLCanvasElement | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), DRAWN_WITHIN_MS))
  return Promise.race([map.snapshot(), late])
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Result<Blob>> {
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob ? ok(blob) : failed('The browser could not make a PNG of it.')), 'image/png'),
  )
}

/** `chart-2026-03-14T00-10-00Z.png`. */
export function captureName(atMs: number, ending: 'png' | 'webm'): string {
  return `chart-${new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z.${ending}`
}
