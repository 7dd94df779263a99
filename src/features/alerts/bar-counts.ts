import type { AlertPriority } from '#domain/alerts/alert.ts'
import type { alertCounts } from './alert-rows.ts'

type Count = ReturnType<typeof alertCounts>[number]

/** Pixels that the bar has for them beside its other buttons, at its narrowest. */
const ROOM_PX = 176
const GAP_PX = 8
const SIGN_PX = 23
const DIGIT_PX = 8
const SOLID_PX = 16
const WORD_PX = 62

/** What the bar shows of the open alerts: which priorities each by its sign, and how many alerts beside those. */
export interface BarCounts {
  readonly shown: readonly Count[]
  /** Whether there is room for the word beside the first. */
  readonly inWords: boolean
  readonly rest: number
}

/** Red and solid where somebody must act. */
export function isSolid({ priority, unacknowledged }: Count): boolean {
  return unacknowledged > 0 && isPressingPriority(priority)
}

/** The most urgent first; when there is no room for all, the others are one number. */
export function barCounts(counts: readonly Count[]): BarCounts {
  const open = counts.filter((count) => count.open > 0)
  const first = open[0]
  const wide = open.reduce((px, count) => px + widthPx(count) + GAP_PX, 0)
  if (first && isSolid(first) && wide + WORD_PX <= ROOM_PX) return { shown: open, inWords: true, rest: 0 }
  if (wide <= ROOM_PX) return { shown: open, inWords: false, rest: 0 }
  const shown = open.slice(0, 2)
  return { shown, inWords: false, rest: open.slice(2).reduce((sum, count) => sum + count.open, 0) }
}

function widthPx(count: Count): number {
  return SIGN_PX + String(count.open).length * DIGIT_PX + (isSolid(count) ? SOLID_PX : 0)
}

function isPressingPriority(priority: AlertPriority): boolean {
  return priority === 'alarm' || priority === 'emergency'
}
