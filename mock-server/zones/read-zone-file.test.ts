import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { boxRing, zoneOf } from '#geo/testing.ts'
import { DRAWN_LIMIT, zonesJson } from '#geo/zone-file.ts'
import { wholeSetOf } from './imported-file.ts'
import { readZoneFile } from './read-zone-file.ts'
import { dbfOf, geoJsonOf, kmlOf, shpOf, UTM_PRJ, WGS84_PRJ } from './testing.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const square = boxRing(110, 4, 112, 6)
const hole = boxRing(110.5, 4.5, 111, 5).toReversed()
const bowTie = [
  [110, 4],
  [112, 6],
  [112, 4],
  [110, 6],
  [110, 4],
]

function read(content: string | Uint8Array, name = 'official.geojson') {
  return readZoneFile(typeof content === 'string' ? bytesOf(content) : content, name)
}

function taken(content: string | Uint8Array, name?: string) {
  const file = read(content, name)
  if (!file.ok) throw new Error(file.problem.join('\n'))
  return file.value
}

function refused(content: string | Uint8Array, name?: string): readonly string[] {
  const file = read(content, name)
  return file.ok ? [] : file.problem
}

test('a FeatureCollection, a Feature and a bare geometry are taken, with or without a byte order mark', () => {
  const polygon = { type: 'Polygon', coordinates: [square, hole] }
  const shapes = [
    geoJsonOf([{ properties: { name: 'Zone' }, rings: [square, hole] }]),
    JSON.stringify({ type: 'Feature', properties: { NAME: 'Zone' }, geometry: polygon }),
    JSON.stringify(polygon),
    `\ufeff${JSON.stringify({ type: 'MultiPolygon', coordinates: [polygon.coordinates] })}`,
  ]
  for (const shape of shapes)
    expect(taken(shape)).toMatchObject({ format: 'GeoJSON', zones: [{ parts: [[square, hole]] }] })
  expect(shapes.map((shape) => taken(shape).zones[0]?.name)).toEqual(['Zone', 'Zone', 'official', 'official'])
})

test('Marine Regions names are understood: kind, claimants by their codes, id', () => {
  const feature = (properties: object) => ({ properties: { TERRITORY1: 'X', ...properties }, rings: [square] })
  const eez = {
    GEONAME: 'Malaysian Exclusive Economic Zone',
    MRGID: 8483,
    POL_TYPE: '200NM',
    ISO_SOV1: 'MYS',
    ISO_TER1: 'MYS',
    SOVEREIGN1: 'Malaysia',
  }
  const file = taken(
    geoJsonOf([
      feature(eez),
      feature({ ...eez, MRGID: 2, POL_TYPE: 'Overlapping claim', ISO_SOV2: 'SGP', ISO_SOV3: 'IDN' }),
      feature({ ...eez, MRGID: 3, POL_TYPE: 'Joint regime', ISO_SOV2: 'THA' }),
      feature({
        geoname: 'Elsewhere',
        mrgid: 4,
        pol_type: '200NM',
        sovereign1: 'Viet Nam',
        territory1: 'Vietnam',
        iso_ter1: 'VNM',
      }),
      feature({ ...eez, MRGID: 5, POL_TYPE: '12NM' }),
    ]),
  )
  expect(file.zones.map(({ id, kind, claimants }) => [id, kind, claimants])).toEqual([
    ['mrgid-8483', 'eez', ['MY']],
    ['mrgid-2', 'overlapping-claim', ['MY', 'SG', 'ID']],
    ['mrgid-3', 'joint-area', ['MY', 'TH']],
    ['mrgid-4', 'neighbour', ['VN']],
    ['mrgid-5', 'territorial-sea', ['MY']],
  ])
  expect(file.zones[0]?.name).toBe('Malaysian Exclusive Economic Zone')
  expect(refused(geoJsonOf([feature({ ...eez, POL_TYPE: 'Internal waters' })]))).toEqual([
    'feature 1 "Malaysian Exclusive Economic Zone": POL_TYPE is "Internal waters", expected one of 200nm, 12nm, 24nm, overlapping claim, joint regime',
  ])
})

