import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { historyOf, job, readBack, smallStore, textOf } from '../../export/testing.ts'
import type { FormatReader, ReaderOptions } from '../format-reader.ts'
import { readWith } from '../testing.ts'
import { CotReader, looksLikeCot } from './cot-reader.ts'
import { GpxReader, looksLikeGpx } from './gpx-reader.ts'
import { KmlReader, looksLikeKml } from './kml-reader.ts'

type Make = (options: ReaderOptions) => FormatReader
const gpx: Make = (options) => new GpxReader(options)
const kml: Make = (options) => new KmlReader(options)
const cot: Make = (options) => new CotReader(options)
const readers: readonly Make[] = [gpx, kml, cot]

/** Pieces that make sense to one reader or another, and some that make none. */
const piece = fc.constantFrom(
  ...[
    'gpx',
    'trk',
    'p:trkseg',
    'extensions',
    'name',
    'kml',
    'Folder',
    'Placemark',
    'gx:Track',
    'TimeStamp',
    'Point',
  ].flatMap((name) => [`<${name}>`, `</${name}>`]),
  '<trkpt lat="1,5" lon="2">',
  '</trkpt>',
  '<time>2026-03-14T00:00:10</time>',
  '<speed>3</speed>',
  '<when>2026-03-14T00:00:10Z</when>',
  '<gx:coord>1 2 3</gx:coord>\r\n',
  '<gx:coord/>',
  '<gx:angles>45 0 0</gx:angles>',
  '<gx:SimpleArrayData name="speed_kn"><gx:value>4</gx:value></gx:SimpleArrayData>',
  '<coordinates>1,2,3</coordinates>',
  '<Data name="mmsi"><value>533204118</value></Data>',
  '<event uid="a" type="a-f-S" time="2026-03-14T00:00:10Z">',
  '<point lat="1" lon="2" hae="3"/>',
  '<detail><contact callsign="\u{1f6a2}"/><track speed="1"/></detail>',
  '</event>',
  '<?xml version="1.0"?>',
  '<!-- a -->',
  '<![CDATA[<b>]]>',
  '&amp;',
  '&x;',
  '\r\n',
  '\r',
  '\n',
  '<',
  '>',
  ']]>',
  '\ud83d',
  '\0',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
)
const hostile = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', '<gpx>', '<gpx><trk>', '<kml><Placemark>', '<events>'),
      fc.array(piece, { maxLength: 40 }),
    )
    .map(([root, pieces]) => root + pieces.join('')),
  fc.string({ maxLength: 200, unit: 'binary' }),
)

test('where a text is cut changes nothing, whatever it is', () => {
  fc.assert(
    fc.property(hostile, fc.array(fc.nat(400), { maxLength: 12 }), (text, places) => {
      const cuts = places.map((place) => Math.min(place, text.length))
      const everywhere = Array.from({ length: text.length }, (_, i) => i)
      for (const make of readers) {
        const whole = readWith(make, text)
        expect(readWith(make, text, { cuts })).toEqual(whole)
        expect(readWith(make, text, { cuts: everywhere })).toEqual(whole)
      }
    }),
    { seed: 61, numRuns: 400 },
  )
})

test('counts add up, whatever the text is', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const make of readers) {
        const { reports, rejects, tally, identities } = readWith(make, text)
        const rejected = Object.values(tally.rejected).reduce((sum, count) => sum + count, 0)
        expect(tally.positions).toBe(reports.length)
        expect(rejected).toBe(rejects.length)
        expect(tally.messages).toBeGreaterThanOrEqual(tally.positions)
        expect(new Set(identities.map(({ trackId }) => trackId)).size).toBe(tally.tracks)
        for (const { text: kept } of rejects) expect(kept.length).toBeLessThanOrEqual(120)
      }
      for (const looksLike of [looksLikeGpx, looksLikeKml, looksLikeCot]) looksLike(text)
    }),
    { seed: 62, numRuns: 400 },
  )
})

test('every point of GPX is a position or a reject', () => {
  const point = fc.constantFrom(
    '<trkpt lat="1" lon="2"><time>2026-03-14T00:00:10Z</time></trkpt>',
    '<trkpt lat="1" lon="2"/>',
    '<trkpt lat="x" lon="2"/>',
    '<trkpt lat="0" lon="0"/>',
    '<trkpt/>',
    '<trkpt lat="1" lon="2"><time>1969-01-01T00:00:00Z</time></trkpt>',
  )
  fc.assert(
    fc.property(fc.array(point), (points) => {
      const { rejects, tally } = readWith(gpx, `<gpx><trk>${points.join('\n')}</trk></gpx>`)
      expect(tally.messages).toBe(points.length)
      expect(tally.positions + rejects.length).toBe(points.length)
    }),
    { seed: 63 },
  )
})

const FROM_XML = ['atMs', 'lon', 'lat', 'sogKn', 'cogDeg', 'altitudeM'] as const
const store = smallStore()

test('what our exports write comes back: tracks, what they are, and all that the format holds', () => {
  const reported = store.identities.slice(0, 2)
  const byGpx = readBack(gpx, textOf('gpx', job(store)))
  expect([byGpx.rejects, historyOf(byGpx.store, FROM_XML)]).toEqual([[], historyOf(store, FROM_XML)])
  expect(byGpx.store.identities).toEqual(reported)
  const inKml = [...FROM_XML, 'headingDeg', 'navStatus'] as const
  const byKml = readBack(kml, textOf('kml', job(store)))
  expect([byKml.rejects, historyOf(byKml.store, inKml)]).toEqual([[], historyOf(store, inKml)])
  expect(byKml.store.identities).toEqual(reported)
  const byCot = readBack(cot, textOf('cot', job(store)))
  expect([byCot.rejects, historyOf(byCot.store, FROM_XML)]).toEqual([[], historyOf(store, FROM_XML)])
  expect(byCot.store.identities).toEqual(reported)
})

const samples = new URL('../../../../../shared/samples/', import.meta.url)

test.skipIf(!existsSync(samples))('the samples of others are read whole', () => {
  const run = readWith(gpx, readFileSync(new URL('togeojson-run.gpx', samples), 'utf8'))
  expect([run.reports.length, run.rejects, run.tally.tracks]).toEqual([206, [], 1])
  const track = readWith(kml, readFileSync(new URL('togeojson-gxtrack.kml', samples), 'utf8'))
  expect([track.reports.length, track.rejects, track.notes]).toEqual([7, [], []])
  expect(track.reports[0]).toEqual({
    trackId: 'kml:1',
    source: 'a file',
    atMs: Date.UTC(2010, 4, 28, 2, 2, 9),
    lon: -122.207881,
    lat: 37.371915,
    altitudeM: 156,
  })
})
