import { expect, test } from 'vitest'
import { COMMANDS, type Command, commandOfKey, keyText } from './commands.ts'

const all: readonly Command[] = COMMANDS

test('no two commands have one name or one key', () => {
  const keys = all.flatMap((command) => keyText(command) ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
})

test('each key leads to its command, and is written as a key press has it', () => {
  for (const { id, key, withCommand = false } of all) {
    if (key === undefined) continue
    expect(commandOfKey(key, withCommand)).toBe(id)
    expect(key === 'Escape' || (key.length === 1 && key === key.toLowerCase())).toBe(true)
  }
})

test('keys are printed as they stand on the keyboard', () => {
  expect(keyText({ key: 'k', withCommand: true })).toBe('Ctrl K')
  expect([' ', 'Escape', '?', 'a'].map((key) => keyText({ key }))).toEqual(['Space', 'Esc', '?', 'A'])
  expect(keyText({})).toBeUndefined()
})
