import { expect, test } from 'vitest'
import { parseCraftOrder } from './craft-order.ts'

const box = { kind: 'box', box: [113, 5, 114, 6] }

test.each([
  { kind: 'search', task: { pattern: 'parallel-track', area: box, spacingNm: 5 } },
  { kind: 'intercept', trackId: 'mmsi:290000109' },
  { kind: 'shadow', trackId: 'contact:radar:3', distanceNm: 2 },
  { kind: 'relieve', trackId: 'uav:anka-s-1' },
  { kind: 'hold', place: [113, 5] },
  { kind: 'return' },
])('%j is taken as it is', (order) => {
  expect(parseCraftOrder(order)).toEqual({ ok: true, value: order })
})

test.each([
  [undefined, /order .*expected an order/],
  [
    { kind: 'attack' },
    'kind is "attack", expected an order of kind search, intercept, shadow, relieve, hold or return',
  ],
  [{ kind: 'intercept' }, 'trackId is not there, expected a value'],
  [{ kind: 'intercept', trackId: '' }, 'trackId is empty, expected the id of a track'],
  [{ kind: 'intercept', trackId: 'x'.repeat(101) }, 'trackId has 101 characters, expected at most 100'],
  [{ kind: 'shadow', trackId: 'a', distanceNm: 90 }, 'distanceNm is 90, expected 0.5 to 20 nautical miles'],
  [{ kind: 'hold', place: [213, 5] }, /^place is \[213,5\], expected longitude/],
  [{ kind: 'return', fast: true }, /^fast is not known, expected only kind/],
  [{ kind: 'search' }, /^task/],
  [{ kind: 'search', task: { pattern: 'spiral' } }, /^task\.pattern is "spiral", expected a pattern: parallel-track/],
  [
    { kind: 'search', task: { pattern: 'parallel-track', area: box, spacingNm: -1 } },
    'task.spacingNm is -1, expected 0.1 to 100 nautical miles',
  ],
])('%j is refused with place and expectation', (order, told) => {
  const parsed = parseCraftOrder(order)
  expect(parsed.ok ? '' : parsed.problem[0]).toMatch(told)
})
