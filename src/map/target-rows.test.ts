import { expect, test } from 'vitest'
import { FRESH, SIGN } from '#domain/picture.ts'
import { EARTH_GIRTH_NM, mercatorX, mercatorY, metresPerPixel } from './mercator.ts'
import { ANCHOR_X, ANCHOR_Y, HAS_HEADING, ROW_BYTES, SHAPE, TargetRows } from './target-rows.ts'
import { type FrameRow, frameOf } from './testing.ts'

const NOTHING = { vectorMinutes: 0, selected: undefined, place: undefined }

function packed(rows: readonly FrameRow[], options: Partial<Parameters<TargetRows['pack']>[1]> = {}) {
  const store = new TargetRows()
  store.pack(frameOf(rows), { ...NOTHING, ...options })
  const view = new DataView(store.bytes.buffer, store.bytes.byteOffset, store.bytes.byteLength)
  return Array.from({ length: store.count }, (_, index) => {
    const at = index * ROW_BYTES
    return {
      x: view.getFloat32(at, true) + ANCHOR_X,
      y: view.getFloat32(at + 4, true) + ANCHOR_Y,
      dx: view.getFloat32(at + 8, true),
      dy: view.getFloat32(at + 12, true),
      turns: view.getUint16(at + 16, true) / 65_536,
      shape: view.getUint8(at + 18),
      state: view.getUint8(at + 19),
    }
  })
}

test('positions keep a fifth of a metre off Malaysia', () => {
  const [row] = packed([{ lon: 115.2401234, lat: 5.2801234 }])
  const metres = 2 ** 9 * metresPerPixel(5, 0)
  expect(Math.abs((row?.x ?? 0) - mercatorX(115.2401234)) * metres).toBeLessThan(0.2)
  expect(Math.abs((row?.y ?? 0) - mercatorY(5.2801234)) * metres).toBeLessThan(0.2)
})

test('rows without a position are left out, ours are drawn over vessels, those over sleepers', () => {
  const rows = packed([
    { lon: 110, lat: 1, sign: SIGN.drone },
    { lon: Number.NaN, lat: 1 },
    { lon: 111, lat: 1, sign: SIGN.vessel },
    { lon: 112, lat: 1, sign: SIGN.sleeping },
    { lon: 113, lat: 1, sign: SIGN.vessel },
    { lon: 114, lat: Number.POSITIVE_INFINITY },
  ])
  expect(rows.map(({ shape }) => shape)).toEqual([SIGN.sleeping, SIGN.vessel, SIGN.vessel, SIGN.drone])
  expect(rows[1]?.x).toBeLessThan(rows[2]?.x as number)
})

test('an unknown sign is drawn as other, an unknown freshness as lost', () => {
  expect(packed([{ lon: 110, lat: 1, sign: 200, fresh: 9 }])[0]).toMatchObject({ shape: SIGN.other, state: FRESH.lost })
})

test('a symbol that points nowhere stands upright without a heading line', () => {
  expect(packed([{ lon: 110, lat: 1 }])[0]).toMatchObject({ turns: 0, state: 0 })
  expect(packed([{ lon: 110, lat: 1, pointsDeg: 90 }])[0]).toMatchObject({ turns: 0.25, state: HAS_HEADING })
  expect(packed([{ lon: 110, lat: 1, pointsDeg: -90 }])[0]?.turns).toBe(0.75)
})

test('the course vector is as long as the way made in its minutes', () => {
  const [east] = packed([{ lon: 110, lat: 60, sogKn: 20, cogDeg: 90 }], { vectorMinutes: 30 })
  expect(east?.dx).toBeCloseTo(10 / (EARTH_GIRTH_NM * 0.5), 8)
  expect(east?.dy).toBeCloseTo(0, 8)
  const [north] = packed([{ lon: 110, lat: 0, sogKn: 20, cogDeg: 0 }], { vectorMinutes: 30 })
  expect(north?.dy).toBeCloseTo(-10 / EARTH_GIRTH_NM, 8)
})

test.each([
  ['lost', { fresh: FRESH.lost }],
  ['sleeping', { sign: SIGN.sleeping }],
  ['without a course', { cogDeg: Number.NaN }],
  ['without a speed', { sogKn: Number.NaN }],
  ['too slow', { sogKn: 0.4 }],
])('a target %s has no vector', (_, change) => {
  const [row] = packed([{ lon: 110, lat: 1, sogKn: 20, cogDeg: 90, ...change }], { vectorMinutes: 30 })
  expect(row).toMatchObject({ dx: 0, dy: 0 })
})

test('selection corners and the marked place come last, over everything', () => {
  const rows = packed([{ slot: 5, lon: 110, lat: 1, sign: SIGN.drone }], { selected: 5, place: [111, 2] })
  expect(rows.map(({ shape }) => shape)).toEqual([SIGN.drone, SHAPE.corners, SHAPE.place])
  expect(packed([{ slot: 5, lon: 110, lat: 1 }], { selected: 6 })).toHaveLength(1)
  expect(packed([{ slot: 5, lon: Number.NaN, lat: 1 }], { selected: 5 })).toHaveLength(0)
})

test('a smaller frame leaves nothing of a larger one before it', () => {
  const store = new TargetRows()
  store.pack(frameOf([{ lon: 110, lat: 1, sogKn: 9, cogDeg: 10, pointsDeg: 10 }]), { ...NOTHING, vectorMinutes: 60 })
  store.pack(frameOf([{ lon: 110, lat: 1 }]), { ...NOTHING, vectorMinutes: 60 })
  expect(store.bytes.subarray(8, 18)).toEqual(new Uint8Array(10))
  store.pack(undefined, NOTHING)
  expect(store.count).toBe(0)
})
