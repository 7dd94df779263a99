import { expect, test } from 'vitest'
import { type Press, shortcutOf } from './shortcuts.ts'

const KEYS = [' ', '/', 'p', 'z', 'e', 'l', 'Escape', 'x']

function press(key: string, rest: Partial<Press> = {}): Press {
  return { key, repeat: false, withCommand: false, typing: false, onButton: false, over: 'nothing', ...rest }
}

function all(rest: Partial<Press>) {
  return KEYS.map((key) => shortcutOf(press(key, rest)))
}

test('keys work, also with Caps Lock on', () => {
  expect(all({})).toEqual(['toggle-play', 'search', 'palette', 'zones', 'evidence', 'live', 'escape', undefined])
  expect(['P', 'Z', 'L'].map((key) => shortcutOf(press(key)))).toEqual(['palette', 'zones', 'live'])
})

test.each([{ over: 'modal' }, { typing: true }, { withCommand: true }, { repeat: true }] as const)(
  'with %o no key does anything',
  (rest) => {
    expect(all(rest)).toEqual(KEYS.map(() => undefined))
  },
)

test('Esc closes an open popover and nothing else', () => {
  expect(all({ over: 'popover' })).toEqual([
    'toggle-play',
    'search',
    'palette',
    'zones',
    'evidence',
    'live',
    undefined,
    undefined,
  ])
})

test('Space on a button presses the button', () => {
  expect(shortcutOf(press(' ', { onButton: true }))).toBeUndefined()
})
