import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PositionReport } from '../../report.ts'
import type { ReaderOptions } from '../format-reader.ts'
import { readWith } from '../testing.ts'
import { type ColumnMapping, parseColumnMapping } from './columns.ts'
import { CsvReader } from './csv-reader.ts'
import { looksLikeCsv } from './table-head.ts'

function read(text: string, { cuts = [], columns }: { cuts?: readonly number[]; columns?: ColumnMapping } = {}) {
  const open = (options: ReaderOptions) => new CsvReader({ ...options, ...(columns && { columns }) })
  const { reader, ...found } = readWith(open, text, { cuts, source: 'a.csv' })
  return { ...found, missing: reader.missing }
}

const T0 = Date.UTC(2026, 2, 14, 0, 0, 0)
const at = (report: Partial<PositionReport>) => ({ source: 'a.csv', atMs: T0, ...report })

// Layout: Marine Cadastre vessel traffic data, CSV, 2018 to 2024 (NOAA and BOEM).
test('Marine Cadastre is read with identity, and "not available" stays absent', () => {
  const { reports, identities, tally } = read(
    `MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass
533204118,2026-03-14T00:00:00,5.28100,115.24010,12.1,81.4,82.0,SERI ANGKASA,IMO9331153,9MHK2,70,0,183,32,10.2,70,A
533204118,2026-03-14T00:00:10,5.28110,115.24070,102.3,360.0,511.0,SERI ANGKASA,IMO9331153,9MHK2,70,15,183,32,10.2,70,A
`,
  )
  const ship = { trackId: 'mmsi:533204118' }
  expect(reports).toEqual([
    at({ ...ship, lon: 115.2401, lat: 5.281, sogKn: 12.1, cogDeg: 81.4, headingDeg: 82, navStatus: 0 }),
    at({ ...ship, atMs: T0 + 10_000, lon: 115.2407, lat: 5.2811 }),
  ])
  expect(identities).toEqual([
    {
      ...ship,
      kind: 'vessel',
      mmsi: 533204118,
      flag: 'MY',
      name: 'SERI ANGKASA',
      imo: 9331153,
      callSign: '9MHK2',
      shipType: 70,
      lengthM: 183,
      beamM: 32,
      draughtM: 10.2,
      aisClass: 'A',
    },
  ])
  expect([tally.lines, tally.messages, tally.positions, tally.tracks, tally.notes]).toEqual([
    3,
    2,
    2,
    1,
    ['Times without a zone were read as UTC.'],
  ])
})

// Layout: Marine Cadastre, from 2025 on (names in lower case).
test('the newer names of Marine Cadastre mean the same', () => {
  const { reports } = read(
    'mmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name\n533204118,2026-03-14 00:00:00,115.2,5.3,7.5,10,11,SERI\n',
  )
  expect(reports).toEqual([
    at({ trackId: 'mmsi:533204118', lon: 115.2, lat: 5.3, sogKn: 7.5, cogDeg: 10, headingDeg: 11 }),
  ])
})

// Layout: Danish Maritime Authority, aisdk.
test('the Danish archive is read, days first, with its words for status, type and class', () => {
  const { reports, identities, tally } = read(
    `# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type,Cargo type,Width,Length,Type of position fixing device,Draught,Destination,ETA,Data source type,A,B,C,D
14/03/2026 00:00:00,Class A,219000001,55.1,12.2,Under way using engine,0.0,9.9,180.0,181,Unknown,Unknown,MARIE,Cargo,,20,120,GPS,6.5,KLANG,,AIS,60,60,10,10
05/04/2026 06:07:08,Base Station,2190067,55.2,12.3,Unknown value,,,,,Unknown,,,Undefined,,,,GPS,,,,AIS,,,,
`,
  )
  expect(reports).toEqual([
    at({ trackId: 'mmsi:219000001', lon: 12.2, lat: 55.1, sogKn: 9.9, cogDeg: 180, headingDeg: 181, navStatus: 0 }),
    at({ trackId: 'mmsi:2190067', atMs: Date.UTC(2026, 3, 5, 6, 7, 8), lon: 12.3, lat: 55.2 }),
  ])
  expect(identities).toMatchObject([
    {
      name: 'MARIE',
      shipType: 70,
      beamM: 20,
      lengthM: 120,
      draughtM: 6.5,
      destination: 'KLANG',
      aisClass: 'A',
      flag: 'DK',
    },
    { kind: 'base', mmsi: 2190067 },
  ])
  expect(tally.notes).toEqual(['Times without a zone were read as UTC.'])
})

