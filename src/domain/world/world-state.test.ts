import { expect, test } from 'vitest'
import { parseWorldOrder } from './world-state.ts'

test('one thing at a time is taken', () => {
  for (const order of [
    { paused: true },
    { speed: 0.1 },
    { speed: 600 },
    { stepS: 3600 },
    { jumpToMs: 1_800_000_000_000 },
  ])
    expect(parseWorldOrder(order)).toEqual({ ok: true, value: order })
})

test.each<[unknown, string]>([
  [{ speed: 601 }, 'speed is 601, expected 0.1 to 600 simulated seconds a second'],
  [{ speed: '2' }, 'speed is "2", expected 0.1 to 600 simulated seconds a second'],
  [{ stepS: 0 }, 'stepS is 0, expected 1 to 3600 seconds'],
  [{ paused: 'yes' }, 'paused is "yes", expected true or false'],
  [{ jumpToMs: -1 }, 'jumpToMs is -1, expected 0 to'],
  [{}, 'order has nothing, expected one of paused, speed, stepS and jumpToMs'],
  [{ paused: false, speed: 2 }, 'order has paused and speed, expected one of'],
  [{ pause: true }, 'pause is not known, expected only paused, speed, stepS, jumpToMs'],
  [null, 'order is null, expected an order'],
])('%j is refused', (json, problem) => {
  const parsed = parseWorldOrder(json)
  expect(parsed.ok ? [] : parsed.problem).toEqual([expect.stringContaining(problem)])
})
