import { limitWords } from '#domain/zone-words.ts'
import type { Basis, Limit } from '#geo/zone.ts'

/** Which line a stretch of limit is: our outer one, the 12 or the 24 NM line, or the edge of what is shared, claimed or theirs. */
export type DrawnLine = 'outer' | 'territorial-sea' | 'contiguous-zone' | 'joint' | 'claim' | 'neighbour'

/** How a line is broken. One pattern says one thing of what it rests on; only what nobody disputes is unbroken. */
export type LinePattern = 'solid' | 'long' | 'dash-dot' | 'dash' | 'fine' | 'dots'

/** What the chart draws a stretch of limit by. */
export interface DrawnLimit {
  readonly id: string
  readonly line: DrawnLine
  readonly pattern: LinePattern
  readonly verified: boolean
  /** Its name along the line. */
  readonly name: string
}

const LINES: readonly DrawnLine[] = ['outer', 'territorial-sea', 'contiguous-zone', 'joint', 'claim', 'neighbour']

const PATTERNS: Record<Basis, LinePattern> = {
  agreed: 'solid',
  allocation: 'dash-dot',
  claimed: 'dash',
  median: 'fine',
  distance: 'fine',
  closing: 'dots',
  coast: 'solid',
  drawn: 'dash',
}

export function linePattern({ basis, disputedBy }: Pick<Limit, 'basis' | 'disputedBy'>): LinePattern {
  const pattern = PATTERNS[basis]
  return pattern === 'solid' && disputedBy.length > 0 ? 'long' : pattern
}

/** The drawn side of a limit's properties in our own GeoJSON, where `line` may be missing: then it is the outer one. */
export function drawnLimit(properties: Readonly<Record<string, unknown>>): DrawnLimit {
  const { id, basis, label, disputedBy, verified } = properties as unknown as Limit
  const limit = { label: label ?? '', basis, disputedBy: disputedBy ?? [], verified: verified ?? false }
  return {
    id,
    line: LINES.find((each) => each === properties.line) ?? 'outer',
    pattern: linePattern(limit),
    verified: limit.verified,
    name: limit.label === '' ? '' : limitWords(limit),
  }
}