// Layout: Global Fishing Watch, anonymised AIS training data, and tracks as their map exports them.
test('Global Fishing Watch is read: seconds since 1970, speed in knots by a note, an id for each segment', () => {
  const { reports, tally } = read(
    'mmsi,timestamp,distance_from_shore,distance_from_port,speed,course,lat,lon,is_fishing,source\n1252339803566.0,1773446400.0,232994.28,311748.65,8.2,230.5,14.86,-26.85,-1,crowd\n',
  )
  expect(reports).toEqual([at({ trackId: 'id:1252339803566', lon: -26.85, lat: 14.86, sogKn: 8.2, cogDeg: 230.5 })])
  const track = read('seg_id,lat,lon,timestamp,speed,course\nabc-1,4.2,113.1,1773446400000,6,10\n')
  expect(track.reports).toEqual([at({ trackId: 'id:abc-1', lon: 113.1, lat: 4.2, sogKn: 6, cogDeg: 10 })])
  expect([...track.tally.notes, ...tally.notes].every((note) => note.includes('taken as knots'))).toBe(true)
})

// Layout: Traccar, positions report.
test('Traccar is read, also with semicolons, and what it calls invalid is a reject', () => {
  const { reports, rejects } = read(
    'id;deviceId;protocol;deviceTime;fixTime;serverTime;outdated;valid;latitude;longitude;altitude;speed;course\n1;7;osmand;2026-03-14T00:00:09Z;2026-03-14T00:00:00Z;2026-03-14T00:00:10Z;false;true;4,25;113,1;12,5;10;90\n2;7;osmand;;2026-03-14T00:00:05Z;;;false;4,25;113,1;12;10;90\n',
  )
  expect(reports).toEqual([at({ trackId: 'id:7', lon: 113.1, lat: 4.25, altitudeM: 12.5, sogKn: 10, cogDeg: 90 })])
  expect(rejects).toMatchObject([{ line: 3, reason: 'not-valid' }])
})

// Layout: OpenSky Network, state vectors.
test('OpenSky state vectors are aircraft: metres a second, and their heading is a course', () => {
  const { reports, identities } = read(
    'time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,lastposupdate,lastcontact\n1773446400,75008A,4.2,113.1,100,45.5,0,MAS2612 ,False,False,False,,10058.4,10363.2,1773446399.5,1773446399.9\n',
  )
  expect(reports).toEqual([
    at({
      trackId: 'icao:75008a',
      lon: 113.1,
      lat: 4.2,
      sogKn: expect.closeTo(194.384, 2),
      cogDeg: 45.5,
      altitudeM: 10_363.2,
    }),
  ])
  expect(identities).toEqual([{ trackId: 'icao:75008a', kind: 'aircraft', callSign: 'MAS2612' }])
})

