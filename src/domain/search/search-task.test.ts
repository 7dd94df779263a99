import { expect, test } from 'vitest'
import { parseSearchTask } from './search-task.ts'

const ring = [
  [112, 4],
  [113, 4],
  [113, 5],
]
const parallel = { pattern: 'parallel-track', area: { kind: 'polygon', ring }, spacingNm: 4 }
const datum = [112, 5]
const square = { pattern: 'expanding-square', datum, spacingNm: 2, firstLegDeg: 0, maxRadiusNm: 10 }
const orbit = {
  pattern: 'orbit',
  about: { kind: 'track', trackId: 'mmsi:533000001' },
  radiusNm: 5,
  turn: 'left',
  laps: 3,
}
const racetrack = { pattern: 'racetrack', from: datum, to: [113, 5], widthNm: 4, side: 'left', laps: 2 }

test.each([
  parallel,
  { ...parallel, pattern: 'creeping-line', axisDeg: 45, legEnds: 'beyond-edge' },
  { ...parallel, area: { kind: 'polygon', ring: [...ring, ring[0]] } },
  { ...parallel, area: { kind: 'box', box: [179.5, -1, -179.5, 1] } },
  square,
  { pattern: 'sector', datum, radiusNm: 5, firstLegDeg: 90, patterns: 2 },
  { pattern: 'barrier', from: datum, to: [113, 5], passes: 4 },
  racetrack,
  orbit,
  { ...orbit, about: { kind: 'place', place: datum } },
])('a task is taken as it is told: $pattern', (task) => {
  expect(parseSearchTask(task)).toEqual({ ok: true, value: task })
})

const patterns = 'parallel-track, creeping-line, expanding-square, sector, barrier, racetrack or orbit'

test.each<[string, unknown, readonly string[]]>([
  ['no object', 7, [`task is 7, expected a pattern: ${patterns}`]],
  ['no such pattern', { pattern: 'spiral' }, [`pattern is "spiral", expected a pattern: ${patterns}`]],
  [
    'an unknown key',
    { ...square, speed: 1 },
    ['speed is not known, expected only pattern, datum, spacingNm, firstLegDeg, maxRadiusNm'],
  ],
  ['no spacing', { ...square, spacingNm: undefined }, ['spacingNm is undefined, expected 0.1 to 100 nautical miles']],
  [
    'nothing of it',
    { pattern: 'barrier' },
    [
      'from is not there, expected a value',
      'to is not there, expected a value',
      'passes is not there, expected a value',
    ],
  ],
  ['a spacing of nothing', { ...square, spacingNm: 0 }, ['spacingNm is 0, expected 0.1 to 100 nautical miles']],
  ['no number', { ...square, spacingNm: Number.NaN }, ['spacingNm is NaN, expected 0.1 to 100 nautical miles']],
  [
    'a radius less than the spacing',
    { ...square, maxRadiusNm: 1 },
    ['maxRadiusNm is 1, expected at least the spacing, 2 NM'],
  ],
  [
    'a datum outside the world',
    { ...square, datum: [200, 5] },
    ['datum is [200,5], expected longitude -180 to 180 and latitude -85 to 85'],
  ],
  [
    'a datum at a pole',
    { ...square, datum: [0, 89] },
    ['datum is [0,89], expected longitude -180 to 180 and latitude -85 to 85'],
  ],
  ['no place', { ...square, datum: [1] }, ['datum.1 is undefined, expected a number of degrees']],
  ['half a lap', { ...orbit, laps: 0.5 }, ['laps is 0.5, expected 1 to 200 laps']],
  ['one and a half laps', { ...orbit, laps: 1.5 }, ['laps is 1.5, expected a whole number of laps']],
  ['no track', { ...orbit, about: { kind: 'track', trackId: '' } }, ['about.trackId is empty, expected a track id']],
  [
    'nothing to circle',
    { ...orbit, about: { kind: 'moon' } },
    ['about.kind is "moon", expected what to circle, of kind place or track'],
  ],
  ['a side that is none', { ...racetrack, side: 'up' }, ['side is "up", expected one of left, right']],
  ['a line without length', { ...racetrack, to: datum }, ['from and to are 0.0 NM apart, expected 0.1 to 400 NM']],
  ['a line too long', { ...racetrack, to: [122, 5] }, ['from and to are 598.8 NM apart, expected 0.1 to 400 NM']],
  [
    'an area of another kind',
    { ...parallel, area: { kind: 'circle' } },
    ['area.kind is "circle", expected an area of kind polygon or box'],
  ],
  [
    'two places',
    { ...parallel, area: { kind: 'polygon', ring: [ring[0], ring[1], ring[0]] } },
    ['area.ring has 2 different places, expected at least 3'],
  ],
  [
    'a place of the ring outside the world',
    { ...parallel, area: { kind: 'polygon', ring: [...ring, [112, 95]] } },
    ['area.ring.3 is [112,95], expected longitude -180 to 180 and latitude -85 to 85'],
  ],
  [
    'a ring that crosses itself',
    {
      ...parallel,
      area: {
        kind: 'polygon',
        ring: [
          [112, 4],
          [113, 5],
          [113, 4],
          [112, 5],
        ],
      },
    },
    ['area.ring: the edges from places 1 and 3 cross, expected a ring that does not meet itself'],
  ],
  [
    'a flat ring',
    {
      ...parallel,
      area: {
        kind: 'polygon',
        ring: [
          [112, 4],
          [113, 4],
          [114, 4],
        ],
      },
    },
    ['area.ring is [112,4,114,4], expected an area with a size'],
  ],
  [
    'a box upside down',
    { ...parallel, area: { kind: 'box', box: [112, 5, 113, 4] } },
    ['area.box has south 5 and north 4, expected south less than north'],
  ],
  [
    'a box off the world',
    { ...parallel, area: { kind: 'box', box: [112, 5, 190, 6] } },
    ['area.box is [112,5,190,6], expected longitudes -180 to 180 and latitudes -85 to 85'],
  ],
  [
    'an area too wide',
    { ...parallel, area: { kind: 'box', box: [100, 0, 110, 1] } },
    ['area.box is 604 NM across, expected at most 400 NM'],
  ],
  [
    'half the world',
    { ...parallel, area: { kind: 'box', box: [-100, 0, 100, 1] } },
    ['area.box is more than half the world across, expected at most 400 NM'],
  ],
  [
    'too many places',
    { ...parallel, area: { kind: 'polygon', ring: Array.from({ length: 101 }, () => [0, 0]) } },
    ['area.ring has 101 places, expected at most 100'],
  ],
])('what is wrong is told: %s', (_, task, problem) => {
  expect(parseSearchTask(task)).toEqual({ ok: false, problem })
})

test('a ring across the antimeridian is as good as any', () => {
  const across = [
    [179, 4],
    [-179, 4],
    [-179, 5],
    [179, 5],
  ]
  expect(parseSearchTask({ ...parallel, area: { kind: 'polygon', ring: across } }).ok).toBe(true)
})
