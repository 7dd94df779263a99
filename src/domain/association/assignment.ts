import { NearestFirst } from './nearest-first.ts'

/** Which track each contact may have, and at what cost: the candidates of contact i are starts[i] up to starts[i + 1]. */
export interface Candidates {
  readonly starts: Int32Array
  readonly tracks: Int32Array
  readonly costs: Float64Array
}

/**
 * One candidate for each contact or none (-1), no track twice, so that the costs of all pairs, with `lonelyCost` for each
 * contact that stays alone, are least. The answer holds candidate numbers. Of ways that cost the same, one is taken that
 * depends on the order of contacts and tracks alone.
 *
 * Shortest augmenting paths with prices, the last phase of R. Jonker and A. Volgenant, A shortest augmenting path algorithm for
 * dense and sparse linear assignment problems, Computing 38, 1987. The whole of it (JVC) wants a matrix of all contacts by all
 * tracks; the gates leave a few candidates each, so a path ends after a few steps, nothing reaches beyond the crowd in
 * which contacts compete, and the result is the same. Taking the nearest pair first would be shorter, but in a column of
 * ships it leaves the last contact without a track although each could have one.
 */
export function assign({ starts, tracks, costs }: Candidates, trackCount: number, lonelyCost: number): Int32Array {
  const contactCount = starts.length - 1
  const chosen = new Int32Array(contactCount).fill(-1)
  const holder = new Int32Array(trackCount).fill(-1)
  /** What a track is worth to those who compete for it, never above 0. */
  const price = new Float64Array(trackCount)
  // Of one search: the length of the way to each track met so far, and by which candidate of which contact it goes.
  const way = new Float64Array(trackCount).fill(Number.POSITIVE_INFINITY)
  const by = new Int32Array(trackCount)
  const from = new Int32Array(trackCount)
  const isSettled = new Uint8Array(trackCount)
  const met: number[] = []
  const settled: number[] = []
  const open = new NearestFirst()

  for (let start = 0; start < contactCount; start++) {
    let contact = start
    let base = 0
    let endWay = lonelyCost
    /** The free track where the shortest way ends, or -1: then `endContact` stays alone. */
    let endTrack = -1
    let endContact = start
    for (;;) {
      if (base + lonelyCost < endWay) {
        endWay = base + lonelyCost
        endTrack = -1
        endContact = contact
      }
      const end = starts[contact + 1] as number
      for (let each = starts[contact] as number; each < end; each++) {
        const track = tracks[each] as number
        const length = base + (costs[each] as number) - (price[track] as number)
        const known = way[track] as number
        // What is not shorter than the end is of no use; a settled track may only seem nearer, by rounding.
        if (length >= known || length >= endWay || isSettled[track]) continue
        if (known === Number.POSITIVE_INFINITY) met.push(track)
        way[track] = length
        by[track] = each
        from[track] = contact
        if (holder[track] !== -1) open.add(track, length)
        else {
          endWay = length
          endTrack = track
        }
      }
      let next = open.take(endWay)
      while (next !== -1 && isSettled[next]) next = open.take(endWay)
      if (next === -1) break
      isSettled[next] = 1
      settled.push(next)
      contact = holder[next] as number
      base = (way[next] as number) - (costs[chosen[contact] as number] as number) + (price[next] as number)
    }
    for (const track of settled) price[track] = (price[track] as number) + (way[track] as number) - endWay
    // Back along the way: each contact takes the track to which it leads.
    let track = endTrack
    if (track === -1 && endContact !== start) {
      track = tracks[chosen[endContact] as number] as number
      chosen[endContact] = -1
    }
    while (track !== -1) {
      const taker = from[track] as number
      const before = chosen[taker] as number
      chosen[taker] = by[track] as number
      holder[track] = taker
      track = before === -1 ? -1 : (tracks[before] as number)
    }
    for (const each of met) {
      way[each] = Number.POSITIVE_INFINITY
      isSettled[each] = 0
    }
    met.length = 0
    settled.length = 0
    open.clear()
  }
  return chosen
}