test.each([
  ['time,lat,lon,id', '2026-03-14T00:00:00Z,4.2,113.1,a'],
  ['id;lon;lat;time', 'a;113,1;4,2;2026-03-14 00:00:00 UTC'],
  ['Latitude\tLongitude\tDate\tTime\tName\tID', '4.2\t113.1\t14.03.2026\t00:00:00\tx\ta'],
  ['"time","lat","lon","id"', '"2026-03-14T08:00:00+08:00","4.2","113.1","a"'],
  ['\u00a0Lat (deg),Lon (deg),Timestamp (UTC),ID', "4°12'N,113 06.0 E,1773446400,a"],
  ['# made by hand\n#\ntime,lat,lon,id', '1773446400000,4.2,113.1,a'],
  [',time,lat,lon,id', '17,3/14/2026 0:00:00,4.2,113.1,a'],
])('%j is understood', (header, row) => {
  const { reports, rejects } = read(`${header}\r\n${row}\r\n`)
  expect(rejects).toEqual([])
  expect(reports).toEqual([at({ trackId: 'id:a', lon: expect.closeTo(113.1, 9), lat: expect.closeTo(4.2, 9) })])
})

test('a table without ids is one track', () => {
  const { reports } = read('time,lat,lon\n2026-03-14T00:00:00Z,4.2,113.1\n2026-03-14T00:00:01Z,4.2,113.2\n')
  expect(reports.map(({ trackId }) => trackId)).toEqual(['csv:1', 'csv:1'])
})

test('rows that cannot be used are rejects with line, value and what was expected; the rest is read', () => {
  const { reports, rejects } = read(`time,lat,lon,mmsi
2026-03-14T00:00:00Z,91,181,533000001
2026-03-14T00:00:00Z,0,0,533000001
2026-03-14T00:00:00Z,4.2,190,533000001
yesterday,4.2,113.1,533000001
,4.2,113.1,533000001
2026-03-14T00:00:00Z,4.2,113.1
time,lat,lon,mmsi
2026-03-14T00:00:00Z,4.2,113.1,many

2026-03-14T00:00:00Z,4.2,113.1,533000001.0
`)
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'position-not-available'],
    [3, 'position-not-available'],
    [4, 'position-out-of-range'],
    [5, 'bad-time'],
    [6, 'no-time'],
    [7, 'columns'],
    [8, 'header-again'],
    [9, 'no-id'],
  ])
  expect(rejects[3]?.message).toBe('time is "yesterday", expected such as 2026-03-14T12:04:31Z or seconds since 1970')
  expect(rejects.at(-1)?.message).toBe('"many" names no track, expected an MMSI')
  expect(reports).toEqual([at({ trackId: 'mmsi:533000001', lon: 113.1, lat: 4.2 })])
})

test('an id that is too long names no track, and is not cut to one that may be another', () => {
  const row = (id: string) => `1773446400,4.2,113.1,${id}\n`
  const { reports, rejects } = read(`time,lat,lon,id\n${row('x'.repeat(90))}${row(`${'x'.repeat(90)}y`)}`)
  expect(reports.map(({ trackId }) => trackId)).toEqual([`id:${'x'.repeat(90)}`])
  const message = `"${'x'.repeat(30)}" names no track, expected an id of 1 to 90 characters`
  expect(rejects.map(({ line, reason, message }) => ({ line, reason, message }))).toEqual([
    { line: 3, reason: 'no-id', message },
  ])
})

test('a table of something else says which columns it has and which are missing', () => {
  const list = 'item,price,when\nmilk,1.20,2026-03-14\nbread,2.10,2026-03-15\n'
  expect(looksLikeCsv(list)).toBe(true)
  const { rejects, missing, reports } = read(list)
  expect(reports).toEqual([])
  expect(rejects).toMatchObject([
    { reason: 'columns', message: 'the columns are "item", "price", "when", expected time, lat, lon among them' },
  ])
  expect(missing).toMatchObject({ missing: ['time', 'lat', 'lon'], header: ['item', 'price', 'when'] })
})

