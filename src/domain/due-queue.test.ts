import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DueQueue } from './due-queue.ts'

test('numbers come out in order of when they are due, whatever order they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }), (dues) => {
      const queue = new DueQueue()
      for (const [number, dueMs] of dues.entries()) queue.put(number, dueMs)
      const taken: number[] = []
      while (queue.firstMs < Number.POSITIVE_INFINITY) taken.push(dues[queue.take()] as number)
      expect(taken).toEqual(dues.toSorted((a, b) => a - b))
    }),
    { seed: 6 },
  )
})

test('one that is put in again waits for its new turn', () => {
  const queue = new DueQueue()
  queue.put(7, 10)
  queue.put(8, 20)
  queue.put(queue.take(), 30)
  expect([queue.take(), queue.take(), queue.size]).toEqual([8, 7, 0])
})
