import { expect, test } from 'vitest'
import { missingPast, withSpan } from './past-windows.ts'

const MINUTE = 60_000
const min = (fromMin: number, toMin: number) => ({ fromMs: fromMin * MINUTE, toMs: toMin * MINUTE })

test('nothing is fetched of what memory holds, of the time before recordings, and without any', () => {
  expect(missingPast(600 * MINUTE, 600 * MINUTE, 0, [])).toBeUndefined()
  expect(missingPast(9 * MINUTE, 600 * MINUTE, 10 * MINUTE, [])).toBeUndefined()
  expect(missingPast(100 * MINUTE, 600 * MINUTE, undefined, [])).toBeUndefined()
})

test('around an instant of the past so much is fetched as is looked at soon, within what there is', () => {
  expect(missingPast(100 * MINUTE, 600 * MINUTE, 0, [])).toEqual(min(85, 130))
  expect(missingPast(590 * MINUTE, 600 * MINUTE, 580 * MINUTE, [])).toEqual(min(580, 600))
})

test('what is there is not fetched again; its continuation is, before it is needed', () => {
  const loaded = [min(85, 130)]
  expect(missingPast(100 * MINUTE, 600 * MINUTE, 0, loaded)).toBeUndefined()
  expect(missingPast(126 * MINUTE, 600 * MINUTE, 0, loaded)).toEqual(min(130, 156))
  expect(missingPast(598 * MINUTE, 600 * MINUTE, 0, [min(500, 600)])).toBeUndefined()
})

test('spans that touch become one', () => {
  expect(withSpan([min(0, 10), min(30, 40)], min(10, 20))).toEqual([min(0, 20), min(30, 40)])
  expect(withSpan([min(0, 10), min(30, 40)], min(5, 35))).toEqual([min(0, 40)])
})
