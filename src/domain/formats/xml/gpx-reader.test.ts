import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWith } from '../testing.ts'
import { GpxReader, looksLikeGpx } from './gpx-reader.ts'

const read = (text: string, cuts: readonly number[] = []) =>
  readWith((options) => new GpxReader(options), text, { cuts, source: 'a.gpx' })

const POINT = '<trkpt lat="5.5" lon="113.25"><ele>120</ele><time>2026-03-14T00:00:10Z</time></trkpt>'
const gpx = (inside: string, root = 'gpx version="1.1"') =>
  `<?xml version="1.0"?>\n<${root}><trk><name>Anka &amp; co</name><trkseg>${inside}</trkseg></trk></gpx>`

test('a timed point becomes a report of its track, with height and speed in our units', () => {
  const { reports, identities } = read(
    gpx(
      '<trkpt lat="5.5" lon="113.25"><ele>120</ele><time>2026-03-14T00:00:10Z</time><speed>10</speed><course>90</course></trkpt>',
    ),
  )
  expect(reports).toEqual([
    {
      trackId: 'gpx:1',
      source: 'a.gpx',
      atMs: Date.UTC(2026, 2, 14, 0, 0, 10),
      lon: 113.25,
      lat: 5.5,
      altitudeM: 120,
      cogDeg: 90,
      sogKn: expect.closeTo(19.438, 3),
    },
  ])
  expect(identities).toEqual([
    { trackId: 'gpx:1', kind: 'other' },
    { trackId: 'gpx:1', name: 'Anka & co' },
  ])
})

test('a height that cannot be one is left out, and the point kept', () => {
  const heights = ['1e39', '-1e39', '10000001', '-10000000']
  const { reports } = read(gpx(heights.map((each) => POINT.replace('120', each)).join('')))
  expect(reports.map(({ altitudeM }) => altitudeM)).toEqual([undefined, undefined, undefined, -10_000_000])
})

test('a namespace prefix changes nothing', () => {
  const prefixed =
    '<p:gpx xmlns:p="http://www.topografix.com/GPX/1/1"><p:trk><p:trkseg><p:trkpt lat="1" lon="2"><p:time>2026-03-14T00:00:00Z</p:time></p:trkpt></p:trkseg></p:trk></p:gpx>'
  expect(read(prefixed).reports).toHaveLength(1)
})

test('where the text is cut changes nothing', () => {
  const text = gpx(POINT.repeat(3))
  const whole = read(text)
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      expect(read(text, cuts).reports).toEqual(whole.reports)
    }),
    { seed: 5 },
  )
})

test('bad points are told with line, value and expectation, and the others are kept', () => {
  const bad = [
    '<trkpt lat="95" lon="2"><time>2026-03-14T00:00:00Z</time></trkpt>',
    '<trkpt lat="1" lon="2"/>',
    '<trkpt lat="1" lon="2"><time>noon</time></trkpt>',
  ]
  const { reports, rejects, tally } = read(gpx(`${POINT}\n${bad.join('\n')}`))
  expect(reports).toHaveLength(1)
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'position-out-of-range'],
    [4, 'no-time'],
    [5, 'bad-time'],
  ])
  expect(rejects[0]?.message).toBe('lat is "95" and lon is "2", expected -90..90 and -180..180')
  expect(tally).toMatchObject({ positions: 1, untimedPositions: 1, messages: 4 })
})

test('a truncated file keeps what came before, and says so once', () => {
  const { reports, rejects } = read(gpx(`${POINT}${POINT.replace('10Z', '11Z')}`).slice(0, -20))
  expect(reports).toHaveLength(2)
  expect(rejects).toMatchObject([{ reason: 'xml' }])
})

test('a bad character in a name is told, and the points are kept', () => {
  const { reports, rejects } = read(gpx(POINT.repeat(2)).replace('Anka &amp; co', 'R&D &nbsp;'))
  expect(reports.length).toBeGreaterThan(0)
  expect(rejects.every(({ reason }) => reason === 'xml-text')).toBe(true)
  expect(rejects.length).toBeGreaterThan(0)
})

test('a file that nests without end is stopped', () => {
  const { rejects } = read(`<gpx>${'<a>'.repeat(5000)}`)
  expect(rejects).toMatchObject([{ reason: 'depth' }])
})

test('a document type is refused before it can do harm', () => {
  const { reports, rejects } = read(`<!DOCTYPE gpx [<!ENTITY a "b">]>${gpx(POINT)}`)
  expect(reports).toEqual([])
  expect(rejects).toMatchObject([{ reason: 'doctype' }])
})

test('no text whatever makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      read(`<gpx>${text}`)
      read(text)
    }),
    { seed: 6, numRuns: 300 },
  )
})

const T = '<time>2026-03-14T00:00:00Z</time>'