test('hostile names are cut and made plain, and no id passes for a watch area', () => {
  const name = `\u202eEvil\u0000\u001b[2J<script>${'x'.repeat(500)}`
  const [zone] = taken(geoJsonOf([{ properties: { name, id: 'watch:1' }, rings: [square] }])).zones
  expect(zone?.name).toHaveLength(80)
  expect(zone?.name).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(zone?.id).toBe('watch-1')
  const [problem] = refused(geoJsonOf([{ properties: { name }, rings: [bowTie] }]))
  expect(problem).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(problem).toContain('crosses')
})

test('ids come from names where there are none, and a repeated one costs the second feature', () => {
  const named = (name: string, id?: unknown) => ({
    properties: { name, ...(id !== undefined && { id }) },
    rings: [square],
  })
  const file = taken(
    geoJsonOf([named('Pulau Layang-Layang'), named('Pulau Layang-Layang'), named('海'), named('A', 7), named('B', 7)]),
  )
  expect(file.zones.map(({ id }) => id)).toEqual(['pulau-layang-layang', 'pulau-layang-layang-2', 'zone', '7'])
  expect(file.problems).toEqual(['feature 5 "B": id is "7", which is taken already'])
})

test('what is good is taken, and all that is not is told with feature, part, ring and vertex', () => {
  const file = taken(
    geoJsonOf([
      { properties: { name: 'Good' }, rings: [square.toReversed()] },
      { properties: { name: 'Tie' }, rings: [bowTie] },
      { rings: [square.slice(0, 4)] },
      { rings: [square, boxRing(113, 4, 114, 5)] },
      {
        rings: [
          [
            [110, 4],
            [112, 4],
            [110, 4],
          ],
        ],
      },
      {
        rings: [
          [
            [110, 4],
            [111, 4],
            [112, 4],
            [110, 4],
          ],
        ],
      },
      {
        rings: [
          [
            [110, 4],
            [112, 4],
            [112, 4],
            [112, 6],
            [110, 4],
          ],
        ],
      },
      { rings: [square.with(1, [112, 96])] },
    ]),
  )
  expect(file.zones.map(({ name, parts }) => [name, parts])).toEqual([['Good', [[square]]]])
  expect(file.notes).toEqual(['feature 1 "Good": rings that wound the wrong way were turned round: 1'])
  expect(file.problems).toEqual([
    expect.stringContaining('feature 2 "Tie", part 1, outer ring, vertex 1: edge [110,4] to [112,6] crosses edge'),
    'feature 3, part 1, outer ring: starts at [110,4] and ends at [110,6], expected a closed ring',
    'feature 4, part 1, hole 1: lies outside its outer ring, expected a hole within it',
    'feature 5, part 1, outer ring: 3 places, expected at least 4, the last the same as the first',
    'feature 6, part 1, outer ring: all places lie on one line, expected an area',
    'feature 7, part 1, outer ring, vertex 3: [112,4] is the vertex before again, expected each once',
    'feature 8, part 1, outer ring, vertex 2: [112,96], expected [longitude -180..180, latitude -90..90]',
  ])
})

