import { expect, test } from 'vitest'
import { parseRing, ringText } from './position-text.ts'

test('a ring is closed, whether or not its first position is said again, and a doubled line counts once', () => {
  const ring = [
    [110, 4],
    [111, 4],
    [111, 5],
    [110, 4],
  ]
  expect(parseRing('4, 110\n4, 111\n\n5, 111\n')).toEqual({ ok: true, value: ring })
  expect(parseRing('4, 110\n4, 111\n4, 111\n5, 111\n4, 110')).toEqual({ ok: true, value: ring })
})

test('a ring says the line that cannot be read, and how many positions are missing', () => {
  expect(parseRing('4, 110\n\n4, 999')).toEqual({
    ok: false,
    problem: expect.stringMatching(/^line 3: longitude is 999/),
  })
  expect(parseRing('4, 110\n5, 110')).toEqual({
    ok: false,
    problem: '2 different positions, expected at least 3, one a line',
  })
})

test('a ring as text has each corner once', () => {
  expect(
    ringText([
      [110, 4],
      [111, 4],
      [111, 5.5],
      [110, 4],
    ]),
  ).toBe('04°00.000′ N 110°00.000′ E\n04°00.000′ N 111°00.000′ E\n05°30.000′ N 111°00.000′ E')
})
