import { expect, test } from 'vitest'
import { TrackStore } from './track-store.ts'

const trackId = 'mmsi:533000001'

test('what a track said before is remembered with the time until which it held', () => {
  const store = new TrackStore()
  const slot = store.learn({ trackId, kind: 'vessel', name: 'SERI A' }, 1000) as number
  store.learn({ trackId, callSign: '9MAB2' }, 2000)
  expect(store.identityWithPast(slot)).toEqual({ trackId, kind: 'vessel', name: 'SERI A', callSign: '9MAB2' })
  store.learn({ trackId, name: 'HAI PEARL', destination: 'LABUAN' }, 3000)
  store.learn({ trackId, name: 'HAI PEARL' }, 3500)
  store.learn({ trackId, destination: 'MIRI', shipType: 70 }, 4000)
  expect(store.identityWithPast(slot)?.earlier).toEqual([
    { fact: 'name', was: 'SERI A', untilMs: 3000 },
    { fact: 'destination', was: 'LABUAN', untilMs: 4000 },
  ])
  expect(store.identity(slot)).not.toHaveProperty('earlier')
})

test('in a file the time is that of the newest report; without one nothing can be dated', () => {
  const store = new TrackStore()
  store.learn({ trackId, name: 'A' })
  store.learn({ trackId, name: 'B' })
  expect(store.identityWithPast(0)?.earlier).toBeUndefined()
  store.add({ trackId, source: 'file', atMs: 5000, lon: 113, lat: 5 })
  store.learn({ trackId, name: 'C' })
  expect(store.identityWithPast(0)?.earlier).toEqual([{ fact: 'name', was: 'B', untilMs: 5000 }])
})

test('of one who changes its name all the time the newest are kept', () => {
  const store = new TrackStore()
  for (let i = 0; i <= 100; i++) store.learn({ trackId, name: `N${i}` }, i)
  const earlier = store.identityWithPast(0)?.earlier ?? []
  expect(earlier).toHaveLength(20)
  expect(earlier.at(-1)).toEqual({ fact: 'name', was: 'N99', untilMs: 100 })
})