test.each<[string | Uint8Array, string]>([
  ['', 'the file is empty'],
  ['hello', 'the file begins with "hello", expected GeoJSON, a zipped shapefile, KML or KMZ'],
  [new Uint8Array([0xff, 0xfe, 0x3c, 0x00]), 'the file is not UTF-8 text'],
  ['{"type":', 'not JSON:'],
  ['[1]', 'JSON, but no object'],
  ['{"type":"Topology"}', 'type is "Topology", expected FeatureCollection, Feature, Polygon or MultiPolygon'],
  [geoJsonOf([]), 'the file holds no feature, expected polygons'],
  [
    '{"type":"FeatureCollection","features":[5,{"type":"Feature","geometry":null}]}',
    'feature 1: 5, expected a Feature',
  ],
  [
    '{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}',
    'feature 1: is LineString, expected Polygon or MultiPolygon',
  ],
  ['{"type":"Feature","geometry":null}', 'feature 1: is no geometry, expected Polygon or MultiPolygon'],
  ['{"type":"Polygon","coordinates":{}}', 'feature 1, part 1, outer ring: {}, expected rings'],
  [
    geoJsonOf([
      {
        rings: [
          [
            ['a', 4],
            [1, 2],
            [3, 4],
            [1, 2],
          ],
        ],
      },
    ]),
    'vertex 1: ["a",4], expected [longitude, latitude] as numbers',
  ],
  [
    geoJsonOf([{ rings: [square.map(([lon, lat]) => [lon * 111_000, lat * 111_000])] }]),
    'looks like metres, expected degrees on WGS 84',
  ],
  [
    geoJsonOf([{ rings: [square] }], { crs: { properties: { name: 'EPSG:3375' } } }),
    'crs is "EPSG:3375", expected WGS 84',
  ],
  [
    geoJsonOf([
      {
        rings: [
          [
            [179, 4],
            [-179, 4],
            [-179, 6],
            [179, 6],
            [179, 4],
          ],
        ],
      },
    ]),
    'vertex 1: edge [179,4] to [-179,4] crosses the antimeridian, expected a zone split there',
  ],
  [geoJsonOf([{ rings: [boxRing(-80, -40, 80, 40)] }]), 'feature 1: its box takes 12800 square degrees'],
  [
    geoJsonOf([{ properties: { kind: 'sea' }, rings: [square] }]),
    'feature 1: kind is "sea", expected one of joint-area',
  ],
  [`{"type":"Polygon","coordinates":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'feature 1, part 1'],
])('a file that cannot be used is refused in words %#', (content, problem) => {
  expect(refused(content)[0]).toContain(problem)
})

test('a million vertices are refused, and so are too many features and too many problems', { timeout: 60_000 }, () => {
  const places = Array.from({ length: 1_000_000 }, (_, i) => {
    const angle = (i / 1_000_000) * 2 * Math.PI
    return [110 + Math.cos(angle), 4 + Math.sin(angle)]
  })
  expect(refused(geoJsonOf([{ rings: [[...places, places[0]]] }]))).toEqual([
    'feature 1, part 1, outer ring: 1000000 vertices, expected at most 250000',
  ])
  expect(refused(geoJsonOf(Array.from({ length: 1001 }, () => ({ rings: [square] }))))).toEqual([
    'the file has 1001 features, expected at most 1000',
  ])
  expect(refused(geoJsonOf(Array.from({ length: 200 }, () => ({ rings: [bowTie] }))))).toEqual([
    ...Array.from({ length: 50 }, () => expect.stringContaining('crosses')),
    'and 150 more',
  ])
  const last = taken(geoJsonOf([...Array.from({ length: 200 }, () => ({ rings: [bowTie] })), { rings: [square] }]))
  expect([last.zones.length, last.problems.length]).toEqual([1, 51])
})

test('our own format keeps its version and what every edge rests on', () => {
  const limits = [DRAWN_LIMIT, { ...DRAWN_LIMIT, id: 'treaty', basis: 'agreed' as const }]
  const zone = zoneOf([[square]], { shortName: 'Z', edgeLimits: [[Uint16Array.of(0, 1, 1, 0)]] })
  const set = { version: '1', limits, zones: [zone, zoneOf([[square]], { id: 'watch:a', kind: 'watch-area' })] }
  const file = taken(JSON.stringify(zonesJson(set)))
  expect([file.version, file.limits]).toEqual(['1', limits])
  expect(wholeSetOf(file, 'any.geojson')).toEqual({ ok: true, value: set })
  expect(refused(JSON.stringify(zonesJson(set)).replace('"MY"', '7'))[0]).toContain('claimants is [7]')
  expect(refused(JSON.stringify(zonesJson({ ...set, zones: [] })))).toEqual([
    'the file holds no feature, expected polygons',
  ])
})

// As the format wants them: outer rings clockwise, holes counterclockwise.
const [shpSquare, shpHole, shpOther] = [
  square.toReversed(),
  hole.toReversed(),
  boxRing(111.2, 3, 113, 3.8).toReversed(),
]

test('a zipped shapefile is read with its table; holes go where they lie, in whatever order rings come', () => {
  const zip = zipSync({
    'zones/eez.shp': shpOf([[shpHole, shpOther, shpSquare], [shpOther]]),
    'zones/eez.dbf': dbfOf([
      { NAME: 'Laut', ISO_TER1: 'MYS' },
      { NAME: 'Luar', ISO_TER1: 'MYS' },
    ]),
    'zones/eez.PRJ': bytesOf(WGS84_PRJ),
    'zones/eez.shx': new Uint8Array(8),
    '__MACOSX/zones/._eez.shp': new Uint8Array(8),
    'readme.txt': bytesOf('hello'),
  })
  const file = taken(zip, 'eez.zip')
  expect(file.format).toBe('shapefile')
  expect(file.problems).toEqual([])
  expect(file.zones.map(({ name, claimants, parts }) => [name, claimants, parts.map((part) => part.length)])).toEqual([
    ['Laut', ['MY'], [1, 2]],
    ['Luar', ['MY'], [1]],
  ])
  expect(file.zones[0]?.parts[1]).toEqual([square, hole])
})

test('what is missing beside a .shp is told', () => {
  const file = taken(zipSync({ 'eez.shp': shpOf([[shpSquare]]) }), 'zones.zip')
  expect(file.zones[0]?.name).toBe('zones')
  expect(file.notes).toEqual([
    'eez.prj is not there: taken as WGS 84 in degrees',
    'eez.shx is not there: not needed',
    'eez.dbf is not there: zones are named after the file',
  ])
  expect(taken(shpOf([[shpSquare]]), 'bare.shp').zones[0]).toMatchObject({ name: 'bare', parts: [[square]] })
})

const endless = dbfOf([{ NAME: 'A' }])
new DataView(endless.buffer).setUint32(4, 4_000_000_000, true)

test.each<[Record<string, Uint8Array>, string]>([
  [
    { 'a.shp': shpOf([[shpSquare]]), 'a.prj': bytesOf(UTM_PRJ) },
    'a.prj says PROJCS "WGS_1984_UTM_Zone_50N", expected GEOGCS on WGS 84',
  ],
  [
    { 'a.shp': shpOf([[shpSquare]]), 'a.prj': bytesOf('GEOGCS["GCS_Kertau",DATUM["D_Kertau"]]') },
    'a.prj says GEOGCS "GCS_Kertau", expected',
  ],
  [{ 'a.shp': shpOf([[shpSquare]]), 'a.prj': bytesOf('\u0007nonsense') }, 'a.prj says "nonsense", expected GEOGCS'],
  [{ 'a.shp': bytesOf('no shape') }, 'a.shp does not begin as a shapefile does'],
  [{ 'a.shp': shpOf([[shpSquare]]).slice(0, 60) }, 'a.shp cannot be read'],
  [{ 'a.shp': shpOf([[shpSquare]]).slice(0, 150) }, 'the archive holds no shape'],
  [{ 'a.shp': shpOf([[shpSquare]]), 'a.dbf': endless }, 'expected 4000000000 rows of 33'],
  [{ 'a.shp': shpOf([[shpSquare]]), 'a.dbf': new Uint8Array(5) }, 'a.dbf has 5 bytes, expected a table'],
  [{ 'readme.txt': bytesOf('hello') }, 'the archive holds no .shp and no .kml'],
  [
    Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.txt`, new Uint8Array()])),
    'the archive has 1001 files',
  ],
])('an archive that cannot be used is refused in words %#', { timeout: 30_000 }, (files, problem) => {
  expect(refused(zipSync(files, { level: 1 }))[0]).toContain(problem)
})

