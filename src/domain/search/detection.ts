/** Coverage factor of a search: sweep width over the spacing of its legs (IAMSAR manual, volume II, chapter 4; no unit). */
export function coverageFactor(sweepWidthNm: number, spacingNm: number): number {
  return sweepWidthNm / spacingNm
}

/**
 * Probability of finding one object somewhere in an area by looking at it at random, with this coverage factor:
 * 1 - exp(-C) (B. O. Koopman, Search and Screening, OEG report 56, 1946, and Pergamon 1980, chapter 3, "random search"). What
 * search with poor navigation or a moving object comes down to.
 */
export function randomDetection(coverage: number): number {
  return 1 - Math.exp(-coverage)
}

/**
 * Probability of finding one object in an area by exact parallel legs with this coverage factor, when the chance of
 * seeing it falls with the cube of its range: erf(sqrt(pi) / 2 * C) (Koopman 1980, "inverse cube law"). It is
 * the upper curve of the IAMSAR manual's figure for ideal conditions: 0.79 at C = 1.
 */
export function idealDetection(coverage: number): number {
  return errorFunction((Math.sqrt(Math.PI) / 2) * coverage)
}

/** Error function of a number from 0 on, within 1.5e-7 (Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26). */
function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * x)
  const sum = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592].reduce((all, a) => (all + a) * t, 0)
  return 1 - sum * Math.exp(-x * x)
}
