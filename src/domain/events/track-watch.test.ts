import { expect, test } from 'vitest'
import type { PositionReport } from '../report.ts'
import { report } from '../testing.ts'
import type { HeardFix } from './leg.ts'
import { box, told, zonesOf } from './testing.ts'
import { TrackWatch } from './track-watch.ts'
import { zoneContext } from './zone-context.ts'
import { zoneEventsOf } from './zone-events-of.ts'

const MINUTE = 60_000
const context = zoneContext(zonesOf({ here: box(110, 4, 112, 6), there: box(114, 4, 116, 6) }))

/** Each letter a report a minute: H here, T there, . none. */
function heard(letters: string, trackId = 'mmsi:533000001'): PositionReport[] {
  return [...letters].flatMap((letter, i) =>
    letter === '.' ? [] : [report({ trackId, atMs: i * MINUTE, lon: letter === 'H' ? 111 : 115, lat: 5 })],
  )
}

function jumpsOf(reports: readonly PositionReport[]): number {
  const watch = new TrackWatch('mmsi:533000001', context)
  for (const each of reports) watch.take(each as HeardFix, [])
  return watch.jumps
}

test('a jump and back makes no event and is counted', () => {
  expect(told(zoneEventsOf(heard('HHTHTHHH'), context))).toEqual(['first-seen-inside here 0'])
  expect(jumpsOf(heard(`HHTHT${'H'.repeat(30)}T`))).toBe(3)
})

test('three reports that agree are believed: the track has moved there, nobody knows how', () => {
  const events = zoneEventsOf(heard('HHTTTTT'), context)
  expect(told(events)).toEqual(['first-seen-inside here 0', 'exited here 2', 'entered there 2'])
  expect(events.slice(1).map(({ crossing, confirmedAtMs, flags }) => [crossing, confirmedAtMs, flags])).toEqual([
    ['unknown', 4 * MINUTE, ['jump']],
    ['unknown', 4 * MINUTE, ['jump']],
  ])
  expect(jumpsOf(heard('HHTTTTT'))).toBe(0)
})

test('two senders at once are told apart, and the second is flagged', () => {
  const events = zoneEventsOf(heard('HHTHTHTHTH'), context)
  expect(told(events)).toEqual(['first-seen-inside here 0', 'first-seen-inside there 2'])
  expect(events[1]).toMatchObject({ flags: ['shared-identity'], confirmedAtMs: 6 * MINUTE })
})

test('each of two senders has a state of its own, and the second can be lost by itself', () => {
  const events = zoneEventsOf(heard(`HTHTHTHT${'H'.repeat(30)}`), context)
  expect(told(events)).toEqual(['first-seen-inside here 0', 'first-seen-inside there 1', 'lost-inside there 25'])
  expect(events[2]?.flags).toEqual(['shared-identity'])
})

test('a track may go as fast as its kind can, by its id alone', () => {
  const fast = (trackId: string) => [
    report({ trackId, lon: 111, lat: 5 }),
    report({ trackId, atMs: 2 * MINUTE, lon: 111.2, lat: 5 }),
  ]
  const jumps = (trackId: string) => {
    const watch = new TrackWatch(trackId, context)
    for (const each of fast(trackId)) watch.take(each as HeardFix, [])
    return watch.jumps
  }
  expect(['mmsi:533000001', 'mmsi:111533001', 'mmsi:995330001', 'uav:anka-1', 'patrol:1', 'gpx:1'].map(jumps)).toEqual([
    1, 0, 1, 0, 1, 0,
  ])
})
