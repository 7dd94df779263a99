/** A place of the lattice: column and row of a corner between cells. */
export type Corner = readonly [column: number, row: number]

/** An area of cells that share sides: its outline counterclockwise, then its holes clockwise; rings are closed. */
export type Outline = readonly (readonly Corner[])[]

/** East, north, west, south: steps of a walk along the sides of cells, cells of the area always on the left. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

/**
 * The outlines of all areas of cells that a test picks out of a grid, in the order of their southernmost rows. Cells that
 * only touch at a corner are areas of their own, so no ring meets itself along a side.
 */
export function outlines(columns: number, rows: number, isPicked: (cell: number) => boolean): Outline[] {
  const picked = new Uint8Array(columns * rows)
  for (let cell = 0; cell < picked.length; cell++) if (isPicked(cell)) picked[cell] = 1
  const areas = areaNumbers(picked, columns)
  const isIn = (column: number, row: number) =>
    column >= 0 && column < columns && row >= 0 && row < rows && picked[row * columns + column] === 1
  /** Cells whose southern side is in a ring already: every ring has one. */
  const walked = new Uint8Array(columns * rows)
  const found = new Map<number, Corner[][]>()
  for (let cell = 0; cell < picked.length; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    if (picked[cell] === 0 || walked[cell] === 1 || isIn(column, row - 1)) continue
    const ring = walk(column, row, isIn, (c, r) => {
      walked[r * columns + c] = 1
    })
    const area = areas[cell] as number
    // The first ring met from the south is the outer one: its holes begin further north.
    found.set(area, [...(found.get(area) ?? []), ring])
  }
  return [...found.values()]
}

function walk(
  column: number,
  row: number,
  isIn: (column: number, row: number) => boolean,
  mark: (column: number, row: number) => void,
): Corner[] {
  // Found from the west, the first side begins at a corner: a side before it would be in a ring already.
  let [x, y, heading] = [column, row, 0]
  const ring: Corner[] = [[x, y]]
  do {
    if (heading === 0) mark(x, y)
    const [dx, dy] = STEPS[heading] as readonly [number, number]
    x += dx
    y += dy
    const [left, right] = ahead(x, y, heading)
    const turn = !isIn(...left) ? 1 : isIn(...right) ? 3 : 0
    if (turn) ring.push([x, y])
    heading = (heading + turn) % 4
  } while (x !== column || y !== row || heading !== 0)
  return ring
}

/** The cells ahead to the left and to the right of one who stands on a corner. */
function ahead(x: number, y: number, heading: number): readonly [Corner, Corner] {
  const cells: readonly Corner[] = [
    [x, y],
    [x - 1, y],
    [x - 1, y - 1],
    [x, y - 1],
  ]
  return [cells[heading] as Corner, cells[(heading + 3) % 4] as Corner]
}

/** For each picked cell the number of its area; cells that share a side are one. */
function areaNumbers(picked: Uint8Array, columns: number): Int32Array {
  const areas = new Int32Array(picked.length).fill(-1)
  const open: number[] = []
  let area = 0
  const reach = (cell: number) => {
    if (picked[cell] !== 1 || areas[cell] !== -1) return
    areas[cell] = area
    open.push(cell)
  }
  for (let start = 0; start < picked.length; start++) {
    area = start
    reach(start)
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const column = cell % columns
      if (column > 0) reach(cell - 1)
      if (column < columns - 1) reach(cell + 1)
      reach(cell - columns)
      reach(cell + columns)
    }
  }
  return areas
}
