import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal, isoTime, metresPerSecond } from './units.ts'

test('a time is written as a Date writes it, in whatever order times are asked for', () => {
  const times = fc.array(fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -8.64e15, max: 8.64e15 })))
  fc.assert(
    fc.property(times, (list) => {
      expect(list.map(isoTime)).toEqual(list.map((atMs) => new Date(atMs).toISOString()))
    }),
    { seed: 6 },
  )
  expect(isoTime(1e300)).toBe('+275760-09-13T00:00:00.000Z')
})

test('a number is written without an exponent', () => {
  expect([0, -0, 1e-7, -3e-7, 1e-6, 4.2000001, 1e-300, 1e20, 1e21].map(decimal)).toEqual([
    '0',
    '0',
    '0.000000100',
    '-0.000000300',
    '0.000001',
    '4.2000001',
    '0.000000000',
    '100000000000000000000',
    '1000000000000000000000',
  ])
})

test('a knot is 1852 m an hour', () => {
  expect([0, 1, 12.1].map(metresPerSecond)).toEqual([0, 0.5144, 6.2248])
})
