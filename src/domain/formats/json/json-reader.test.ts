import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksLikeJson } from './looks-like-json.ts'
import { collection, feature, readJson, readValue } from './testing.ts'

const T0 = Date.UTC(2026, 2, 14)
const point = (index: number) => feature('Point', [113, 4 + index / 100], { mmsi: 533000001, time: T0 + index * 1000 })

test('a Feature a line is read a line at a time, whatever the whole file weighs', () => {
  const text = Array.from({ length: 50 }, (_, index) => `${JSON.stringify(point(index))}\n`).join('')
  const { reports, rejects, tally } = readJson(text, [], { largestText: 300 })
  expect(reports).toHaveLength(50)
  expect(rejects).toEqual([])
  expect(tally.lines).toBe(50)
})

test('GeoJSON Text Sequences (RFC 8142) are read a text at a time, each over as many lines as it likes', () => {
  const text = [0, 1, 2].map((index) => `\u001e${JSON.stringify(point(index), null, 1)}\n`).join('')
  const { reports, tally } = readJson(text, [], { largestText: 400 })
  expect(reports.map(({ atMs }) => atMs - T0)).toEqual([0, 1000, 2000])
  expect(tally.lines).toBe(text.split('\n').length - 1)
})

test('a bad line is one reject with its number, and the others are kept', () => {
  const text = `${JSON.stringify(point(0))}\n\n{"type":"Feat\n${JSON.stringify(point(1))}\n{"a":1}\n${'x'.repeat(500)}\n${JSON.stringify(feature('Point', [0, 0], { t: T0 }))}`
  const { reports, rejects, tally, format } = readJson(text, [], { largestText: 400 })
  expect(reports).toHaveLength(2)
  expect(format).toBe('geojson')
  expect(readJson(`${JSON.stringify(point(0))}\n{"a":1}`).format).toBe('geojson')
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'bad-json'],
    [5, 'unknown-json'],
    [6, 'too-large'],
    [7, 'position-not-available'],
  ])
  expect(rejects[0]?.text).toBe('{"type":"Feat\n')
  expect(rejects[3]?.message).toMatch(/^line 7: /)
  expect(tally.lines).toBe(7)
})

test('the features of a collection on one line are told by their numbers, with a newline after it and without', () => {
  const text = JSON.stringify(collection([point(0), feature('Point', [0, 0], { t: T0 })]))
  for (const each of [text, `${text}\n`, `\ufeff\n${text}\r\n\n`])
    expect(readJson(each).rejects).toMatchObject([{ line: 2, message: expect.stringMatching(/^feature 2: /) }])
})

test('a document that is cut short in its first feature is one reject that says where, and nothing of it is read', () => {
  const text = JSON.stringify(collection([point(0), point(1)]), null, 2)
  const { reports, rejects, tally } = readJson(text.slice(0, 200))
  expect(reports).toEqual([])
  expect(rejects).toHaveLength(1)
  expect(rejects[0]).toMatchObject({ reason: 'bad-json', line: text.slice(0, 200).split('\n').length })
  expect(rejects[0]?.message).toMatch(
    /^line \d+: the JSON ends, at character 201 of 200, expected .*; nothing of it is read$/,
  )
  expect(rejects[0]?.text).toBe(text.slice(140, 200))
  expect(tally.rejected).toEqual({ 'bad-json': 1 })
})

test('of a collection that is cut short the features that are whole are read, wherever it is cut', () => {
  const text = JSON.stringify(collection([point(0), point(1), point(2)]))
  const ends = [0, 1, 2].map((i) => text.indexOf(JSON.stringify(point(i))) + JSON.stringify(point(i)).length)
  for (let cut = 1; cut < text.length; cut++) {
    const { reports, rejects, tally } = readJson(text.slice(0, cut))
    expect(reports).toHaveLength(ends.filter((end) => end <= cut).length)
    expect(tally.rejected).toEqual({ 'bad-json': 1 })
    expect(rejects[0]?.message).toContain(
      reports.length > 0 ? '; what is whole before that is read' : '; nothing of it is read',
    )
  }
})

test('brackets and quotes in a text end nothing', () => {
  const named = { ...point(0), properties: { ...point(0).properties, name: 'a]}"\\"[{' } }
  const text = JSON.stringify(collection([named, point(1), point(2)]))
  expect(readJson(text.slice(0, -10)).reports).toHaveLength(2)
})

