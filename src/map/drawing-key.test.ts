import { expect, test } from 'vitest'
import { drawingKey } from './drawing-key.ts'

test('Enter finishes, Backspace takes back and Esc cancels, wherever they mean nothing else', () => {
  for (const focus of ['map', 'elsewhere'] as const) {
    expect(['Enter', 'Backspace', 'Escape'].map((key) => drawingKey(key, focus))).toEqual(['finish', 'undo', 'cancel'])
  }
})

test('Space sets a corner with the focus on the map only', () => {
  expect(drawingKey(' ', 'map')).toBe('press')
  expect(drawingKey(' ', 'elsewhere')).toBeUndefined()
})

test('who types keeps every key, and a button keeps those that press it', () => {
  expect(['Enter', 'Backspace', 'Escape', ' '].map((key) => drawingKey(key, 'typing'))).toEqual(
    Array(4).fill(undefined),
  )
  expect(['Enter', ' ', 'Escape'].map((key) => drawingKey(key, 'button'))).toEqual([undefined, undefined, 'cancel'])
})
