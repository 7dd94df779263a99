import { expect, test } from 'vitest'
import { emptyFrame, type PictureFrame, SIGN } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { NamedZone } from '#domain/zone-words.ts'
import { itemByKey, type TargetFilter, targetItems } from './target-rows.ts'

const identities: readonly TrackIdentity[] = [
  { trackId: 'mmsi:5331234', kind: 'base', mmsi: 5331234 },
  { trackId: 'mmsi:533000001', kind: 'vessel', mmsi: 533000001, name: 'SERI A' },
  { trackId: 'uav:1', kind: 'drone', name: 'ANKA-S 1' },
]
const zones: readonly NamedZone[] = [
  { name: 'Ours', kind: 'eez' },
  { name: 'Brunei', kind: 'neighbour' },
]
const frame: PictureFrame = {
  ...emptyFrame(),
  count: 3,
  slot: Uint32Array.of(0, 1, 2),
  sign: Uint8Array.of(SIGN.base, SIGN.vessel, SIGN.drone),
  sogKn: Float32Array.of(Number.NaN, 0.4, 90),
  ageS: new Float32Array(3),
  fresh: new Uint8Array(3),
  zone: Uint8Array.of(1, 2, 0),
}
const all: TargetFilter = { search: '', insideOnly: false, movingOnly: false }

function items(filter: Partial<TargetFilter> = {}) {
  return targetItems(frame, (slot) => identities[slot], zones, { ...all, ...filter })
}

function slots(filter: Partial<TargetFilter>) {
  return items(filter).flatMap((item) => (item.type === 'row' ? [item.row.slot] : []))
}

test('ours come first, under their own head', () => {
  expect(items().map((item) => (item.type === 'head' ? item.title : item.row.title))).toEqual([
    'Ours',
    'ANKA-S 1',
    'Others',
    '005 331 234',
    'SERI A',
  ])
})

test.each(['005331234', '005 331', '5331234'])('a coast station is found by %s', (search) => {
  expect(slots({ search })).toEqual([0])
})

test('a neighbour’s zone is not ours, and half a knot is moving', () => {
  expect(slots({ insideOnly: true })).toEqual([0])
  expect(slots({ movingOnly: true })).toEqual([2])
})

test('keys go from row to row over the heads and stop at the ends', () => {
  const by = (key: string, selected?: number) => itemByKey(items(), selected, key, 10)
  expect([by('ArrowDown'), by('ArrowUp'), by('Home'), by('End')]).toEqual([1, 4, 1, 4])
  expect([by('ArrowDown', 2), by('ArrowUp', 0), by('PageDown', 2), by('PageUp', 1)]).toEqual([3, 1, 4, 1])
  expect([by('ArrowDown', 1), by('ArrowUp', 2)]).toEqual([4, 1])
  expect(by('x', 1)).toBeUndefined()
  expect(itemByKey([], undefined, 'End', 10)).toBeUndefined()
})
