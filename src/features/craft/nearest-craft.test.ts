import { expect, test } from 'vitest'
import { nearestTo } from './nearest-craft.ts'
import { craftState } from './testing.ts'

test('the nearest of those that take orders and answer is proposed', () => {
  const far = craftState({ trackId: 'far', place: [118, 5] })
  const near = craftState({ trackId: 'near', place: [114, 5] })
  const lost = craftState({ trackId: 'lost', place: [113, 5], link: { state: 'lost', delayS: 1 } })
  const landing = craftState({ trackId: 'landing', place: [113, 5], refuses: 'it lands' })
  expect(nearestTo([far, near, lost, landing], [113, 5])?.trackId).toBe('near')
  expect(nearestTo([lost, landing], [113, 5])?.trackId).toBe('lost')
  expect(nearestTo([far, near], undefined)?.trackId).toBe('far')
  expect(nearestTo([], [113, 5])).toBeUndefined()
})
