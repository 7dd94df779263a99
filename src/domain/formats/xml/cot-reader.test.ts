import { expect, test } from 'vitest'
import { readWith } from '../testing.ts'
import { CotReader, looksLikeCot } from './cot-reader.ts'

const read = (text: string) => readWith((options) => new CotReader(options), text)

interface Given {
  uid?: string
  type?: string
  time?: string
  point?: string
  detail?: string
}
const UNKNOWN = 'hae="9999999.0" ce="9999999" le="9999999"'
const event = ({
  uid = 'J-01334',
  type = 'a-h-A-M-F-U-M',
  time = '2026-03-14T11:43:38.07Z',
  point = `<point lat="5.5" lon="113.25" ${UNKNOWN}/>`,
  detail = '<track course="90" speed="10"/>',
}: Given = {}) =>
  `<event version="2.0" uid="${uid}" type="${type}" how="m-g" time="${time}" start="2026-03-14T12:00:00Z" stale="2026-03-14T13:00:00Z"><detail>${detail}</detail>${point}</event>\n`

test('an event becomes a report from when it was made, with speed and course in our units', () => {
  const { reports, identities, notes } = read(
    event({ detail: '<contact callsign="HAWK 1"/><track course="90" speed="10"/>' }),
  )
  expect(reports).toEqual([
    {
      trackId: 'cot:J-01334',
      source: 'a file',
      atMs: Date.UTC(2026, 2, 14, 11, 43, 38, 70),
      lon: 113.25,
      lat: 5.5,
      cogDeg: 90,
      sogKn: expect.closeTo(19.438, 3),
    },
  ])
  expect(identities).toEqual([{ trackId: 'cot:J-01334', kind: 'aircraft', name: 'HAWK 1' }])
  expect(notes).toEqual([])
})

test('a height is noted to be above the ellipsoid', () => {
  const { reports, notes } = read(event({ point: '<point lat="5" lon="113" hae="-42.6" ce="1" le="1"/>' }))
  expect(reports[0]?.altitudeM).toBe(-42.6)
  expect(notes).toEqual(['Heights above the ellipsoid were taken as above sea level: they differ by up to 110 m.'])
})

test('unknown speeds and courses are absent', () => {
  for (const track of ['<track course="9999999.0" speed="9999999.0"/>', '<track course="360" speed="-1"/>', ''])
    expect(Object.keys(read(event({ detail: track })).reports[0] ?? {})).toEqual([
      'trackId',
      'source',
      'atMs',
      'lon',
      'lat',
    ])
})

test('events may stand in a root, follow each other without one, or each with a declaration', () => {
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const two = [event({ uid: 'a' }), event({ uid: 'b' })]
  const texts = [
    `<events>${two.join('')}</events>`,
    two.join(''),
    two.map((each) => declaration + each).join(''),
    `\uFEFF${declaration}<c:events xmlns:c="x">${two.join('').replaceAll('<', '<c:').replaceAll('<c:/', '</c:')}</c:events>`,
    `${two[0]}<!-- reconnected -->${declaration.replace('<?xml', '<?xml-stylesheet')}${two[1]}`,
  ]
  for (const text of texts) {
    const { reports, rejects, tally } = read(text)
    expect([rejects, reports.map(({ trackId }) => trackId)]).toEqual([[], ['cot:a', 'cot:b']])
    expect(tally).toMatchObject({ messages: 2, positions: 2, tracks: 2 })
    expect(looksLikeCot(text.slice(0, 400))).toBe(true)
  }
  expect(read(texts[2] ?? '').tally.lines).toBe(5)
})

test('the type says what it is', () => {
  const kinds = [
    'a-f-S-X-M',
    'a-h-S',
    'a-f-A-M-F-Q',
    'a-u-A-M-H-Q',
    'a-f-A-M-F-Q-r',
    'a-n-A-C-F',
    'a-f-G-U-C',
    'a-u-X',
    'a-f',
  ]
  const { identities } = read(kinds.map((type) => event({ uid: type, type })).join(''))
  expect(identities.map(({ kind }) => kind)).toEqual([
    'vessel',
    'vessel',
    'drone',
    'drone',
    'drone',
    'aircraft',
    'other',
    'other',
    'other',
  ])
})

test('chat, tasking and drawings are counted and passed over', () => {
  const { reports, rejects, tally } = read(
    ['b-t-f', 't-x-c-t', 'u-d-f', 'b-m-p-w', ''].map((type) => event({ type })).join('') + event(),
  )
  expect([reports.length, rejects]).toEqual([1, []])
  expect(tally).toMatchObject({ messages: 6, positions: 1 })
})

