import { afterEach, expect, test, vi } from 'vitest'
import { keepText, keptText } from './kept-text.ts'

afterEach(() => vi.unstubAllGlobals())

test('what storage keeps is read again, and forgotten when asked to', () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  })
  keepText('name', 'R. Aziz')
  expect(keptText('name')).toBe('R. Aziz')
  expect(kept.get('name')).toBe('R. Aziz')
  keepText('name', undefined)
  expect(keptText('name')).toBeUndefined()
})

test('where storage is forbidden a text lasts as long as the page', () => {
  const refuse = () => {
    throw new Error('forbidden')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  expect(keptText('other')).toBeUndefined()
  keepText('other', 'alerts')
  expect(keptText('other')).toBe('alerts')
})
