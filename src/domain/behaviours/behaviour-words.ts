import { ageText, knotsText, plainText } from '../notation.ts'
import type { BehaviourEvent } from './behaviour-event.ts'

const FACT_WORDS = { name: 'name', callSign: 'call sign', imo: 'IMO number', shipType: 'ship type' } as const

/**
 * A behaviour in one neutral sentence without its track: `No report for 2 h 10 min (expected every 10 s), last 1.2 NM from
 * a limit`. It says what was seen, not what it means. Texts from strangers are made fit for one line.
 *
 * @param nameOf What to call another track; its id without.
 */
export function behaviourWords(event: BehaviourEvent, nameOf: (trackId: string) => string = (id) => id): string {
  switch (event.kind) {
    case 'reporting-gap': {
      const { silentS, expectedS, impliedKn, limitBefore, limitAfter } = event.evidence
      const { nearLimitNm } = event.rule
      const near =
        limitBefore && limitBefore.nm <= nearLimitNm
          ? `, last ${milesText(limitBefore.nm)} from a limit`
          : limitAfter && limitAfter.nm <= nearLimitNm
            ? `, next ${milesText(limitAfter.nm)} from a limit`
            : ''
      const since = impliedKn === undefined ? '' : `; heard again, ${knotsText(impliedKn)} kn in a straight line`
      return `No report for ${ageText(silentS)} (expected every ${intervalText(expectedS)})${near}${since}`
    }
    case 'loitering': {
      const { hours, meanKn, shoreNm } = event.evidence
      const shore = shoreNm === undefined ? '' : `, ${milesText(shoreNm)} or more from the shore`
      return `Slower than ${event.rule.belowKn} kn for ${hours} h on end, ${knotsText(meanKn)} kn on average${shore}`
    }
    case 'encounter': {
      const { lastedS, leastM, meanM } = event.evidence
      const other = plainText(nameOf(event.otherTrackId))
      const how = `slower than ${event.rule.belowKn} kn for ${ageText(lastedS)}, ${leastM} m apart at least, ${meanM} m on average`
      return `Within ${event.rule.withinM} m of ${other}, both ${how}`
    }
    case 'speed-change': {
      const { change, beforeKn, afterKn } = event.evidence
      return `Speed ${change === 'drop' ? 'fell' : 'rose'} from ${knotsText(beforeKn)} to ${knotsText(afterKn)} kn and stayed so`
    }
    case 'draught-change': {
      const { wasM, isM, portNm } = event.evidence
      const port = portNm === undefined ? '' : `, ${milesText(portNm)} from the nearest port`
      return `Reported draught was ${wasM.toFixed(1)} m, is ${isM.toFixed(1)} m${port}`
    }
    case 'identity-change': {
      const { fact, was, is } = event.evidence
      return `Reported ${FACT_WORDS[fact]} was ${factText(was)}, is ${factText(is)}`
    }
    case 'stop-in-zone': {
      const { lastedS, zoneId, movedKn } = event.evidence
      const zone = plainText(nameOf(zoneId))
      return `Slower than ${event.rule.belowKn} kn for ${ageText(lastedS)} in ${zone}, after ${knotsText(movedKn)} kn, not reported at anchor`
    }
    case 'impossible-speed': {
      const { nm, impliedKn, isBack, reports } = event.evidence
      const kn = impliedKn === undefined ? 'at one instant' : `in which it would have gone ${Math.round(impliedKn)} kn`
      const then = isBack
        ? `; ${reports === 1 ? '1 report' : `${reports} reports`} from there, then back on its way`
        : ''
      return `Two reports ${milesText(nm)} apart, ${kn} (at most ${event.rule.maxKn} kn for its type)${then}`
    }
    case 'shared-identity': {
      const { nm, turns } = event.evidence
      return `Reports in turn from two places ${milesText(nm)} apart under one identity, ${turns} changes`
    }
    case 'circling': {
      const { radiusM, turns, meanKn, offM } = event.evidence
      return `Positions on a circle of ${radiusM} m radius, ${turns.toFixed(1)} times round at ${knotsText(meanKn)} kn, ${Math.round(offM)} m off it`
    }
  }
}

/** Nominal intervals go down to 2 s, and 3⅓ s for a ship that turns: `10 s`, `3.3 s`, `3 min`. */
function intervalText(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds * 10) / 10} s` : ageText(seconds)
}

function milesText(nm: number): string {
  return `${nm < 10 ? nm.toFixed(1) : Math.round(nm)} NM`
}

function factText(fact: string | number): string {
  return typeof fact === 'number' ? String(fact) : `“${plainText(fact)}”`
}
