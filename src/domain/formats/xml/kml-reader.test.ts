import { expect, test } from 'vitest'
import { readWith } from '../testing.ts'
import { KmlReader, looksLikeKml } from './kml-reader.ts'

const read = (text: string) => readWith((options) => new KmlReader(options), text)
const kml = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>${inside}</Document></kml>`
const placemark = (inside: string) => kml(`<Placemark>${inside}</Placemark>`)
const when = (second: number) => `<when>2026-03-14T00:00:${String(second).padStart(2, '0')}Z</when>`
const at = (second: number) => Date.UTC(2026, 2, 14, 0, 0, second)

test('the places of a gx:Track belong to its times by their order, however they are mixed', () => {
  const apart = `${when(1)}${when(2)}<gx:coord>113.25 5.5 120</gx:coord><gx:coord>113.26 5.6</gx:coord>`
  const mixed = `${when(1)}<gx:coord>113.25 5.5 120</gx:coord>${when(2)}<gx:coord>113.26 5.6</gx:coord>`
  for (const inside of [apart, mixed]) {
    const { reports, identities, tally } = read(placemark(`<name>Seri &amp; co</name><gx:Track>${inside}</gx:Track>`))
    expect(reports).toEqual([
      { trackId: 'kml:1', source: 'a file', atMs: at(1), lon: 113.25, lat: 5.5, altitudeM: 120 },
      { trackId: 'kml:1', source: 'a file', atMs: at(2), lon: 113.26, lat: 5.6 },
    ])
    expect(identities).toEqual([{ trackId: 'kml:1', kind: 'other', name: 'Seri & co' }])
    expect(tally).toMatchObject({ messages: 2, positions: 2, tracks: 1, lines: 2 })
  }
})

test('the first number of gx:angles is the heading, and an empty one is none', () => {
  const { reports } = read(
    placemark(`<gx:Track>${when(1)}${when(2)}${when(3)}
      <gx:coord>1 1</gx:coord><gx:coord>1 2</gx:coord><gx:coord>1 3</gx:coord>
      <gx:angles>45.5 66 77</gx:angles><gx:angles/><gx:angles>-90 0 0</gx:angles></gx:Track>`),
  )
  expect(reports.map(({ headingDeg }) => headingDeg)).toEqual([45.5, undefined, 270])
})

test('arrays are read where their name says what they are', () => {
  const array = (name: string, values: string) => `<gx:SimpleArrayData name="${name}">${values}</gx:SimpleArrayData>`
  const { reports, notes } = read(
    placemark(`<gx:Track>${when(1)}${when(2)}<gx:coord>1 1</gx:coord><gx:coord>1 2</gx:coord>
      <ExtendedData><SchemaData schemaUrl="#s">
      ${array('Speed (km/h)', '<gx:value>18.52</gx:value><gx:value/>')}
      ${array('heartrate', '<gx:value>86</gx:value><gx:value>103</gx:value>')}
      ${array('cog', '<gx:value>360</gx:value><gx:value>359.9</gx:value>')}
      ${array('speed', '<gx:value>4</gx:value><gx:value>5</gx:value>')}
      </SchemaData></ExtendedData></gx:Track>`),
  )
  expect(reports.map(({ sogKn, cogDeg }) => [sogKn, cogDeg])).toEqual([
    [expect.closeTo(10, 9), undefined],
    [undefined, 359.9],
  ])
  expect(notes).toEqual(['Speeds whose name does not say their unit were passed over.'])
})

test('an MMSI in the extended data names the track', () => {
  const { identities, reports } = read(
    placemark(
      `<name>SERI</name><ExtendedData><Data name="MMSI"><value>533204118</value></Data></ExtendedData>
       <gx:Track>${when(1)}<gx:coord>113 5</gx:coord></gx:Track>`,
    ),
  )
  expect(identities).toEqual([{ trackId: 'mmsi:533204118', kind: 'vessel', mmsi: 533204118, flag: 'MY', name: 'SERI' }])
  expect(reports[0]?.trackId).toBe('mmsi:533204118')
})

test('a gx:MultiTrack is one track', () => {
  const part = (second: number) => `<gx:Track>${when(second)}<gx:coord>1 ${second}</gx:coord></gx:Track>`
  const { reports, tally } = read(placemark(`<gx:MultiTrack>${part(1)}${part(2)}</gx:MultiTrack>`))
  expect(reports.map(({ trackId, lat }) => [trackId, lat])).toEqual([
    ['kml:1', 1],
    ['kml:1', 2],
  ])
  expect(tally.tracks).toBe(1)
})

test('a track with more times than places is told with both numbers, and its pairs are used', () => {
  const { reports, rejects } = read(
    placemark(`\n<gx:Track>${when(1)}${when(2)}${when(3)}<gx:coord>1 1</gx:coord><gx:coord>1 2</gx:coord></gx:Track>`),
  )
  expect(reports).toHaveLength(2)
  expect(rejects).toEqual([
    {
      line: 3,
      reason: 'unequal-counts',
      message:
        'the gx:Track has 3 <when> and 2 <gx:coord>, expected as many of one as of the other; the first 2 pairs are used',
      text: '',
    },
  ])
})

test('empty and bad places and times keep the others in step', () => {
  const { reports, rejects, notes, tally } = read(
    placemark(`<gx:Track>${when(1)}${when(2)}${when(3)}<when>noon</when>${when(5)}${when(6)}
