import { describe, expect, test } from 'vitest'
import { flagOfMmsi } from './flags.ts'
import { formOfMmsi, midOfMmsi } from './mmsi.ts'

// Forms: ITU-R M.585-9. The numbers are made up but for their digits of country.
test.each([
  [533204118, 'ship', 533, 'MY'],
  [5330001, 'coast', 533, 'MY'],
  [3669713, 'coast', 366, 'US'],
  [56300001, 'group', 563, 'SG'],
  [111232511, 'aircraft', 232, 'GB'],
  [853312345, 'handheld', 533, 'MY'],
  [985250001, 'craft', 525, 'ID'],
  [995331234, 'aid', 533, 'MY'],
  [970123456, 'beacon', undefined, undefined],
  [974291422, 'beacon', undefined, undefined],
  [0, 'none', undefined, undefined],
  [12345, 'none', undefined, undefined],
  [111999999, 'none', undefined, undefined],
  [1065113482, 'none', undefined, undefined],
])('MMSI %i is of the form %s, its digits of country are %s and its flag is %s', (mmsi, form, mid, flag) => {
  expect(formOfMmsi(mmsi)).toBe(form)
  expect(midOfMmsi(mmsi)).toBe(mid)
  expect(flagOfMmsi(mmsi)).toBe(flag)
})

describe('the flag of a ship', () => {
  test.each([
    [525, 'ID'],
    [548, 'PH'],
    [567, 'TH'],
    [574, 'VN'],
    [508, 'BN'],
    [416, 'TW'],
    [477, 'HK'],
    [412, 'CN'],
    [636, 'LR'],
    [538, 'MH'],
    [351, 'PA'],
    [378, 'VG'],
    [201, 'AL'],
    [775, 'VE'],
  ])('with digits %i is %s', (mid, flag) => {
    expect(flagOfMmsi(mid * 1_000_000)).toBe(flag)
    expect(flagOfMmsi(mid * 1_000_000 + 999_999)).toBe(flag)
  })

  test.each([200, 217, 260, 300, 500, 534, 600, 702, 776, 799])(
    'with digits %i, which no country has, is unknown',
    (mid) => {
      expect(flagOfMmsi(mid * 1_000_000)).toBeUndefined()
    },
  )

  test('is known for the 290 or so assigned digits, always as two capital letters', () => {
    const flags = Array.from({ length: 600 }, (_, index) => flagOfMmsi((200 + index) * 1_000_000)).filter(Boolean)
    expect(flags.length).toBeGreaterThan(280)
    expect(flags.every((flag) => /^[A-Z]{2}$/.test(flag ?? ''))).toBe(true)
  })
})