test('of a trace that is cut short the points that are whole are read', () => {
  const trace = JSON.stringify({
    icao: '750123',
    timestamp: 1773446400,
    trace: [
      [0, 5, 113],
      [9, 5.1, 113],
      [20, 5.2, 113],
    ],
  })
  const { reports, format } = readJson(trace.slice(0, -8))
  expect(format).toBe('trace')
  expect(reports.map(({ lat }) => lat)).toEqual([5, 5.1])
})

test('a document that breaks in the middle is told with the text around the place', () => {
  const { rejects } = readJson(`{\n "type": "FeatureCollection",\n "features": [,]\n}`)
  expect(rejects).toMatchObject([
    {
      line: 3,
      message: 'line 3: not JSON from "," on, at character 47 of 50, expected value or ]; nothing of it is read',
      text: expect.stringContaining('"features": [,]'),
    },
  ])
})

test('a document larger than can be held is refused with its size', () => {
  const text = JSON.stringify(collection([point(0)]), null, 1)
  for (const cuts of [[], [10, 20, 100]]) {
    const { reports, rejects } = readJson(text, cuts, { largestText: 100 })
    expect(reports).toEqual([])
    expect(rejects).toMatchObject([
      {
        reason: 'too-large',
        message: `the JSON: ${text.length} characters (0.0 Mi), expected at most 100, or one Feature a line`,
      },
    ])
  }
})

test('a document of more arrays than memory can hold is refused before it is parsed', () => {
  const { rejects } = readJson(`{"type":"FeatureCollection","features":[${'[],'.repeat(8 * 2 ** 20)}[]]}`)
  expect(rejects).toMatchObject([
    { reason: 'too-large', message: expect.stringMatching(/^the JSON: more than 8388608 arrays and objects/) },
  ])
}, 20_000)

test.each([
  [{ a: 1, b: 2 }, 'the JSON: an object with "a", "b", expected GeoJSON'],
  [Object.fromEntries(Array.from({ length: 12 }, (_, each) => [`k${each}`, 0])), 'and 4 more, expected'],
  [[1, 2], 'the JSON: an array of 2, expected'],
  [7, 'the JSON: 7, expected'],
  [{}, 'the JSON: an empty object, expected'],
])('JSON of another kind is told by what it holds: %j', (value, message) => {
  const { rejects, format } = readValue(value)
  expect(format).toBeUndefined()
  expect(rejects).toMatchObject([{ reason: 'unknown-json', message: expect.stringContaining(message) }])
})

const DEEP = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

test.each([
  DEEP,
  `{"a":${DEEP}}`,
  `{"type":"FeatureCollection","features":${DEEP}}`,
  `{"type":"FeatureCollection","crs":{"properties":{"name":${DEEP}}},"features":[]}`,
  `{"type":"Feature","geometry":{"type":"LineString","coordinates":${DEEP}},"properties":{"times":${DEEP}}}`,
  `{"type":"Feature","geometry":{"type":"Point","coordinates":[${DEEP},4]},"properties":{"time":1,"mmsi":${DEEP}}}`,
  `{"type":"Feature","geometry":{"type":${DEEP}}}`,
  `{"type":"MovingGeometryCollection","prisms":${DEEP}}`,
  `{"icao":"0d8300","timestamp":1,"trace":${DEEP}}`,
  `{"now":${DEEP},"aircraft":[{"hex":${DEEP}}]}`,
])('nesting of 200,000 is survived and told (%#)', (text) => {
  const { reports, rejects } = readJson(text)
  expect(reports).toEqual([])
  expect(rejects).toEqual([
    { line: 1, reason: 'too-deep', message: 'the JSON: it nests deeper than 64, expected about ten', text: '' },
  ])
  expect(readJson(`${JSON.stringify(point(0))}\n${text}\n${JSON.stringify(point(1))}`)).toMatchObject({
    reports: [{ atMs: T0 }, { atMs: T0 + 1000 }],
    rejects: [{ line: 2, reason: 'too-deep' }],
  })
})

test('members named as those of every object change nothing of them', () => {
  const text = `{"__proto__":{"polluted":1},"type":"Feature","geometry":{"type":"Point","coordinates":[113,4]},
    "properties":{"__proto__":{"mmsi":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","time":${T0}}}`
  const { reports } = readJson(text)
  expect(reports.map(({ trackId }) => trackId)).toEqual(['geojson:1'])
  expect({}).not.toHaveProperty('polluted')
  expect({}).not.toHaveProperty('mmsi')
})