<gx:coord>1 1</gx:coord><gx:coord/><gx:coord>0 0 0</gx:coord><gx:coord>1 4</gx:coord><gx:coord>181 5</gx:coord><gx:coord>1 6</gx:coord></gx:Track>`),
  )
  expect(reports.map(({ atMs, lat }) => [atMs, lat])).toEqual([
    [at(1), 1],
    [at(6), 6],
  ])
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'bad-time'],
    [3, 'position-not-available'],
    [3, 'position-out-of-range'],
  ])
  expect(notes).toEqual(['Positions that the file leaves empty were passed over.'])
  expect(tally).toMatchObject({ messages: 6, positions: 2 })
})

test('heights above ground are left out, wherever the mode stands', () => {
  const mode = '<altitudeMode>relativeToGround</altitudeMode>'
  const pair = `${when(1)}<gx:coord>1 1 50</gx:coord>`
  const note = 'Heights above ground or the sea floor were left out, as they are not above sea level.'
  for (const inside of [mode + pair, pair + mode]) {
    const { reports, notes } = read(placemark(`<gx:Track>${inside}</gx:Track>`))
    expect(reports[0]).not.toHaveProperty('altitudeM')
    expect(notes).toEqual([note])
  }
  const point = read(
    placemark(`<TimeStamp>${when(1)}</TimeStamp><Point>${mode}<coordinates>1,1,5</coordinates></Point>`),
  )
  expect(point.reports[0]).not.toHaveProperty('altitudeM')
  expect(point.notes).toEqual([note])
  const absolute = `<altitudeMode>absolute</altitudeMode>${pair}`
  expect(read(placemark(`<gx:Track>${absolute}</gx:Track>`)).reports[0]?.altitudeM).toBe(50)
})

const point = (name: string, second: number, data = '') =>
  `<Placemark>${name && `<name>${name}</name>`}${data}<TimeStamp>${when(second)}</TimeStamp><Point><coordinates>
    1,${second},7 </coordinates></Point></Placemark>`

test('points of one folder with the same name make one track', () => {
  const { reports, identities, tally } = read(
    kml(`<Folder><name>x</name>${point('A', 1)}${point('B', 2)}${point('A', 3)}${point('', 4)}${point('', 5)}</Folder>
      <Folder>${point('A', 6)}</Folder>`),
  )
  expect(reports.map(({ trackId, lat, altitudeM }) => [trackId, lat, altitudeM])).toEqual([
    ['kml:1', 1, 7],
    ['kml:2', 2, 7],
    ['kml:1', 3, 7],
    ['kml:3', 4, 7],
    ['kml:3', 5, 7],
    ['kml:4', 6, 7],
  ])
  expect(identities.map(({ trackId, name }) => [trackId, name])).toEqual([
    ['kml:1', 'A'],
    ['kml:2', 'B'],
    ['kml:3', undefined],
    ['kml:4', 'A'],
  ])
  expect(tally).toMatchObject({ tracks: 4, messages: 6, positions: 6 })
})

test('a folder inside of a folder is another one', () => {
  const { reports } = read(kml(`<Folder>${point('A', 1)}<Folder>${point('A', 2)}</Folder>${point('A', 3)}</Folder>`))
  expect(reports.map(({ trackId }) => trackId)).toEqual(['kml:1', 'kml:2', 'kml:1'])
})

test('points with an MMSI are of that ship, with the values that they name', () => {
  const data =
    '<ExtendedData><SchemaData><SimpleData name="mmsi">533204118</SimpleData><SimpleData name="speed_kn">12,5</SimpleData></SchemaData></ExtendedData>'
  const { reports, notes, tally } = read(kml(point('at one', 1, data) + point('at two', 2, data)))
  expect(reports.map(({ trackId, sogKn }) => [trackId, sogKn])).toEqual([
    ['mmsi:533204118', 12.5],
    ['mmsi:533204118', 12.5],
  ])
  expect(notes).toEqual(['Decimal commas were read as points.'])
  expect(tally.tracks).toBe(1)
})

test('the begin of a span of time is taken, and noted', () => {
  const { reports, notes } = read(
    placemark(
      '<TimeSpan><begin>2026-03-14T00:00:01</begin><end>2026-03-14T01:00:00Z</end></TimeSpan><Point><coordinates>1,1</coordinates></Point>',
    ),
  )
  expect(reports[0]?.atMs).toBe(at(1))
  expect(notes).toEqual(['Times without a zone were read as UTC.', 'Of spans of time the begin was taken.'])
})

test('places without a time, lines and links are passed over, and told', () => {
  const { reports, rejects, notes } = read(
    kml(`<Placemark><name>Harbour</name><LookAt><gx:TimeStamp>${when(1)}</gx:TimeStamp></LookAt><Point><coordinates>1,1</coordinates></Point></Placemark>
      <Placemark><LineString><coordinates>1,1 2,2</coordinates></LineString></Placemark>
      <NetworkLink><Link><href>http://example.invalid/a.kml</href></Link></NetworkLink>`),
  )
  expect([reports, rejects]).toEqual([[], []])
  expect(notes).toEqual([
    'Links to other files were not followed.',
    'Passed over, as they have no times: places 1, lines and areas 1.',
  ])
})

