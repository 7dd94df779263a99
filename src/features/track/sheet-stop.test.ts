import { expect, test } from 'vitest'
import { restingStop, stopByKey, stopByTap } from './sheet-stop.ts'

const HEIGHTS = { peek: 180, half: 350, full: 690 }

test('let go slowly, it rests at the nearest stop', () => {
  expect([0, 200, 270, 500, 530, 900].map((height) => restingStop(height, 0.1, HEIGHTS))).toEqual([
    'peek',
    'peek',
    'half',
    'half',
    'full',
    'full',
  ])
})

test('a flick goes on to the next stop in its direction, and no further than the last', () => {
  expect([200, 360, 690].map((height) => restingStop(height, 1, HEIGHTS))).toEqual(['half', 'full', 'full'])
  expect([600, 340, 100].map((height) => restingStop(height, -1, HEIGHTS))).toEqual(['half', 'peek', 'peek'])
})

test('keys go from stop to stop and end at the ends; a tap goes round', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter', 'x']
  expect(keys.map((key) => stopByKey('half', key))).toEqual(['full', 'peek', 'peek', 'full', 'full', undefined])
  expect([stopByKey('full', 'ArrowUp'), stopByKey('peek', 'ArrowDown')]).toEqual(['full', 'peek'])
  expect([stopByTap('peek'), stopByTap('half'), stopByTap('full')]).toEqual(['half', 'full', 'peek'])
})