test('a line of a million positions, and a million lines of none, are read in good time', () => {
  const places = new Array(1_000_000).fill('[113,4]').join()
  const line = `{"type":"Feature","geometry":{"type":"LineString","coordinates":[${places}]},"properties":{}}`
  expect(readJson(line).tally).toMatchObject({ untimedPositions: 1_000_000, rejected: { 'no-time': 1 } })
  const none = new Array(200_000).fill('[]').join()
  const lines = `{"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[${none}]},"properties":{"times":[${places}]}}`
  expect(readJson(lines).reports).toEqual([])
}, 20_000)

const DOCUMENTS = [
  JSON.stringify(collection([point(0), point(1), feature('LineString', [[1, 2]], {}), { type: 'x' }]), null, 1),
  [point(0), point(1), { a: 1 }].map((each) => JSON.stringify(each)).join('\n'),
  [point(0), point(1)].map((each) => `\u001e${JSON.stringify(each)}\r\n`).join(''),
  JSON.stringify({ icao: '0d8300', timestamp: T0 / 1000, trace: [[0, 1, 2, 3, 4, 5, 6, 7, null], [], 8] }),
  '\ufeff\n\n{"type":"Feature",',
]

test.each(DOCUMENTS)('where the text is cut changes nothing (%#)', (text) => {
  const whole = readJson(text)
  expect(whole.rejects.length + whole.reports.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      expect(readJson(text, cuts)).toEqual(whole)
    }),
    { seed: 6 },
  )
})

/** Rejects of single positions; the others are of features and documents. */
const OF_POSITIONS = ['position-not-available', 'position-out-of-range', 'bad-time']

const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(0, 4, 113, 91, T0, T0 / 1000, 1e308, null, '', '2026-03-14', 'Point', 'LineString', 'x'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('mmsi', 'time', 'times', 'sog', 'crs', 'a', '__proto__'), tie('value'), {
      maxKeys: 4,
    }),
  ),
})).value
const anyDocument = fc.record(
  {
    type: fc.constantFrom('Feature', 'FeatureCollection', 'MovingPoint', 'LineString', 'MovingGeometryCollection'),
    geometry: fc.record({ type: fc.constantFrom('Point', 'LineString', 'MultiLineString'), coordinates: anything }),
    coordinates: anything,
    datetimes: anything,
    prisms: anything,
    temporalGeometry: fc.record({ type: fc.constant('MovingPoint'), coordinates: anything, datetimes: anything }),
    temporalProperties: anything,
    properties: anything,
    features: fc.array(
      fc.oneof(anything, fc.record({ geometry: fc.record({ type: fc.constant('Point'), coordinates: anything }) })),
    ),
    icao: fc.constantFrom('0d8300', 1),
    timestamp: anything,
    trace: anything,
    now: anything,
    aircraft: fc.array(fc.record({ hex: fc.constant('0d8300'), lat: anything, lon: anything })),
  },
  { requiredKeys: [] },
)

test('any document is read without a throw, and every position is counted once', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { reports, rejects, tally } = readValue(document)
      const ofPositions = rejects.filter(({ reason }) => OF_POSITIONS.includes(reason)).length
      expect(tally.positions).toBe(reports.length)
      expect(tally.messages).toBe(tally.positions + tally.untimedPositions + ofPositions)
      expect(Object.values(tally.rejected).reduce((sum, each) => sum + each, 0)).toBe(rejects.length)
      for (const { text } of rejects) expect(text.length).toBeLessThanOrEqual(120)
      for (const { lon, lat } of reports) expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true)
    }),
    { seed: 61, numRuns: 2000 },
  )
})

test('any text is read without a throw', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"type"',
    ':',
    '"Feature"',
    ',',
    '\n',
    '\u001e',
    '1',
    ' ',
    '\ufeff',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string())), (texts) => {
      const { rejects, reports } = readJson(texts.join(''))
      if (/[^\s\ufeff]/.test(texts.join('').replaceAll('\u001e', '')))
        expect(rejects.length + reports.length).toBeGreaterThan(0)
    }),
    { seed: 62, numRuns: 1000 },
  )
})

test('JSON is recognised by how it begins, and what only begins with a bracket is not', () => {
  for (const each of ['{"type":', ' \n{ "a"', '{}', '[[1', '[{"a"', '\u001e{"type"', '[]'])
    expect(looksLikeJson(each)).toBe(true)
  for (const each of ['', '{a}', '[section]', '!AIVDM', '<gpx>', 'time,lat', '{%'])
    expect(looksLikeJson(each)).toBe(false)
})
