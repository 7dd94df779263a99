/** What it takes for a crossing to count, in every zone unless it has a rule of its own. */
export interface ZoneRule {
  /** How far past the line, nautical miles. */
  readonly bandNm: number
  /** How long past the line, seconds. */
  readonly dwellS: number
}

/** Jitter of a good receiver stays well within both. Chosen in the design; the threshold lab shows what others would do. */
export const DEFAULT_RULE: ZoneRule = { bandNm: 0.1, dwellS: 60 }
