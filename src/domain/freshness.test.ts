import { expect, test } from 'vitest'
import { freshness, isTurn, nominalIntervalS, type Reporting } from './freshness.ts'
import { FRESH } from './picture.ts'

const [AT_ANCHOR, MOORED, UNDER_WAY] = [1, 5, 0]
const classA = { kind: 'vessel', aisClass: 'A', navStatus: UNDER_WAY } as const
const selfOrganising = { kind: 'vessel', aisClass: 'B', classBUnit: 'self-organising' } as const
const carrierSense = { kind: 'vessel', aisClass: 'B', classBUnit: 'carrier-sense' } as const

// Tables 1 and 2 of ITU-R M.1371 annex 1, row by row.
test.each<[string, Reporting, number]>([
  ['class A at anchor, at most 3 kn', { ...classA, navStatus: AT_ANCHOR, sogKn: 3 }, 180],
  ['class A moored, at most 3 kn', { ...classA, navStatus: MOORED, sogKn: 0.1 }, 180],
  ['class A at anchor or moored, above 3 kn', { ...classA, navStatus: AT_ANCHOR, sogKn: 18 }, 10],
  ['class A, 0 to 14 kn', { ...classA, sogKn: 14 }, 10],
  ['class A, 0 to 14 kn, turning', { ...classA, sogKn: 14, isTurning: true }, 10 / 3],
  ['class A, 14 to 23 kn', { ...classA, sogKn: 14.1 }, 6],
  ['class A, 14 to 23 kn, turning', { ...classA, sogKn: 23, isTurning: true }, 2],
  ['class A, above 23 kn', { ...classA, sogKn: 23.1 }, 2],
  ['class A, above 23 kn, turning', { ...classA, sogKn: 30, isTurning: true }, 2],
  ['class B self-organising, at most 2 kn', { ...selfOrganising, sogKn: 2 }, 180],
  ['class B self-organising, 2 to 14 kn', { ...selfOrganising, sogKn: 14 }, 30],
  ['class B self-organising, 14 to 23 kn', { ...selfOrganising, sogKn: 23 }, 15],
  ['class B self-organising, above 23 kn', { ...selfOrganising, sogKn: 24 }, 5],
  ['class B carrier-sense, at most 2 kn', { ...carrierSense, sogKn: 2 }, 180],
  ['class B carrier-sense, above 2 kn, turning or not', { ...carrierSense, sogKn: 24, isTurning: true }, 30],
  ['class B of which the unit is not known', { kind: 'vessel', aisClass: 'B', sogKn: 24 }, 30],
  ['SAR aircraft', { kind: 'aircraft', sogKn: 120 }, 10],
  ['base station', { kind: 'base' }, 10],
  ['aid to navigation', { kind: 'aid' }, 180],
  // Not in the standard; ours.
  ['drone, as a SAR aircraft', { kind: 'drone', sogKn: 110 }, 10],
  ['patrol ship, as a vessel of its class', { ...classA, kind: 'patrol', sogKn: 18 }, 6],
  ['sensor contact', { kind: 'contact' }, 60],
  ['track of which nothing is known', { kind: 'other' }, 60],
])('%s', (_row, reporting, seconds) => {
  expect(nominalIntervalS(reporting)).toBeCloseTo(seconds, 9)
})

/** The ages at which it is still fresh and still not lost, in seconds. */
function lastsS(reporting: Reporting, factor?: number): [number, number] {
  const until = (worst: number) => {
    let ageS = 0
    while (freshness(ageS + 1, reporting, factor) <= worst) ageS++
    return ageS
  }
  return [until(FRESH.fresh), until(FRESH.ageing)]
}

// Lost as on an Icom IC-M510: A 60, 36, 30 and 1080 s; B-CS 180 s; SAR aircraft 60 s; AtoN 1080 s.
test.each<[string, Reporting, [number, number]]>([
  ['class A at 10 kn', { ...classA, sogKn: 10 }, [30, 60]],
  ['class A at 20 kn', { ...classA, sogKn: 20 }, [18, 36]],
  ['class A at 30 kn: the floor', { ...classA, sogKn: 30 }, [15, 30]],
  ['class A at anchor', { ...classA, navStatus: AT_ANCHOR, sogKn: 0 }, [540, 1080]],
  ['class B carrier-sense at 8 kn', { ...carrierSense, sogKn: 8 }, [90, 180]],
  ['class B self-organising at 20 kn', { ...selfOrganising, sogKn: 20 }, [45, 90]],
  ['SAR aircraft', { kind: 'aircraft' }, [30, 60]],
  ['aid to navigation', { kind: 'aid' }, [540, 1080]],
])('ageing past three intervals, lost past six: %s', (_case, reporting, lasts) => {
  expect(lastsS(reporting)).toEqual(lasts)
})

test('a factor of the operator stretches both limits, and never goes below the floor', () => {
  expect(lastsS({ ...classA, sogKn: 10 }, 2)).toEqual([60, 120])
  expect(lastsS({ ...classA, sogKn: 10 }, 0.1)).toEqual([15, 30])
})

test('a turn is 5° in 30 s between two reports, the short way round; slow reports and unknown courses are none', () => {
  expect(isTurn(358, 3, 10)).toBe(true)
  expect(isTurn(90, 91, 10)).toBe(false)
  expect(isTurn(90, 180, 60)).toBe(false)
  expect(isTurn(Number.NaN, 90, 10)).toBe(false)
  expect(isTurn(90, 180, 0)).toBe(false)
})
