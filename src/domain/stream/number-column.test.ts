import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteWriter } from './byte-writer.ts'
import { readColumn, writeColumn } from './number-column.ts'

function written(numbers: readonly number[], dense = false): Uint8Array {
  const to = new ByteWriter(8)
  writeColumn(to, Int32Array.from(numbers), numbers.length, dense)
  return to.bytes
}

function read(bytes: Uint8Array, count: number, dense = false): number[] {
  const column = new Int32Array(count)
  expect(readColumn(bytes, 0, bytes.length, column, count, dense)).toBe(bytes.length)
  return [...column]
}

test('any numbers come back, near to 0 or not', () => {
  const numbers = fc.array(
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: -127, max: 127 }),
      fc.integer({ min: -40_000, max: 40_000 }),
      fc.integer(),
    ),
    { maxLength: 200 },
  )
  fc.assert(
    fc.property(numbers, fc.boolean(), (all, dense) => {
      expect(read(written(all, dense), all.length, dense)).toEqual(all)
    }),
  )
})

test('a column takes as many bytes as its usual number needs', () => {
  const with1 = (value: number) => Array.from({ length: 100 }, (_, i) => (i === 50 ? value : i % 100))
  expect(written(Array.from({ length: 100 }, () => 0))).toEqual(Uint8Array.of(0, 0))
  expect(written(with1(0)).length).toBe(102)
  expect(written(with1(2 ** 30)).length).toBe(108)
  expect(written(with1(0).map((value) => value * 300)).length).toBe(202)
})

test('only a dense column is sure to hold a byte a number', () => {
  const zeros = Array.from({ length: 9 }, () => 0)
  expect(written(zeros, true).length).toBe(11)
  expect(() => read(written(zeros), 9, true)).toThrow('byte 0: a column of width 0, expected 1, 2 or 4')
})

test('what is cut short or points beyond the column is a fault that names the byte', () => {
  const bytes = written([1, 2, 3, 300, 5])
  for (let end = 0; end < bytes.length; end++)
    expect(() => readColumn(bytes.subarray(0, end), 0, end, new Int32Array(5), 5)).toThrow(/^byte \d+: /)
  expect(() => read(Uint8Array.of(0, 1, 7, 2), 5)).toThrow('byte 3: number 7 of a column of 5')
  expect(() => read(Uint8Array.of(0, 255, 255, 255, 255, 255, 255), 5)).toThrow('more than 5 bytes')
})
