import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, type Candidates } from './assignment.ts'

const LONELY = 10
const TRACKS = 6

function candidatesFrom(costs: readonly (readonly (number | undefined)[])[]): Candidates {
  const starts = [0]
  const [tracks, flat]: [number[], number[]] = [[], []]
  for (const row of costs) {
    for (const [track, cost] of row.entries()) {
      if (cost === undefined) continue
      tracks.push(track)
      flat.push(cost)
    }
    starts.push(flat.length)
  }
  return { starts: Int32Array.from(starts), tracks: Int32Array.from(tracks), costs: Float64Array.from(flat) }
}

/** The least cost of all ways there are. */
function leastByTrying(costs: readonly (readonly (number | undefined)[])[], contact = 0, taken = 0): number {
  const row = costs[contact]
  if (!row) return 0
  let least = LONELY + leastByTrying(costs, contact + 1, taken)
  for (const [track, cost] of row.entries())
    if (cost !== undefined && !(taken & (1 << track)))
      least = Math.min(least, cost + leastByTrying(costs, contact + 1, taken | (1 << track)))
  return least
}

describe('an assignment', () => {
  const cost = fc.option(fc.double({ min: -30, max: 9.99, noNaN: true }), { nil: undefined, freq: 2 })
  const table = fc.array(fc.array(cost, { minLength: TRACKS, maxLength: TRACKS }), { maxLength: 7 })

  it('costs as little as the best of all ways, and gives no track twice', () => {
    fc.assert(
      fc.property(table, (costs) => {
        const candidates = candidatesFrom(costs)
        const chosen = assign(candidates, TRACKS, LONELY)
        const taken = [...chosen].filter((each) => each !== -1).map((each) => candidates.tracks[each])
        expect(new Set(taken).size).toBe(taken.length)
        let sum = 0
        for (const [contact, each] of chosen.entries()) {
          if (each === -1) sum += LONELY
          else {
            sum += candidates.costs[each] as number
            expect(each).toBeGreaterThanOrEqual(candidates.starts[contact] as number)
            expect(each).toBeLessThan(candidates.starts[contact + 1] as number)
          }
        }
        expect(sum).toBeCloseTo(leastByTrying(costs), 8)
      }),
      { numRuns: 500 },
    )
  })

  it('holds with whole numbers, where many ways cost the same', () => {
    const whole = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 2 })
    fc.assert(
      fc.property(fc.array(fc.array(whole, { minLength: TRACKS, maxLength: TRACKS }), { maxLength: 7 }), (costs) => {
        const candidates = candidatesFrom(costs)
        const sum = [...assign(candidates, TRACKS, LONELY)].reduce(
          (all, each) => all + (each === -1 ? LONELY : (candidates.costs[each] as number)),
          0,
        )
        expect(sum).toBe(leastByTrying(costs))
      }),
      { numRuns: 500 },
    )
  })

  it('moves a whole column along where that gives one more pair', () => {
    // Each contact is nearer to the next track, and the last has only its own.
    const costs = [
      [3, 1, undefined],
      [undefined, 3, 1],
      [undefined, undefined, 3],
    ]
    expect([...assign(candidatesFrom(costs), 3, LONELY)]).toEqual([0, 2, 4])
  })

  it('leaves a contact alone where a pair would cost others more than it is worth', () => {
    expect([...assign(candidatesFrom([[1], [2]]), 1, LONELY)]).toEqual([0, -1])
    expect([...assign(candidatesFrom([[2], [1]]), 1, LONELY)]).toEqual([-1, 1])
  })
})