test('what a user says of the columns is taken', () => {
  const text = 'quand,nord,est,qui,vite\n2026-03-14T00:00:00Z,4.2,113.1,a,10\n2026-03-14T00:00:01Z,4.2,113.1,a,10\n'
  expect(read(text).missing?.missing).toEqual(['time', 'lat', 'lon'])
  const columns = { time: 'quand', lat: 'nord', lon: 'est', id: 'qui', sog: 'vite', speedUnit: 'km/h' } as const
  expect(read(text, { columns }).reports[0]).toEqual(
    at({ trackId: 'id:a', lon: 113.1, lat: 4.2, sogKn: expect.closeTo(5.3996, 3) }),
  )
})

test('a user may mean a column by its place, and say that one with a known name is none', () => {
  const text = 'time,lat,lon,id,lat,speed\n2026-03-14T00:00:00Z,1,110,A,5,10\n'
  const [report] = read(text, { columns: { lat: 4, sog: null } }).reports
  expect(report).toMatchObject({ trackId: 'id:A', lat: 5, lon: 110 })
  expect(report).not.toHaveProperty('sogKn')
})

test('only what AIS says where it knows no speed is none: a drone goes faster', () => {
  const { reports } = read(
    'time,lat,lon,id,sog\n2026-03-14T00:00:00Z,1,110,A,102.3\n2026-03-14T00:00:09Z,1,110.01,A,102.6\n',
  )
  expect(reports.map(({ sogKn }) => sogKn)).toEqual([undefined, 102.6])
})

test('a column that a user names and that is not there is told', () => {
  const { tally } = read('time,lat,lon,id\n2026-03-14T00:00:00Z,1,110,A\n', { columns: { name: 'ship' } })
  expect(tally.notes).toContain('No column is called "ship", which was to be the name.')
})

test('columns are typed by meaning and name, and what is no meaning or unit is named', () => {
  expect(parseColumnMapping('time=WHEN, lat = Y =2,sog=,speedUnit=km/h')).toEqual({
    ok: true,
    value: { time: 'WHEN', lat: 'Y =2', sog: null, speedUnit: 'km/h' },
  })
  for (const [text, problem] of [
    ['wann=T', '"wann=T" is not a meaning=name'],
    ['time', '"time" is not a meaning=name'],
    ['speedUnit=c', 'speedUnit is "c", expected one of kn, m/s'],
  ] as const)
    expect(parseColumnMapping(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) })
})

test('two columns of one name are told, and dates that may be taken two ways', () => {
  const { tally } = read('time,lat,lon,id,lat\n03/04/2026 00:00:00,4.2,113.1,a,9\n')
  expect(tally.notes).toEqual([
    'Two columns are called "lat": the first was taken.',
    'Dates such as "03/04/2026 00:00:00" can be taken two ways: the day was taken to stand first.',
    'Times without a zone were read as UTC.',
  ])
})

const cell = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.constantFrom('533204118', '4.25', '113.1', '2026-03-14T00:00:00Z', '-0', '1e3', 'É', 'a,b', 'x;y', '"'),
)
const row = fc.tuple(
  fc.constantFrom('2026-03-14T00:00:00', '1773446400', 'x', ''),
  fc.constantFrom('4.25', '91', '-4.5', 'y'),
  fc.constantFrom('113.1', '181', ' 7 '),
  fc.constantFrom('533204118', '', '7'),
  fc.constantFrom('12.1', '', '102.3', '-1'),
  cell,
)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

