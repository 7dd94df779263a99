import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHART_PARTS } from '../map/chart-parts.ts'
import { TRAIL_COLOURS, TRAIL_MINUTES, TRAIL_WHOSE, USUAL_TOOLS, VECTOR_MINUTES } from '../map/tools/choices.ts'
import { RING_COUNTS, RING_STEPS_NM } from '../map/tools/range-rings.ts'
import { SYMBOL_SETS } from '../map/tools/symbol-set.ts'
import { DENSITIES, notUnderstood, PALETTES, readUrl, type UrlState, writeUrl } from './url-query.ts'

test('what the user looks at survives the address', () => {
  const state: UrlState = {
    ...readUrl(''),
    palette: 'night',
    density: 'comfortable',
    kiosk: true,
    at: Date.UTC(2026, 2, 14, 12, 4, 31),
    recording: 'day 14.nmea',
    sha256: '0123456789abcdef',
    track: 'mmsi:533000001',
    view: { lon: 113.1234, lat: -4.5, zoom: 7.25 },
    limit: { id: 'natuna-east-1969', at: [109.98765, 3.12345] },
    event: '5f00ab12cd34',
    hidden: ['near-lines', 'claims'],
    trails: { whose: 'all', colour: 'speed', minutes: 30 },
    vectorMinutes: 6,
    predicted: true,
    symbols: 'mil',
    globe: true,
    rings: { centre: { trackId: 'uav:anka-s-1' }, stepNm: 6, count: 4 },
    follow: true,
    seen: true,
  }
  expect(writeUrl(state)).toBe(
    'palette=night&density=comfortable&kiosk=1&at=2026-03-14T12:04:31Z&recording=day+14.nmea&sha256=0123456789abcdef&track=mmsi:533000001&map=7.25/-4.5000/113.1234&limit=natuna-east-1969/3.12345/109.98765&event=5f00ab12cd34&hide=near-lines,claims&trails=all-speed-30&vectors=6&predicted=1&symbols=mil&globe=1&rings=6/4/uav:anka-s-1&follow=1&seen=1',
  )
  expect(readUrl(`?${writeUrl(state)}`)).toEqual(state)
})

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const rounded = (most: number, digits: number) =>
  fc.integer({ min: -most * 10 ** digits, max: most * 10 ** digits }).map((units) => units / 10 ** digits)
const id = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.isWellFormed())

test('whatever the user looks at, the address gives it back and holds nothing that is not understood', () => {
  const state: fc.Arbitrary<UrlState> = fc.record({
    palette: fc.constantFrom(...PALETTES),
    density: fc.constantFrom(...DENSITIES),
    kiosk: fc.boolean(),
    at: optional(fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds * 1000)),
    recording: optional(id),
    sha256: fc.constantFrom(undefined, '0123456789abcdef', '0123456789abcdef,fedcba9876543210'),
    track: optional(id),
    view: optional(
      fc.record({ lon: rounded(180, 4), lat: rounded(85, 4), zoom: rounded(22, 2).map((zoom) => Math.abs(zoom)) }),
    ),
    limit: optional(fc.record({ id, at: fc.tuple(rounded(180, 5), rounded(85, 5)) })),
    event: optional(id),
    hidden: fc.subarray([...CHART_PARTS]),
    filter: fc.constantFrom('', 'view/kind:vessel/kn:0.5-20', 'flag:CN,VN/find:seri a'),
    trails: fc.record({
      whose: fc.constantFrom(...TRAIL_WHOSE),
      colour: fc.constantFrom(...TRAIL_COLOURS),
      minutes: fc.constantFrom(...TRAIL_MINUTES),
    }),
    vectorMinutes: fc.constantFrom(...VECTOR_MINUTES),
    predicted: fc.boolean(),
    symbols: fc.constantFrom(...SYMBOL_SETS),
    globe: fc.boolean(),
    rings: optional(
      fc.record({
        centre: fc.oneof(
          fc.record({ trackId: fc.nat().map((number) => `mmsi:${number}`) }),
          fc.record({ at: fc.tuple(rounded(180, 5), rounded(85, 5)) }),
        ),
        stepNm: fc.constantFrom(...RING_STEPS_NM),
        count: fc.constantFrom(...RING_COUNTS),
      }),
    ),
    follow: fc.boolean(),
    seen: fc.boolean(),
  })
  fc.assert(
    fc.property(state, (wanted) => {
      const search = `?${writeUrl(wanted)}`
      expect(JSON.stringify(readUrl(search))).toBe(JSON.stringify(wanted))
      expect(notUnderstood(search)).toEqual([])
    }),
  )
})

test('an address without a query is the default', () => {
  expect(readUrl('')).toEqual({
    palette: 'dusk',
    density: 'compact',
    kiosk: false,
    at: undefined,
    recording: undefined,
    sha256: undefined,
    track: undefined,
    view: undefined,
    limit: undefined,
    event: undefined,
    hidden: [],
    filter: '',
    ...USUAL_TOOLS,
    seen: false,
  })
  expect(writeUrl(readUrl(''))).toBe('')
})

test.each([
  'palette=pink',
  'density=roomy',
  'kiosk=yes',
  'at=yesterday',
  'at=2026-03-14T12:04:31',
  'at=2026-13-45T12:04:31Z',
  'map=nowhere',
  'map=7/95/110',
  'map=7/5',
  'map=//',
  'map=7/5/NaN',
  'limit=a',
  'limit=a/95/3',
  'hide=everything',
  'filter=nonsense',
  'trails=most',
  'vectors=25',
  'rings=6/4',
  'follow=perhaps',
  'event=',
  'track=',
])('%s is passed over, and said', (query) => {
  expect(readUrl(`?${query}`)).toEqual(readUrl(''))
  expect(notUnderstood(`?${query}&palette=day`)).toEqual([query])
})

test('of parts to hide the known ones are hidden, and the rest is said', () => {
  expect(readUrl('?hide=claims,fog').hidden).toEqual(['claims'])
  expect(notUnderstood('?hide=claims,fog')).toEqual(['hide=claims,fog'])
})

test('what is not ours in an address is left alone', () => {
  expect(notUnderstood('?utm_source=mail')).toEqual([])
})
