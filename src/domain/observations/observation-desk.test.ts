import { expect, test } from 'vitest'
import { OPEN_SEA } from '../behaviours/sea.ts'
import { HOUR_MS, leg, START_MS, watchOf } from '../behaviours/testing.ts'
import { TrackStore } from '../track-store.ts'
import { findingEvent } from './finding-event.ts'
import { ObservationDesk } from './observation-desk.ts'
import { contactOf } from './testing.ts'

test('after a jump of the clock by hours, what happened is made up for in few beats and is the same', () => {
  const store = new TrackStore()
  for (let i = 0; i < 60; i++)
    for (const each of leg({ trackId: `mmsi:5330010${10 + i}`, from: [100 + i / 3, 0], kn: 0.3, minutes: 360 }))
      store.add(each)
  const nowMs = START_MS + 6 * HOUR_MS
  const desk = new ObservationDesk(store, OPEN_SEA)
  const told = Array.from({ length: 12 }, () => {
    desk.look(nowMs, undefined)
    return desk.takeNews()
  })
  const watch = watchOf(store)
  expect(told.flat()).toEqual(watch.settle(nowMs))
  expect(watch.events.length).toBeGreaterThanOrEqual(60)
  expect(desk.kept).toEqual(watch.events)
  // A beat still does a bounded part of it.
  expect(told.filter((news) => news.length > 0).length).toBeGreaterThan(0)
  expect(told[0]).toEqual([])
})

test('of findings the newest are kept, and each is told once as it is brought', () => {
  const desk = new ObservationDesk(new TrackStore(), OPEN_SEA)
  for (let i = 0; i < 2001; i++) desk.observe(contactOf({ sinceMs: i }))
  expect(desk.takeNews()).toHaveLength(2001)
  expect(desk.takeNews()).toEqual([])
  expect(desk.kept).toHaveLength(2000)
  const ended = contactOf({ sinceMs: 2000, untilMs: 9000 })
  desk.observe(ended)
  desk.observe(contactOf({ sinceMs: 2000 }))
  expect(desk.kept.at(-1)).toEqual(findingEvent(ended))
})
