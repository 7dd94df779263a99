import { limitWords, stateWords, verdictWords } from '#domain/zone-words.ts'
import type { PlaceVerdict } from '../../data/locator.ts'

/** What the zones say of a track's place: what it is in with how far the limit is, and what that rests on. */
export interface ZoneSentence {
  readonly place: string
  /** `, 0.7 NM from the limit`; empty without one. */
  readonly distance: string
  /** The limit with its basis, who claims the place, and whether it is too close to call. */
  readonly support: readonly string[]
}

export function zoneSentence({ verdict, zones, claimants, distanceNm, limit, certain }: PlaceVerdict): ZoneSentence {
  const naming = zones.find(({ kind }) => kind !== 'watch-area')
  const areas = zones.filter(({ kind }) => kind === 'watch-area').map(({ name }) => `in ${name}`)
  return {
    place: verdict === 'land' ? 'On land' : verdictWords(naming),
    distance: distanceNm === undefined ? '' : `, ${distanceText(distanceNm)} NM ${sideWords(verdict, distanceNm)}`,
    support: [
      ...(limit ? [limitWords(limit)] : []),
      claimWords(claimants),
      ...(certain ? [] : ['too close to call']),
      ...areas,
    ].filter((words) => words !== ''),
  }
}

/** Miles as finely as they can be meant. */
export function distanceText(distanceNm: number): string {
  const away = Math.abs(distanceNm)
  return away.toFixed(away < 1 ? 2 : away < 100 ? 1 : 0)
}

function sideWords(verdict: string, distanceNm: number): string {
  return verdict !== 'land' && distanceNm < 0 ? 'outside the limit' : 'from the limit'
}

function claimWords(claimants: readonly string[]): string {
  if (claimants.length === 0) return ''
  return claimants.length === 1 ? 'no other claim' : `claimed by ${stateWords(claimants)}`
}
