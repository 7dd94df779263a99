import { FACE } from './fonts.ts'
import { DETAIL_PX, TITLE_PX } from './target-labels.ts'

/** Texts whose width is remembered; names repeat, ages and speeds do not. */
const MOST_REMEMBERED = 4000

/** Measures label texts in CSS px in the face the map draws them with. */
export function textMeasure(): (text: string, part: 'title' | 'detail') => number {
  const context = document.createElement('canvas').getContext('2d')
  const font = { title: `600 ${TITLE_PX}px "${FACE}", sans-serif`, detail: `400 ${DETAIL_PX}px "${FACE}", sans-serif` }
  const known = new Map<string, number>()
  return (text, part) => {
    const key = `${part} ${text}`
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= MOST_REMEMBERED) known.clear()
    if (context) context.font = font[part]
    // Without a canvas, about the width of the face's average letter.
    const width = context ? context.measureText(text).width : text.length * TITLE_PX * 0.6
    known.set(key, width)
    return width
  }
}
