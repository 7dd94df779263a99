import { describe, expect, it } from 'vitest'
import { destination } from '#geo/measure.ts'
import type { PositionReport } from '../report.ts'
import { behaviourWords } from './behaviour-words.ts'
import { behavioursOf, leg, MINUTE_MS, ofKind, SHIP, START_MS, SULU } from './testing.ts'

interface Circle {
  readonly radiusM?: number
  readonly kn?: number
  readonly minutes?: number
  /** The radius swings by so much, as a share. */
  readonly off?: number
  /** The rate swings by so much, as a share. */
  readonly uneven?: number
}

function circle({ radiusM = 1000, kn = 20, minutes = 45, off = 0, uneven = 0 }: Circle): PositionReport[] {
  const degreesPerS = ((kn * 1852) / 3600 / radiusM) * (180 / Math.PI)
  let deg = 0
  return Array.from({ length: minutes * 3 + 1 }, (_, i) => {
    const radius = radiusM * (1 + off * (i % 2 ? 1 : -1))
    const [lon, lat] = destination(SULU, deg, radius / 1852)
    deg += degreesPerS * 20 * (1 + uneven * (i % 2 ? 1 : -1))
    return { trackId: SHIP, source: 'test', atMs: START_MS + i * 20_000, lon, lat, sogKn: kn, cogDeg: (deg + 90) % 360 }
  })
}

function circlingOf(of: Circle) {
  return ofKind(behavioursOf(circle(of)), 'circling')
}

describe('circling', () => {
  it('is half an hour on one circle at one rate', () => {
    const [event, ...more] = circlingOf({})
    expect(more).toEqual([])
    expect(event?.evidence).toMatchObject({ radiusM: expect.any(Number), offM: expect.any(Number) })
    expect(event?.evidence.radiusM).toBeGreaterThan(990)
    expect(event?.evidence.radiusM).toBeLessThan(1010)
    expect(event?.evidence.centre.lon).toBeCloseTo(SULU[0], 3)
    expect(event?.evidence.centre.lat).toBeCloseTo(SULU[1], 3)
    expect(event?.evidence.meanKn).toBeCloseTo(20, 0)
    expect(event && behaviourWords(event)).toMatch(
      /^Positions on a circle of \d+ m radius, \d\.\d times round at 20\.\d kn/,
    )
  })

  it('ends when the track goes on', () => {
    const round = circle({ minutes: 45 })
    const on = leg({ from: SULU, fromMs: START_MS + 46 * MINUTE_MS, minutes: 30 })
    expect(ofKind(behavioursOf([...round, ...on]), 'circling')).toMatchObject([
      { state: 'ended', toMs: START_MS + 40 * MINUTE_MS, knownAtMs: START_MS + 50 * MINUTE_MS },
    ])
  })

  it('is none off the circle by a twentieth, uneven by a fifth, less than twice round, or slower than a swinging anchor', () => {
    expect(circlingOf({ off: 0.025 })).toHaveLength(1)
    expect(circlingOf({ off: 0.05 })).toEqual([])
    expect(circlingOf({ uneven: 0.08 })).toHaveLength(1)
    expect(circlingOf({ uneven: 0.2 })).toEqual([])
    // Once round is 18.5 km at 20 kn for 30 min: 2949 m of radius; twice 1474 m.
    expect(circlingOf({ radiusM: 1400 })).toHaveLength(1)
    expect(circlingOf({ radiusM: 1550 })).toEqual([])
    expect(circlingOf({ radiusM: 150, kn: 3.2 })).toHaveLength(1)
    expect(circlingOf({ radiusM: 150, kn: 2.8 })).toEqual([])
  })

  it('is no straight way, and nobody at rest', () => {
    expect(ofKind(behavioursOf(leg({ minutes: 45 })), 'circling')).toEqual([])
    expect(ofKind(behavioursOf(leg({ minutes: 45, kn: 0 })), 'circling')).toEqual([])
  })
})
