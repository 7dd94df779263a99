import { describe, expect, it } from 'vitest'
import { GFW_GAP, WATCH_GAP } from './behaviour-rules.ts'
import { behaviourWords } from './behaviour-words.ts'
import { behavioursOf, company, endOf, HOUR_MS, leg, MINUTE_MS, ofKind, SHIP, START_MS } from './testing.ts'

/** Ten minutes of reports, then none for so long, then ten more. */
function silentFor(minutes: number, everyS = 10) {
  const before = leg({ minutes: 10, everyS })
  const { from, fromMs } = endOf(before)
  return [...before, ...leg({ from, fromMs: fromMs + minutes * MINUTE_MS, minutes: 10, everyS })]
}

describe('a reporting gap', () => {
  it('begins when the feed was heard for half an hour without the track, and ends with its next report', () => {
    const [gap, ...more] = ofKind(behavioursOf([...silentFor(130), ...company(150)]), 'reporting-gap')
    expect(more).toEqual([])
    expect(gap).toMatchObject({
      state: 'ended',
      trackId: SHIP,
      fromMs: START_MS + 10 * MINUTE_MS,
      toMs: START_MS + 140 * MINUTE_MS,
      atMs: START_MS + 40 * MINUTE_MS,
      evidence: { expectedS: 10, silentS: 7800, impliedKn: 0, isNearLimit: false },
      rule: WATCH_GAP,
    })
    expect(gap?.evidence.after?.atMs).toBe(gap?.toMs)
    expect(gap && behaviourWords(gap)).toBe(
      'No report for 2 h 10 min (expected every 10 s); heard again, 0.0 kn in a straight line',
    )
  })

  it('still goes on when nothing more comes of the track', () => {
    const [gap] = ofKind(behavioursOf([...leg({ minutes: 10 }), ...company(60)]), 'reporting-gap')
    expect(gap).toMatchObject({ state: 'begun' })
    expect(gap?.toMs).toBeUndefined()
  })

  it('is none of a contact: it is seen, and does not report', () => {
    const contact = silentFor(130).map((report) => ({ ...report, trackId: 'contact:radar:1' }))
    expect(ofKind(behavioursOf([...contact, ...company(150)]), 'reporting-gap')).toEqual([])
  })

  it('is none when it was a minute too short', () => {
    expect(ofKind(behavioursOf([...silentFor(29), ...company(49)]), 'reporting-gap')).toEqual([])
    expect(ofKind(behavioursOf([...silentFor(31), ...company(51)]), 'reporting-gap')).toHaveLength(1)
  })

  it('is none while its feed was not heard either', () => {
    // The feed falls silent with the track, or it is another feed that goes on.
    const broken = [...company(12), ...company(10, START_MS + 140 * MINUTE_MS)]
    expect(ofKind(behavioursOf([...silentFor(130), ...broken]), 'reporting-gap')).toEqual([])
    const another = company(150, START_MS, 'another feed')
    expect(ofKind(behavioursOf([...silentFor(130), ...another]), 'reporting-gap')).toEqual([])
    expect(ofKind(behavioursOf(silentFor(130)), 'reporting-gap')).toEqual([])
  })

  it('counts intervals of what the ship promised: six of three minutes for one at anchor', () => {
    const rules = { gap: { ...WATCH_GAP, atLeastMs: 0 } }
    const anchored = (silentMin: number) => [
      ...leg({ minutes: 9, everyS: 180, kn: 0, navStatus: 1 }),
      ...leg({ minutes: 9, everyS: 180, kn: 0, navStatus: 1, fromMs: START_MS + (9 + silentMin) * MINUTE_MS }),
      ...company(silentMin + 18),
    ]
    expect(ofKind(behavioursOf(anchored(17), { rules }), 'reporting-gap')).toEqual([])
    expect(ofKind(behavioursOf(anchored(19), { rules }), 'reporting-gap')).toMatchObject([
      { evidence: { expectedS: 180, silentS: 19 * 60 } },
    ])
  })

  it('says how near a limit it was, before and after, and how fast it would have gone', () => {
    const before = leg({ minutes: 10 })
    const after = leg({ from: [112.9, 5.9], fromMs: START_MS + 130 * MINUTE_MS, minutes: 5 })
    const limit = (lon: number) => ({ limitId: 'outer', nm: lon > 112.8 ? 1.25 : 40 })
    const [gap] = ofKind(behavioursOf([...before, ...after, ...company(135)], { sea: { limit } }), 'reporting-gap')
    expect(gap?.evidence).toMatchObject({ limitBefore: { nm: 40 }, limitAfter: { nm: 1.25 }, isNearLimit: true })
    expect(gap?.evidence.impliedKn).toBeCloseTo(8.1, 0)
    expect(gap && behaviourWords(gap)).toBe(
      'No report for 2 h 00 min (expected every 10 s), next 1.3 NM from a limit; heard again, 8.1 kn in a straight line',
    )
    const far = { limit: () => ({ limitId: 'outer', nm: 5.01 }) }
    const [other] = ofKind(behavioursOf([...before, ...after, ...company(135)], { sea: far }), 'reporting-gap')
    expect(other?.evidence.isNearLimit).toBe(false)
  })

  it('by the rule of Global Fishing Watch takes twelve hours, fifty miles from the shore', () => {
    const rules = { gap: GFW_GAP }
    const reports = (hours: number) => [...silentFor(hours * 60), ...company(hours * 60 + 20)]
    const count = (hours: number, shoreNm: number) =>
      ofKind(behavioursOf(reports(hours), { rules, sea: { shoreNm: () => shoreNm } }), 'reporting-gap').length
    expect([count(12.1, 50), count(11.9, 50), count(12.1, 49.9)]).toEqual([1, 0, 0])
    expect(12 * HOUR_MS).toBe(GFW_GAP.atLeastMs)
  })
})
