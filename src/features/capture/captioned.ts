import { type Caption, captionWords, wrapped } from './caption.ts'

/** Sizes at one pixel a point; larger on a sharper screen. */
const PAD_PX = 12
const WORD_PX = 15
const LINE_PX = 12
const LINE_HEIGHT = 1.4

/**
 * Draws the chart with its caption on a strip beneath. The strip is as high as at first: a canvas that is filmed must
 * keep its size.
 *
 * @param scale Pixels of the canvas for one of the page's.
 */
export function drawCaptioned(
  canvas: HTMLCanvasElement,
  chart: HTMLCanvasElement,
  caption: Caption,
  scale: number,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { mode, time, lines } = captionWords(caption)
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const font = (px: number, weight: number) => `${weight} ${px * scale}px ${token('--font-data') || 'monospace'}`
  context.font = font(LINE_PX, 400)
  const room = canvas.width - 2 * PAD_PX * scale
  const small = lines.flatMap((line) => wrapped(line, (text) => context.measureText(text).width, room))
  const stripPx = Math.min(canvas.height, stripHeight(small.length, scale))
  const chartPx = canvas.height - stripPx
  // Of a chart that has another shape by now, as after the window was resized, the middle.
  const fit = Math.max(canvas.width / chart.width, chartPx / chart.height)
  const [width, height] = [canvas.width / fit, chartPx / fit]
  context.drawImage(
    chart,
    (chart.width - width) / 2,
    (chart.height - height) / 2,
    width,
    height,
    0,
    0,
    canvas.width,
    chartPx,
  )
  context.fillStyle = token('--surface-1')
  context.fillRect(0, chartPx, canvas.width, stripPx)
  context.fillStyle = token('--line-2')
  context.fillRect(0, chartPx, canvas.width, Math.max(1, Math.round(scale)))
  context.textBaseline = 'top'
  context.fillStyle = token('--ink-1')
  context.font = font(WORD_PX, 700)
  const [left, top] = [PAD_PX * scale, chartPx + (PAD_PX - 2) * scale]
  context.fillText(mode, left, top)
  const modePx = context.measureText(`${mode}  `).width
  context.font = font(WORD_PX, 400)
  context.fillText(time, left + modePx, top)
  context.fillStyle = token('--ink-2')
  context.font = font(LINE_PX, 400)
  for (const [i, line] of small.entries())
    context.fillText(line, left, top + (WORD_PX * LINE_HEIGHT + 2 + i * LINE_PX * LINE_HEIGHT) * scale)
}

/** A canvas of the right size for a chart, no wider than `mostPx`, both sides even as films need it. */
export function canvasFor(
  chart: HTMLCanvasElement,
  caption: Caption,
  pixelRatio: number,
  mostPx = Number.POSITIVE_INFINITY,
): { readonly canvas: HTMLCanvasElement; readonly scale: number } {
  const shrink = Math.min(1, mostPx / chart.width)
  const scale = Math.max(1, pixelRatio * shrink)
  const canvas = document.createElement('canvas')
  canvas.width = even(chart.width * shrink)
  const context = canvas.getContext('2d')
  const font = getComputedStyle(document.documentElement).getPropertyValue('--font-data').trim() || 'monospace'
  if (context) context.font = `400 ${LINE_PX * scale}px ${font}`
  const room = canvas.width - 2 * PAD_PX * scale
  const widthOf = (text: string) => context?.measureText(text).width ?? 0
  const lines = captionWords(caption).lines.flatMap((line) => wrapped(line, widthOf, room))
  canvas.height = even(chart.height * shrink + stripHeight(lines.length, scale))
  return { canvas, scale }
}

function stripHeight(lines: number, scale: number): number {
  return Math.ceil((2 * PAD_PX + WORD_PX * LINE_HEIGHT + lines * LINE_PX * LINE_HEIGHT) * scale)
}

function even(value: number): number {
  return Math.max(2, Math.round(value / 2) * 2)
}
