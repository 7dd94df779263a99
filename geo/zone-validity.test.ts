import { expect, test } from 'vitest'
import type { LonLat } from './lonlat.ts'
import { boxRing } from './testing.ts'
import type { Part, Ring } from './zone.ts'
import {
  boxProblem,
  crsProblem,
  MOST_VERTICES,
  nestRings,
  readPolygons,
  rightWound,
  shapeProblems,
  sizeProblem,
} from './zone-validity.ts'

const square = boxRing(110, 4, 112, 6)
const hole = boxRing(110.5, 4.5, 111, 5).toReversed()

/** A jagged circle that does not cross itself. */
function coast(vertices: number): Ring {
  const places = Array.from({ length: vertices }, (_, i): LonLat => {
    const angle = (i / vertices) * 2 * Math.PI
    const radius = 3 + Math.sin(angle * 3000) * 0.01
    return [110 + Math.cos(angle) * radius, 4 + Math.sin(angle) * radius]
  })
  return [...places, places[0] as LonLat]
}

test('good shapes have no problem: holes, islands in holes, rings that touch in a point', () => {
  const island = boxRing(110.6, 4.6, 110.8, 4.8)
  expect(shapeProblems([[square, hole], [island], [boxRing(112, 6, 113, 7)]])).toEqual([])
  expect(shapeProblems([])).toEqual([])
})

test.each<[string, readonly Part[], object]>([
  [
    'crossed',
    [
      [
        [
          [110, 4],
          [112, 6],
          [112, 4],
          [110, 6],
          [110, 4],
        ],
      ],
    ],
    {
      part: 0,
      ring: 0,
      vertex: 0,
      text: expect.stringContaining(
        'edge [110,4] to [112,6] crosses edge [112,4] to [110,6] at vertex 3 of the same ring',
      ),
    },
  ],
  [
    'repeated vertices',
    [
      [
        [
          [110, 4],
          [112, 4],
          [112, 4],
          [112, 6],
          [110, 4],
        ],
      ],
    ],
    { vertex: 2, text: '[112,4] is the vertex before again, expected each once' },
  ],
  [
    'no area',
    [
      [
        [
          [110, 4],
          [112, 6],
          [111, 5],
          [110, 4],
        ],
      ],
    ],
    { text: 'all places lie on one line, expected an area' },
  ],
  [
    'hardly an area',
    [
      [
        [
          [110, 4],
          [110.000001, 4],
          [110, 4.000001],
          [110, 4],
        ],
      ],
    ],
    { text: expect.stringContaining('square degrees, expected an area of at least a square metre') },
  ],
  [
    'across the antimeridian',
    [[boxRing(-179, 4, 179, 6)]],
    {
      vertex: 0,
      text: expect.stringContaining('edge [-179,4] to [179,4] crosses the antimeridian, expected a zone split there'),
    },
  ],
  [
    'at a pole',
    [
      [
        [
          [110, 4],
          [112, 90],
          [112, 4],
          [110, 4],
        ],
      ],
    ],
    { vertex: 1, text: '[112,90] is a pole, expected places that have a longitude' },
  ],
  [
    'a hole outside',
    [[square, boxRing(113, 4, 114, 5)]],
    { part: 0, ring: 1, text: 'lies outside its outer ring, expected a hole within it' },
  ],
  [
    'a hole in a hole',
    [[square, hole, boxRing(110.6, 4.6, 110.8, 4.8)]],
    { part: 0, ring: 2, text: 'lies in hole 1, expected holes apart' },
  ],
  [
    'parts that overlap',
    [[square], [boxRing(111, 5, 113, 7)]],
    { part: 0, ring: 0, text: expect.stringContaining('of outer ring of part 2') },
  ],
  [
    'a part in a part',
    [[boxRing(110.5, 4.5, 111, 5)], [square]],
    { part: 0, ring: 0, text: 'lies in part 2, expected parts that do not overlap' },
  ],
  [
    'parts that share an edge',
    [[square], [boxRing(112, 4, 113, 6)]],
    { text: expect.stringContaining('runs along edge') },
  ],
  ['the same ring twice', [[square], [square]], { text: expect.stringContaining('runs along edge') }],
])('%s: refused, naming part, ring, vertex and value', (_, parts, problem) => {
  expect(shapeProblems(parts)[0]).toMatchObject(problem)
})

test('all problems are told, up to as many as asked for', () => {
  const parts = Array.from(
    { length: 60 },
    (_, i): Part => [
      [
        [i, 0],
        [i + 0.5, 0],
        [i + 0.2, 0],
        [i, 0],
      ],
    ],
  )
  expect(shapeProblems(parts)).toHaveLength(50)
  expect(shapeProblems(parts, 1)).toHaveLength(1)
})

