import type { Mode } from '#domain/mode.ts'
import { clockText, dateText, plainText, positionText } from '#domain/notation.ts'

/** What is burned into every picture and video of the chart, so that none goes about without it. */
export interface Caption {
  readonly mode: Mode
  readonly atMs: number | undefined
  readonly view: { readonly lon: number; readonly lat: number; readonly zoom: number }
  /** Where the tracks come from: a recording, or the live feeds. */
  readonly source: string
}

const DISCLAIMER = 'Not for navigation or enforcement. Boundaries are claims. © OpenStreetMap contributors.'

/** `REPLAY`, `Sat 14 Mar 2026 00:10:00Z`, and the lines under it. */
export function captionWords({ mode, atMs, view, source }: Caption) {
  return {
    mode: mode.toUpperCase(),
    time: atMs === undefined ? 'no time known' : `${dateText(atMs)} ${clockText(atMs)}`,
    lines: [
      `${plainText(source, 80)} · centre ${positionText([view.lon, view.lat])}, zoom ${view.zoom.toFixed(1)}`,
      DISCLAIMER,
    ],
  }
}

/** The caption in one line, for those who do not see the picture. */
export function captionText(caption: Caption): string {
  const { mode, time, lines } = captionWords(caption)
  return [`${mode} ${time}`, ...lines].join('. ')
}

/** Words on lines that are no wider than there is room; a longer word stands alone. */
export function wrapped(text: string, widthOf: (text: string) => number, room: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
