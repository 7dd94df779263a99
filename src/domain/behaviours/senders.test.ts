import { describe, expect, it } from 'vitest'
import { destination } from '#geo/measure.ts'
import type { PositionReport } from '../report.ts'
import { behaviourWords } from './behaviour-words.ts'
import { behavioursOf, company, endOf, LUCONIA, leg, MINUTE_MS, ofKind, SHIP, START_MS, SULU } from './testing.ts'

const HOUR = 60

function jumpsOf(reports: readonly PositionReport[], shipType = 70) {
  const facts = [{ patch: { trackId: SHIP, shipType }, atMs: START_MS }]
  return behavioursOf([...reports, ...company(180)], { facts })
}

/** Sails for an hour, then is so far north after so many seconds, and goes on there for so long. */
function jumpBy(nm: number, seconds: number, minutes = 90) {
  const before = leg({ minutes: HOUR })
  const { from, fromMs } = endOf(before)
  const place = destination(from, 0, nm)
  return [...before, ...leg({ from: place, fromMs: fromMs + seconds * 1000, minutes })]
}

describe('an impossible speed', () => {
  it('is a way between two reports that its type cannot do, told when it did not come back', () => {
    const events = jumpsOf(jumpBy(40, 30))
    const [jump, ...more] = ofKind(events, 'impossible-speed')
    expect(more).toEqual([])
    expect(ofKind(events, 'shared-identity')).toEqual([])
    expect(jump).toMatchObject({
      state: 'ended',
      fromMs: START_MS + HOUR * MINUTE_MS,
      toMs: START_MS + HOUR * MINUTE_MS + 30_000,
      knownAtMs: START_MS + (HOUR + 30) * MINUTE_MS + 30_000,
      rule: { maxKn: 35 },
      evidence: { isBack: false },
    })
    expect(jump?.evidence.nm).toBeCloseTo(40, 2)
    expect(jump?.evidence.impliedKn).toBeCloseTo(4800, -1)
    expect(jump && behaviourWords(jump)).toMatch(/^Two reports 40 NM apart, in which it would have gone 4800 kn/)
  })

  it('is judged by what the type can do and a mile more: in half an hour 18.5 miles of a cargo ship', () => {
    expect(ofKind(jumpsOf(jumpBy(18.4, 1800)), 'impossible-speed')).toEqual([])
    expect(ofKind(jumpsOf(jumpBy(18.6, 1800)), 'impossible-speed')).toHaveLength(1)
    expect(ofKind(jumpsOf(jumpBy(18.6, 1800), 40), 'impossible-speed')).toEqual([])
    expect(ofKind(jumpsOf(jumpBy(31.2, 1800), 40), 'impossible-speed')).toHaveLength(1)
  })

  it('says when it was back: one report from elsewhere', () => {
    const way = leg({ minutes: 150 })
    const astray = way.map((each, i) => (i === 100 ? { ...each, lon: 0, lat: 0 } : each))
    const [jump, ...more] = ofKind(jumpsOf(astray), 'impossible-speed')
    expect(more).toEqual([])
    expect(jump?.evidence).toMatchObject({ isBack: true, reports: 1, after: { lon: 0, lat: 0 } })
    expect(jump && behaviourWords(jump)).toMatch(/; 1 report from there, then back on its way$/)
  })

  it('of two jumps for good tells both, and nothing of a ship that was silent and could have sailed', () => {
    const far = jumpBy(40, 30, 60)
    const last = endOf(far)
    const again = leg({ from: SULU, fromMs: last.fromMs + 30_000, minutes: 50 })
    expect(ofKind(jumpsOf([...far, ...again]), 'impossible-speed').map(({ evidence }) => evidence.isBack)).toEqual([
      false,
      false,
    ])
    expect(ofKind(jumpsOf(jumpBy(60, 2 * 3600, 30)), 'impossible-speed')).toEqual([])
  })
})

/** Two ships that send one identity, so far apart, for so long, one every 30 s each. */
function twoShips(nm: number, minutes: number): PositionReport[] {
  const second = destination(destination(LUCONIA, 90, 10 / 3), 0, nm)
  return [
    ...leg({ minutes: 150 }),
    ...leg({ from: second, courseDeg: 90, minutes, fromMs: START_MS + 20 * MINUTE_MS + 15_000 }),
  ]
}

describe('a shared identity', () => {
  it('is reports in turn from two places, and no jumps; it ends when one falls silent', () => {
    const events = jumpsOf(twoShips(45, 40))
    const [shared, ...more] = ofKind(events, 'shared-identity')
    expect(more).toEqual([])
    expect(ofKind(events, 'impossible-speed')).toEqual([])
    expect(shared).toMatchObject({
      state: 'ended',
      fromMs: START_MS + 20 * MINUTE_MS + 15_000,
      toMs: START_MS + 60 * MINUTE_MS + 15_000,
    })
    expect(shared?.evidence.turns).toBeGreaterThan(100)
    expect(shared && behaviourWords(shared)).toMatch(
      /^Reports in turn from two places 4\d NM apart under one identity, \d+ changes$/,
    )
  })

  it('takes four changes, and five miles between the two', () => {
    // Two reports of the second: there, back, there, back.
    expect(ofKind(jumpsOf(twoShips(45, 0.5)), 'shared-identity')).toHaveLength(1)
    const once = jumpsOf(twoShips(45, 0))
    expect([ofKind(once, 'shared-identity').length, ofKind(once, 'impossible-speed').length]).toEqual([0, 1])
    expect(ofKind(jumpsOf(twoShips(5.2, 40)), 'shared-identity')).toHaveLength(1)
    expect(ofKind(jumpsOf(twoShips(4.8, 40)), 'shared-identity')).toEqual([])
  })

  it('is not two errors of a set, each somewhere else', () => {
    const way = leg({ minutes: 150 }).map((each, i) =>
      i === 100 ? { ...each, lon: 0, lat: 0 } : i === 110 ? { ...each, lon: 20, lat: 40 } : each,
    )
    const events = jumpsOf(way)
    expect(ofKind(events, 'shared-identity')).toEqual([])
    expect(ofKind(events, 'impossible-speed')).toHaveLength(2)
  })
})
