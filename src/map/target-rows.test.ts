import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRESH, MARKS, SIGN } from '#domain/picture.ts'
import { mercatorX, mercatorY, metresPerPixel } from './mercator.ts'
import {
  ANCHOR_X,
  ANCHOR_Y,
  FLASHES,
  HAS_HEADING,
  IS_DIMMED,
  ROW_BYTES,
  SHAPE,
  TargetRows,
  URGENCY_SHIFT,
} from './target-rows.ts'
import { type FrameRow, frameOf } from './testing.ts'

const NOTHING = { selected: undefined, place: undefined, alerted: new Map(), shown: undefined }

function packed(rows: readonly FrameRow[], options: Partial<Parameters<TargetRows['pack']>[1]> = {}) {
  const store = new TargetRows()
  store.pack(frameOf(rows), { ...NOTHING, ...options })
  const view = new DataView(store.bytes.buffer, store.bytes.byteOffset, store.bytes.byteLength)
  return Array.from({ length: store.count }, (_, index) => {
    const at = index * ROW_BYTES
    return {
      x: view.getFloat32(at, true) + ANCHOR_X,
      y: view.getFloat32(at + 4, true) + ANCHOR_Y,
      dx: store.motions[index * 2] as number,
      dy: store.motions[index * 2 + 1] as number,
      goesOnS: view.getFloat32(at + 8, true),
      turns: view.getUint16(at + 12, true) / 65_536,
      courseTurns: view.getUint16(at + 14, true) / 65_536,
      speedKn: view.getUint16(at + 16, true) / 64,
      lengthM: view.getUint16(at + 18, true),
      shape: view.getUint8(at + 20),
      state: view.getUint8(at + 21),
      marks: view.getUint8(at + 22),
      beamM: view.getUint8(at + 23),
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

test('a symbol points to its course too, but has a heading line only for a true heading', () => {
  expect(packed([{ lon: 110, lat: 1 }])[0]).toMatchObject({ turns: 0, state: 0 })
  expect(packed([{ lon: 110, lat: 1, pointsDeg: 90 }])[0]).toMatchObject({ turns: 0.25, state: 0 })
  const marks = MARKS.trueHeading | MARKS.turnsToPort
  expect(packed([{ lon: 110, lat: 1, pointsDeg: -90, marks }])[0]).toMatchObject({
    turns: 0.75,
    state: HAS_HEADING,
    marks,
  })
})

test('course, speed and size go along for vector, predicted place and outline', () => {
  const [row] = packed([{ lon: 110, lat: 60, sogKn: 20, cogDeg: 90, lengthM: 333, beamM: 60 }])
  expect(row).toMatchObject({ courseTurns: 0.25, speedKn: 20, lengthM: 333, beamM: 60 })
  expect(packed([{ lon: 110, lat: 60, sogKn: 5000, cogDeg: 90 }])[0]?.speedKn).toBeCloseTo(1024, 0)
})

test('one on its way to a known report goes on to it, from either side of the antimeridian', () => {
  const to = { lon: 110.5, lat: 60.25 }
  const goesOnS = 50
  const [row] = packed([{ lon: 110, lat: 60, lonRate: 0.5 / goesOnS, latRate: 0.25 / goesOnS, goesOnS }])
  expect(row?.goesOnS).toBe(goesOnS)
  // Straight in degrees is not quite straight in mercator: a tenth of a pixel where half a degree is a hundred.
  expect(Math.abs((row?.x ?? 0) + (row?.dx ?? 0) * goesOnS - mercatorX(to.lon))).toBeLessThan(1e-7)
  expect(Math.abs((row?.y ?? 0) + (row?.dy ?? 0) * goesOnS - mercatorY(to.lat))).toBeLessThan(1e-5)
  const [east] = packed([{ lon: 179.9, lat: 0, lonRate: 0.01, goesOnS: 20 }])
  expect(east?.dx).toBeCloseTo(0.01 / 360, 9)
})

test('one that is held stays, and says how old its report is', () => {
  expect(packed([{ lon: 110, lat: 1, ageS: 42, lonRate: 1 }])[0]).toMatchObject({ dx: 0, dy: 0, goesOnS: -42 })
})

test('whether anybody goes on is known, and forgotten with the next frame', () => {
  const store = new TargetRows()
  store.pack(frameOf([{ lon: 110, lat: 1, lonRate: 0.01, goesOnS: 5 }]), NOTHING)
  expect(store.moves).toBe(true)
  store.pack(frameOf([{ lon: 110, lat: 1 }]), NOTHING)
  expect(store.moves).toBe(false)
})

test('the corners of the selected one go with it', () => {
  const [row, corners] = packed([{ slot: 5, lon: 110, lat: 1, lonRate: 0.01, latRate: 0.02, goesOnS: 5 }], {
    selected: 5,
  })
  expect(corners).toMatchObject({ shape: SHAPE.corners, dx: row?.dx, dy: row?.dy, goesOnS: 5 })
})

test.each([
  [90, 1],
  [-90, 1],
  [90, -1],
])('at a pole (%i°) a row is still a number', (lat, latRate) => {
  const [row] = packed([{ lon: 10, lat, latRate, lonRate: 3, goesOnS: 10, sogKn: 10, cogDeg: 10 }])
  expect(row).toMatchObject({ dx: 0, dy: 0 })
  expect(Object.values(row ?? {}).every(Number.isFinite)).toBe(true)
})

test.each([
  ['lost', { fresh: FRESH.lost }],
  ['sleeping', { sign: SIGN.sleeping }],
  ['without a course', { cogDeg: Number.NaN }],
  ['without a speed', { sogKn: Number.NaN }],
  ['too slow', { sogKn: 0.4 }],
])('a target %s has no vector', (_, change) => {
  const [row] = packed([{ lon: 110, lat: 1, sogKn: 20, cogDeg: 90, ...change }])
  expect(row?.speedKn).toBe(0)
})

test('selection corners and the marked place come last, over everything', () => {
  const rows = packed([{ slot: 5, lon: 110, lat: 1, sign: SIGN.drone }], { selected: 5, place: [111, 2] })
  expect(rows.map(({ shape }) => shape)).toEqual([SIGN.drone, SHAPE.corners, SHAPE.place])
  expect(packed([{ slot: 5, lon: 110, lat: 1 }], { selected: 6 })).toHaveLength(1)
  expect(packed([{ slot: 5, lon: Number.NaN, lat: 1 }], { selected: 5 })).toHaveLength(0)
})

test('a smaller frame leaves nothing of a larger one before it', () => {
  const store = new TargetRows()
  const full = { lon: 110, lat: 1, sogKn: 9, cogDeg: 10, pointsDeg: 10, lonRate: 1, goesOnS: 9, lengthM: 9, beamM: 3 }
  store.pack(frameOf([full]), NOTHING)
  store.pack(frameOf([{ lon: 110, lat: 1 }]), NOTHING)
  expect(store.motions).toEqual(new Float32Array(2))
  expect(store.bytes.subarray(12, 24)).toEqual(new Uint8Array(12))
  store.pack(undefined, NOTHING)
  expect(store.count).toBe(0)
})

test('the alerted are drawn over ours, the most urgent on top, at full size even asleep', () => {
  const rows = [
    { slot: 5, lon: 110, lat: 1, sign: SIGN.sleeping },
    { slot: 6, lon: 111, lat: 1, sign: SIGN.drone },
    { slot: 7, lon: 112, lat: 1, sign: SIGN.vessel },
  ]
  const alerted = new Map([
    [5, { priority: 'alarm', flashing: true }],
    [7, { priority: 'caution', flashing: false }],
  ] as const)
  expect(packed(rows, { alerted }).map(({ shape, state }) => [shape, state])).toEqual([
    [SIGN.drone, 0],
    [SIGN.vessel, 1 << URGENCY_SHIFT],
    [SIGN.vessel, (3 << URGENCY_SHIFT) | FLASHES],
  ])
})

test('whom a filter leaves out steps back, but never the selected or the alerted', () => {
  const rows = [1, 2, 3, 4].map((slot) => ({ slot, lon: 110 + slot, lat: 1, sign: SIGN.vessel }))
  const alerted = new Map([[3, { priority: 'warning', flashing: false }]] as const)
  const states = packed(rows, { alerted, shown: new Set([1]), selected: 2 })
    .filter(({ shape }) => shape === SIGN.vessel)
    .map(({ state }) => state)
  expect(states).toEqual([0, 0, IS_DIMMED, 2 << URGENCY_SHIFT])
})

test.each([180, -180, 179.999_999])('at the antimeridian (%d°) a row keeps the shorter way to the anchor', (lon) => {
  const [row] = packed([{ lon, lat: 1 }])
  // Either side of the map is the same place, one turn apart.
  expect(Math.abs(((row?.x ?? 0) % 1) - (lon > 179 && lon < 180 ? 1 : 0))).toBeLessThan(1e-7)
  expect(Math.abs((row?.x ?? 0) - ANCHOR_X)).toBeLessThanOrEqual(0.5)
})

test('a target that jumped 1,000 km is drawn at the new place and not between', () => {
  const store = new TargetRows()
  store.pack(frameOf([{ lon: 110, lat: 1 }]), NOTHING)
  store.pack(frameOf([{ lon: 119, lat: 1, ageS: 2 }]), NOTHING)
  const [x] = new Float32Array(store.bytes.slice().buffer)
  expect((x ?? 0) + ANCHOR_X).toBeCloseTo(mercatorX(119), 7)
  expect(store.moves).toBe(false)
})

test('a heading that is not a number stands upright, one past a turn is the same less the turn', () => {
  const turns = (pointsDeg: number) => packed([{ lon: 110, lat: 1, pointsDeg }])[0]?.turns
  expect([Number.NaN, Number.POSITIVE_INFINITY, 360, 450, -270].map(turns)).toEqual([0, 0, 0, 0.25, 0.25])
})

test('whatever a frame holds, a row is numbers that the shaders can take', () => {
  const any = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e30, 1e30, 0, -0))
  const place = (most: number) => fc.oneof(fc.double({ min: -most, max: most }), fc.constantFrom(most, -most), any)
  const row = fc.record({
    lon: place(180),
    lat: place(90),
    pointsDeg: any,
    sogKn: any,
    cogDeg: any,
    sign: fc.nat(255),
    fresh: fc.nat(255),
    ageS: any,
    lonRate: any,
    latRate: any,
    goesOnS: any,
    marks: fc.nat(255),
    lengthM: fc.nat(65_535),
    beamM: fc.nat(255),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), fc.nat(25), (rows, selected) => {
      const drawn = packed(rows, { selected, place: [180, 90] })
      for (const { shape, state, ...numbers } of drawn) {
        expect(Object.entries(numbers).filter(([, value]) => !Number.isFinite(value))).toEqual([])
        expect(shape).toBeLessThanOrEqual(SHAPE.place)
        expect(state & 3).toBeLessThanOrEqual(FRESH.lost)
      }
      const placed = rows.filter(({ lon, lat }) => Number.isFinite(lon) && Number.isFinite(lat))
      expect(drawn.filter(({ shape }) => shape < SHAPE.corners)).toHaveLength(placed.length)
    }),
  )
})

test('rows of a frame filled again where they stand are as if the frame had been packed anew', () => {
  const rows = [
    { lon: 110, lat: 1, slot: 4, sign: SIGN.drone },
    { lon: Number.NaN, lat: 1, slot: 5 },
    { lon: 111, lat: 2, slot: 6, sign: SIGN.vessel },
    { lon: 112, lat: 3, slot: 7, sign: SIGN.sleeping },
  ]
  const options = { ...NOTHING, selected: 6 }
  const store = new TargetRows()
  const frame = frameOf(rows)
  store.pack(frame, options)
  frame.lon[2] = 111.5
  frame.lat[2] = 2.5
  frame.fresh[2] = FRESH.lost
  store.patch(frame, Uint32Array.of(1, 2), options)
  const anew = new TargetRows()
  anew.pack(frame, options)
  expect(store.bytes).toEqual(anew.bytes)
  expect(store.motions).toEqual(anew.motions)
})