test('with quotes or without, and wherever it is cut, a table is read the same', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 25 }),
      fc.array(fc.nat(2000), { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
      (rows, places, line) => {
        const header = ['time', 'lat', 'lon', 'mmsi', 'sog', 'name']
        const plainRows = rows.map((cells) => cells.map((each) => each.replace(/[",;\n\r]/g, '')))
        const textOf = (write: (text: string) => string) =>
          [header, ...plainRows].map((cells, i) => (i === 0 ? cells : cells.map(write)).join(',')).join(line) + line
        const plain = read(textOf((text) => text))
        const whole = read(textOf(quoted))
        const cuts = (text: string) => places.filter((place) => place < text.length)
        expect(whole.reports).toEqual(plain.reports)
        expect(whole.identities).toEqual(plain.identities)
        expect(whole.tally.rejected).toEqual(plain.tally.rejected)
        for (const text of [textOf((each) => each), textOf(quoted)]) {
          const [once, inPieces] = [read(text), read(text, { cuts: cuts(text) })]
          expect(inPieces.reports).toEqual(once.reports)
          expect(inPieces.rejects).toEqual(once.rejects)
          expect(inPieces.tally.lines).toBe(once.tally.lines)
        }
        const { messages, positions, rejected } = plain.tally
        expect(positions + Object.values(rejected).reduce((sum, count) => sum + count, 0)).toBe(messages)
      },
    ),
    { seed: 6, numRuns: 150 },
  )
})

test('rows that end as the one before of their ship are read as all others', () => {
  const cells = fc.record({
    mmsi: fc.constantFrom('533000001', '533000002', ' 533000001', ''),
    time: fc.nat(59).map((second) => `2026-03-14T00:00:${String(second).padStart(2, '0')}`),
    lat: fc.constantFrom('4.2', '91'),
    lon: fc.constant('113.1'),
    sog: fc.constant('8'),
    name: fc.constantFrom('SERI', 'MAJU', 'KOTA ÉTÉ', ''),
    status: fc.constantFrom('0', '5', 'moored', ''),
    remark: fc.constantFrom('', 'x'),
    draught: fc.constantFrom('4.2', '4.3'),
  })
  const columns = ['mmsi', 'time', 'lat', 'lon', 'sog', 'name', 'status', 'remark', 'draught'] as const
  const orders = fc.shuffledSubarray([...columns], { minLength: columns.length })
  // A cell less or more, and a delimiter at the end.
  const rows = fc.array(fc.tuple(cells, fc.constantFrom(...'=======', '-', '+', '')))
  fc.assert(
    fc.property(fc.oneof(fc.constant(columns), orders), rows, (order, each) => {
      const lines = each.map(([row, change]) => {
        const line: string[] = order.map((column) => row[column])
        if (change === '-') return line.slice(1)
        return change === '=' ? line : [...line, change]
      })
      const textOf = (write: (cell: string) => string) =>
        [order.join(','), ...lines.map((line) => line.map(write).join(','))].join('\n')
      // In quotes no row is compared with the one before.
      const [plain, inQuotes] = [read(textOf((cell) => cell)), read(textOf(quoted))]
      expect(plain.reports).toEqual(inQuotes.reports)
      expect(plain.identities).toEqual(inQuotes.identities)
      expect(plain.tally).toEqual(inQuotes.tally)
    }),
    { seed: 6, numRuns: 400 },
  )
})

test('a name without what turns or breaks a line', () => {
  const { identities } = read('mmsi,time,lat,lon,name\n533000001,1773446400,4.2,113.1, SERI\u202e\u0007MAJU \n')
  expect(identities[0]).toMatchObject({ name: 'SERI MAJU' })
})

test('a table whose rows end otherwise each time is read as well', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `533000001,${1_773_446_400 + i},4.2,113.1,SERI,${i % 15},${i}`)
  const { reports, identities, tally } = read(`mmsi,time,lat,lon,name,status,remark\n${rows.join('\n')}\n`)
  expect(identities.length).toBe(1)
  expect(tally.positions).toBe(3000)
  expect(reports.every(({ navStatus }, i) => navStatus === i % 15)).toBe(true)
})

test('any text at all is read without a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.array(cell), (noise, cells) => {
      read(noise)
      read(`time,lat,lon,id,name\n${noise}\n${cells.join(',')}\n${cells.map(quoted).join(',')}`)
    }),
    { seed: 6, numRuns: 300 },
  )
})

test('a quote that is never closed and a row without an end are held to a length', () => {
  const head = 'time,lat,lon,id\n2026-03-14T00:00:00Z,4.2,113.1,a\n'
  const { tally } = read(`${head}"${'x'.repeat(300_000)}`, { cuts: [100, 70_000, 140_000, 210_000] })
  expect(tally.positions).toBe(1)
})

