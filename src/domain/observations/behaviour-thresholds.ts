import type { BehaviourEvent } from '../behaviours/behaviour-event.ts'
import { ageText } from '../notation.ts'
import { type Figure, miles, port } from './figure.ts'

/** What a behaviour was held against. */
export function behaviourThresholds(event: BehaviourEvent): Figure[] {
  switch (event.kind) {
    case 'reporting-gap': {
      const { intervals, atLeastMs, minShoreNm } = event.rule
      return [
        ['Intervals missed', `${intervals} or more`],
        ['No report for', `${ageText(atLeastMs / 1000)} or more`],
        ...(minShoreNm > 0 ? [['From the shore', `${miles(minShoreNm)} or more`] as const] : []),
      ]
    }
    case 'loitering': {
      const { belowKn, hours, minShoreNm, minPortNm } = event.rule
      return [
        ['Hourly mean speed', `below ${belowKn} kn`],
        ['Hours on end', `${hours} or more`],
        ['From the shore', `${miles(minShoreNm)} or more`],
        port(minPortNm),
      ]
    }
    case 'encounter': {
      const { withinM, belowKn, atLeastMs, minPortNm } = event.rule
      return [
        ['Distance', `${withinM} m or less`],
        ['Speed of both', `below ${belowKn} kn`],
        ['Together for', `${ageText(atLeastMs / 1000)} or more`],
        port(minPortNm),
      ]
    }
    case 'speed-change': {
      const { byKn, byShare, minPortNm } = event.rule
      return [['Change', `${byKn} kn and ${Math.round(byShare * 100)} % or more`], port(minPortNm)]
    }
    case 'draught-change':
      return [['Change', `${event.rule.byM} m or more`], port(event.rule.minPortNm)]
    case 'identity-change':
      return []
    case 'stop-in-zone': {
      const { movedKn, belowKn, atLeastMs, minPortNm } = event.rule
      return [
        ['Speed', `below ${belowKn} kn, after ${movedKn} kn or more`],
        ['Stopped for', `longer than ${ageText(atLeastMs / 1000)}`],
        port(minPortNm),
      ]
    }
    case 'impossible-speed':
      return [['Speed for its type', `at most ${event.rule.maxKn} kn, and ${miles(event.rule.slackNm)}`]]
    case 'shared-identity':
      return [
        ['Distance', `${miles(event.rule.sharedNm)} or more`],
        ['Changes', `${event.rule.turns} or more`],
      ]
    case 'circling': {
      const { windowMs, offShare, turns, aboveKn } = event.rule
      return [
        ['Looked at', `over ${ageText(windowMs / 1000)}`],
        ['Off the circle', `at most ${Math.round(offShare * 100)} % of the radius`],
        ['Times round', `${turns} or more`],
        ['Speed', `above ${aboveKn} kn`],
      ]
    }
  }
}
