import { booleanPointInPolygon } from '@turf/turf'
import { EventEngine } from '#domain/events/event-engine.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import type { PositionReport } from '#domain/report.ts'
import { TrackStore } from '#domain/track-store.ts'
import type { Benchmark } from './bench.ts'
import { traffic } from './traffic.ts'
import { turfFeature, zonesWithVertices } from './zone-work.ts'

const VERTICES = 25_000
const TRACKS = 2000
/** Turf is asked of a share of the reports: enough to know its rate. */
const TURF_REPORTS = 1000
/** What must not be missed, whatever the baseline. */
const LEAST_REPORTS_A_SECOND = 500_000

/**
 * Reports a second through track store and event engine with all zones, in order of time as a live feed brings them: ships
 * all over the region, a fifth of them moored with a receiver's jitter, one report each ten seconds for three quarters of
 * an hour. Against turf asked of every zone at every report, which is only where they are, not yet what they did.
 */
export function engine(bar: number): Benchmark {
  const zones = zonesWithVertices(VERTICES)
  const context = zoneContext(zones)
  const features = zones.zones.map(turfFeature)
  const reports = [...traffic({ tracks: TRACKS, steps: 270, stepMs: 10_000 })]
  return {
    name: 'engine',
    unit: 'reports/s',
    bar,
    leastValue: LEAST_REPORTS_A_SECOND,
    ours: () => {
      const store = new TrackStore()
      const events = new EventEngine(store, context)
      for (const report of reports)
        if (store.add(report) !== 'duplicate') events.report(store.slotOf(report.trackId) as number, report)
      events.finish()
      return reports.length
    },
    baselines: {
      'turf.booleanPointInPolygon on all zones': () => {
        const step = Math.floor(reports.length / TURF_REPORTS)
        for (let i = 0; i < TURF_REPORTS; i++) {
          const { lon, lat } = reports[i * step] as PositionReport
          for (const feature of features) booleanPointInPolygon([lon, lat], feature)
        }
        return TURF_REPORTS
      },
    },
  }
}
