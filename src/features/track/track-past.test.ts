import { expect, test } from 'vitest'
import type { StoredReport } from '#domain/track-store.ts'
import { HISTORY_MS } from './track-history.ts'
import { TrackPast } from './track-past.ts'

const NOW = 10 * HISTORY_MS

function pastOf(reports: StoredReport[]) {
  const asked: { readonly fromMs: number; readonly toMs: number }[] = []
  const past = new TrackPast(async (fromMs, toMs) => {
    asked.push({ fromMs, toMs })
    return reports.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
  })
  const look = (nowMs: number, { beginsMs = 0, clockMs = nowMs } = {}) => past.look({ nowMs, beginsMs, clockMs })
  return { past, look, asked, spanS: () => asked.map(({ fromMs, toMs }) => (toMs - fromMs) / 1000) }
}

function at(atMs: number): StoredReport {
  return { atMs, lon: 113, lat: 5 }
}

test('two hours are asked for once, then a minute and what is new', async () => {
  const reports = [at(NOW - HISTORY_MS - 1), at(NOW - HISTORY_MS + 1000), at(NOW - 1000)]
  const { look, spanS } = pastOf(reports)
  expect((await look(NOW))?.map(({ atMs }) => atMs - NOW)).toEqual([1000 - HISTORY_MS, -1000])
  reports.push(at(NOW + 1500))
  expect((await look(NOW + 2000))?.map(({ atMs }) => atMs - NOW)).toEqual([-1000, 1500])
  expect(spanS()).toEqual([7200, 62])
})

test('nothing new is the same list', async () => {
  const { look } = pastOf([at(NOW - 90_000), at(NOW - 1000)])
  const first = await look(NOW)
  expect(await look(NOW + 2000)).toBe(first)
  expect(await look(NOW + 70_000)).toBe(first)
})

test('the whole is asked for again after a step back, a leap, a longer past, and once a minute', async () => {
  const { look, spanS } = pastOf([])
  await look(NOW, { beginsMs: NOW - 1000, clockMs: 0 })
  await look(NOW + 2000, { beginsMs: 0, clockMs: 2000 })
  await look(NOW, { clockMs: 4000 })
  await look(NOW + 3 * HISTORY_MS, { clockMs: 6000 })
  await look(NOW + 3 * HISTORY_MS + 1, { clockMs: 8000 })
  await look(NOW + 3 * HISTORY_MS + 2, { clockMs: 70_000 })
  expect(spanS().map(Math.round)).toEqual([7200, 7200, 7200, 7200, 60, 7200])
})

test('a report that came late is found by the whole look', async () => {
  const reports = [at(NOW - 1000)]
  const { look } = pastOf(reports)
  await look(NOW)
  reports.unshift(at(NOW - 1_000_000))
  expect(await look(NOW + 2000)).toHaveLength(1)
  expect(await look(NOW + 62_000)).toHaveLength(2)
})

test('of a picture that ended meanwhile nothing is told, and the next is asked for whole', async () => {
  const { past, look, spanS } = pastOf([at(NOW)])
  await look(NOW)
  const late = look(NOW + 2000)
  past.forget()
  expect(await late).toBeUndefined()
  await look(NOW + 4000)
  expect(spanS()).toEqual([7200, 62, 7200])
})