test('speed is that of GPX 1.0 or of the TrackPointExtension, and of other extensions with a note', () => {
  const extension = (inside: string) => `<trkpt lat="1" lon="2">${T}<extensions>${inside}</extensions></trkpt>`
  const garmin =
    '<x:TrackPointExtension><x:hr>130</x:hr><x:speed>10</x:speed><x:course>350.5</x:course></x:TrackPointExtension>'
  const known = read(
    gpx(`<trkpt lat="1" lon="2">${T}<speed>10</speed><course>350.5</course></trkpt>${extension(garmin)}`),
  )
  for (const report of known.reports) expect(report).toMatchObject({ sogKn: expect.closeTo(19.438, 3), cogDeg: 350.5 })
  expect([known.reports.length, known.tally.notes]).toEqual([2, []])
  const other = read(gpx(extension('<osmand:speed>10</osmand:speed>')))
  expect(other.reports[0]?.sogKn).toBeCloseTo(19.438, 3)
  expect(other.tally.notes).toEqual(['Speeds in extensions that GPX does not define were read as metres a second.'])
})

test('decimal commas are read as points, and noted once; what is no number is told', () => {
  const { reports, rejects, tally } = read(
    gpx(
      `<trkpt lat="5,5" lon="113,25"><ele>12,5</ele>${T}</trkpt><trkpt lat="1.234,5" lon="2">${T}</trkpt><trkpt lat="0x1" lon="2">${T}</trkpt>`,
    ),
  )
  expect(reports).toMatchObject([{ lon: 113.25, lat: 5.5, altitudeM: 12.5 }])
  expect(tally.notes).toEqual(['Decimal commas were read as points.'])
  expect(rejects).toMatchObject([{ reason: 'position-out-of-range' }, { reason: 'position-out-of-range' }])
})

test('0/0 and 91/181 stand for no position', () => {
  const { reports, rejects } = read(
    gpx(
      `<trkpt lat="0.0" lon="-0">${T}</trkpt><trkpt lat="91" lon="181">${T}</trkpt><trkpt lat="0" lon="1">${T}</trkpt>`,
    ),
  )
  expect(reports).toHaveLength(1)
  expect(rejects.map(({ reason, message }) => [reason, message])).toEqual([
    ['position-not-available', 'lat is "0.0" and lon is "-0", which stands for no position, expected a place'],
    ['position-not-available', 'lat is "91" and lon is "181", which stands for no position, expected a place'],
  ])
})

test('waypoints and routes are passed over, and counted in a note', () => {
  const { reports, rejects, tally } = read(
    `<gpx><wpt lat="1" lon="2">${T}<name>A</name></wpt><wpt lat="1" lon="2"/><rte><name>R</name><rtept lat="1" lon="2">${T}</rtept></rte><trk><trkseg>${POINT}</trkseg></trk></gpx>`,
  )
  expect([reports.length, rejects]).toEqual([1, []])
  expect(tally.notes).toEqual([
    'Passed over, as they are places and no motion: waypoints 2, points of routes 1; of these with a time 2.',
  ])
})

test('an MMSI in the extensions of a track names it; names of points and links do not', () => {
  const { reports, identities, tally } = read(
    `<gpx><metadata><author><name>me</name></author></metadata><trk><name>SERI</name><extensions><o:guid>1-2</o:guid><o:style><name>red</name></o:style><mmsi>533204118</mmsi></extensions>
     <trkseg><trkpt lat="1" lon="2">${T}<name>start</name><extensions><mmsi>1</mmsi></extensions></trkpt></trkseg></trk></gpx>`,
  )
  expect(reports[0]?.trackId).toBe('mmsi:533204118')
  expect(identities).toEqual([
    { trackId: 'mmsi:533204118', kind: 'vessel', mmsi: 533204118, flag: 'MY' },
    { trackId: 'mmsi:533204118', name: 'SERI' },
  ])
  expect(tally.tracks).toBe(1)
})

test('times without a zone are UTC, and that is noted', () => {
  const { reports, tally } = read(gpx('<trkpt lat="1" lon="2"><time>2026-03-14T00:00:10</time></trkpt>'))
  expect(reports[0]?.atMs).toBe(Date.UTC(2026, 2, 14, 0, 0, 10))
  expect(tally.notes).toEqual(['Times without a zone were read as UTC.'])
})

test('a name is plain text on one line', () => {
  const { identities } = read(gpx(POINT).replace('Anka &amp; co', 'a\nb&#x202E;c\u0085'))
  expect(identities[1]?.name).toBe('a bc')
})

test('it is known by its first element', () => {
  for (const yes of [
    gpx(''),
    '\uFEFF \r\n<gpx>',
    '<p:gpx xmlns:p="x"/>',
    '<!-- <kml> --><!DOCTYPE gpx [<!ENTITY a "b>">]>\n<gpx\nversion="1.0">',
  ])
    expect(looksLikeGpx(yes)).toBe(true)
  for (const no of ['', 'gpx', '<kml><gpx/></kml>', '<gpxx>', '<!-- <gpx>', '<gpx'])
    expect(looksLikeGpx(no)).toBe(false)
})
