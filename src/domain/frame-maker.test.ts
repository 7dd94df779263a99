import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import { putChanges } from './frame-changes.ts'
import { FrameMaker } from './frame-maker.ts'
import { frameZones } from './frame-zones.ts'
import { FRESH, type PictureFrame } from './picture.ts'
import { report, twoZones } from './testing.ts'
import { TrackStore } from './track-store.ts'

const MINUTE = 60_000
const zones = frameZones(twoZones, new ZoneSetIndex(twoZones.zones))

/** What a viewer knows who got a frame and the changes after it. */
class Viewer {
  readonly rows = new Map<number, { row: number; frame: PictureFrame }>()

  take(frame: PictureFrame): void {
    for (let row = 0; row < frame.count; row++) this.rows.set(frame.slot[row] as number, { row, frame })
  }

  /** Slot, place and freshness of everyone at an instant, as drawn: each goes on from the frame that it came with. */
  at(atMs: number) {
    const seen = [...this.rows].map(([slot, { row, frame }]) => {
      const passedS = Math.min((atMs - frame.atMs) / 1000, frame.goesOnS[row] as number)
      const lon = (frame.lon[row] as number) + (frame.lonRate[row] as number) * passedS
      const lat = (frame.lat[row] as number) + (frame.latRate[row] as number) * passedS
      return { slot, lon: lon.toFixed(5), lat: lat.toFixed(5), fresh: frame.fresh[row], sogKn: frame.sogKn[row] }
    })
    return seen.toSorted((a, b) => a.slot - b.slot)
  }
}

const storeOf = (reports: readonly { track: number; atS: number; lon: number; sogKn: number }[]) => {
  const store = new TrackStore()
  for (const { track, atS, lon, sogKn } of reports) {
    const trackId = `mmsi:${533000000 + track}`
    if (store.slotOf(trackId) === undefined) store.learn({ trackId, kind: 'vessel', aisClass: 'A' })
    store.add(report({ trackId, atMs: atS * 1000, lon: 110 + lon / 10_000, lat: 4, sogKn }))
  }
  return store
}

const someReports = fc.array(
  fc.record({
    track: fc.integer({ min: 0, max: 4 }),
    atS: fc.integer({ min: 0, max: 4000 }),
    lon: fc.integer({ min: 0, max: 400 }),
    sogKn: fc.constantFrom(0, 8, 18),
  }),
  { minLength: 1, maxLength: 40 },
)

test('a frame and the changes after it say what a frame of the instant says', () => {
  fc.assert(
    fc.property(
      someReports,
      fc.integer({ min: 0, max: 4200 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }),
      (reports, startS, stepsS) => {
        const store = storeOf(reports)
        const maker = new FrameMaker(store)
        const viewer = new Viewer()
        let atMs = startS * 1000
        viewer.take(maker.frameAt(atMs, zones))
        for (const stepS of stepsS) {
          atMs += stepS * 1000
          const changes = maker.changesTo(atMs, zones)
          expect(changes).toBeDefined()
          if (changes) viewer.take(changes)
          const whole = new Viewer()
          whole.take(new FrameMaker(store).frameAt(atMs, zones))
          expect(viewer.at(atMs)).toEqual(whole.at(atMs))
        }
      },
    ),
    { seed: 6 },
  )
})

test('changes put into the frame leave it so that everyone in it comes to the same place by the clock', () => {
  fc.assert(
    fc.property(
      someReports,
      fc.integer({ min: 0, max: 4200 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }),
      (reports, startS, stepsS) => {
        const store = storeOf(reports)
        const maker = new FrameMaker(store)
        const frame = maker.frameAt(startS * 1000, zones)
        const known = new Set(frame.slot.subarray(0, frame.count))
        let atMs = startS * 1000
        for (const stepS of stepsS) {
          atMs += stepS * 1000
          const changes = maker.changesTo(atMs, zones)
          if (changes) putChanges(frame, changes)
          const [seen, whole] = [new Viewer(), new Viewer()]
          seen.take(frame)
          whole.take(new FrameMaker(store).frameAt(atMs, zones))
          expect(seen.at(atMs)).toEqual(whole.at(atMs).filter(({ slot }) => known.has(slot)))
        }
      },
    ),
    { seed: 6 },
  )
})

test('the same frames come of one maker in any order as of a new one each time', () => {
  fc.assert(
    fc.property(someReports, fc.array(fc.integer({ min: -10, max: 4500 }), { maxLength: 8 }), (reports, instantsS) => {
      const store = storeOf(reports)
      const maker = new FrameMaker(store)
      for (const atS of instantsS)
        expect(maker.frameAt(atS * 1000, zones)).toEqual(new FrameMaker(store).frameAt(atS * 1000, zones))
    }),
    { seed: 6 },
  )
})

test('nobody changes while everyone is on the way to the next report', () => {
  const store = storeOf([
    { track: 0, atS: 0, lon: 0, sogKn: 8 },
    { track: 0, atS: 60, lon: 10, sogKn: 8 },
    { track: 1, atS: 10, lon: 0, sogKn: 8 },
  ])
  const maker = new FrameMaker(store)
  maker.frameAt(11_000, zones)
  expect(maker.changesTo(12_000, zones)?.count).toBe(0)
  // Ten seconds between reports of a ship at 8 kn: after thirty it is ageing.
  const aged = maker.changesTo(41_000, zones)
  expect([...(aged?.fresh ?? [])].slice(0, aged?.count)).toEqual([FRESH.ageing, FRESH.ageing])
  expect([...(maker.changesTo(MINUTE, zones)?.slot ?? [])]).toEqual([0])
})

test('there are no changes to an instant before the frame, nor before the first frame', () => {
  const maker = new FrameMaker(storeOf([{ track: 0, atS: 0, lon: 0, sogKn: 8 }]))
  expect(maker.changesTo(5, zones)).toBeUndefined()
  maker.frameAt(1000, zones)
  expect(maker.changesTo(999, zones)).toBeUndefined()
})

test('what is reported between two frames is in the second, also when it comes late', () => {
  const store = storeOf([{ track: 0, atS: 100, lon: 0, sogKn: 8 }])
  const maker = new FrameMaker(store)
  expect(maker.frameAt(120_000, zones).ageS[0]).toBe(20)
  store.add(report({ trackId: 'mmsi:533000000', atMs: 110_000, lon: 110.001, lat: 4, sogKn: 8 }))
  expect(maker.frameAt(120_000, zones).ageS[0]).toBe(10)
  store.add(report({ trackId: 'mmsi:533000000', atMs: 105_000, lon: 110.0005, lat: 4, sogKn: 8 }))
  expect(maker.frameAt(107_000, zones).ageS[0]).toBe(2)
  store.learn({ trackId: 'mmsi:533000000', kind: 'vessel', lengthM: 190 })
  expect(maker.frameAt(107_000, zones).lengthM[0]).toBe(190)
})
