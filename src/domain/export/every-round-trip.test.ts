import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvReader } from '../formats/csv/csv-reader.ts'
import type { FormatReader, ReaderOptions } from '../formats/format-reader.ts'
import { JsonReader } from '../formats/json/json-reader.ts'
import { OwnReader } from '../formats/own-reader.ts'
import { CotReader } from '../formats/xml/cot-reader.ts'
import { GpxReader } from '../formats/xml/gpx-reader.ts'
import { KmlReader } from '../formats/xml/kml-reader.ts'
import type { PositionReport, TrackIdentity } from '../report.ts'
import { report } from '../testing.ts'
import type { StoredReport, TrackStore } from '../track-store.ts'
import { exportFacts } from './export-facts.ts'
import { EXPORT_FORMATS, type ExportFormat, exportFormat } from './export-format.ts'
import { job, readBack, START_MS, storeOf, textOf } from './testing.ts'

type TextFormat = Exclude<ExportFormat, 'parquet'>
type Field = Exclude<keyof StoredReport, 'atMs' | 'lon' | 'lat'>
type Fact = Exclude<keyof TrackIdentity, 'trackId' | 'earlier'>

/** Values that a format does not give back, and the words in which it says so. */
interface Lost {
  readonly isLost: (value: unknown) => boolean
  readonly words: RegExp
}
const all = (words: RegExp): Lost => ({ isLost: () => true, words })
const headingAndStatus = { headingDeg: all(/has no heading/), navStatus: all(/has no navigational status/) }

/** How a file of the format is read again, and what of it is lost. */
const FORMATS: Readonly<
  Record<
    TextFormat,
    {
      readonly reader: (options: ReaderOptions) => FormatReader
      readonly lost: Readonly<Partial<Record<Field | Fact, Lost>>>
    }
  >
> = {
  own: { reader: (options) => new OwnReader(options), lost: {} },
  geojson: {
    reader: (options) => new JsonReader(options),
    lost: { sogKn: { isLost: (knots) => knots === 102.3, words: /has 102.3 kn for no speed/ } },
  },
  gpx: { reader: (options) => new GpxReader(options), lost: headingAndStatus },
  kml: { reader: (options) => new KmlReader(options), lost: {} },
  csv: {
    reader: (options) => new CsvReader(options),
    lost: {
      sogKn: { isLost: (knots) => knots === 102.3, words: /has 102.3 kn for no speed/ },
      kind: all(/has no kind/),
      flag: all(/has no flag/),
      destination: all(/has no destination/),
      classBUnit: all(/has no unit type/),
    },
  },
  cot: { reader: (options) => new CotReader(options), lost: headingAndStatus },
}
const TEXT_FORMATS = Object.keys(FORMATS) as TextFormat[]
const FIELDS: readonly Field[] = ['sogKn', 'cogDeg', 'headingDeg', 'altitudeM', 'navStatus']
const FACTS: readonly Fact[] = [
  'kind',
  'name',
  'mmsi',
  'imo',
  'callSign',
  'flag',
  'shipType',
  'aisClass',
  'classBUnit',
  'lengthM',
  'beamM',
  'draughtM',
  'destination',
]

/** As ships and files call themselves, and as a stranger may, without blanks at the ends. */
const name = fc
  .array(
    fc.constantFrom(
      'SERI',
      'Ž',
      '船',
      '🚢',
      '"',
      "'",
      '&',
      '<b>',
      ']]>',
      ',',
      ';',
      '=1+1',
      '+',
      '-',
      '@SUM(',
      '|',
      ' ',
      '.',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '' && !/^(unknown|undefined|null|nan|n\/a|none|-)$/i.test(text))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const metres = (most: number) => maybe(fc.integer({ min: 1, max: most * 10 }).map((tenths) => tenths / 10))
const known = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value

const ships = fc.uniqueArray(
  fc.record({
    mmsi: fc.integer({ min: 200_000_000, max: 775_999_999 }),
    kind: fc.constantFrom('vessel', 'patrol', 'other' as const),
    imo: maybe(fc.integer({ min: 1_000_000, max: 9_999_999 })),
    name: maybe(name),
    callSign: maybe(name),
    flag: maybe(fc.constantFrom('MY', 'VN')),
    shipType: maybe(fc.integer({ min: 1, max: 255 })),
    aisClass: maybe(fc.constantFrom('A', 'B')),
    classBUnit: maybe(fc.constantFrom('self-organising', 'carrier-sense')),
    lengthM: metres(400),
    beamM: metres(60),
    draughtM: metres(25),
    destination: maybe(name),
  }),
  { maxLength: 3, selector: ({ mmsi }) => mmsi },
)
const others = fc.uniqueArray(
  fc.record({
    trackId: fc.constantFrom('uav:anka-s-1', 'icao:75abcd', 'id:R 12', 'contact:7'),
    kind: fc.constantFrom('drone', 'aircraft', 'contact', 'aid', 'base', 'other' as const),
    name: maybe(name),
  }),
  { maxLength: 2, selector: ({ trackId }) => trackId },
)
const tracks = fc
  .tuple(ships, others)
  .map(([some, more]) => [...some.map((ship) => ({ ...ship, trackId: `mmsi:${ship.mmsi}` })), ...more].map(known))
  .filter((all) => all.length > 0)

const position = fc
  .record({
    track: fc.nat({ max: 4 }),
    lon: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(1e-7, -3e-7, 180, -180)),
    lat: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(2e-7, 90, -90)),
    sogKn: maybe(
      fc.oneof(
        fc.integer({ min: 0, max: 102_000 }).map((value) => value / 100),
        fc.constant(102.3),
      ),
    ),
    cogDeg: maybe(fc.integer({ min: 0, max: 35_999 }).map((value) => value / 100)),
    headingDeg: maybe(fc.integer({ min: 0, max: 359 })),
    altitudeM: maybe(fc.integer({ min: -4000, max: 400_000 }).map((value) => value / 10)),
    // 15 is "not defined" (ITU-R M.1371, table 45): some readers leave it out.
    navStatus: maybe(fc.integer({ min: 0, max: 14 })),
  })
  // Exactly there nobody is: every reader takes it for no position.
  .filter(({ lon, lat }) => Math.abs(lon) > 1e-6 || Math.abs(lat) > 1e-6)
  .map(known)
