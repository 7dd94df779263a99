import { expect, test } from 'vitest'
import { type Press, shortcutOf } from './shortcuts.ts'

const KEYS = [' ', '/', 'p', 'z', 'e', 'l', 'Escape', '?', '.', 'j']

function press(key: string, rest: Partial<Press> = {}): Press {
  return {
    key,
    repeat: false,
    withCommand: false,
    withAlt: false,
    typing: false,
    onButton: false,
    onMap: false,
    over: 'nothing',
    ...rest,
  }
}

function all(rest: Partial<Press>) {
  return KEYS.map((key) => shortcutOf(press(key, rest)))
}

test('keys work, also with Caps Lock on', () => {
  expect(all({})).toEqual([
    'toggle-play',
    'search',
    'palette',
    'zones',
    'evidence',
    'live',
    'close',
    'shortcuts',
    'next-target',
    undefined,
  ])
  expect(['P', 'Z', 'L'].map((key) => shortcutOf(press(key)))).toEqual(['palette', 'zones', 'live'])
})

test.each([{ over: 'modal' }, { typing: true }, { withCommand: true }, { withAlt: true }] as const)(
  'with %o no key does anything',
  (rest) => {
    expect(all(rest)).toEqual(KEYS.map(() => undefined))
  },
)

test('Ctrl K asks for the commands, also where one types; K alone for the wall display', () => {
  expect(shortcutOf(press('k', { withCommand: true, typing: true }))).toBe('commands')
  expect(shortcutOf(press('k'))).toBe('kiosk')
  expect(shortcutOf(press('k', { withCommand: true, over: 'modal' }))).toBeUndefined()
})

test('a key held down goes on only from target to target and with the zoom', () => {
  expect(['.', ',', '+', '-', 'a', 'p'].map((key) => shortcutOf(press(key, { repeat: true })))).toEqual([
    'next-target',
    'previous-target',
    'zoom-in',
    'zoom-out',
    undefined,
    undefined,
  ])
})

test('Esc closes an open popover and nothing else', () => {
  expect(shortcutOf(press('Escape', { over: 'popover' }))).toBeUndefined()
  expect(shortcutOf(press('p', { over: 'popover' }))).toBe('palette')
})

test('Space on a button presses the button, and the map zooms itself', () => {
  expect(shortcutOf(press(' ', { onButton: true }))).toBeUndefined()
  expect(shortcutOf(press('+', { onMap: true }))).toBeUndefined()
})