/** The same archive with another unpacked size written wherever its only file's is. */
function claiming(zip: Uint8Array, size: number, claimed: number): Uint8Array {
  const lying = zip.slice()
  const view = new DataView(lying.buffer)
  for (let i = 0; i + 4 < lying.length; i++) if (view.getUint32(i, true) === size) view.setUint32(i, claimed, true)
  return lying
}

test('a zip bomb is refused by what it says, and is no danger when it lies, is cut or is broken', () => {
  const zip = zipSync({ 'a.kml': new Uint8Array(1_000_000) })
  // Its content is broken too: it is refused before that is looked at.
  expect(refused(claiming(zip, 1_000_000, 300 * 1024 ** 2).fill(0xff, 40, 80))).toEqual([
    'the archive unpacks to 314572800 bytes, expected at most 268435456',
  ])
  for (const broken of [claiming(zip, 1_000_000, 10), zip.slice(0, zip.length - 30), zip.slice(0, 40)])
    expect(refused(broken)).toHaveLength(1)
})

test('KML and KMZ are read: names, holes, several polygons in one placemark', () => {
  const text = kmlOf([
    { name: 'Laut &amp; Pulau', rings: [square, hole] },
    { name: 'Dua', rings: [boxRing(113, 4, 114, 5)] },
  ])
  const many = text.replace(/<Placemark><name>Dua[\s\S]*<\/Placemark>/, (placemark) =>
    placemark
      .replace('<Polygon>', '<MultiGeometry><Polygon>')
      .replace(
        '</Polygon>',
        '</Polygon><Polygon><outerBoundaryIs><LinearRing><coordinates>115,4 116,4 116,5 115,4</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>',
      ),
  )
  const file = taken(many, 'areas.kml')
  expect(file.zones.map(({ name, parts }) => [name, parts.length])).toEqual([
    ['Laut & Pulau', 1],
    ['Dua', 2],
  ])
  expect(file.zones[0]?.parts).toEqual([[square, hole]])
  const kmz = taken(zipSync({ 'files/other.kml': bytesOf('<kml/>'), 'doc.kml': bytesOf(text) }), 'areas.kmz')
  expect(kmz).toMatchObject({ format: 'KMZ', zones: [{}, {}] })
  expect(kmz.notes[0]).toBe('of 2 KML files in the archive, doc.kml was read')
})

