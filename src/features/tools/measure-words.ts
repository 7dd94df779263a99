import { bearingText, type Reading, rangeText } from '../../map/tools/measurement.ts'
import type { Aim, MeasureWords } from './tools.ts'

export function measureWords(reading: Reading, from: string, to: string): MeasureWords {
  return {
    from,
    to,
    range: rangeText(reading.nm),
    bearing: bearingText(reading.bearingDeg),
    back: bearingText(reading.backDeg),
  }
}

/** The line for those who hear the page. */
export function spokenMeasure({ from, to, range, bearing, back }: MeasureWords): string {
  return `From ${from} to ${to}: ${range}, bearing ${bearing}, back ${back}`
}

/** What to do next, while a tool waits for a press on the map. */
export function aimWords(aim: Aim, from: string): string | undefined {
  switch (aim) {
    case 'nothing':
      return undefined
    case 'measure-from':
      return 'Measure: press where it begins, a target or a place. Esc ends.'
    case 'measure-to':
      return `Measure from ${from}: press the other end. M begins elsewhere, Esc ends.`
    case 'box':
      return 'Box: drag over the targets to choose. Esc ends.'
    case 'rings':
      return 'Range rings: press their middle, a target or a place. Esc ends.'
  }
}
