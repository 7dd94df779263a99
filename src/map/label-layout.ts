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
  /** How important, 0 first: only a more important label takes the place of one that is there. */
  readonly rank: number
  /** It rather stays away than hides more symbols than these. */
  readonly mostHidden: number
  /** Where it was last time; undefined for one that was not there. */
  readonly before: Side | undefined
}

/** A rectangle in CSS px. */
export type Rect = readonly [left: number, top: number, right: number, bottom: number]

/** Half the square a symbol takes, kept free of other labels. */
const SYMBOL_PX = 12
/** Half a common symbol, for which other symbols a label would hide. */
const REACH_PX = 6

/**
 * Between two labels. One that comes needs more room than one that stays: else two ships side by side would make a label
 * come and go with every unsteady fix.
 */
const STAY_GAP_PX = 3
const COME_GAP_PX = 8
/** So many more symbols than it may a label hides before it goes. */
const STAY_HIDDEN = 2

/** A label cut by the edge of the screen is worth hiding this many symbols. */
const CUT_COST = 4
/** Another side must hide so many symbols fewer to be worth a jump. */
const JUMP_COST = 2.5
/** Rather than the place of a label of less importance, which would have to go. */
const PUSH_COST = 6

interface Placed {
  readonly side: Side
  readonly rect: Rect
  readonly cost: number
}

/**
 * Chooses a side for each label; undefined where there is no room. The most important come first, and among equals those
 * that are there already: they stay where they are unless a more important label or symbol comes in their way, or
 * another side that is nobody's is clearly better. With nothing changed the answer is the same. Among free sides the one
 * that stays on the screen and hides the fewest symbols wins, then the preferred one.
 */
export function layoutLabels(
  labels: readonly LabelBox[],
  screen: Rect,
  symbolsIn: (rect: Rect) => number,
): (Side | undefined)[] {
  const kept = labels.map((label) => label.before && labelRect(label, label.before))
  const symbols = labels.map(symbolRect)
  const chosen = labels.map((): Side | undefined => undefined)
  const taken: Rect[] = []
  const order = labels
    .map((_, index) => index)
    .sort((a, b) => rankOf(labels, a) - rankOf(labels, b) || Number(!kept[a]) - Number(!kept[b]) || a - b)

  const isFree = (index: number, rect: Rect, gapPx: number) => {
    for (const other of taken) if (overlap(rect, other, gapPx)) return false
    // Symbols of those that are more important stay readable, whether or not they found room for their words.
    const rank = rankOf(labels, index)
    for (let other = 0; other < symbols.length; other++) {
      const comesFirst = rankOf(labels, other) < rank || (rankOf(labels, other) === rank && other < index)
      if (comesFirst && overlap(rect, symbols[other] as Rect, STAY_GAP_PX)) return false
    }
    return true
  }
  /** What is lost by pushing away who is there; Infinity where that must not be. */
  const pushCost = (index: number, rect: Rect, mayPush: boolean) => {
    let cost = 0
    for (let other = 0; other < kept.length; other++) {
      const place = kept[other]
      if (!place || other === index || chosen[other] || !overlap(rect, place, STAY_GAP_PX)) continue
      if (!mayPush || rankOf(labels, other) <= rankOf(labels, index)) return Number.POSITIVE_INFINITY
      cost += PUSH_COST
    }
    return cost
  }

  for (const index of order) {
    const label = labels[index] as LabelBox
    const place = kept[index]
    const isSeen = inside([label.x, label.y, label.x, label.y], screen)
    const stays = place !== undefined && isFree(index, place, STAY_GAP_PX)
    let now: Placed | undefined
    let best: Placed | undefined
    for (const [preference, side] of SIDES.entries()) {
      const isNow = side === label.before
      if (isNow && !stays) continue
      const rect = isNow && place ? place : labelRect(label, side)
      // Words at the edge whose ship is out of sight say nothing; farther out they wait for the map to be moved.
      if (!isSeen && overlap(rect, screen, 0)) continue
      if (!isNow && !isFree(index, rect, COME_GAP_PX)) continue
      const hidden = symbolsIn(rect)
      if (hidden > label.mostHidden + (isNow ? STAY_HIDDEN : 0)) continue
      const cost =
        hidden + (inside(rect, screen) ? 0 : CUT_COST) + preference * 0.1 + (isNow ? 0 : pushCost(index, rect, !stays))
      const placed = { side, rect, cost }
      if (isNow) now = placed
      if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = placed
    }
    const wins = now && best && best.cost > now.cost - JUMP_COST ? now : best
    if (!wins) continue
    chosen[index] = wins.side
    taken.push(wins.rect)
  }
  return chosen
}

function rankOf(labels: readonly LabelBox[], index: number): number {
  return labels[index]?.rank ?? 0
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

function overlap(a: Rect, b: Rect, gapPx: number): boolean {
  return a[0] < b[2] + gapPx && b[0] < a[2] + gapPx && a[1] < b[3] + gapPx && b[1] < a[3] + gapPx
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
