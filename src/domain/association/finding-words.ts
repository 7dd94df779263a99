import { instantText } from '../notation.ts'
import type { ClaimWithoutContact, ContactWithoutAis, SensorFinding } from './finding.ts'

/** A finding in a few sentences, times in UTC. */
export function findingWords(finding: SensorFinding): string {
  return finding.kind === 'contact-without-ais' ? contactWords(finding) : claimWords(finding)
}

function contactWords({ sinceMs, untilMs, looks, evidence }: ContactWithoutAis): string {
  const { sensorId, without, counted, end } = evidence
  const times =
    `Contact without AIS: ${looks} looks of ${sensorId} since ${utc(sinceMs)} saw it, ` +
    `and no AIS track fits in ${without} of the last ${counted}.`
  if (!end || untilMs === undefined) return times
  if (end.because === 'associated') return `${times} Ended ${utc(untilMs)}: AIS track ${end.with} fits.`
  return `${times} Ended ${utc(untilMs)}: not seen since ${utc(end.lastSeenMs)}.`
}

function claimWords({ sinceMs, untilMs, looks, evidence }: ClaimWithoutContact): string {
  const sensors = [...new Set(evidence.misses.map(({ sensorId }) => sensorId))].sort().join(', ')
  const text =
    `AIS place with no contact: ${looks} looks of ${sensors} since ${utc(sinceMs)} covered the place it gave and saw nothing there. ` +
    `Chance to miss a vessel so often: ${chance(evidence.missProbability)}.`
  if (!evidence.end || untilMs === undefined) return text
  if (evidence.end.because === 'contact-there') return `${text} Ended ${utc(untilMs)}: a contact is there.`
  return `${text} Ended ${utc(untilMs)}: no newer AIS report to look for.`
}

/** Such as "1 in 10,000", to two digits. */
function chance(probability: number): string {
  return `1 in ${Number((1 / probability).toPrecision(2)).toLocaleString('en')}`
}

/** Such as "2026-01-01 09:10:05 UTC". */
function utc(atMs: number): string {
  return `${instantText(atMs)} UTC`
}
