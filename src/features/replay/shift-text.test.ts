import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseShift, shiftText } from './shift-text.ts'

test('a shift is told by hours, minutes and seconds, and read back', () => {
  expect([0, 3_600_000, -12_500, 90_061_000].map(shiftText)).toEqual(['0', '+01:00:00', '-00:00:12.5', '+25:01:01'])
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), (ms) => {
      expect(parseShift(shiftText(ms))).toEqual({ ok: true, value: ms })
    }),
    { seed: 6 },
  )
})

test('people write a shift in several ways', () => {
  const shifts = ['-1:30', '90 s', '-5min', ' 8 h ', '2 d', '−00:00:10', '+0'].map((text) => parseShift(text))
  expect(shifts.map((found) => found.ok && found.value)).toEqual([
    -5_400_000, 90_000, -300_000, 28_800_000, 172_800_000, -10_000, 0,
  ])
})

test('what is no shift is named with what was expected', () => {
  for (const text of ['', 'tomorrow', '1:99', '90', '9999999 d', '1e3 s'])
    expect(parseShift(text), text).toMatchObject({ ok: false, problem: expect.stringMatching(/expected/) })
})
