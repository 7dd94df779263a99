import { expect, test } from 'vitest'
import { readValue } from './testing.ts'

// The example of readsb's README-json.md, "trace jsons", shortened; its time is 2020-12-29T21:04:58.495Z.
const TRACE = {
  icao: '0d8300',
  r: 'YV3382',
  t: 'LJ31',
  timestamp: 1609275898.495,
  trace: [
    [0, 30.404617, -86.476566, 'ground', 0.7, 45, 1, 0, { type: 'adsb_icao', flight: 'YV3382  ', alt_geom: -75 }],
    [254.4, 30.375614, -86.448889, 525, 37.8, 142.5, 1, 64, null],
    [303.2, 30.347078, -86.418896, 1000, 171.9, null, 8, 448, null, 'adsb_icao', 1100],
    [310, null, null, 1000, 171.9, 1, 0, 448, null],
  ],
}

test('a trace of readsb is the track of one aircraft, heights in metres', () => {
  const { reports, identities, rejects, format, tally } = readValue(TRACE)
  const atMs = 1609275898495
  const who = { trackId: 'icao:0d8300', source: 'a.json' }
  expect(format).toBe('trace')
  expect(identities).toEqual([
    { trackId: 'icao:0d8300', kind: 'aircraft', name: 'YV3382' },
    { trackId: 'icao:0d8300', kind: 'aircraft', name: 'YV3382', callSign: 'YV3382' },
  ])
  expect(reports).toEqual([
    { ...who, atMs, lat: 30.404617, lon: -86.476566, sogKn: 0.7, headingDeg: 45 },
    {
      ...who,
      atMs: atMs + 254_400,
      lat: 30.375614,
      lon: -86.448889,
      sogKn: 37.8,
      cogDeg: 142.5,
      altitudeM: expect.closeTo(160.02, 6),
    },
    {
      ...who,
      atMs: atMs + 303_200,
      lat: 30.347078,
      lon: -86.418896,
      sogKn: 171.9,
      altitudeM: expect.closeTo(304.8, 6),
    },
  ])
  expect(rejects).toEqual([
    {
      line: 4,
      reason: 'position-not-available',
      message: 'point 4: lat is null and lon is null, which stands for no position',
      text: 'null null 1609276208495',
    },
  ])
  expect(tally.notes).toEqual([
    'Heights of aircraft are barometric (above the pressure of 1013.25 hPa) and not above mean sea level.',
    'Some heights of aircraft are above the WGS 84 ellipsoid and not above mean sea level.',
  ])
})

// Members after readsb's README-json.md, "aircraft.json".
test('a list of aircraft is where each was when it was last heard', () => {
  const { reports, identities, rejects } = readValue({
    now: 1609275898.4,
    aircraft: [
      { hex: '75008A', flight: 'MAS123 ', lat: 4, lon: 113, alt_baro: 1000, gs: 250.5, track: 361, seen_pos: 1.4 },
      { hex: '~2f0001', lat: 5, lon: 113, alt_baro: 'ground', true_heading: 12 },
      { hex: '750090', flight: 'X' },
      { hex: 'zzz', lat: 1, lon: 1 },
    ],
  })
  expect(reports).toEqual([
    {
      trackId: 'icao:75008a',
      source: 'a.json',
      atMs: 1609275897000,
      lat: 4,
      lon: 113,
      altitudeM: expect.closeTo(304.8, 6),
      sogKn: 250.5,
    },
    { trackId: 'id:~2f0001', source: 'a.json', atMs: 1609275898400, lat: 5, lon: 113, headingDeg: 12 },
  ])
  expect(identities[0]).toEqual({ trackId: 'icao:75008a', kind: 'aircraft', name: 'MAS123', callSign: 'MAS123' })
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'no-position'],
    [4, 'no-id'],
  ])
})

test('a trace without its start has positions without times, and one without an address is no track', () => {
  const { tally, rejects } = readValue({ icao: '0d8300', trace: [[0, 30, -86, 0, 0, 0, 0, 0, null]] })
  expect(tally.untimedPositions).toBe(1)
  expect(rejects).toMatchObject([{ line: 1, reason: 'no-time' }])
  expect(readValue({ ...TRACE, icao: 7 }).rejects).toMatchObject([
    { reason: 'no-id', message: 'the trace: icao is 7, expected a 24-bit address such as "75008a"' },
  ])
})
