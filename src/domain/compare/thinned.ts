/**
 * Which of many instants to keep: the first and the last, one that must be, and of each of equal groups between them the
 * one of the least and the one of the greatest range, so that neither shape nor extremes are lost (min-max
 * decimation, as oscilloscopes draw). Rising, at most `most` of them, which is 8 or more.
 */
export function thinned(rangeNm: readonly number[], mustKeep: number, most: number): readonly number[] {
  if (rangeNm.length <= most) return rangeNm.map((_, i) => i)
  const groups = Math.floor((most - 3) / 2)
  const kept = new Set([0, rangeNm.length - 1, mustKeep])
  for (let group = 0; group < groups; group++) {
    const from = Math.floor((group * rangeNm.length) / groups)
    const to = Math.floor(((group + 1) * rangeNm.length) / groups)
    let [least, greatest] = [from, from]
    for (let i = from + 1; i < to; i++) {
      if ((rangeNm[i] as number) < (rangeNm[least] as number)) least = i
      if ((rangeNm[i] as number) > (rangeNm[greatest] as number)) greatest = i
    }
    kept.add(least).add(greatest)
  }
  return [...kept].sort((one, other) => one - other)
}
