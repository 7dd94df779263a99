import type { FeatureCollection } from 'geojson'
import { expect, test } from 'vitest'
import { limitFacts, limitText } from './limit-facts.ts'
import { findLimit, type LimitLine } from './limit-line.ts'
import { limitSides, windOf } from './limit-sides.ts'

const shelf = {
  id: 'shelf',
  basis: 'agreed',
  label: '1969 shelf line, agreed',
  instrument: '1969 agreement',
  source: 'geo/facts/1969.csv',
  verified: true,
  agreedBy: ['MY', 'ID'],
  disputedBy: ['ID'],
  toleranceNm: 0.16,
  line: 'outer',
}

const lines: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    [
      [110, 0],
      [110, 2],
      [110, 4],
    ],
    [
      [112, 0],
      [112, 1],
    ],
  ].map((coordinates, i) => ({
    type: 'Feature',
    properties: { ...shelf, lengthNm: i === 0 ? 240 : 60 },
    geometry: { type: 'LineString', coordinates },
  })),
}

const found = findLimit(lines, 'shelf') as LimitLine

test('a limit is all its stretches, and as long as they are together', () => {
  expect(found.lengthNm).toBe(300)
  expect(found.stretches.map((stretch) => stretch.length)).toEqual([3, 2])
  expect(findLimit(lines, 'another')).toBeUndefined()
})

test('its sides are asked a little to both sides of the nearest stretch', () => {
  const sides = limitSides(found, [110.01, 3])
  expect(sides?.map(({ wind }) => wind)).toEqual(['west', 'east'])
  const [west, east] = sides ?? []
  expect(west?.at[0]).toBeCloseTo(110 - 0.2 / 60, 4)
  expect(east?.at[0]).toBeCloseTo(110 + 0.2 / 60, 4)
  expect(east?.at[1]).toBeCloseTo(3, 4)
  expect(limitSides({ stretches: [] }, [110, 3])).toBeUndefined()
})

test('a wind is the nearest of eight, whichever way the course is written', () => {
  expect([0, 22, 23, -90, 359, 405].map(windOf)).toEqual([
    'north',
    'north',
    'north-east',
    'west',
    'north',
    'north-east',
  ])
})

test('the card says what it is, who agrees, who does not, and what says so', () => {
  const facts = limitFacts(found, [110, 3], [{ wind: 'east', words: 'Malaysia EEZ' }], '2026.11')
  const value = (name: string) => facts.find((fact) => fact.name === name)?.value
  expect(value('Basis')).toMatch(/^Agreed/)
  expect(value('Agreed by')).toBe('Malaysia and Indonesia')
  expect(value('Disputed by')).toBe('Indonesia')
  expect(value('What says so')).toBe('1969 agreement')
  expect(value('Verified')).toMatch(/^yes/)
  expect(value('Tolerance')).toMatch(/^±0.16 NM \(300 m\)/)
  expect(value('To the east')).toBe('Malaysia EEZ')
  expect(value('Length')).toBe('300.0 NM')
  expect(value('Zones')).toBe('2026.11')
})

test('what nobody agreed and nobody checked says so in words', () => {
  const facts = limitFacts({ ...found, agreedBy: [], disputedBy: [], verified: false, toleranceNm: 1 }, [0, 0], [], 'v')
  const value = (name: string) => facts.find((fact) => fact.name === name)?.value
  expect([value('Agreed by'), value('Disputed by')]).toEqual(['no state', 'no state known'])
  expect(value('Verified')).toMatch(/^no/)
  expect(value('Tolerance')).toMatch(/1\.9 km/)
})

test('our own computed distance has no points to verify and needs nobody’s word', () => {
  const facts = limitFacts({ ...found, basis: 'distance', agreedBy: [], disputedBy: [] }, [0, 0], [], 'v')
  const value = (name: string) => facts.find((fact) => fact.name === name)?.value
  expect(value('Agreed by')).toBe('needs no agreement')
  expect(value('Verified')).toMatch(/^no published points: computed/)
  expect(value('Basis')).not.toContain('disputed')
})

test('as text it has its name first and the warning last', () => {
  const text = limitText('1969 shelf line', limitFacts(found, [110, 3], [], 'v')).split('\n')
  expect([text[0], text.at(-1)]).toEqual(['1969 shelf line', 'Not for navigation or enforcement.'])
  expect(text).toContain('Agreed by: Malaysia and Indonesia')
})
