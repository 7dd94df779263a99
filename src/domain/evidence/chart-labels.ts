/** Words that want a place near a point of the chart. */
export interface WantedLabel {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
  readonly role: string
  /** A label that may be left out where there is no room. */
  readonly optional?: boolean
}

export interface PlacedLabel {
  /** Left end of the first line's baseline. */
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
  readonly role: string
}

interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Size of the letters and width of one, of the fixed-width face. */
const LABEL_PX = 12
const LETTER_PX = 7.25
/** From one line of a label to the next. */
export const LINE_PX = 15
const GAP_PX = 10

/**
 * Puts each label beside its point, right first and then round it, where it covers no earlier one, no point and stays on
 * the chart. Where there is no such place the first that is on the chart is taken, or the label left out if it may be.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  points: readonly (readonly [x: number, y: number])[],
  widthPx: number,
  heightPx: number,
): PlacedLabel[] {
  const taken: Rectangle[] = points.map(([x, y]) => ({ left: x - 5, top: y - 5, right: x + 5, bottom: y + 5 }))
  const placed: PlacedLabel[] = []
  for (const label of wanted) {
    const onChart = candidates(label).filter(
      ({ left, top, right, bottom }) => left >= 2 && top >= 2 && right <= widthPx - 2 && bottom <= heightPx - 2,
    )
    const free = onChart.find((box) => !taken.some((other) => overlaps(box, other)))
    const box = free ?? (label.optional ? undefined : onChart[0])
    if (!box) continue
    taken.push(box)
    placed.push({ x: box.left, y: box.top + LABEL_PX - 1, lines: label.lines, role: label.role })
  }
  return placed
}

function candidates({ x, y, lines }: WantedLabel): Rectangle[] {
  const width = Math.max(...lines.map((line) => line.length)) * LETTER_PX
  const height = lines.length * LINE_PX
  const [right, left, middle] = [x + GAP_PX, x - GAP_PX - width, x - width / 2]
  const [below, above, level] = [y + GAP_PX, y - GAP_PX - height, y - height / 2]
  return [
    [right, level],
    [left, level],
    [right, below],
    [left, above],
    [right, above],
    [left, below],
    [middle, below],
    [middle, above],
    [right, below + LINE_PX],
    [left, above - LINE_PX],
  ].map(([at = 0, top = 0]) => ({ left: at, top, right: at + width, bottom: top + height }))
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
