import type { BehaviourEvent } from '../behaviours/behaviour-event.ts'
import { ageText, plainText } from '../notation.ts'
import { type Figure, knots, miles, some } from './figure.ts'

/** What was measured. */
export function behaviourFigures(event: BehaviourEvent): Figure[] {
  switch (event.kind) {
    case 'reporting-gap': {
      const { expectedS, silentS, heardS, impliedKn, limitBefore, limitAfter } = event.evidence
      return [
        ['No report for', ageText(silentS)],
        ['Feed heard from others', ageText(heardS)],
        ['Expected every', `${Math.round(expectedS * 10) / 10} s`],
        ...some('Last place from a limit', limitBefore?.nm, miles),
        ...some('Next place from a limit', limitAfter?.nm, miles),
        ...some('Straight to the next place', impliedKn, knots),
      ]
    }
    case 'loitering': {
      const { hours, meanKn, shoreNm, driftNm } = event.evidence
      return [
        ['Hours on end', String(hours)],
        ['Mean speed', knots(meanKn)],
        ...some('From the shore, least', shoreNm, miles),
        ['From begin to end', miles(driftNm)],
      ]
    }
    case 'encounter': {
      const { lastedS, leastM, meanM, meanKn, minutesTogether, portNm } = event.evidence
      return [
        ['Together for', ageText(lastedS)],
        ['Minutes counted', String(minutesTogether)],
        ['Least distance', `${leastM} m`],
        ['Mean distance', `${meanM} m`],
        ['Mean speed of both', knots(meanKn)],
        ...some('From the nearest port', portNm, miles),
      ]
    }
    case 'speed-change': {
      const { beforeKn, afterKn } = event.evidence
      return [
        ['Speed before', knots(beforeKn)],
        ['Speed after', knots(afterKn)],
      ]
    }
    case 'draught-change': {
      const { wasM, isM, portNm } = event.evidence
      return [
        ['Draught before', `${wasM.toFixed(1)} m`],
        ['Draught after', `${isM.toFixed(1)} m`],
        ...some('From the nearest port', portNm, miles),
      ]
    }
    case 'identity-change': {
      const { was, is } = event.evidence
      return [
        ['Before', plainText(String(was))],
        ['After', plainText(String(is))],
      ]
    }
    case 'stop-in-zone': {
      const { lastedS, movedKn, shipType, portNm, navStatus } = event.evidence
      return [
        ['Stopped for', ageText(lastedS)],
        ['Fastest before', knots(movedKn)],
        ['AIS ship type', String(shipType)],
        ...some('Reported status', navStatus, String),
        ...some('From the nearest port', portNm, miles),
      ]
    }
    case 'impossible-speed': {
      const { nm, impliedKn, reports, isBack } = event.evidence
      return [
        ['Distance', miles(nm)],
        ...some('It would have gone', impliedKn, knots),
        ['Reports from there', String(reports)],
        ['Back on its way', isBack ? 'yes' : 'no'],
      ]
    }
    case 'shared-identity': {
      const { nm, turns, impliedKn } = event.evidence
      return [
        ['Distance', miles(nm)],
        ['Changes from one to the other', String(turns)],
        ...some('It would have gone', impliedKn, knots),
      ]
    }
    case 'circling': {
      const { radiusM, offM, turns, meanKn, periodS } = event.evidence
      return [
        ['Radius', `${Math.round(radiusM)} m`],
        ['Off the circle', `${Math.round(offM)} m`],
        ['Times round', turns.toFixed(1)],
        ['Mean speed', knots(meanKn)],
        ['Once round in', ageText(periodS)],
      ]
    }
  }
}
