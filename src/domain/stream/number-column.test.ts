import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteWriter } from './byte-writer.ts'
import { findWidths, readColumn, writeColumn } from './number-column.ts'

function written(numbers: readonly number[], dense = false): Uint8Array {
  const to = new ByteWriter(8)
  const column = Int32Array.from(numbers)
  const widths = new Uint8Array(Math.ceil(numbers.length / 64))
  findWidths(column, numbers.length, widths, dense ? 1 : 0)
  writeColumn(to, column, numbers.length, widths)
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

test('a block of 64 takes as many bytes as its greatest number needs, and the same again one head', () => {
  const column = (change: Record<number, number>) => Array.from({ length: 128 }, (_, i) => change[i] ?? 0)
  expect(written(column({}))).toEqual(Uint8Array.of(0, 2, 0))
  expect(written(column({ 5: -1 })).length).toBe(3 + 64 + 3)
  for (const [value, bytes] of [
    [127, 1],
    [-128, 1],
    [128, 2],
    [-129, 2],
    [-32_768, 2],
    [32_768, 4],
    [-(2 ** 31), 4],
  ] as const)
    expect(written(column({ 5: value })).length).toBe(3 + 64 * bytes + 3)
  expect(written(column({ 5: 2 ** 30, 64: 300 })).length).toBe(3 + 64 * 4 + 3 + 64 * 2)
  expect(written(column({ 5: -7, 127: 127 })).length).toBe(3 + 128)
})

test('only a dense column is sure to hold a byte a number', () => {
  const zeros = Array.from({ length: 9 }, () => 0)
  expect(written(zeros, true).length).toBe(3 + 9)
  expect(() => read(written(zeros), 9, true)).toThrow('byte 0: numbers of 0 bytes, expected 1, 2 or 4')
})

test('what is cut short, of another width or of another length is a fault that names the byte', () => {
  const bytes = written([1, 2, 3, 300, 5])
  for (let end = 0; end < bytes.length; end++)
    expect(() => readColumn(bytes.subarray(0, end), 0, end, new Int32Array(5), 5)).toThrow(/^byte \d+: /)
  expect(() => read(Uint8Array.of(3, 1, 0, 0, 0), 1)).toThrow('byte 0: numbers of 3 bytes, expected 0, 1, 2 or 4')
  expect(() => read(Uint8Array.of(0, 0, 0), 5)).toThrow('byte 1: a run of 0 blocks, expected 1..1')
  expect(() => read(Uint8Array.of(0, 1, 1), 65)).toThrow('byte 1: a run of 257 blocks, expected 1..2')
})
