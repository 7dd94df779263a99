import { expect, test } from 'vitest'
import { exportCell } from './csv-cell.ts'

test.each([
  ['=1+1', `"'=1+1"`],
  ['+SUM(A1)', `"'+SUM(A1)"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1+1', `"'  =1+1"`],
  ['\u00a0\u200b=1', `"'\u00a0\u200b=1"`],
  ['\u0000=1', `"'\u0000=1"`],
  ['\ttab', `"'\ttab"`],
  ['\rline', `"'\rline"`],
  ['\uff1d1+1', `"'\uff1d1+1"`],
  ["'=1+1", `"''=1+1"`],
  ['a;=1+1', `"a;'=1+1"`],
  ['a\n @x', `"a\n' @x"`],
])('%j is written so that no spreadsheet runs it', (value, cell) => {
  expect(exportCell(value)).toBe(cell)
})

test.each([
  ['-5', '-5'],
  ['+60.25', '+60.25'],
  ['A-B=C', 'A-B=C'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['', ''],
  ['half \ud800', 'half \ufffd'],
])('%j needs no apostrophe', (value, cell) => {
  expect(exportCell(value)).toBe(cell)
})

test('numbers stay numbers and nothing is nothing', () => {
  expect([exportCell(-5), exportCell(undefined)]).toEqual(['-5', ''])
})

test('a long text of blanks takes no longer than its length', () => {
  expect(exportCell(' '.repeat(1_000_000)).length).toBe(1_000_002)
})