test('any prefix of a namespace, or none, is the same', () => {
  const prefixed = `<kml:kml xmlns:kml="http://www.opengis.net/kml/2.2"><kml:Placemark><kml:name>A</kml:name><kml:Track><kml:when>2026-03-14T00:00:01Z</kml:when><kml:coord>1 2 3</kml:coord></kml:Track></kml:Placemark></kml:kml>`
  expect(read(prefixed).reports).toMatchObject([{ trackId: 'kml:1', atMs: at(1), lon: 1, lat: 2, altitudeM: 3 }])
  expect(looksLikeKml(prefixed)).toBe(true)
})

test('a track that the end of the file cuts off is read as far as it goes', () => {
  const whole = placemark(`<gx:Track>${when(1)}<gx:coord>1 1</gx:coord>${when(2)}<gx:coord>1 2</gx:coord></gx:Track>`)
  const { reports, rejects } = read(whole.slice(0, whole.indexOf('1 2')))
  expect(reports).toHaveLength(1)
  expect(rejects.map(({ reason }) => reason)).toEqual(['xml', 'unequal-counts'])
})

test('tracks of a second file are numbered apart', () => {
  const text = placemark(`<gx:Track>${when(1)}<gx:coord>1 1</gx:coord></gx:Track>`)
  const { reports } = readWith((options) => new KmlReader(options), text, { fileNumber: 2 })
  expect(reports[0]?.trackId).toBe('kml:2.1')
})
