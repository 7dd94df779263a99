import { expect, test } from 'vitest'
import { AGE_LEGEND, knownWords, percentText, revisitText, zoneWords } from './coverage-words.ts'

const MINUTE_S = 60
const START_MS = Date.UTC(2026, 2, 14, 3)
const coverage = { asOfMs: START_MS, areaKm2: 1000, within1h: 0.1, within6h: 0.25, within24h: 0.5, never: 0.498 }

test('a share is a whole percent, and neither nothing nor all unless it is', () => {
  expect([0, 0.001, 0.254, 0.5, 0.997, 1].map(percentText)).toEqual(['0 %', '<1 %', '25 %', '50 %', '>99 %', '100 %'])
})

test('revisit times are told by the middle and by nine tenths, and not before anything was seen twice', () => {
  expect(revisitText(coverage)).toBeUndefined()
  expect(revisitText(undefined)).toBeUndefined()
  const revisit = { meanS: 1, medianS: 42 * MINUTE_S, ninetiethS: 125 * MINUTE_S, share: 0.4 }
  expect(revisitText({ ...coverage, revisit })).toBe('42 min, 90 % within 2 h 05 min')
})

test('that looks are known only since a time is said until there is a day of them', () => {
  expect(knownWords({ asOfMs: START_MS })).toBe('No sensor has looked yet.')
  const known = { fromMs: START_MS, toMs: START_MS + 1000 }
  expect(knownWords({ asOfMs: START_MS + 3600_000, known })).toBe(
    'Looks are known since Sat 14 Mar 2026 03:00:00Z: before that nothing is known, and "never" is since then.',
  )
  expect(knownWords({ asOfMs: START_MS + 24 * 3600_000, known })).toBeUndefined()
})

test('a zone is told in one sentence, also one that is not watched', () => {
  expect(zoneWords({ zoneId: 'a', name: 'Sabah', kind: 'eez', coverage })).toBe(
    'Sabah: seen within 1 h 10 %, 6 h 25 %, 24 h 50 %, never 50 %',
  )
  expect(zoneWords({ zoneId: 'a', name: 'Far', kind: 'watch-area' })).toBe('Far: outside the sea that is watched')
})

test('the legend has a colour for every age but never', () => {
  expect(AGE_LEGEND.filter(({ token }) => token === undefined).map(({ words }) => words)).toEqual(['never'])
})
