import { gzipSync, strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Reject } from '../report.ts'
import { collectRecording } from './recording-reader.ts'

/*
 * What users' files are really like, one by one: each is named with its value, its place and what was expected, is counted, and
 * does not keep the rest from being read.
 */

const HEAD = 'time,lat,lon,mmsi'
const ROW_1 = '2026-03-14T00:00:00Z,4.25,113.10,533204118'
const ROW_2 = '2026-03-14T00:00:10Z,4.25,113.12,533204118'

async function read(bytes: Uint8Array | string, piece = 7) {
  const all = typeof bytes === 'string' ? strToU8(bytes) : bytes
  async function* pieces() {
    for (let from = 0; from < all.length; from += piece) yield all.subarray(from, from + piece)
  }
  return collectRecording({ bytes: pieces(), newDecoder: (encoding) => new TextDecoder(encoding) }, { source: 'test' })
}

/** What came of a file that could be read. */
async function good(bytes: Uint8Array | string, piece?: number) {
  const found = await read(bytes, piece)
  if (!found.ok) throw new Error(found.problem)
  const { summary, entries, rejects } = found.value
  const reports = entries.flatMap((entry) => ('report' in entry ? [entry.report] : []))
  return { summary, reports, rejects: rejects.map(({ line, reason, message }: Reject) => ({ line, reason, message })) }
}

const table = (...rows: readonly string[]) => `${[HEAD, ...rows].join('\n')}\n`
const many = table(
  ...Array.from(
    { length: 4000 },
    (_, i) => `${new Date(1.77e12 + i * 1000).toISOString()},4.25,113.${1000 + i},533204118`,
  ),
)

test('a truncated gzip gives what came before and says where it ends', async () => {
  const packed = gzipSync(strToU8(many))
  const { reports, rejects } = await good(packed.subarray(0, packed.length / 2), 1000)
  expect(reports.length).toBeGreaterThan(100)
  expect(reports.length).toBeLessThan(4000)
  expect(rejects.find(({ reason }) => reason === 'truncated')?.message).toMatch(
    /after \d+ bytes of the file, expected its end/,
  )
})

test('a truncated zip gives what came before and says so', async () => {
  const packed = zipSync({ 'ships.csv': strToU8(many) })
  const { reports, rejects } = await good(packed.subarray(0, packed.length / 2), 1000)
  expect(reports.length).toBeGreaterThan(100)
  expect(rejects.find(({ reason }) => reason === 'truncated')?.message).toBe(
    'the archive ends in "ships.csv", expected its end',
  )
})

test('of a gzip with several members every one is read, not the first alone', async () => {
  const packed = [table(ROW_1), `${ROW_2}\n`].map((text) => gzipSync(strToU8(text)))
  const { summary, reports } = await good(Buffer.concat(packed))
  expect([summary.packing, reports.length]).toEqual(['gzip', 2])
})

test('a bomb is not unpacked to its end, and the limit is named', async () => {
  const bomb = gzipSync(new Uint8Array(64 * 1024 * 1024), { level: 9 })
  const found = await read(bomb, 4096)
  const words = found.ok ? found.value.rejects.map(({ message }) => message).join() : found.problem
  expect(words).toMatch(/unpack to more than .*, expected at most 100 times as much/)
})

