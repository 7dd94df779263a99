import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import { CoverageGrid, isUnder, LOOK_GAP_S } from './coverage-grid.ts'
import { type Footprint, footprintBetween, type PolygonFootprint } from './footprint.ts'
import { cellAt, cellCentre, latticeOver } from './lattice.ts'
import {
  anySector,
  boxFootprint,
  carried,
  isSeen,
  look,
  lookAt,
  placeInSector,
  START_MS,
  sector,
  seenKm2,
} from './testing.ts'

const START_S = START_MS / 1000
const NM2_KM2 = 1.852 ** 2
const sea = latticeOver([109, 1, 115, 8])

test('a circle of 60 NM paints pi r squared within 1 %', () => {
  const grid = new CoverageGrid(sea)
  grid.paint(look({ from: sector({ centre: [112, 4], maxRangeNm: 60 }) }))
  expect(seenKm2(grid) / (Math.PI * 60 ** 2 * NM2_KM2)).toBeCloseTo(1, 2.3)
})

test('a quarter of a ring from 20 to 60 NM paints its area within 1 %', () => {
  const grid = new CoverageGrid(sea)
  grid.paint(look({ from: sector({ centre: [112, 4], minRangeNm: 20, maxRangeNm: 60, fromDeg: 300, toDeg: 30 }) }))
  expect(seenKm2(grid) / ((Math.PI / 4) * (60 ** 2 - 20 ** 2) * NM2_KM2)).toBeCloseTo(1, 2)
})

test('a circle of 10 NM carried 100 NM in one step paints the strip and its two round ends', () => {
  const grid = new CoverageGrid(sea)
  const from = sector({ centre: [111, 4], maxRangeNm: 10 })
  grid.paint(look({ from, to: carried(from, 60, 100), toMs: START_MS + 3_600_000 }))
  const expected = (20 * 100 + Math.PI * 100) * NM2_KM2
  // Moving edges are up to an eighth of a cell out: 0.125 NM on either side of 100 NM, and as much at the ends.
  expect(seenKm2(grid)).toBeGreaterThan(expected)
  expect(seenKm2(grid)).toBeLessThan(expected * 1.025)
})

test('ten small steps paint as one large step does, to the cells of the edge', () => {
  const [small, large] = [new CoverageGrid(sea), new CoverageGrid(sea)]
  const from = sector({ centre: [111, 4], maxRangeNm: 30, fromDeg: 20, toDeg: 110 })
  const to = carried(from, 75, 40)
  large.paint(look({ from, to, toMs: START_MS + 10_000 }))
  for (let i = 0; i < 10; i++)
    small.paint(
      look({
        from: footprintBetween(from, to, i / 10),
        to: footprintBetween(from, to, (i + 1) / 10),
        fromMs: START_MS + i * 1000,
        toMs: START_MS + (i + 1) * 1000,
      }),
    )
  expect(Math.abs(seenKm2(small) / seenKm2(large) - 1)).toBeLessThan(0.01)
})

test('every cell whose middle a sector passes over is painted, and none further than a cell from its way', () => {
  fc.assert(
    fc.property(
      anySector,
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      fc.double({ min: -170, max: 170, noNaN: true }),
      (from, courseDeg, nm, turnDeg) => {
        const grid = new CoverageGrid(latticeOver([109, 1, 115, 7], 1 / 30))
        const to = carried(from, courseDeg, nm, turnDeg)
        grid.paint(look({ from, to }))
        const path = Array.from({ length: 101 }, (_, i) => footprintBetween(from, to, i / 100))
        for (let cell = 0; cell < grid.lastS.length; cell += 23) {
          const middle = cellCentre(grid.lattice, cell)
          const seen = (grid.lastS[cell] ?? 0) > 0
          if (!seen && path.some((each) => isWellUnder(each, middle))) throw new Error(`${middle} is missed`)
          if (!seen || path.some((each) => isUnder(each, middle))) continue
          // A cell is 2 NM here, and an eighth of it an edge may be out; the samples of the way are up to 2.3 NM apart.
          // Near the point of a sector it is thinner than that: the places about the cell must lie close enough to meet it.
          const near = [0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 1, 1.5].flatMap((nm) => around(middle, nm, 24))
          if (!path.some((each) => near.some((place) => isUnder(each, place)))) throw new Error(`${middle} is extra`)
        }
      },
    ),
    { numRuns: 30 },
  )
})

