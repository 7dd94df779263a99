import { expect, test } from 'vitest'
import { reportLine } from '#domain/formats/own-format.ts'
import { report as reportOf } from '#domain/testing.ts'
import { KnownTracks } from './known-tracks.ts'

function heard(known: KnownTracks, trackId: string, atMs: number, clockMs: number): boolean {
  const report = reportOf({ trackId, atMs })
  return known.report(report, reportLine(report), clockMs)
}

const timesIn = (known: KnownTracks) =>
  [...known.lines()].map((line) => JSON.parse(line)).flatMap(({ t }) => (t === undefined ? [] : [t]))

test('the newest report of each track is known, marked as told before, whatever the order', () => {
  const known = new KnownTracks()
  for (const atMs of [1000, 3000, 2000]) heard(known, 'a', atMs, 3000)
  heard(known, 'b', 500, 3000)
  const lines = [...known.lines()].map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    { id: 'a', t: 3000, again: true },
    { id: 'b', t: 500, again: true },
  ])
  expect(known.size).toBe(2)
})

test('a wrong clock that is ahead hides nothing that comes after it or was before', () => {
  const known = new KnownTracks()
  heard(known, 'a', 9e12, 1000)
  expect(timesIn(known)).toEqual([9e12])
  heard(known, 'a', 2000, 2000)
  expect(timesIn(known)).toEqual([2000])
  expect(heard(known, 'a', 9e12, 3000)).toBe(false)
  heard(known, 'a', 3000, 3000)
  expect(timesIn(known)).toEqual([3000])
})

test('facts are merged, and what is known already is no news', () => {
  const known = new KnownTracks()
  expect(known.learn({ trackId: 'a', name: 'SERI' })).toBe(true)
  expect(known.learn({ trackId: 'a', name: 'SERI' })).toBe(false)
  expect(known.learn({ trackId: 'a', mmsi: 533000001 })).toBe(true)
  expect([...known.lines()]).toEqual(['{"id":"a","is":{"name":"SERI","mmsi":533000001}}'])
})

test('what was asked for stays as it was, though more is heard before it is read', () => {
  const known = new KnownTracks()
  heard(known, 'a', 1000, 1000)
  const lines = known.lines()
  heard(known, 'a', 2000, 2000)
  heard(known, 'b', 2000, 2000)
  expect([...lines].map((line) => JSON.parse(line).t)).toEqual([1000])
})
