/** The deepest place of a stretch of the way. */
export interface Deepest {
  readonly nm: number
  /** How far along the way. */
  readonly share: number
}

/** Depths are known to this, nautical miles: two metres. */
const TOLERANCE_NM = 0.001
/** The way is measured on a sphere, depths on the ellipsoid: up to 0.56 % apart. */
const LONGER = 1.006

/**
 * The largest distance from a line along a stretch of a way, to 0.001 NM. A distance changes by no more than one goes, so
 * between two places a and b it is at most (distance at a + distance at b + way between) / 2: a stretch that cannot beat
 * the best found is left out, any other is halved.
 *
 * @param depthAt Distance from the line at a share of the way, nautical miles.
 * @param lengthNm Of the whole way, share 0 to 1.
 */
export function deepest(depthAt: (share: number) => number, from: number, to: number, lengthNm: number): Deepest {
  const [atFrom, atTo] = [depthAt(from), depthAt(to)]
  let best: Deepest = atFrom > atTo ? { nm: atFrom, share: from } : { nm: atTo, share: to }
  const open: [from: number, to: number, atFrom: number, atTo: number][] = [[from, to, atFrom, atTo]]
  for (let each = open.pop(); each; each = open.pop()) {
    const [low, high, atLow, atHigh] = each
    if ((atLow + atHigh + (high - low) * lengthNm * LONGER) / 2 <= best.nm + TOLERANCE_NM) continue
    const middle = (low + high) / 2
    const atMiddle = depthAt(middle)
    if (atMiddle > best.nm) best = { nm: atMiddle, share: middle }
    open.push([low, middle, atLow, atMiddle], [middle, high, atMiddle, atHigh])
  }
  return best
}
