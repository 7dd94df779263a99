import { expect, test } from 'vitest'
import { emptyFrame, SIGN } from '#domain/picture.ts'
import { type CycleFacts, cycleOrder, distanceToLimits, stepFrom } from './target-cycle.ts'

/** Slot i is track `t<i>` at longitude i on the equator; the limit is the meridian 10. */
const frame = {
  ...emptyFrame(),
  count: 8,
  slot: Uint32Array.from([0, 1, 2, 3, 4, 5, 6, 7]),
  lon: Float64Array.from([0, 1, 2, 3, 4, 5, 6, 7]),
  lat: new Float64Array(8),
  sign: Uint8Array.from([SIGN.vessel, SIGN.drone, 0, 0, 0, 0, 0, 0]),
}
const limits = {
  type: 'FeatureCollection' as const,
  features: [
    {
      type: 'Feature' as const,
      properties: { line: 'outer' },
      geometry: {
        type: 'LineString' as const,
        coordinates: [
          [10, -5],
          [10, 5],
        ],
      },
    },
  ],
}
const facts: CycleFacts = {
  alerts: [
    { trackId: 't2', priority: 'caution' },
    { trackId: 't3', priority: 'alarm' },
    { trackId: 't2', priority: 'warning' },
    { priority: 'alarm' },
  ],
  trackIdOf: (slot) => `t${slot}`,
  isWatched: (trackId) => trackId === 't0',
  isInView: (lon) => lon < 7,
  limitDistance: distanceToLimits(limits),
}

test('alarm, warning, ours, watched, then those in view from the limit inwards', () => {
  expect(cycleOrder(frame, facts)).toEqual([3, 2, 1, 0, 6, 5, 4])
})

test('steps go round at both ends, and start at an end when nothing of the order is selected', () => {
  const order = [3, 2, 1]
  expect([stepFrom(order, 3, 1), stepFrom(order, 1, 1), stepFrom(order, 3, -1)]).toEqual([2, 3, 1])
  expect([stepFrom(order, undefined, 1), stepFrom(order, 9, -1), stepFrom([], undefined, 1)]).toEqual([3, 1, undefined])
})

test('the distance is to the line and its ends, not to its vertices', () => {
  const distance = distanceToLimits(limits)
  expect(distance(9, 0)).toBeCloseTo(1, 3)
  expect(distance(10, 8)).toBeCloseTo(3, 3)
})
