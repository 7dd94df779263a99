import { expect, test } from 'vitest'
import { StaticSchedule } from './static-schedule.ts'

const AT = Date.UTC(2026, 2, 14, 12)

function scheduleOf(count: number): StaticSchedule {
  const schedule = new StaticSchedule()
  for (let i = 0; i < count; i++) schedule.set(`mmsi:${290_000_000 + i}`, 290_000_000 + i)
  schedule.dueAt(AT)
  return schedule
}

test('each track is due once in every six minutes, and at the same second of them', () => {
  const schedule = scheduleOf(50)
  const dueAtS = new Map<string, number[]>()
  for (let second = 1; second <= 1080; second++)
    for (const trackId of schedule.dueAt(AT + second * 1000))
      dueAtS.set(trackId, [...(dueAtS.get(trackId) ?? []), second])
  expect(dueAtS.size).toBe(50)
  for (const [first = 0, ...others] of dueAtS.values()) expect(others).toEqual([first + 360, first + 720])
})

test('tracks are spread: of a thousand no more than four share a second, and no second is without', () => {
  const schedule = scheduleOf(1000)
  const counts = Array.from({ length: 360 }, (_, i) => schedule.dueAt(AT + (i + 1) * 1000).length)
  expect(Math.max(...counts)).toBeLessThanOrEqual(4)
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(1)
})

test('after an hour without a word each is due once, not ten times', () => {
  const schedule = scheduleOf(50)
  const due = schedule.dueAt(AT + 3_600_000)
  expect(due).toHaveLength(50)
  expect(new Set(due).size).toBe(50)
})

test('the first time asked and times that lie back give none', () => {
  const schedule = new StaticSchedule()
  schedule.set('mmsi:290000001', 290_000_001)
  expect(schedule.dueAt(AT)).toEqual([])
  expect(schedule.dueAt(AT - 400_000)).toEqual([])
  expect(schedule.nowMs).toBe(AT)
  expect(schedule.dueAt(AT + 360_000)).toEqual(['mmsi:290000001'])
})

test('a track with another MMSI changes its second, and keeps one', () => {
  const schedule = scheduleOf(1)
  schedule.set('mmsi:290000000', 290_000_007)
  const due = Array.from({ length: 360 }, (_, i) => schedule.dueAt(AT + (i + 1) * 1000)).flat()
  expect(due).toEqual(['mmsi:290000000'])
})
