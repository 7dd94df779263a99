import { compareTracks } from '../compare/compare-tracks.ts'
import { entryAt, HOSTILE, squareSet } from '../evidence/testing.ts'
import { TrackStore } from '../track-store.ts'
import type { Bundle } from './bundle.ts'
import { bundleOf } from './bundle-of.ts'

/** Of the entry in evidence/testing.ts: it is 15 s after. */
export const START_MS = Date.UTC(2026, 2, 14, 0, 35, 0)
export const END_MS = START_MS + 3_600_000
export { HOSTILE }

/** The smallest PNG there is: one pixel. */
export const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** Two ships that cross a limit and each other; the second does not report for half an hour, then for good. */
export function twoShips(name = 'GEO MERIDIAN'): TrackStore {
  const store = new TrackStore()
  store.learn({ trackId: 'mmsi:533000001', kind: 'vessel', name, mmsi: 533000001, flag: 'MY', shipType: 70 })
  store.learn({ trackId: 'gpx:1', kind: 'other' })
  for (let i = -10; i <= 130; i++) {
    const atMs = START_MS + i * 30_000
    const motion = { sogKn: 14.2, cogDeg: 90, headingDeg: 89, navStatus: 0 }
    store.add({ trackId: 'mmsi:533000001', source: 'day.nmea', atMs, lon: 109.998 + i * 0.002, lat: 4, ...motion })
    if (i < 40 || (i > 100 && i < 110))
      store.add({ trackId: 'gpx:1', source: 'way.gpx', atMs, lon: 110.1, lat: 3.95 + i * 0.001 })
  }
  return store
}

export function bundle(overrides: Partial<Bundle> = {}, store = twoShips()): Bundle {
  const window = { fromMs: START_MS, toMs: END_MS }
  const comparison = compareTracks(store, 0, 1, { ...window, withinNm: 2 })
  if (!comparison.ok) throw new Error(comparison.problem)
  const made = bundleOf(store, [0, 1], {
    title: 'Crossing of the line',
    made: { by: 'AZ', atMs: END_MS, tool: 'eez-watch 0.6.0' },
    window,
    events: [entryAt(110)],
    notes: [
      { id: '1', atMs: START_MS + 60_000, text: 'turns\ntowards the rig', by: 'AZ', place: { lon: 110.05, lat: 4.02 } },
    ],
    zones: squareSet(110),
    coast: [
      [
        [110.2, 3.9],
        [110.3, 3.9],
        [110.3, 4.1],
        [110.2, 3.9],
      ],
      [
        [109.9, 4.05],
        [110.3, 4.06],
      ],
    ],
    picture: { pngDataUrl: PNG, words: 'Both ships at 00:40Z' },
    comparison: { comparison: comparison.value, names: { a: 'GEO MERIDIAN', b: 'gpx:1' } },
    recording: { name: 'day.nmea', sha256: 'ab'.repeat(32) },
    eventLog: { sha256: 'cd'.repeat(32), words: 'Replayed: the same 1 event, the same hash.' },
    rules: ['An entry counts after 0.1 NM and 60 s past the limit.'],
    sources: [{ name: 'Natural Earth', licence: 'public domain', note: 'https://www.naturalearthdata.com' }],
  })
  if (!made.ok) throw new Error(made.problem)
  return { ...made.value, ...overrides }
}

/** The text of an element with an id, or of the first of a kind, as a browser takes it from between the tags. */
export function textIn(html: string, openTag: string): string {
  const from = html.indexOf(openTag)
  if (from < 0) throw new Error(`no ${openTag}`)
  const start = html.indexOf('>', from) + 1
  return html.slice(start, html.indexOf(`</${/^<(\w+)/.exec(openTag)?.[1]}>`, start))
}
