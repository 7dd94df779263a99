import { compareCsv } from '../compare/compare-csv.ts'
import { DISCLAIMER } from '../evidence/evidence-words.ts'
import type { Bundle } from './bundle.ts'
import type { BundleChart } from './bundle-chart.ts'
import { bundleFileName } from './bundle-file-name.ts'
import { type GraphScale, graphScale } from './bundle-graph.ts'
import { sha256Hex } from './inline-hash.ts'

/** A trail is a twelfth of the window, but not shorter or longer than one can make something of. */
const TRAIL_SHARE = 12
const SHORTEST_TRAIL_MS = 5 * 60_000
const LONGEST_TRAIL_MS = 60 * 60_000

/** What stands in the page as JSON, for those who read it by machine and for the player; the reports stand beside it. */
export function bundleData(bundle: Bundle, recordingText: string, chart: BundleChart) {
  const { title, made, window, recording, eventLog, zones, rules, sources, events, notes, tracks, comparison } = bundle
  const shownAtMs = Math.min(window.toMs, Math.max(window.fromMs, bundle.shownAtMs ?? window.fromMs))
  const graph: GraphScale | undefined = comparison && graphScale(comparison.comparison)
  return {
    schema: 'eez-watch/evidence-bundle',
    schemaVersion: 1,
    title,
    made,
    window,
    ...(recording && { recording }),
    ...(eventLog && { eventLog }),
    zonesVersion: zones.version,
    rules,
    sources,
    disclaimer: DISCLAIMER,
    data: {
      file: `${bundleFileName(bundle).replace(/\.html$/, '')}.jsonl`,
      sha256: sha256Hex(recordingText),
      positions: tracks.reduce((sum, { reports }) => sum + reports.length, 0),
    },
    events,
    notes,
    ...(comparison && { comparison: comparisonData(comparison) }),
    player: {
      frame: chart.frame,
      shownAtMs,
      trailMs: Math.min(LONGEST_TRAIL_MS, Math.max(SHORTEST_TRAIL_MS, (window.toMs - window.fromMs) / TRAIL_SHARE)),
      tracks: tracks.map(({ identity }, k) => ({ id: identity.trackId, breaks: chart.breaks[k] ?? [] })),
      ...(graph && { graph }),
    },
  }
}

export type BundleData = ReturnType<typeof bundleData>

function comparisonData({ comparison, names }: NonNullable<Bundle['comparison']>) {
  const { trackA, trackB, fromMs, toMs, shiftBMs, knownMs, absences, moreAbsences, closest, within } = comparison
  // JSON has no NaN: bearings of two in one place are absent.
  const { bearingDeg, backDeg, ...where } = closest ?? { bearingDeg: Number.NaN, backDeg: Number.NaN }
  return {
    names,
    trackA,
    trackB,
    fromMs,
    toMs,
    shiftBMs,
    knownMs,
    ...(closest && { closest: Number.isNaN(bearingDeg) ? where : { ...where, bearingDeg, backDeg } }),
    ...(within && { within }),
    absences,
    moreAbsences,
    csv: compareCsv(comparison),
  }
}