/** Under a footprint and not on its very edge, where two ways of counting may differ in the last digit. */
function isWellUnder(footprint: Footprint, [lon, lat]: LonLat): boolean {
  return isUnder(footprint, [lon, lat]) && around([lon, lat], 1e-6).every((place) => isUnder(footprint, place))
}

function around(place: LonLat, nm: number, directions = 8): LonLat[] {
  return Array.from({ length: directions }, (_, i) => destination(place, (i * 360) / directions, nm))
}

test('a still sector paints the cells that the geodesic puts inside it', () => {
  fc.assert(
    fc.property(anySector, (footprint) => {
      const grid = new CoverageGrid(latticeOver([109, 1, 115, 7], 1 / 30))
      grid.paint(look({ from: footprint }))
      for (let cell = 0; cell < grid.lastS.length; cell += 11) {
        const side = placeInSector(footprint, cellCentre(grid.lattice, cell), 0.03)
        if (side !== 'edge' && (side === 'in') !== (grid.lastS[cell] ?? 0) > 0)
          throw new Error(`cell ${cell} is ${side}`)
      }
    }),
    { numRuns: 60 },
  )
})

const anyPolygon: fc.Arbitrary<readonly [PolygonFootprint, PolygonFootprint]> = fc
  .array(
    fc.record({
      lon: fc.double({ min: 111, max: 113, noNaN: true }),
      lat: fc.double({ min: 3, max: 5, noNaN: true }),
      east: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      north: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    }),
    { minLength: 3, maxLength: 7 },
  )
  .map((corners) => [
    { shape: 'polygon', rings: [corners.map(({ lon, lat }) => [lon, lat] as const)] },
    { shape: 'polygon', rings: [corners.map(({ lon, lat, east, north }) => [lon + east, lat + north] as const)] },
  ])

test('every cell whose middle a polygon passes over is painted, also one that crosses itself and changes its form', () => {
  fc.assert(
    fc.property(anyPolygon, ([from, to]) => {
      const grid = new CoverageGrid(latticeOver([109, 1, 115, 7], 1 / 30))
      grid.paint(look({ from, to }))
      const path = Array.from({ length: 31 }, (_, i) => footprintBetween(from, to, i / 30))
      for (let cell = 0; cell < grid.lastS.length; cell += 23) {
        const middle = cellCentre(grid.lattice, cell)
        if (!grid.lastS[cell] && path.some((each) => isWellUnder(each, middle)))
          throw new Error(`cell ${cell} is missed`)
      }
    }),
    { numRuns: 60 },
  )
})

test('a circle smaller than a cell leaves out no cell along the edge of its way', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 0.1, noNaN: true }),
      fc.double({ min: 0.2, max: 2, noNaN: true }),
      (shift, nm) => {
        const grid = new CoverageGrid(latticeOver([111, 0, 113, 0.5]))
        // The middles of row 15 lie at 15.5' N; the way passes a thousandth less than the radius south of them.
        const lat = (15.5 - (nm * 0.999) / 0.99507) / 60
        const from = sector({ centre: [111.3 + shift, lat], maxRangeNm: nm })
        grid.paint(look({ from, to: { ...from, centre: [112.3 + shift, lat] } }))
        for (let column = 30; column < 70; column++)
          expect(grid.lastS[15 * 120 + column], `column ${column}`).not.toBe(0)
      },
    ),
  )
})

test('a strip thinner than a cell that moves sideways leaves no gaps', () => {
  const grid = new CoverageGrid(latticeOver([110, 2, 112, 4], 0.1))
  grid.paint(look({ from: boxFootprint(110.5, 2.5, 110.501, 3.5), to: boxFootprint(111.5, 2.5, 111.501, 3.5) }))
  expect(grid.lastS.filter((last) => last > 0).length).toBe(10 * 10)
})

