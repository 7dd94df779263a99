import { expect, test } from 'vitest'
import { parseColor } from './color.ts'

test('reads every way the tokens write a colour', () => {
  expect(parseColor('#ff0080')).toEqual([1, 0, 128 / 255, 1])
  expect(parseColor('#FF008033')).toEqual([1, 0, 128 / 255, 0.2])
  expect(parseColor('#fff')).toEqual([1, 1, 1, 1])
  expect(parseColor('#0f08')).toEqual([0, 1, 0, 136 / 255])
  expect(parseColor('transparent')).toEqual([0, 0, 0, 0])
})

test.each(['', 'red', '#12345', '#ggg', '#1234567', 'rgb(1 2 3)'])('refuses %j and says what it expected', (text) => {
  expect(() => parseColor(text)).toThrow(`colour is "${text}", expected #rgb`)
})