const HEAD = 'time,lat,lon,id,name\n'
const rowOf = (second: number, name: string) =>
  `2026-03-14T00:00:${String(second).padStart(2, '0')}Z,4.2,113.1,a,${name}\n`

test('a name in quotes may hold quotes and delimiters, a line break in it is a blank, and lines are counted as they stand', () => {
  const text = `${HEAD}${rowOf(1, '"MAJU, ""JAYA""\nII"  ')}${rowOf(2, '"III"')}bad\n`
  const { reports, identities, rejects } = read(text)
  expect(reports).toHaveLength(2)
  expect(identities.map(({ name }) => name)).toEqual(['MAJU, "JAYA" II', 'III'])
  expect(rejects.map(({ line }) => line)).toEqual([5])
})

test('a quote that nobody closes costs no row but its own, wherever it stands', () => {
  const good = Array.from({ length: 40 }, (_, i) => rowOf(i, 'SERI'))
  for (const [i, stray] of ['"SERI', 'SE"RI', '"SERI"x', '"', 'SERI"'].entries()) {
    const rows = good.with(i * 9, rowOf(i * 9, stray))
    const { reports, rejects } = read(HEAD + rows.join(''))
    expect([reports.length, rejects.length], stray).toEqual([40, 0])
  }
  // One that is closed far below swallows nothing either.
  const far = good.with(5, rowOf(5, '"SERI')).with(30, rowOf(30, '"MAJU"'))
  expect(read(HEAD + far.join('')).reports).toHaveLength(40)
  const { reports, rejects } = read(`${HEAD}${good.slice(0, 30).join('')}"${good.slice(30).join('')}`)
  expect(reports).toHaveLength(39)
  expect(rejects).toEqual([
    {
      line: 32,
      reason: 'bad-time',
      message: 'time is ""2026-03-14T00:00:30Z", expected such as 2026-03-14T12:04:31Z or seconds since 1970',
      text: '"2026-03-14T00:00:30Z,4.2,113.1,a,SERI',
    },
  ])
})

test('with quotes that nobody meant, or rows that are too long, where a table is cut changes nothing', () => {
  const start = HEAD + rowOf(0, 'SERI').repeat(2000)
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('"', '""', ',', '\n', '\r\n', ' ', '"\n', '",', ',"', 'x') },
    { weight: 4, arbitrary: fc.constantFrom(rowOf(7, 'MAJU'), rowOf(8, '"MAJU"'), '\n'.repeat(25)) },
    { weight: 1, arbitrary: fc.constantFrom('y'.repeat(65_536), 'y'.repeat(40_000), '" "'.repeat(30_000)) },
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.array(fc.nat(300_000), { maxLength: 30 }), (pieces, places) => {
      const text = `${start}${pieces.join('')}`
      let end = start.length
      const ends = pieces.map((each) => {
        end += each.length
        return end
      })
      const cuts = [...places.map((place) => start.length + place), ...ends].filter((place) => place < text.length)
      const [once, inPieces] = [read(text), read(text, { cuts })]
      expect(inPieces.reports).toEqual(once.reports)
      expect(inPieces.rejects).toEqual(once.rejects)
      expect(inPieces.tally).toEqual(once.tally)
    }),
    { seed: 7, numRuns: 100 },
  )
})

const SAMPLE = new URL('../../../../../shared/samples/pepys-e_trac.txt', import.meta.url)
test.skipIf(!existsSync(SAMPLE))('a text export of seaPro is read whole', () => {
  const { tally, identities } = read(readFileSync(SAMPLE, 'utf8'))
  expect([tally.positions, tally.tracks, tally.rejected]).toEqual([44, 14, {}])
  expect(identities[0]).toMatchObject({ trackId: 'mmsi:143732307', name: 'TRIV' })
})
