import { CoverageReplay } from '../coverage/coverage-replay.ts'
import { checkedLook, type Footprint, type Look } from '../coverage/footprint.ts'
import { type Lattice, latticeOver, WATCHED_SEA } from '../coverage/lattice.ts'
import { searchFootprints } from './search-footprints.ts'
import type { SensorReport } from './sensor-report.ts'

/** A day of six drones with four footprints each, which turn now and then, and as many ships (notional). */
const MOST_LOOKS = 60_000
/** So that a jump back paints no more than an hour anew for half a day, and two hours after a day; some 5 MB each. */
const MOST_SNAPSHOTS = 24

/** Rings of strips and cones have some hundred corners, many on straight lines; every fourth is within a tenth of a cell of them. */
const MANY_CORNERS = 64
const EVERY_CORNER = 4

/** An empty map of when the sea was last looked at, over the watched sea or another lattice. */
export function emptyCoverage(lattice: Lattice = latticeOver(WATCHED_SEA)): CoverageReplay {
  return new CoverageReplay(lattice, { mostLooks: MOST_LOOKS, mostSnapshots: MOST_SNAPSHOTS })
}

/**
 * What a report paints: a look for each footprint of the sensor, each with an id of its own (`SENSOR`, or `SENSOR sector 2`).
 * A footprint that came or went meanwhile, as when an aircraft climbs, is painted where it stood. An AIS receiver looks at nothing.
 */
export function looksOf(report: SensorReport): readonly Look[] {
  if (report.sensor === 'ais-receiver') return []
  const starts = searchFootprints(report, 'from').map(thinned)
  const ends = searchFootprints(report, 'to').map(thinned)
  const { sensorId, fromMs, toMs, paused } = report
  const looks: Look[] = []
  for (let i = 0; i < Math.max(starts.length, ends.length); i++) {
    const [from, to] = [starts[i] ?? ends[i], ends[i] ?? starts[i]]
    if (!from || !to) continue
    const id = i === 0 ? sensorId : `${sensorId} sector ${i + 1}`
    const span = starts[i] && ends[i] ? { fromMs, toMs } : starts[i] ? { fromMs, toMs: fromMs } : { fromMs: toMs, toMs }
    looks.push({ sensorId: id, ...span, from, to, ...(paused && { paused }) })
  }
  return looks.filter(
    (look) => checkedLook({ ...look, to: look.from }).ok && checkedLook({ ...look, from: look.to }).ok,
  )
}

/** The same corners of every ring of one kind are left, so that one look still moves into the next; a strip keeps its four. */
function thinned(footprint: Footprint): Footprint {
  if (footprint.shape === 'sector') return footprint
  const rings = footprint.rings.map((ring) =>
    ring.length > MANY_CORNERS ? ring.filter((_, i) => i % EVERY_CORNER === 0) : ring,
  )
  return { shape: 'polygon', rings }
}

/** Paints what a report says was looked at. */
export function paintReport(coverage: CoverageReplay, report: SensorReport): void {
  for (const look of looksOf(report)) coverage.add(look)
}

/** When the sea was last looked at by the reports of a recording, in the order of their ends: the same as live from the same reports. */
export function coverageOf(reports: Iterable<SensorReport>, lattice?: Lattice): CoverageReplay {
  const coverage = emptyCoverage(lattice)
  for (const report of reports) paintReport(coverage, report)
  return coverage
}
