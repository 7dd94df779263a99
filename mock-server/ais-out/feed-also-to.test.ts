import { expect, test } from 'vitest'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import { HandFeed, KeepingSink } from '../testing.ts'
import { feedAlsoTo } from './feed-also-to.ts'

const report: PositionReport = { trackId: 'mmsi:290000001', source: 'hand', atMs: 0, lon: 112, lat: 5 }
const identity: IdentityPatch = { trackId: 'mmsi:290000001', kind: 'vessel', mmsi: 290_000_001 }

test('another sink hears reports and identities, and the own one still hears everything', () => {
  const hand = new HandFeed()
  const [own, other] = [new KeepingSink(), new KeepingSink()]
  const feed = feedAlsoTo(hand, other)
  feed.start(own)
  hand.sink?.identity(identity)
  hand.sink?.report(report)
  hand.sink?.reject({ line: 1, reason: 'checksum', message: 'wrong', text: '!' })
  hand.sink?.rejected('checksum', 2)
  expect([feed.id, feed.kind, feed.name, feed.clock]).toEqual(['hand', 'simulator', 'By hand', undefined])
  expect([own.identities, own.reports]).toEqual([[identity], [report]])
  expect([own.rejects.length, own.counted, own.states]).toEqual([1, { checksum: 2 }, [['live', 'by hand']]])
  expect([other.identities, other.reports]).toEqual([[identity], [report]])
  expect([other.rejects, other.counted, other.states]).toEqual([[], {}, []])
  feed.stop()
  expect(hand.sink).toBeUndefined()
})
