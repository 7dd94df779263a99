import type { FormatReader, ReaderOptions } from '../formats/format-reader.ts'
import type { IdentityPatch, PositionReport, Reject } from '../report.ts'
import { report } from '../testing.ts'
import { type StoredReport, TrackStore } from '../track-store.ts'
import type { ExportFormat } from './export-format.ts'
import type { ExportJob } from './export-job.ts'
import { writeExport } from './write-export.ts'

export const START_MS = Date.UTC(2026, 2, 14, 12)

/** A store with these tracks and reports. */
export function storeOf(identities: readonly IdentityPatch[], reports: readonly PositionReport[]): TrackStore {
  const store = new TrackStore()
  for (const identity of identities) store.learn(identity)
  for (const each of reports) store.add(each)
  return store
}

/** A ship and a drone: what a position can have is there on some and absent on others. */
export function smallStore(): TrackStore {
  const ship = { trackId: 'mmsi:533204118', source: 'ais' }
  const drone = { trackId: 'uav:anka-s-1', source: 'uav' }
  return storeOf(
    [
      {
        trackId: ship.trackId,
        kind: 'vessel',
        mmsi: 533204118,
        imo: 9321483,
        name: 'SERI "A" & <B>, Ž',
        callSign: '9MAB',
        flag: 'MY',
        shipType: 70,
        aisClass: 'A',
        lengthM: 120,
        beamM: 20.5,
        draughtM: 6.1,
        destination: 'LABUAN',
      },
      { trackId: drone.trackId, kind: 'drone', name: 'ANKA 1' },
      { trackId: 'mmsi:533000009', kind: 'vessel', mmsi: 533000009 },
    ],
    [
      report({
        ...ship,
        atMs: START_MS,
        lon: 113.1,
        lat: 4.2,
        sogKn: 12.1,
        cogDeg: 81.3,
        headingDeg: 80,
        navStatus: 0,
      }),
      report({ ...drone, atMs: START_MS + 250, lon: 113.2, lat: 4.3, altitudeM: 5200.5, sogKn: 110, cogDeg: 359.99 }),
      report({ ...ship, atMs: START_MS + 10_000, lon: -179.9999999, lat: -4.2000001 }),
      report({ ...drone, atMs: START_MS + 10_000, lon: 113.3, lat: 4.4, headingDeg: 12.5 }),
      report({ ...ship, atMs: START_MS + 20_001, lon: 113.3, lat: 4.2, sogKn: 0, navStatus: 5, source: 'coast "2"' }),
    ],
  )
}

export function job(store: TrackStore, more: Partial<ExportJob> = {}): ExportJob {
  return { store, selection: {}, madeAtMs: START_MS + 3_600_000, source: 'a test', ...more }
}

/** A whole export that is text. */
export function textOf(format: Exclude<ExportFormat, 'parquet'>, of: ExportJob): string {
  return [...writeExport(format, of)].join('')
}

/** What a reader makes of a text. */
export function readBack(makeReader: (options: ReaderOptions) => FormatReader, text: string) {
  const store = new TrackStore()
  const rejects: Reject[] = []
  const reader = makeReader({
    source: 'file',
    sink: {
      report: (each) => store.add(each),
      identity: (patch) => store.learn(patch),
      reject: (each) => rejects.push(each),
    },
  })
  reader.write(text)
  reader.end()
  return { store, rejects }
}

/** All reports by track, with only what a format holds of them. */
export function historyOf(store: TrackStore, fields: readonly (keyof StoredReport)[]): Partial<StoredReport>[][] {
  return store.identities.flatMap((_, slot) => {
    const history = store.history(slot)
    if (history.length === 0) return []
    return [
      history.map((each) =>
        Object.fromEntries(Object.entries(each).filter(([key]) => fields.includes(key as keyof StoredReport))),
      ),
    ]
  })
}
