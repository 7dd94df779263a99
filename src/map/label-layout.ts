/**
 * Which side of its symbol each label goes. MapLibre can move a label between anchors but cannot draw a leader to
 * where it put it, nor see our symbols, which it does not draw: so sides are chosen here, in screen pixels.
 */

/** East first: that is where one looks. The order is the order of preference. */
export const SIDES = ['east', 'southeast', 'northeast', 'west', 'southwest', 'northwest'] as const
export type Side = (typeof SIDES)[number]

/** From the symbol's centre to the near end of the title's middle line, CSS px. */
export const SIDE_OFFSET_PX: Readonly<Record<Side, readonly [dx: number, dy: number]>> = {
  east: [24, 0],
  southeast: [25, 19],
  northeast: [25, -19],
  west: [-24, 0],
  southwest: [-25, 19],
  northwest: [-25, -19],
}

export interface LabelBox {
  /** Place of the symbol on the screen, CSS px. */
  readonly x: number
  readonly y: number
  /** Size of the text, CSS px. */
  readonly width: number
  readonly height: number
  /** Height of the first line, the one the leader points at. */
  readonly titleHeight: number
  /** Where it was last time: kept unless another side is clearly better, so that labels sit still. */
  readonly before?: Side | undefined
}

/** A rectangle in CSS px. */
export type Rect = readonly [left: number, top: number, right: number, bottom: number]

/** Half the square a symbol takes, kept free of other labels. */
const SYMBOL_PX = 12
const GAP_PX = 3
/** Half a common symbol, for which other symbols a label would hide. */
const REACH_PX = 6

/** A label cut by the edge of the screen is worth hiding this many symbols. */
const CUT_COST = 4

/**
 * Chooses a side for each label, the most important first; undefined where every side would cover a label placed
 * before. Among free sides the one that stays on the screen and hides the fewest symbols wins, then the preferred one.
 */
export function layoutLabels(
  labels: readonly LabelBox[],
  screen: Rect,
  symbolsIn: (rect: Rect) => number,
): (Side | undefined)[] {
  const taken: Rect[] = []
  return labels.map((label, index) => {
    let best: { side: Side; cost: number; rect: Rect } | undefined
    for (const [rank, side] of SIDES.entries()) {
      const rect = labelRect(label, side)
      const blocked =
        taken.some((other) => overlap(rect, other)) ||
        // The labels that follow may yet be dropped; those before stay, so their symbols must stay readable.
        labels.slice(0, index).some((other) => overlap(rect, symbolRect(other)))
      if (blocked) continue
      const cost =
        symbolsIn(rect) + (inside(rect, screen) ? 0 : CUT_COST) + rank * 0.1 - (side === label.before ? 1.5 : 0)
      if (best === undefined || cost < best.cost) best = { side, cost, rect }
    }
    if (best) taken.push(best.rect)
    return best?.side
  })
}

/** The rectangle of a label's text at a side. */
export function labelRect({ x, y, width, height, titleHeight }: LabelBox, side: Side): Rect {
  const [dx, dy] = SIDE_OFFSET_PX[side]
  const left = dx > 0 ? x + dx : x + dx - width
  const top = y + dy - titleHeight / 2
  return [left, top, left + width, top + height]
}

function symbolRect({ x, y }: LabelBox): Rect {
  return [x - SYMBOL_PX, y - SYMBOL_PX, x + SYMBOL_PX, y + SYMBOL_PX]
}

function overlap(a: Rect, b: Rect): boolean {
  return a[0] < b[2] + GAP_PX && b[0] < a[2] + GAP_PX && a[1] < b[3] + GAP_PX && b[1] < a[3] + GAP_PX
}

function inside(inner: Rect, outer: Rect): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

/** How many symbols stand where on the screen, in square cells: rough, and the same price for any number of symbols. */
export class Crowd {
  static readonly #CELL_PX = 10
  readonly #columns: number
  readonly #rows: number
  readonly #counts: Uint16Array

  constructor(width: number, height: number) {
    this.#columns = Math.max(1, Math.ceil(width / Crowd.#CELL_PX))
    this.#rows = Math.max(1, Math.ceil(height / Crowd.#CELL_PX))
    this.#counts = new Uint16Array(this.#columns * this.#rows)
  }

  /** Counts a symbol; one off the screen, or without a place, is nobody's crowd. */
  add(x: number, y: number): void {
    const [column, row] = [Math.floor(x / Crowd.#CELL_PX), Math.floor(y / Crowd.#CELL_PX)]
    if (!(column >= 0 && column < this.#columns && row >= 0 && row < this.#rows)) return
    const cell = row * this.#columns + column
    this.#counts[cell] = (this.#counts[cell] as number) + 1
  }

  /** Symbols that reach into a rectangle, about: those whose middle is in it or a few px beside it. */
  readonly within = ([left, top, right, bottom]: Rect): number => {
    const cell = (px: number) => Math.floor(px / Crowd.#CELL_PX)
    const lastRow = Math.min(this.#rows - 1, cell(bottom + REACH_PX))
    const lastColumn = Math.min(this.#columns - 1, cell(right + REACH_PX))
    let sum = 0
    for (let row = Math.max(0, cell(top - REACH_PX)); row <= lastRow; row++) {
      for (let column = Math.max(0, cell(left - REACH_PX)); column <= lastColumn; column++) {
        sum += this.#counts[row * this.#columns + column] as number
      }
    }
    return sum
  }
}
