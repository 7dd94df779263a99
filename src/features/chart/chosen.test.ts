import { describe, expect, test } from 'vitest'
import { emptyFrame, FRESH, type PictureFrame, SIGN } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { zoneEvent } from '#domain/testing.ts'
import type { LabelView } from '../../map/label-view.ts'
import { frameOf } from '../../map/testing.ts'
import { chosenLabels } from './chosen-labels.ts'
import { chosenTrails } from './chosen-trails.ts'

const LOST = 300
const [SELECTED, CROSSED, OURS, HOVERED] = [LOST, LOST + 1, LOST + 2, LOST + 3]
const COUNT = LOST + 4
const NOW = 3_600_000

/** Three hundred lost vessels, and behind them in the rows those that matter. */
function crowd(): PictureFrame {
  const sign = new Uint8Array(COUNT).fill(SIGN.vessel)
  sign[OURS] = SIGN.drone
  return {
    ...emptyFrame(),
    atMs: NOW,
    count: COUNT,
    slot: Uint32Array.from({ length: COUNT }, (_, slot) => slot),
    sogKn: new Float32Array(COUNT).fill(8),
    ageS: new Float32Array(COUNT),
    fresh: Uint8Array.from({ length: COUNT }, (_, slot) => (slot < LOST ? FRESH.lost : FRESH.fresh)),
    sign,
  }
}

const NAMES = {
  identity: (slot: number): TrackIdentity => ({ trackId: `t${slot}`, kind: 'vessel' }),
  slotOf: (trackId: string) => Number(trackId.slice(1)),
}

const NO_MORE = { alerted: new Map(), watched: new Set<string>(), view: undefined, before: new Set<number>() }

const crossing = zoneEvent({ trackId: `t${CROSSED}`, atMs: NOW - 120_000, confirmedAtMs: NOW - 60_000 })

test('many lost vessels take no name from the selected one, from who crossed, or from ours', () => {
  const options = { ...NO_MORE, events: [crossing], selected: SELECTED, hovered: HOVERED }
  const labels = chosenLabels(crowd(), NAMES, options)
  expect(labels.slice(0, 5).map(({ slot, tone }) => [slot, tone])).toEqual([
    [SELECTED, 'selected'],
    [OURS, 'ours'],
    [CROSSED, 'event'],
    [HOVERED, 'pointed'],
    [0, 'lost'],
  ])
  expect(labels).toHaveLength(200)
})

test('who crossed says how long ago', () => {
  const frame = { ...crowd(), fresh: new Uint8Array(COUNT) }
  const options = { ...NO_MORE, events: [crossing], selected: undefined, hovered: undefined }
  const label = chosenLabels(frame, NAMES, options).find(({ slot }) => slot === CROSSED)
  expect(label?.detail).toBe('crossed 1 min ago, 8.0 kn')
})

test('the pointed-at one has a name', () => {
  const frame = { ...crowd(), fresh: new Uint8Array(COUNT) }
  const labels = chosenLabels(frame, NAMES, { ...NO_MORE, events: [], selected: undefined, hovered: HOVERED })
  expect(labels.map(({ slot, tone }) => [slot, tone])).toEqual([
    [OURS, 'ours'],
    [HOVERED, 'pointed'],
  ])
})

test('a crossing is named for ten minutes, from when it became known', () => {
  const at = (atMs: number) =>
    chosenLabels({ ...crowd(), atMs, fresh: new Uint8Array(COUNT) }, NAMES, {
      ...NO_MORE,
      events: [crossing],
      selected: undefined,
      hovered: undefined,
    }).some(({ tone }) => tone === 'event')
  const known = crossing.confirmedAtMs
  expect([known - 1, known, known + 600_000, known + 600_001].map(at)).toEqual([false, true, true, false])
})

test('alerts come right after the selected one, the most urgent first, ours before who crossed, and then the watch list', () => {
  const alerted = new Map([
    [7, { priority: 'caution', flashing: false }],
    [8, { priority: 'emergency', flashing: true }],
  ] as const)
  const labels = chosenLabels(crowd(), NAMES, {
    ...NO_MORE,
    events: [crossing],
    selected: SELECTED,
    hovered: undefined,
    alerted,
    watched: new Set(['t9']),
  })
  expect(labels.slice(0, 6).map(({ slot, tone }) => [slot, tone])).toEqual([
    [SELECTED, 'selected'],
    [8, 'alarm'],
    [7, 'caution'],
    [OURS, 'ours'],
    [CROSSED, 'event'],
    [9, 'watched'],
  ])
})

