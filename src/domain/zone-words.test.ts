import { expect, test } from 'vitest'
import type { Limit } from '#geo/zone.ts'
import {
  agreedWords,
  basisSentence,
  basisWord,
  distanceWords,
  isOurZone,
  limitBasisSentence,
  limitWords,
  placeWords,
  ruleWords,
  shortZoneWords,
  stateWords,
  tooCloseWords,
  verdictWords,
  verifiedWords,
} from './zone-words.ts'

test('a place in an EEZ is inside it, and one in no zone is outside', () => {
  expect(verdictWords({ name: 'Malaysia EEZ, Peninsula east', kind: 'eez' })).toBe(
    'Inside Malaysia EEZ, Peninsula east',
  )
  expect(verdictWords(undefined)).toBe('Outside our zones')
})

test('disputed and foreign water is never said to be ours', () => {
  const claim = { name: 'Point X', kind: 'overlapping-claim' } as const
  const abroad = { name: 'Brunei', kind: 'neighbour' } as const
  expect(verdictWords(claim)).toBe('Inside Point X, claimed by more than one state')
  expect(verdictWords(abroad)).toBe('Inside Brunei, not ours')
  expect([claim, abroad, undefined].map(isOurZone)).toEqual([false, false, false])
  expect([claim, abroad, undefined].map(shortZoneWords)).not.toContain('EEZ')
})

test('the short words tell the kinds apart', () => {
  const kinds = ['territorial-sea', 'contiguous-zone', 'eez', 'joint-area', 'overlapping-claim', 'neighbour'] as const
  expect(new Set(kinds.map((kind) => shortZoneWords({ name: '', kind }))).size).toBe(kinds.length)
})

const limit: Limit = {
  id: 'a',
  basis: 'agreed',
  label: '1969 line, agreed',
  instrument: '',
  source: '',
  verified: true,
  agreedBy: ['MY', 'ID'],
  disputedBy: [],
  toleranceNm: 0.1,
}

test('a limit says when it is disputed or unverified, but not of a stand-in, where it goes without saying', () => {
  expect(limitWords(limit)).toBe('1969 line, agreed')
  expect(limitWords({ ...limit, disputedBy: ['ID'], verified: false })).toBe('1969 line, agreed, disputed, unverified')
  expect(limitWords({ ...limit, label: 'median', basis: 'median', disputedBy: ['ID'], verified: false })).toBe('median')
})

test('computed lines never sound agreed', () => {
  for (const basis of ['median', 'distance', 'closing', 'claimed', 'allocation'] as const) {
    expect(basisWord(basis)).not.toBe('agreed')
    expect(basisSentence(basis)).not.toMatch(/^Agreed/)
  }
})

test('states are listed as one says them', () => {
  expect([[], ['MY'], ['MY', 'ID'], ['MY', 'TH', 'ID']].map(stateWords)).toEqual([
    '',
    'Malaysia',
    'Malaysia and Indonesia',
    'Malaysia, Thailand and Indonesia',
  ])
})

test('a place is in the first of its zones and also in the others', () => {
  const zones = [{ name: 'Strip', kind: 'overlapping-claim' } as const, { name: 'EEZ', kind: 'eez' } as const]
  expect(placeWords({ verdict: 'overlapping-claim', zones })).toEqual(['Strip', 'EEZ'])
  expect(placeWords({ verdict: 'land', zones: [] })).toEqual(['land'])
  expect(placeWords({ verdict: 'outside', zones: [] })).toEqual(['outside our zones'])
})

test('a distance says which side of what', () => {
  expect(distanceWords({ verdict: 'eez', distanceNm: 12.36, limit })).toBe('12.4 NM to 1969 line, agreed')
  expect(distanceWords({ verdict: 'outside', distanceNm: -0.123, limit })).toBe('0.12 NM outside 1969 line, agreed')
  expect(distanceWords({ verdict: 'land', distanceNm: -10.7, limit })).toBe('10.7 NM from 1969 line, agreed')
  expect(distanceWords({ verdict: 'outside', distanceNm: undefined, limit: undefined })).toBe('')
})

test('a coarse pointer says how coarse it is, unless the limit itself leaves the place open', () => {
  expect(tooCloseWords({ distanceNm: 0.4, limit }, 0.52)).toBe('≈ too close to call at this zoom (±0.5 NM)')
  expect(tooCloseWords({ distanceNm: -0.1, limit }, 0.52)).toBe('≈ too close to call')
  expect(tooCloseWords({ distanceNm: 0.11, limit }, 0.02)).toBe('≈ too close to call')
  expect(tooCloseWords({ distanceNm: undefined, limit: undefined }, 2)).toBe('≈ too close to call at this zoom (±2 NM)')
})

const distance: Limit = { ...limit, basis: 'distance', label: '12 NM, computed', agreedBy: [] }

test('a computed distance needs no agreement until someone disputes it', () => {
  expect(agreedWords(distance)).toBe('needs no agreement')
  expect(limitBasisSentence(distance)).toMatch(/It needs no agreement\.$/)
  const disputed = { ...distance, disputedBy: ['CN', 'VN'] }
  expect(agreedWords(disputed)).toBe('no state')
  expect(limitBasisSentence(disputed)).toMatch(/Nobody agreed it; disputed by China and Viet Nam\.$/)
  expect(limitBasisSentence({ ...disputed, verified: false })).toContain('inferred, not published')
  expect(agreedWords(limit)).toBe('Malaysia and Indonesia')
  expect(agreedWords({ ...limit, basis: 'median', agreedBy: [] })).toBe('no state')
  expect(limitBasisSentence(limit)).toBe(basisSentence('agreed'))
})

test('no computed line, and no coast, is said to have been seen in a published text', () => {
  for (const basis of ['distance', 'median', 'coast', 'drawn'] as const)
    for (const verified of [true, false]) expect(verifiedWords({ basis, verified })).toMatch(/^no\b/)
  expect(verifiedWords(limit)).toBe('yes: seen in a published text or an independent data set')
})

test('a rule is said with its units', () => {
  expect(ruleWords({ bandNm: 0.1, dwellS: 60 })).toBe('0.1 NM, 60 s')
})
