import { expect, test } from 'vitest'
import { outageWords } from './outage-words.ts'

const outage = {
  fromMs: Date.UTC(2026, 2, 14, 12, 3, 10),
  toMs: Date.UTC(2026, 2, 14, 12, 3, 52),
  updates: 84,
  resumed: true,
  restarted: false,
}

test('says what was caught up, or what was lost', () => {
  expect(outageWords(outage)).toBe('Line down 12:03:10Z to 12:03:52Z: 84 updates caught up, nothing lost')
  expect(outageWords({ ...outage, updates: 0 })).toBe('Line down 12:03:10Z to 12:03:52Z: nothing was lost')
  expect(outageWords({ ...outage, updates: 1, resumed: false })).toContain('1 update too old to be sent again')
  expect(outageWords({ ...outage, resumed: false, restarted: true })).toContain('the server was started again')
})

test('times are those of the server, though this computer’s clock is wrong', () => {
  expect(outageWords(outage, -240)).toContain('12:07:10Z to 12:07:52Z')
})
