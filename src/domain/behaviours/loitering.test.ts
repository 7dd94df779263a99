import { describe, expect, it } from 'vitest'
import { behaviourWords } from './behaviour-words.ts'
import { behavioursOf, endOf, HOUR_MS, leg, MINUTE_MS, ofKind, START_MS } from './testing.ts'

const far = { shoreNm: () => 25, portNm: () => 30 }

/** Twelve knots for an hour, then so slow for so many hours, then twelve again. */
function slowFor(hours: number, kn: number) {
  const before = leg({ minutes: 60, kn: 12, everyS: 60 })
  const slow = leg({ ...endOf(before), minutes: hours * 60, kn, everyS: 60 })
  return [...before, ...slow.slice(1), ...leg({ ...endOf(slow), minutes: 60, kn: 12, everyS: 60 }).slice(1)]
}

function loiteringOf(hours: number, kn: number, sea = far) {
  return ofKind(behavioursOf(slowFor(hours, kn), { sea }), 'loitering')
}

describe('loitering', () => {
  it('is four hours of the clock below two knots, and goes on until one is faster', () => {
    const [event, ...more] = loiteringOf(5, 1.5)
    expect(more).toEqual([])
    expect(event).toMatchObject({
      state: 'ended',
      fromMs: START_MS + HOUR_MS,
      atMs: START_MS + 5 * HOUR_MS,
      toMs: START_MS + 6 * HOUR_MS,
      knownAtMs: START_MS + 7 * HOUR_MS,
      evidence: { hours: 5, shoreNm: 25 },
    })
    expect(event?.evidence.meanKn).toBeCloseTo(1.5, 1)
    expect(event && behaviourWords(event)).toBe(
      'Slower than 2 kn for 5 h on end, 1.5 kn on average, 25 NM or more from the shore',
    )
  })

  it('is not three hours, not two knots, not near the shore, not near a port', () => {
    expect(loiteringOf(4, 1.9)).toHaveLength(1)
    expect(loiteringOf(3, 1.9)).toEqual([])
    expect(loiteringOf(5, 2)).toEqual([])
    expect(loiteringOf(5, 1.5, { ...far, shoreNm: () => 19.9 })).toEqual([])
    expect(loiteringOf(5, 1.5, { ...far, portNm: () => 5.3 })).toEqual([])
  })

  it('is not known of a ship that reports for less than half of an hour', () => {
    const hours = (minutes: number) =>
      [0, 1, 2, 3, 4].flatMap((hour) => leg({ kn: 1, minutes, everyS: 60, fromMs: START_MS + hour * HOUR_MS }))
    expect(ofKind(behavioursOf(hours(29), { sea: far }), 'loitering')).toEqual([])
    expect(ofKind(behavioursOf(hours(31), { sea: far }), 'loitering')).toHaveLength(1)
  })

  it('is not on end across hours in which nobody was heard', () => {
    const reports = [
      ...leg({ kn: 1, minutes: 105, everyS: 60 }),
      ...leg({ kn: 1, minutes: 180, everyS: 60, fromMs: START_MS + 5 * HOUR_MS + MINUTE_MS }),
    ]
    expect(ofKind(behavioursOf(reports, { sea: far }), 'loitering')).toEqual([])
  })
})