test('bearings start as geodesics do: far from the equator a sector to the east bends towards it', () => {
  const footprint = sector({ centre: [112, 45], maxRangeNm: 100, fromDeg: 80, toDeg: 100 })
  const grid = new CoverageGrid(latticeOver([111, 43, 116, 47]))
  grid.paint(look({ from: footprint }))
  for (let cell = 0; cell < grid.lastS.length; cell++) {
    const side = placeInSector(footprint, cellCentre(grid.lattice, cell), 0.1)
    if (side !== 'edge' && (side === 'in') !== (grid.lastS[cell] ?? 0) > 0) throw new Error(`cell ${cell} is ${side}`)
  }
})

test('a polygon paints the cells whose middle it holds, and its holes are left out', () => {
  const grid = new CoverageGrid(latticeOver([110, 2, 112, 4], 0.1))
  const rings = [...boxFootprint(110.5, 2.5, 111.5, 3.5).rings, ...boxFootprint(110.8, 2.8, 111.2, 3.2).rings]
  grid.paint(look({ from: { shape: 'polygon', rings } }))
  expect(grid.lastS.filter((last) => last > 0).length).toBe(10 * 10 - 4 * 4)
  expect(isSeen(grid, [111, 3])).toBe(false)
  expect(isSeen(grid, [110.6, 3])).toBe(true)
})

test('a footprint across the antimeridian paints both sides of it', () => {
  const grid = new CoverageGrid(latticeOver([178, -2, 182, 2]))
  grid.paint(look({ from: sector({ centre: [-179.9, 0], maxRangeNm: 30 }) }))
  expect(seenKm2(grid) / (Math.PI * 30 ** 2 * NM2_KM2)).toBeCloseTo(1, 2)
  expect(isSeen(grid, [179.9, 0])).toBe(true)
  expect(isSeen(grid, [-179.6, 0.2])).toBe(true)
  const square = new CoverageGrid(latticeOver([178, -2, 182, 2], 0.1))
  square.paint(look({ from: boxFootprint(179.5, -1, -179.5, 1), to: boxFootprint(179.7, -1, -179.3, 1) }))
  expect(square.lastS.filter((last) => last > 0).length).toBe(12 * 20)
})

test('a step across the antimeridian is a short step', () => {
  const grid = new CoverageGrid(latticeOver([178, -2, 182, 2]))
  grid.paint(look({ from: sector({ centre: [179.9, 0] }), to: sector({ centre: [-179.9, 0] }) }))
  expect(isSeen(grid, [178.5, 0])).toBe(false)
  expect(isSeen(grid, [180, 0.45])).toBe(true)
})

test('what lies outside the box is left out without harm', () => {
  const grid = new CoverageGrid(latticeOver([112, 4, 113, 5]))
  grid.paint(look({ from: sector({ centre: [100, 4] }) }))
  expect(seenKm2(grid)).toBe(0)
  grid.paint(look({ from: sector({ centre: [112, 4], maxRangeNm: 30 }) }))
  expect(seenKm2(grid) / ((Math.PI / 4) * 30 ** 2 * NM2_KM2)).toBeCloseTo(1, 1.5)
})

test('a look that stays keeps its beginning and takes the time of the latest moment', () => {
  const grid = new CoverageGrid(sea)
  for (let i = 0; i < 5; i++) grid.paint(look({ fromMs: START_MS + i * 10_000, toMs: START_MS + (i + 1) * 10_000 }))
  const cell = cellAt(sea, [113, 5.5])
  expect(grid.cell(cell)).toEqual({ lastS: START_S + 50, startS: START_S, previousS: 0, looks: 1 })
})

test('coming back after the gap is a second look that remembers the end of the first', () => {
  const grid = new CoverageGrid(sea)
  grid.paint(look())
  grid.paint(lookAt(10 + LOOK_GAP_S + 1))
  expect(grid.cell(cellAt(sea, [113, 5.5]))).toEqual({
    lastS: START_S + 11 + LOOK_GAP_S,
    startS: START_S + 11 + LOOK_GAP_S,
    previousS: START_S + 10,
    looks: 2,
  })
})

