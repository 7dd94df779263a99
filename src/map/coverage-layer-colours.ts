import type { AgePalette } from '#domain/coverage/age-pixels.ts'
import { AGES_H } from '#domain/coverage/zone-coverage.ts'
import { parseColor } from './color.ts'

/** Tokens of the age classes, the youngest first, and of what is older than all of them. */
const AGE_TOKENS = ['--looked-1', '--looked-2', '--looked-3', '--looked-5'] as const
const FOOTPRINT_TOKEN = '--drone'

/** The chart is read through it for hours: it tints the sea, and hides nothing. */
const OPACITY = 0.5

/** What is drawn of when the sea was last looked at, in the colours of one palette. */
export interface CoverageColours {
  readonly ages: AgePalette
  /** CSS text. */
  readonly footprint: string
}

/** The colours in force, by their tokens; the sea that was never looked at stays bare. */
export function coverageColours(colourOf: (token: string) => string): CoverageColours {
  const [older, ...classes] = AGE_TOKENS.map((token) => rgbaOf(colourOf(token))).toReversed()
  const never = [0, 0, 0, 0] as const
  return {
    ages: {
      steps: classes.toReversed().map((rgba, i) => ({ withinS: (AGES_H[i] ?? 0) * 3600, rgba })),
      older: older ?? never,
      never,
    },
    footprint: colourOf(FOOTPRINT_TOKEN),
  }
}

function rgbaOf(text: string): readonly [number, number, number, number] {
  const [red, green, blue, alpha] = parseColor(text)
  return [red * 255, green * 255, blue * 255, alpha * OPACITY * 255]
}
