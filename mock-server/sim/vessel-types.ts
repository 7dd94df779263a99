/** Least and greatest; one ship draws its own between them. */
export type Range = readonly [low: number, high: number]

/**
 * What ships of one type have in common. Speeds are usual service speeds in these waters; turning and gathering way are round numbers
 * chosen to look right from the air, not taken from any ship's trials.
 */
export interface VesselType {
  /** AIS ship type, ITU-R M.1371 table 53. */
  readonly shipType: number
  /** Share of them that carry class A; the rest carry carrier-sense class B. */
  readonly classA: number
  readonly serviceKn: Range
  readonly lengthM: Range
  /** Length over beam. */
  readonly slenderness: number
  /** Draught over length. */
  readonly depth: number
  /** Fastest turn at full speed, degrees a second. */
  readonly maxTurnDegS: number
  /** Fastest change of speed, knots a second. */
  readonly maxChangeKnS: number
}

export const vesselTypes = {
  tanker: type(80, 1, [12, 14], [140, 330], 5.8, 0.055, 0.35, 0.008),
  container: type(70, 1, [16, 20], [150, 366], 7.2, 0.04, 0.4, 0.01),
  cargo: type(70, 1, [10, 14], [80, 200], 6.2, 0.05, 0.5, 0.012),
  bulk: type(70, 1, [12, 14], [150, 300], 6.2, 0.055, 0.35, 0.008),
  gas: type(80, 1, [15, 19], [160, 300], 6.3, 0.04, 0.4, 0.009),
  passenger: type(60, 1, [16, 20], [120, 330], 8, 0.03, 0.5, 0.012),
  ferry: type(60, 1, [21, 23], [30, 60], 4.5, 0.04, 1.5, 0.08),
  tug: type(52, 1, [6, 8], [24, 45], 3, 0.12, 1.5, 0.04),
  /** Towing: the length is the tug's own, as she sends it (type 31 is of tows up to 200 m). */
  tow: type(31, 1, [4, 6.5], [24, 45], 3, 0.12, 0.6, 0.02),
  supply: type(70, 1, [9, 12], [55, 90], 4.2, 0.08, 1.2, 0.03),
  fishing: type(30, 0.15, [7, 8], [12, 32], 3.8, 0.1, 2, 0.06),
  patrol: type(55, 1, [14, 18], [40, 75], 6.5, 0.045, 1.5, 0.08),
} as const satisfies Record<string, VesselType>

export type VesselTypeName = keyof typeof vesselTypes

function type(
  shipType: number,
  classA: number,
  serviceKn: Range,
  lengthM: Range,
  slenderness: number,
  depth: number,
  maxTurnDegS: number,
  maxChangeKnS: number,
): VesselType {
  return { shipType, classA, serviceKn, lengthM, slenderness, depth, maxTurnDegS, maxChangeKnS }
}
