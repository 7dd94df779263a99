import { describe, expect, test } from 'vitest'
import { randomStream } from './random.ts'
import { Transponder, type Way } from './transponder.ts'

const way = (sogKn: number, navStatus = 0, turnDegS = 0): Way => ({ sogKn, navStatus, turnDegS })

/** Seconds at which a station reports. */
function heard(aisClass: 'A' | 'B', seconds: number, wayAt: (second: number) => Way, key = 'x'): number[] {
  const transponder = new Transponder(randomStream(1, key), aisClass)
  const times: number[] = []
  for (let s = 0; s <= seconds; s++) if (transponder.isDue(s * 1000, wayAt(s))) times.push(s)
  return times
}

/** The gaps between reports, the first, cut short at random, left out. */
const gaps = (times: number[]) => times.slice(2).map((time, i) => time - (times[i + 1] ?? 0))

describe('an AIS station reports by the table of ITU-R M.1371', () => {
  test.each([
    ['A', way(12), 10],
    ['A', way(18), 6],
    ['A', way(25), 2],
    ['A', way(0, 1), 180],
    ['A', way(0, 5), 180],
    ['A', way(4, 1), 10],
    ['B', way(8), 30],
    ['B', way(1), 180],
  ] as const)('class %s, %o: every %d s', (aisClass, steady, seconds) => {
    expect(new Set(gaps(heard(aisClass, 3600, () => steady)))).toEqual(new Set([seconds]))
  })

  test('class A three times as often in a turn, and for 20 s after it; class B not', () => {
    const turning = gaps(heard('A', 3600, () => way(12, 0, 0.3)))
    expect(new Set(turning)).toEqual(new Set([3, 4]))
    expect(turning.reduce((sum, gap) => sum + gap, 0) / turning.length).toBeCloseTo(10 / 3, 2)
    expect(new Set(gaps(heard('A', 3600, () => way(18, 0, 0.3))))).toEqual(new Set([2]))
    const after = heard('A', 200, (s) => way(12, 0, s < 100 ? 0.3 : 0)).filter((s) => s >= 100)
    expect(after.filter((s) => s <= 120).length).toBeGreaterThanOrEqual(5)
    expect(after.filter((s) => s > 130).length).toBeLessThanOrEqual(8)
    expect(new Set(gaps(heard('B', 3600, () => way(8, 0, 0.3))))).toEqual(new Set([30]))
  })

  test('a ship that weighs anchor is heard within ten seconds, not at the end of her three minutes', () => {
    const times = heard('A', 600, (s) => (s < 300 ? way(0, 1) : way(5)))
    expect(times.find((s) => s >= 300)).toBeLessThanOrEqual(310)
  })

  test('every station is heard in the first ten seconds, and then they do not speak in chorus', () => {
    const stations = Array.from({ length: 200 }, (_, i) => heard('A', 400, () => way(0, 1), `station/${i}`))
    for (const times of stations) expect(times[0]).toBeLessThanOrEqual(10)
    const inEachMinute = [0, 60, 120].map(
      (from) =>
        stations.filter((times) => ((times[1] ?? 0) - 10) % 180 >= from && ((times[1] ?? 0) - 10) % 180 < from + 60)
          .length,
    )
    for (const count of inEachMinute) expect(count).toBeGreaterThan(35)
  })
})
