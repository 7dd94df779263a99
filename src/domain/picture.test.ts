import { expect, test } from 'vitest'
import { emptyFrame, isMoving, isOurs, type PictureFrame, rowOf, SIGN } from './picture.ts'

/** A frame of places; its columns are longer than its count, as a worker may send them. */
function frameAt(places: readonly (readonly [lon: number, lat: number])[]): PictureFrame {
  return {
    ...emptyFrame(),
    count: places.length,
    slot: Uint32Array.from([...places, 0], (_, i) => i + 10),
    lon: Float64Array.from([...places.map(([lon]) => lon), 77]),
    lat: Float64Array.from([...places.map(([, lat]) => lat), 77]),
  }
}

test('all columns of a frame share one buffer, which has room for them and no more', () => {
  const columns = Object.values(emptyFrame(3)).filter((column) => ArrayBuffer.isView(column))
  expect(new Set(columns.map(({ buffer }) => buffer)).size).toBe(1)
  expect(columns.reduce((bytes, { byteLength }) => bytes + byteLength, 0)).toBe(columns[0]?.buffer.byteLength)
})

test('drones and patrol ships are ours, nobody else', () => {
  expect(Object.values(SIGN).filter(isOurs)).toEqual([SIGN.drone, SIGN.patrol])
})

test('half a knot is moving; less, and what is not known, is not', () => {
  expect([0.5, 0.49, Number.NaN, undefined].map(isMoving)).toEqual([true, false, false, false])
})

test('a row is found by its slot, within the rows in use', () => {
  const frame = frameAt([
    [110, 4],
    [111, 5],
  ])
  expect([10, 11, 12].map((slot) => rowOf(frame, slot))).toEqual([0, 1, -1])
  expect(rowOf(undefined, 10)).toBe(-1)
})