describe('in a view', () => {
  const rows = [
    { slot: 0, lon: 110, lat: 4, lengthM: 20 },
    { slot: 1, lon: 110.1, lat: 4.1, lengthM: 320 },
    { slot: 2, lon: 110.2, lat: 4, lengthM: 180 },
    { slot: 3, lon: 120, lat: 4, lengthM: 400 },
    { slot: 4, lon: 110.3, lat: 4, lengthM: 330, fresh: FRESH.lost },
  ]
  const frame = frameOf(rows)
  const view: LabelView = {
    box: [109.5, 3.5, 110.5, 4.5],
    zoom: 10,
    middle: [110.4, 4.4],
    pointer: undefined,
    shown: undefined,
  }
  const tonesIn = (changed: Partial<LabelView>, before: readonly number[] = [], of = frame) =>
    chosenLabels(of, NAMES, {
      ...NO_MORE,
      events: [],
      selected: undefined,
      hovered: undefined,
      view: { ...view, ...changed },
      before: new Set(before),
    }).map(({ slot, tone }) => [slot, tone])

  test('large ships are named, the longest first, more of them from closer to, and nobody out of view', () => {
    expect(tonesIn({})).toEqual([
      [4, 'lost'],
      [1, 'big'],
      [2, 'big'],
    ])
    expect(tonesIn({ zoom: 9 })).toEqual([
      [4, 'lost'],
      [1, 'big'],
    ])
    expect(tonesIn({ zoom: 7 })).toEqual([[4, 'lost']])
  })

  test('who is near the pointer is named, and so is, closer to the ground, who is near the middle', () => {
    expect(tonesIn({ zoom: 11, pointer: [110.01, 4] }).at(-1)).toEqual([0, 'near'])
    expect(tonesIn({ zoom: 11, middle: [110.01, 4] })).not.toContainEqual([0, 'near'])
    expect(tonesIn({ zoom: 12, middle: [110.01, 4] })).toContainEqual([0, 'near'])
  })

  test('who has a name keeps it a little longer than it takes to get one', () => {
    // A zoom a hair too far out for a hull of 180 m, and a place just outside the circle.
    expect(tonesIn({ zoom: 9.9 })).not.toContainEqual([2, 'big'])
    expect(tonesIn({ zoom: 9.9 }, [2])).toContainEqual([2, 'big'])
    const pointer = [110 + (125 / (512 * 2 ** 11)) * 360, 4] as const
    expect(tonesIn({ zoom: 11, pointer })).not.toContainEqual([0, 'near'])
    expect(tonesIn({ zoom: 11, pointer }, [0])).toContainEqual([0, 'near'])
  })

  test('a filter leaves no names to the big, the near and the lost that do not pass it', () => {
    expect(tonesIn({ shown: new Set([2]) })).toEqual([[2, 'big']])
  })

  test('across the antimeridian the view is one', () => {
    const far = frameOf([{ slot: 0, lon: -179.9, lat: 4, lengthM: 300 }])
    expect(tonesIn({ box: [179.5, 3.5, 180.5, 4.5] }, [], far)).toEqual([[0, 'big']])
  })

  test('of more than 200 those stay that were named before', () => {
    const many = frameOf(Array.from({ length: 400 }, (_, slot) => ({ slot, lon: 110, lat: 4, fresh: FRESH.lost })))
    const kept = Array.from({ length: 150 }, (_, index) => 250 + index)
    const slots = tonesIn({}, kept, many).map(([slot]) => slot)
    expect(slots).toHaveLength(200)
    for (const slot of kept) expect(slots).toContain(slot)
  })
})

const NOBODY: ReadonlySet<number> = new Set()

test('trails are of the selected one and of ours, of those in the box, or of all, who are in view first', () => {
  const frame = { ...crowd(), count: COUNT }
  const usual = { whose: 'usual', selected: SELECTED, boxed: NOBODY, inView: NOBODY } as const
  const few = [
    { slot: SELECTED, tone: 'selected' },
    { slot: OURS, tone: 'ours' },
  ]
  expect(chosenTrails(frame, usual)).toEqual({ trails: few, wanted: 2 })
  expect(chosenTrails(frame, { ...usual, whose: 'none' }).trails).toEqual([])
  const boxed = chosenTrails(frame, { ...usual, boxed: new Set([HOVERED]) }).trails
  expect(boxed).toEqual([...few, { slot: HOVERED, tone: 'plain' }])
  const all = chosenTrails(frame, { ...usual, whose: 'all', inView: new Set([COUNT - 1]) })
  expect(all.trails.slice(0, 3)).toEqual([...few, { slot: COUNT - 1, tone: 'plain' }])
  expect(all.wanted).toBe(COUNT)
})

test('there are no more than 500 trails, and the rest are counted', () => {
  const many = 700
  const big = {
    ...crowd(),
    count: many,
    slot: Uint32Array.from({ length: many }, (_, slot) => slot),
    sign: Uint8Array.from({ length: many }, (_, slot) => (slot === many - 1 ? SIGN.patrol : SIGN.vessel)),
  }
  const { trails, wanted } = chosenTrails(big, { whose: 'all', selected: many - 2, boxed: NOBODY, inView: NOBODY })
  expect(trails.slice(0, 2).map(({ slot }) => slot)).toEqual([many - 2, many - 1])
  expect([trails.length, wanted]).toEqual([500, 700])
})