test('coming back within the gap is the same look', () => {
  const grid = new CoverageGrid(sea)
  grid.paint(look())
  grid.paint(lookAt(10 + LOOK_GAP_S))
  expect(grid.cell(cellAt(sea, [113, 5.5]))).toMatchObject({
    looks: 1,
    startS: START_S,
    lastS: START_S + 10 + LOOK_GAP_S,
  })
})

test('a cell left behind in a long step keeps the time at which it was left', () => {
  const grid = new CoverageGrid(sea)
  const from = sector({ centre: [111, 4], maxRangeNm: 10 })
  grid.paint(look({ from, to: carried(from, 90, 60), toMs: START_MS + 3_600_000 }))
  // 60 NM in an hour: the middle of the first circle is left after 10 NM, ten minutes; a cell is a minute of way.
  const { lastS } = grid.cell(cellAt(sea, [111, 4.001]))
  expect(Math.abs(lastS - START_S - 600)).toBeLessThanOrEqual(90)
  expect(grid.cell(cellAt(sea, [112, 4])).lastS).toBe(START_S + 3600)
})

test('a paused look paints nothing', () => {
  const grid = new CoverageGrid(sea)
  grid.paint(look({ paused: true }))
  expect(seenKm2(grid)).toBe(0)
})

test('a look that comes late makes no time earlier and fills what was never seen', () => {
  const grid = new CoverageGrid(sea)
  grid.paint(lookAt(1000))
  grid.paint(lookAt(10, sector({ maxRangeNm: 40 })))
  expect(grid.cell(cellAt(sea, [113, 5.5]))).toMatchObject({ lastS: START_S + 1000, looks: 1 })
  expect(grid.cell(cellAt(sea, [113, 6.1]))).toMatchObject({ lastS: START_S + 10, looks: 1 })
  expect(grid.latestMs).toBe(START_MS + 1_000_000)
})

test('footprints with numbers that are not finite paint nothing', () => {
  const grid = new CoverageGrid(sea)
  for (const from of [
    sector({ maxRangeNm: Number.NaN }),
    sector({ centre: [Number.NaN, 5] }),
    sector({ fromDeg: Number.NaN, toDeg: 40 }),
    boxFootprint(112, Number.NaN, 113, 5),
  ]) {
    grid.paint(look({ from }))
    grid.paint(look({ from, to: sector({ centre: [113.5, 5.5] }) }))
  }
  expect(isSeen(grid, [113, 4.9])).toBe(false)
})

test('times that 32-bit seconds do not hold are refused', () => {
  const grid = new CoverageGrid(sea)
  expect(() => grid.paint(look({ fromMs: -1 }))).toThrow('look is from -1 to')
  expect(() => grid.paint(look({ toMs: START_MS - 1 }))).toThrow('in order')
  expect(() => grid.paint(look({ toMs: 2 ** 32 * 1000 }))).toThrow('2106')
})

test('painting on after a restored snapshot is as if nothing had happened in between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anySector, fc.integer({ min: 0, max: 300 })), { minLength: 2, maxLength: 8 }),
      fc.nat(),
      (steps, choice) => {
        const lattice = latticeOver([109, 1, 115, 7], 0.1)
        const [straight, back] = [new CoverageGrid(lattice), new CoverageGrid(lattice)]
        let atS = 0
        const looks = steps.map(([footprint, afterS]) => {
          atS += afterS
          return lookAt(atS, footprint)
        })
        const cut = choice % looks.length
        for (const each of looks) straight.paint(each)
        for (const each of looks.slice(0, cut)) back.paint(each)
        const kept = back.snapshot()
        for (const each of looks.slice(cut).reverse()) back.paint(each)
        back.restore(kept)
        for (const each of looks.slice(cut)) back.paint(each)
        expect(back.snapshot()).toEqual(straight.snapshot())
      },
    ),
    { numRuns: 40 },
  )
})

test('a snapshot of another lattice is refused, and a cleared grid is as new', () => {
  const grid = new CoverageGrid(sea)
  grid.paint(look())
  expect(() => new CoverageGrid(latticeOver([109, 1, 115, 7])).restore(grid.snapshot())).toThrow(
    'snapshot.lattice.rows is 420, expected 360',
  )
  grid.clear()
  expect(grid.snapshot()).toEqual(new CoverageGrid(sea).snapshot())
})