const anyPicture = fc
  .tuple(tracks, fc.array(position, { minLength: 1, maxLength: 20 }))
  .map(([identities, positions]) => {
    const reports = positions.map(({ track, ...rest }, i) => ({
      ...rest,
      trackId: (identities[track % identities.length] as { trackId: string }).trackId,
      source: 'ais',
      // Sometimes with milliseconds; no two of a track at once, as some formats would take the second for a repeat.
      atMs: START_MS + i * 1250,
    }))
    return storeOf(identities as never, reports as PositionReport[])
  })

test.each(TEXT_FORMATS)('%s gives back every field of every position that it does not say it leaves out', (format) => {
  const { reader, lost } = FORMATS[format]
  fc.assert(
    fc.property(anyPicture, (store) => {
      const back = readBack(reader, textOf(format, job(store)))
      expect(back.rejects).toEqual([])
      const said = exportFormat(format).cannotHold(exportFacts(store, {})).join(' ')
      const history = byTrack(store, (slot) => store.history(slot))
      const backHistory = byTrack(back.store, (slot) => back.store.history(slot))
      expect(Object.keys(backHistory).sort()).toEqual(Object.keys(history).sort())
      for (const [trackId, reports] of Object.entries(history)) {
        for (const [i, each] of reports.entries()) {
          const again = backHistory[trackId]?.[i]
          expect([again?.atMs, again?.lon, again?.lat]).toEqual([each.atMs, each.lon, each.lat])
          for (const field of FIELDS) {
            const loss = each[field] !== undefined && lost[field]?.isLost(each[field]) ? lost[field] : undefined
            if (loss) expect(said).toMatch(loss.words)
            expect([trackId, i, field, again?.[field]]).toEqual([trackId, i, field, loss ? undefined : each[field]])
          }
        }
        expect(backHistory[trackId]).toHaveLength(reports.length)
      }
    }),
    { seed: 61, numRuns: 200 },
  )
})

test.each(TEXT_FORMATS)('%s gives back every fact of every track that it does not say it leaves out', (format) => {
  const { reader, lost } = FORMATS[format]
  fc.assert(
    fc.property(anyPicture, (store) => {
      const back = readBack(reader, textOf(format, job(store)))
      const said = exportFormat(format).cannotHold(exportFacts(store, {})).join(' ')
      const identities = byTrack(store, (_, identity) => identity)
      const again = byTrack(back.store, (_, identity) => identity)
      // Against spreadsheets; the sentence says how many texts have them, and the reader takes most of them off again.
      const plain = (value: unknown) =>
        typeof value === 'string' && /apostrophe/.test(said) ? value.replaceAll("'", '') : value
      for (const [trackId, identity] of Object.entries(identities))
        for (const fact of FACTS) {
          // What a reader knows of an MMSI beside, such as its flag, is no loss; `other` is no kind.
          if (identity[fact] === undefined || identity[fact] === 'other') continue
          const loss = lost[fact]?.isLost(identity[fact]) ? lost[fact] : undefined
          if (loss) expect(said).toMatch(loss.words)
          else expect([fact, plain(again[trackId]?.[fact])]).toEqual([fact, plain(identity[fact])])
        }
    }),
    { seed: 62, numRuns: 200 },
  )
})

test('the same picture and format make the same sentences, whatever else is chosen', () => {
  fc.assert(
    fc.property(anyPicture, (store) => {
      for (const { cannotHold } of EXPORT_FORMATS) {
        const said = cannotHold(exportFacts(store, {}))
        expect(said).toEqual([...new Set(said)])
        for (const sentence of said) expect(sentence).toMatch(/: \d.*\.$/)
      }
    }),
    { seed: 63, numRuns: 50 },
  )
})

test('an id that a reader does not take back is said, and no other', () => {
  for (const length of [80, 81, 90, 91, 100, 101]) {
    const trackId = `id:${'x'.repeat(length - 3)}`
    const store = storeOf([{ trackId }], [report({ trackId, source: 'ais', atMs: START_MS })])
    for (const format of TEXT_FORMATS) {
      const back = readBack(FORMATS[format].reader, textOf(format, job(store)))
      const isSaid = exportFormat(format).cannotHold(exportFacts(store, {})).join().includes('not found under it')
      expect([format, length, back.store.identities.some((each) => each.trackId === trackId)]).toEqual([
        format,
        length,
        !isSaid,
      ])
    }
  }
})

/** By track id, of tracks with a position: not every format has others. */
function byTrack<Value>(
  store: TrackStore,
  of: (slot: number, identity: TrackIdentity) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    store.identities.flatMap((identity, slot) =>
      store.history(slot).length > 0 ? [[identity.trackId, of(slot, identity)] as const] : [],
    ),
  )
}
