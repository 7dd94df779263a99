import { describe, expect, it } from 'vitest'
import { behaviourWords } from './behaviour-words.ts'
import { behavioursOf, endOf, leg, MINUTE_MS, ofKind, START_MS } from './testing.ts'

/** One speed for so long, another after it. */
function changesOf(beforeKn: number, afterKn: number, { minutes = 75, afterMin = 45, portNm = 50 } = {}) {
  const before = leg({ kn: beforeKn, minutes })
  const after = leg({ ...endOf(before), kn: afterKn, minutes: afterMin }).slice(1)
  return ofKind(behavioursOf([...before, ...after], { sea: { portNm: () => portNm } }), 'speed-change')
}

describe('a speed change', () => {
  it('is a drop from a steady speed that lasts twenty minutes', () => {
    const [change, ...more] = changesOf(14, 5)
    expect(more).toEqual([])
    expect(change).toMatchObject({
      state: 'ended',
      fromMs: START_MS + 70 * MINUTE_MS,
      toMs: START_MS + 100 * MINUTE_MS,
      evidence: { change: 'drop', beforeKn: 14, afterKn: 5 },
    })
    expect(change && behaviourWords(change)).toBe('Speed fell from 14.0 to 5.0 kn and stayed so')
  })

  it('is a rise as well', () => {
    expect(changesOf(4, 16)).toMatchObject([{ evidence: { change: 'rise' } }])
  })

  it('is none by less than five knots, or less than half, or near a port, or for ten minutes', () => {
    expect(changesOf(9.9, 4.9)).toHaveLength(1)
    expect(changesOf(9.8, 4.9)).toEqual([])
    expect(changesOf(20, 10)).toHaveLength(1)
    expect(changesOf(20, 10.2)).toEqual([])
    expect(changesOf(14, 5, { portNm: 9.9 })).toEqual([])
    expect(changesOf(14, 5, { afterMin: 24 })).toEqual([])
    expect(changesOf(14, 5, { afterMin: 25.5 })).toHaveLength(1)
  })

  it('is none from a speed that was not steady for an hour', () => {
    expect(changesOf(14, 5, { minutes: 56 })).toEqual([])
    expect(changesOf(14, 5, { minutes: 61 })).toHaveLength(1)
    const mixed = (kn: number) => {
      const a = leg({ kn: 14, minutes: 30 })
      const unsteady = leg({ ...endOf(a), kn, minutes: 35 }).slice(1)
      const after = leg({ ...endOf(unsteady), kn: 5, minutes: 40 }).slice(1)
      return ofKind(behavioursOf([...a, ...unsteady, ...after], { sea: { portNm: () => 50 } }), 'speed-change')
    }
    expect(mixed(16.9)).toHaveLength(1)
    expect(mixed(17.2)).toEqual([])
  })
})
