import { CLAIM_RULES } from '../association/claim-watch.ts'
import { CONTACT_RULES } from '../association/contact-book.ts'
import { clockText, plainText } from '../notation.ts'
import { type Figure, knots, some } from './figure.ts'
import type { FindingEvent } from './finding-event.ts'

/** What sensors counted. */
export function findingFigures({ finding }: FindingEvent): Figure[] {
  const { looks, sinceMs, untilMs } = finding
  const times: Figure[] = [
    ['Since', clockText(sinceMs)],
    ...(untilMs === undefined ? [] : [['Until', clockText(untilMs)] as const]),
    ['Looks that speak for it', String(looks)],
  ]
  if (finding.kind === 'contact-without-ais') {
    const { sensorId, counted, without, sigmaNm, sogKn, runnerUp } = finding.evidence
    return [
      ...times,
      ['Sensor', plainText(sensorId)],
      ['Looks without an AIS track', `${without} of the last ${counted}`],
      ['Standard deviation of its place', `${sigmaNm.toFixed(2)} NM`],
      ...some('Speed', sogKn, knots),
      ...some('AIS track near, of another contact', runnerUp, (id) => plainText(id)),
    ]
  }
  const { missProbability, misses } = finding.evidence
  return [
    ...times,
    ['Chance to miss a vessel so often', missProbability.toPrecision(2)],
    ['Last look', clockText(misses.at(-1)?.atMs ?? sinceMs)],
  ]
}

/** What a finding was held against: the rules of the product. */
export function findingThresholds({ kind }: FindingEvent): Figure[] {
  if (kind === 'contact-without-ais') {
    const { without, looks, leastBetweenMs } = CONTACT_RULES
    return [
      ['Looks without an AIS track', `${without} or more of the last ${looks}`],
      ['Looks count when apart', `${leastBetweenMs / 1000} s or more`],
    ]
  }
  const { leastLooks, mostMissProbability, leastBetweenMs } = CLAIM_RULES
  return [
    ['Looks', `${leastLooks} or more`],
    ['Chance to miss a vessel so often', `${mostMissProbability.toPrecision(2)} or less`],
    ['Looks count when apart', `${leastBetweenMs / 1000} s or more`],
  ]
}