test('too many vertices are refused before anything else, many are checked', { timeout: 60_000 }, () => {
  expect(shapeProblems([[coast(1_000_000)]])).toEqual([
    { part: 0, ring: 0, text: `1000000 vertices, expected at most ${MOST_VERTICES}` },
  ])
  expect(shapeProblems([[coast(100_000)]])).toEqual([])
})

test.each<[unknown, object]>([
  ['sea', { text: '"sea", expected polygons' }],
  [[], { text: '[], expected polygons' }],
  [[7], { part: 0, text: '7, expected rings' }],
  [[[7]], { text: 'no places, expected at least 4, the last the same as the first' }],
  [
    [
      [
        [
          [1, 2],
          [3, 4],
          [1, 2],
        ],
      ],
    ],
    { text: '3 places, expected at least 4, the last the same as the first' },
  ],
  [
    [
      [
        [
          [1, 2],
          [3, 4],
          [5, 6],
          [7, 8],
        ],
      ],
    ],
    { text: 'starts at [1,2] and ends at [7,8], expected a closed ring' },
  ],
  [[[square.with(1, [Number.NaN, 4])]], { vertex: 1, text: '[null,4], expected [longitude, latitude] as numbers' }],
  [
    [
      [
        [
          [1, 2],
          ['x', 4],
          [5, 6],
          [1, 2],
        ],
      ],
    ],
    { vertex: 1, text: '["x",4], expected [longitude, latitude] as numbers' },
  ],
  [
    [
      [
        [
          [412_345.1, 541_000.5],
          [412_400, 541_000],
          [412_400, 541_100],
          [412_345.1, 541_000.5],
        ],
      ],
    ],
    { vertex: 0, text: '[412345.1,541000.5] looks like metres, expected degrees on WGS 84 (and 3 more in this ring)' },
  ],
  [
    [[square.map(([lon, lat]) => [lat, lon])]],
    { text: expect.stringContaining('[4,110] has the latitude first, expected [longitude') },
  ],
  [
    [[square.with(2, [190, 6])]],
    {
      vertex: 2,
      text: expect.stringContaining(
        '[190,6] is beyond the antimeridian, expected longitude -180..180: split the zone at 180 and write -170',
      ),
    },
  ],
  [[[square.with(2, [112, 96])]], { vertex: 2, text: '[112,96], expected [longitude -180..180, latitude -90..90]' }],
])('coordinates that have not the form are told %#', (polygons, problem) => {
  const read = readPolygons(polygons)
  expect(read.problems[0]).toMatchObject(problem)
})

test('good coordinates become parts, heights dropped', () => {
  expect(readPolygons([[square.map(([lon, lat]) => [lon, lat, 12])]])).toEqual({ parts: [[square]], problems: [] })
})

test('rings are turned to wind as GeoJSON wants, and counted', () => {
  const wound = rightWound([[square.toReversed(), hole.toReversed()], [boxRing(0, 0, 1, 1)]])
  expect(wound).toEqual({ parts: [[square, hole], [boxRing(0, 0, 1, 1)]], turned: 2 })
})

test('rings are put into parts by what lies in what, in any order', () => {
  const [island, other] = [boxRing(110.6, 4.6, 110.8, 4.8), boxRing(120, 4, 121, 5)]
  expect(nestRings([hole, island, square, other])).toEqual([[island], [square, hole], [other]])
})

test('one zone may not take a hemisphere, and all of them not the memory', () => {
  expect(boxProblem([[boxRing(0, 0, 60, 60)]])).toBeUndefined()
  expect(boxProblem([[boxRing(0, -10, 60, 60)]])).toBe(
    'its box takes 4200 square degrees, expected at most 3600 (60 by 60)',
  )
  const large = [[boxRing(0, 0, 60, 60)]]
  expect(sizeProblem([large, large, large])).toBeUndefined()
  expect(sizeProblem([large, large, large, large])).toContain('14400 square degrees together')
  expect(sizeProblem([[[coast(150_000)]], [[coast(150_000)]]])).toContain('300000 vertices together, expected at most')
})

test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:4326', 'urn:ogc:def:crs:OGC::CRS84'])(
  'a crs member may name WGS 84: %s',
  (name) => {
    expect(crsProblem({ crs: { type: 'name', properties: { name } } })).toBeUndefined()
    expect([crsProblem({}), crsProblem({ crs: null })]).toEqual([undefined, undefined])
  },
)

test.each(['urn:ogc:def:crs:EPSG::3857', 'EPSG:14326', 'EPSG:3375', ''])(
  'a crs member may name nothing else: %s',
  (name) => {
    expect(crsProblem({ crs: { type: 'name', properties: { name } } })).toBe(
      `crs is "${name}", expected WGS 84 in degrees (CRS84 or EPSG:4326)`,
    )
    expect(crsProblem({ crs: name || 7 })).toContain('expected WGS 84')
  },
)
