import { expect, test } from 'vitest'
import type { Basis } from '#geo/zone.ts'
import { drawnLimit, linePattern } from './drawn-limit.ts'

const BASES: readonly Basis[] = ['agreed', 'allocation', 'claimed', 'median', 'distance', 'closing', 'drawn']

test('only an agreed line that nobody disputes is unbroken', () => {
  const solid = (disputedBy: string[]) => BASES.filter((basis) => linePattern({ basis, disputedBy }) === 'solid')
  expect(solid([])).toEqual(['agreed'])
  expect(solid(['ID'])).toEqual([])
})

test('agreed, allocated, claimed, computed and stand-in lines are told apart by their pattern', () => {
  const patterns = (['agreed', 'allocation', 'claimed', 'median', 'closing'] as const).map((basis) =>
    linePattern({ basis, disputedBy: [] }),
  )
  expect(new Set(patterns).size).toBe(patterns.length)
  expect(linePattern({ basis: 'distance', disputedBy: [] })).toBe(linePattern({ basis: 'median', disputedBy: [] }))
})

test('a limit is drawn by its line and pattern, and its name says what one must know', () => {
  const properties = { id: 'a', line: 'territorial-sea', basis: 'agreed', label: '1970 line, agreed' }
  expect(drawnLimit({ ...properties, disputedBy: ['ID'], verified: false })).toEqual({
    id: 'a',
    line: 'territorial-sea',
    pattern: 'long',
    verified: false,
    name: '1970 line, agreed, disputed, unverified',
  })
})

test('a limit that does not say which line it is, is the outer one', () => {
  expect(drawnLimit({ id: 'a', basis: 'median', label: 'median' }).line).toBe('outer')
  expect(drawnLimit({ id: 'a', basis: 'median', label: 'median', line: 'nonsense' }).line).toBe('outer')
})