test('descriptions full of unclosed HTML are no depth', () => {
  const text = kmlOf([
    { name: `A</name><description><![CDATA[${'<br>'.repeat(500)}]]></description><name>`, rings: [square] },
  ])
  expect(taken(text).zones).toHaveLength(1)
})

const billion = `<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>`

test.each([
  [billion, 'the KML declares a DOCTYPE or ENTITY, expected neither'],
  [
    `<kml>${'<Folder>'.repeat(50_000)}${'</Folder>'.repeat(50_000)}</kml>`,
    'elements are 50001 deep in each other, expected at most 100',
  ],
  ['<gpx></gpx>', 'the root element is <gpx>, expected <kml>'],
  ['<kml><Placemark>', 'the KML cannot be read'],
  ['<kml></kml>', 'the file holds no feature'],
  [
    kmlOf([{ name: 'A', rings: [square.slice(0, 4)] }]),
    'feature 1 "A": ring 1: starts at 110,4,0 and ends at 110,6,0, expected a closed ring',
  ],
  [kmlOf([{ name: 'A', rings: [square.slice(0, 2), hole] }]), 'feature 1 "A": ring 1: 2 places, expected at least 4'],
  [
    kmlOf([{ name: 'A', rings: [square] }]).replace('112,4,0', '112;4'),
    'feature 1 "A": ring 1, vertex 2: "112;4", expected lon,lat',
  ],
  [kmlOf([{ name: 'A', rings: [bowTie as never] }]), 'feature 1 "A", part 1, outer ring, vertex 1: edge'],
  [
    '<kml><Placemark><name>P</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>',
    'feature 1 "P": is Point, expected Polygon',
  ],
])('a KML that cannot be used is refused in words %#', (text, problem) => {
  expect(refused(text)[0]).toContain(problem)
})
