import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWith } from '../testing.ts'
import { looksLikeSrt, SrtReader } from './srt-reader.ts'

const read = (text: string, cuts: readonly number[] = [], startAtMs?: number) =>
  readWith((options) => new SrtReader({ ...options, ...(startAtMs !== undefined && { startAtMs }) }), text, {
    cuts,
    source: 'a.txt',
  })

const T0 = Date.UTC(2026, 2, 14)
const UTC_NOTE = "Times are by the drone's own clock and without a zone: taken as UTC."
const HEIGHT_NOTE = 'Heights are above the take-off point, whose height is not known: left out.'
const block = (text: string, number = 1) => `${number}\n00:00:0${number},000 --> 00:00:0${number},033\n${text}\n\n`

// Layouts from JuanIrache/DJI_SRT_Parser (MIT) and public notes on these files; places and times are our own.
test.each([
  [
    'Mini 3, Air 2S',
    '<font size="28">SrtCnt : 1, DiffTime : 33ms\n2026-03-14 00:00:00.250\n[iso : 100] [latitude: 4.25] [longitude: 113.1] [rel_alt: 1.300 abs_alt: 132.860] [ct : 5064] </font>',
    { atMs: T0 + 250, altitudeM: 132.86 },
    [UTC_NOTE],
  ],
  [
    'Mavic 2, with its spelling and its microseconds',
    '<font size="36">FrameCnt : 1, DiffTime : 33ms\n2026-03-14 00:00:00,085,332\n[latitude : 4.25] [longtitude : 113.1] [altitude: 1429.697998] </font>',
    { atMs: T0 + 85, altitudeM: 1429.697998 },
    [UTC_NOTE],
  ],
  [
    'Mavic Pro',
    'HOME(113.0251,4.2532) 2026.3.14 0:00:00\nGPS(113.1,4.25,16) BAROMETER:1.9\nISO:100 Shutter:60 EV: Fnum:F2.2',
    { atMs: T0 },
    [UTC_NOTE, HEIGHT_NOTE],
  ],
  [
    'Matrice 300, latitude first',
    '2026.03.14 00:00:00\nGPS(4.25,113.1,0.0M) BAROMETER:0.3M',
    { atMs: T0 },
    [UTC_NOTE, HEIGHT_NOTE, 'Positions with a height in "M" are latitude first, as the Matrice 300 has it.'],
  ],
  [
    'Mavic Mini with a date',
    '2026-03-14 00:00:00\nF/2.8, SS 30.15, GPS (113.1, 4.25, 17), D 221.21m, H 200.70m, H.S 10.00m/s, V.S 0.00m/s',
    { atMs: T0, sogKn: expect.closeTo(19.438, 3) },
    [UTC_NOTE, HEIGHT_NOTE],
  ],
])('the layout of %s is read', (_, text, motion, notes) => {
  const { reports, identities, rejects, tally } = read(block(text))
  expect(rejects).toEqual([])
  expect(identities).toEqual([{ trackId: 'srt:1', kind: 'drone' }])
  expect(reports).toEqual([{ trackId: 'srt:1', source: 'a.txt', lon: 113.1, lat: 4.25, ...motion }])
  expect(tally.notes).toEqual(notes)
})

const UNDATED = block('GPS (113.1, 4.25, 17), H.S n/a', 1) + block('GPS (113.2, 4.25, 17), H.S n/a', 2)

test('without dates the positions are untimed, and with a start they are timed by their place in the film', () => {
  const untimed = read(UNDATED)
  expect(untimed.tally).toMatchObject({ positions: 0, untimedPositions: 2, messages: 2, rejected: { 'no-time': 2 } })
  const { reports, rejects, tally } = read(UNDATED, [], T0)
  expect(reports.map(({ atMs, lon }) => [atMs - T0, lon])).toEqual([
    [1000, 113.1],
    [2000, 113.2],
  ])
  expect(rejects).toEqual([])
  expect(tally.notes).toEqual(['The file has no dates: times are counted from the start that was given.'])
})

test('subtitles without a position that can be are rejected with the line of their time range', () => {
  const { rejects, tally } = read(
    block('2026-03-14 00:00:00\nhello', 1) +
      block('[latitude: 0.000000] [longitude: 0.000000]', 2) +
      block('GPS(113.1,95,16)', 3) +
      block('2026-13-14 00:00:00\nGPS(113.1,4,16)', 4),
  )
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'no-position'],
    [7, 'position-not-available'],
    [11, 'position-out-of-range'],
    [15, 'no-time'],
  ])
  expect(rejects[2]).toMatchObject({
    message: 'lat is 95 and lon is 113.1, expected -90..90 and -180..180',
    text: '00:00:03,000 --> 00:00:03,033 GPS(113.1,95,16)',
  })
  expect(tally).toMatchObject({ messages: 4, untimedPositions: 1, positions: 0 })
})

test('where the text is cut changes nothing', () => {
  const text = `\ufeff${UNDATED.replaceAll('\n', '\r\n')}${block('x', 3)}`
  const whole = read(text, [], T0)
  expect(whole.reports).toHaveLength(2)
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      expect(read(text, cuts, T0)).toEqual(whole)
    }),
    { seed: 8 },
  )
})

const PIECES =
  '00:00:01,000 --> 00:00:02,000|\n|GPS(|1,|2,|3)|[latitude: |[longtitude: |4.25|]|2026-03-14 00:00:00|(|,| |-|H.S 1m/s|altitude:'
const pieces = fc.constantFrom(...PIECES.split('|'))

test('any text is read without a throw, and what is read and rejected adds up', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string())), (texts) => {
      const { reports, rejects, tally } = read(texts.join(''))
      expect(tally.messages).toBe(reports.length + rejects.length)
      expect(tally.rejected['no-time'] ?? 0).toBe(tally.untimedPositions)
      looksLikeSrt(texts.join(''))
    }),
    { seed: 81, numRuns: 1000 },
  )
})

test('long lines of what nearly is a position take no longer than others', () => {
  const long = [`GPS${' '.repeat(60_000)}`, '1'.repeat(60_000), 'latitude '.repeat(6000), '0-'.repeat(30_000)].join(
    '\n',
  )
  expect(read(block(long)).rejects).toHaveLength(1)
})

test('subtitles of a drone are recognised, those of a film are not', () => {
  expect(looksLikeSrt(UNDATED)).toBe(true)
  expect(looksLikeSrt(block('[iso : 100] [latitude : 4.25]'))).toBe(true)
  for (const each of ['', block('- Where are we?'), 'GPS(1,2,3)']) expect(looksLikeSrt(each)).toBe(false)
})

const SAMPLE = '../shared/samples/djisrt-mavic_mini.SRT'

test.skipIf(!existsSync(SAMPLE))('the sample of a Mavic Mini has 117 positions and no date', () => {
  const text = readFileSync(SAMPLE, 'utf8')
  expect(looksLikeSrt(text)).toBe(true)
  expect(read(text).tally.untimedPositions).toBe(117)
  const { reports, rejects } = read(text, [], T0)
  expect(rejects).toEqual([])
  expect(reports).toHaveLength(117)
  expect(reports[0]).toEqual({ trackId: 'srt:1', source: 'a.txt', atMs: T0, lon: -121.7458, lat: 48.0771 })
})
