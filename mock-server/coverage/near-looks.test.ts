import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LookLog } from '#domain/coverage/look-log.ts'
import { anySector, boxFootprint, lookAt, START_MS, sector } from '#domain/coverage/testing.ts'
import { wasSeen } from '#domain/coverage/was-seen.ts'
import { nearLooks, reachOf } from './near-looks.ts'

test('the near looks give the same answer as all of them, for places that stand still and for places on their way', () => {
  const place = fc.tuple(fc.double({ min: 110, max: 114, noNaN: true }), fc.double({ min: 2, max: 6, noNaN: true }))
  fc.assert(
    fc.property(fc.array(anySector, { minLength: 2, maxLength: 12 }), place, place, (sectors, from, to) => {
      const log = new LookLog()
      for (const [i, each] of sectors.entries()) {
        const look = lookAt(i * 60, each)
        log.add({
          ...look,
          toMs: look.toMs + 30_000,
          to: { ...each, fromDeg: each.fromDeg + 20, toDeg: each.toDeg + 20 },
        })
      }
      const endMs = START_MS + sectors.length * 60_000
      const share = (atMs: number) => (atMs - START_MS) / (endMs - START_MS)
      const way = (atMs: number): [number, number] => [
        from[0] + (to[0] - from[0]) * share(atMs),
        from[1] + (to[1] - from[1]) * share(atMs),
      ]
      for (const [asked, reach] of [
        [from, reachOf([from])],
        [way, reachOf([from, to])],
      ] as const) {
        const near = nearLooks(log, reach, START_MS, endMs)
        expect(wasSeen(near, asked, START_MS, endMs)).toEqual(wasSeen(log, asked, START_MS, endMs))
      }
    }),
    { numRuns: 100 },
  )
})

test('looks far away are left out, also beyond the antimeridian, and the log still speaks for its whole time', () => {
  const log = new LookLog()
  log.add(lookAt(0, sector({ centre: [179.9, 0] })))
  log.add(lookAt(60, boxFootprint(110, 4, 111, 5)))
  log.add(lookAt(120, sector({ centre: [113, 5] })))
  const near = nearLooks(log, reachOf([[-179.9, 0]]), START_MS, START_MS + 120_000)
  expect(near.between(0, Number.POSITIVE_INFINITY).filter(({ paused }) => !paused)).toHaveLength(1)
  expect([near.knownFromMs, near.knownToMs]).toEqual([START_MS, START_MS + 120_000])
  expect(nearLooks(new LookLog(), reachOf([[0, 0]]), 0, 1).size).toBe(0)
})
