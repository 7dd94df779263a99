import { expect, test } from 'vitest'
import { typedMoment } from './typed-moment.ts'

const NOW = Date.UTC(2026, 2, 14, 12, 4, 31)

test('a time is the last one before now', () => {
  expect(typedMoment('11:58', NOW)).toBe(Date.UTC(2026, 2, 14, 11, 58))
  expect(typedMoment('12:04:31Z', NOW)).toBe(NOW)
  expect(typedMoment('12:05', NOW)).toBe(Date.UTC(2026, 2, 13, 12, 5))
  expect(typedMoment(' 9:05z ', NOW)).toBe(Date.UTC(2026, 2, 14, 9, 5))
})

test('with its date it is that instant', () => {
  expect(typedMoment('2026-03-13 23:00:05', NOW)).toBe(Date.UTC(2026, 2, 13, 23, 0, 5))
  expect(typedMoment('2026-03-13T23:00Z', NOW)).toBe(Date.UTC(2026, 2, 13, 23))
})

test.each(['', '1158', '25:00', '11:60', 'geo', '2026-02-31x', '11:58 pm'])('%o is no time', (text) => {
  expect(typedMoment(text, NOW)).toBeUndefined()
})