test('a document type with an entity is refused by name, and nothing is expanded', async () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><gpx version="1.1"><trk><name>&b;</name><trkseg><trkpt lat="4" lon="113"><time>2026-03-14T00:00:00Z</time></trkpt></trkseg></trk></gpx>`
  const found = await read(xml)
  const words = found.ok ? JSON.stringify(found.value) : found.problem
  expect(words).toMatch(/DOCTYPE|document type/i)
  expect(words).not.toContain('aaaaaaaaaaaaaaaaaaaa')
})

test('times that run back are read as they are, and one without a zone is UTC', async () => {
  const unzoned = '2026-03-14T00:00:20,4.25,113.14,533204118'
  const { reports, rejects, summary } = await good(table(ROW_2, ROW_1, unzoned))
  expect(summary.notes).toEqual(['Times without a zone were read as UTC.'])
  for (const rows of [[ROW_1], ['1773446400,4.25,113.1,533204118'], ['2026-03-14T08:00:00+08:00,4.25,113.1,533204118']])
    expect((await good(table(...rows))).summary.notes).toEqual([])
  expect((await good(table('14/03/2026 00:00,4.25,113.1,533204118'))).summary.notes).toContain(summary.notes[0])
  expect((await good(`${table(unzoned).replace('time', 'Time (UTC)')}`)).summary.notes).toEqual([])
  expect(reports.map(({ atMs }) => new Date(atMs).toISOString().slice(11, 19))).toEqual([
    '00:00:10',
    '00:00:00',
    '00:00:20',
  ])
  expect(rejects).toEqual([])
})

test('a speed in a unit of its own becomes knots, and one without a unit says what it was taken for', async () => {
  const told = await good(`time,lat,lon,mmsi,speed_kmh\n${ROW_1},18.52\n`)
  expect(told.reports[0]?.sogKn).toBeCloseTo(10, 5)
  const untold = await good(`time,lat,lon,mmsi,speed\n${ROW_1},10\n`)
  expect(untold.summary.notes).toEqual(['The unit of "speed" is not said: taken as knots.'])
})

test('speeds of one column in several units are each read in its own, and what is no speed is told', async () => {
  const speeds = ['10', '18.52 km/h', '5.14444 m/s', '10 kts', 'Unknown', '', 'fast 9', '9 furlongs']
  const { reports, summary } = await good(
    `time,lat,lon,mmsi,sog\n${speeds.map((each) => `${ROW_1},${each}\n`).join('')}`,
  )
  const ten = expect.closeTo(10, 4)
  expect(reports.map(({ sogKn }) => sogKn)).toEqual([ten, ten, ten, ten, undefined, undefined, undefined, undefined])
  expect(summary.notes).toEqual([
    'Speeds that name their unit were read in it.',
    'Speeds that are no number were left out, such as "fast 9" on line 8.',
  ])
})

test('decimal commas are points', async () => {
  const { reports } = await good('time;lat;lon;mmsi\n2026-03-14T00:00:00Z;4,25;113,10;533204118\n')
  expect(reports.map(({ lat, lon }) => [lat, lon])).toEqual([[4.25, 113.1]])
})

test('a byte order mark, UTF-16 either way and line ends of other systems change nothing', async () => {
  const text = table(ROW_1, ROW_2)
  const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  const big = Buffer.from(little).swap16()
  for (const bytes of [strToU8(`\uFEFF${text}`), little, big, strToU8(text.replaceAll('\n', '\r\n'))]) {
    const { reports, rejects } = await good(new Uint8Array(bytes), 3)
    expect([reports.length, rejects]).toEqual([2, []])
  }
})

test('0/0 and 91/181 stand for no position: counted, with line and value', async () => {
  const rows = ['2026-03-14T00:00:20Z,0,0,533204118', '2026-03-14T00:00:30Z,91,181,533204118']
  const { reports, rejects, summary } = await good(table(ROW_1, ...rows, ROW_2))
  expect(reports).toHaveLength(2)
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'position-not-available'],
    [4, 'position-not-available'],
  ])
  expect(rejects[0]?.message).toBe('lat is "0" and lon is "0", which stands for no position, expected a place')
  expect(summary.rejected).toEqual({ 'position-not-available': 2 })
})

test('of two columns of one name the first counts, and that is noted', async () => {
  const { reports, summary } = await good(`time,lat,lat,lon,mmsi\n2026-03-14T00:00:00Z,4.25,9,113.1,533204118\n`)
  expect(reports[0]?.lat).toBe(4.25)
  expect(summary.notes).toEqual(['Two columns are called "lat": the first was taken.'])
})

test('a header that stands again in the middle is one reject, not the end', async () => {
  const { reports, rejects } = await good(table(ROW_1, HEAD, ROW_2))
  expect([reports.length, rejects.map(({ line, reason }) => [line, reason])]).toEqual([2, [[3, 'header-again']]])
})

test('a table of something else says what it has and what is missing', async () => {
  expect(await read('name,street,town\nAli,Jalan 1,Miri\n')).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^the file begins with "name,street,town.*, expected .*CSV with time, lat and lon/s),
  })
  const { summary } = await good('when,lat,lon\nsoon,4.25,113.1\n')
  expect(summary.missing).toMatchObject({ missing: ['time'], header: ['when', 'lat', 'lon'] })
})

test('a file of no bytes and one that is none of the formats are refused with what was expected', async () => {
  expect(await read(new Uint8Array())).toMatchObject({ ok: false, problem: expect.stringMatching(/expected/) })
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  expect(await read(png)).toMatchObject({ ok: false, problem: expect.stringMatching(/expected/) })
})