test('a ship is its MMSI and an aircraft its 24-bit address, where the uid or the detail says so', () => {
  const ids = (given: Given) => read(event(given)).identities.map(({ trackId, kind, mmsi }) => [trackId, kind, mmsi])
  const ship = [['mmsi:533204118', 'vessel', 533204118]]
  expect(ids({ uid: 'MMSI-533204118', type: 'a-u-S-X-M' })).toEqual(ship)
  expect(ids({ uid: 'MMSI.533204118', type: 'a-u-G' })).toEqual(ship)
  expect(ids({ uid: 'x', type: 'a-u-S', detail: '<__ais mmsi="533204118" country="Malaysia"/>' })).toEqual(ship)
  expect(ids({ uid: 'x', type: 'a-u-S', detail: '<_ais_ MMSI="533204118"/>' })).toEqual(ship)
  expect(ids({ uid: 'x', type: 'a-u-S', detail: '<mmsi> 533204118 </mmsi>' })).toEqual(ship)
  expect(ids({ uid: 'MMSI-995330001', type: 'a-n-S-N' })).toEqual([['mmsi:995330001', 'aid', 995330001]])
  expect(ids({ uid: 'ICAO-75F2A1', type: 'a-n-A-C-F' })).toEqual([['icao:75f2a1', 'aircraft', undefined]])
  expect(ids({ uid: 'MMSI-12', type: 'a-u-S' })).toEqual([['cot:MMSI-12', 'vessel', undefined]])
})

test('the call sign that our exports write of a track without a name is none', () => {
  const detail = '<contact callsign="uav:1"/><eez:track xmlns:eez="x" trackId="uav:1" kind="drone"/>'
  expect(read(event({ uid: 'uav:1', detail })).identities).toEqual([{ trackId: 'uav:1', kind: 'drone' }])
})

test('a track is told once, and again when something else is said of it', () => {
  const named = (callsign: string) => event({ detail: `<contact callsign="${callsign}"/>` })
  expect(read(named('A') + named('A') + named('B')).identities.map(({ name }) => name)).toEqual(['A', 'B'])
})

test('a uid is plain text; one of more than 90 characters is told and not cut to one that may be another', () => {
  const { reports, rejects } = read(
    event({ uid: `a&#10;b\u202E${'x'.repeat(80)}` }) + event({ uid: 'y'.repeat(90) }) + event({ uid: 'y'.repeat(91) }),
  )
  expect(reports.map(({ trackId }) => trackId)).toEqual([`cot:a b${'x'.repeat(80)}`, `cot:${'y'.repeat(90)}`])
  expect(rejects).toMatchObject([
    { reason: 'long-uid', message: `the uid "${'y'.repeat(30)}..." has more than 90 characters` },
  ])
})

test('bad events are told with line, value and expectation, and the others are kept', () => {
  const { reports, rejects } = read(
    [
      event({ uid: '' }),
      event({ point: '' }),
      event({ point: '<point lat="0.0" lon="0.0" hae="0"/>' }),
      event({ point: '<point lat="x" lon="2"/>' }),
      event({ time: 'noon' }),
      event({ time: '1970-01-01T00:00:00Z' }),
      event(),
    ].join(''),
  )
  expect(reports).toHaveLength(1)
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'no-uid'],
    [2, 'no-position'],
    [3, 'position-not-available'],
    [4, 'position-out-of-range'],
    [5, 'bad-time'],
    [6, 'bad-time'],
  ])
  expect(rejects[3]?.message).toBe('lat is "x" and lon is "2", expected -90..90 and -180..180')
})

test('an event that the end cuts off is one reject', () => {
  const { reports, rejects } = read(event() + event().slice(0, -20))
  expect(reports).toHaveLength(1)
  expect(rejects).toMatchObject([{ reason: 'xml', message: expect.stringContaining('expected well-formed XML') }])
})

test('a document type between events is refused', () => {
  const { reports, rejects } = read(`${event()}<!DOCTYPE event [<!ENTITY a "b">]>${event()}`)
  expect(reports).toHaveLength(1)
  expect(rejects).toMatchObject([{ line: 2, reason: 'doctype' }])
})

test('XML of another kind is not taken for it', () => {
  for (const text of [
    '<event name="a"/>',
    '<events><meeting/></events>',
    '<gpx/>',
    '',
    'uid type',
    '<!-- <event uid="a" type="b"> -->',
  ])
    expect(looksLikeCot(text)).toBe(false)
})
