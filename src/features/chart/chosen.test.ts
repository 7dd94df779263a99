import { expect, test } from 'vitest'
import { emptyFrame, FRESH, type PictureFrame, SIGN } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { zoneEvent } from '#domain/testing.ts'
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

const identityOf = (slot: number): TrackIdentity => ({ trackId: `t${slot}`, kind: 'vessel' })

const NO_MORE = { alerted: new Map(), watched: new Set<string>() }

const crossing = zoneEvent({ trackId: `t${CROSSED}`, atMs: NOW - 120_000, confirmedAtMs: NOW - 60_000 })

test('many lost vessels take no name from the selected one, from who crossed, or from ours', () => {
  const options = { ...NO_MORE, events: [crossing], selected: SELECTED, hovered: HOVERED }
  const labels = chosenLabels(crowd(), identityOf, options)
  expect(labels.slice(0, 4).map(({ slot, tone }) => [slot, tone])).toEqual([
    [SELECTED, 'selected'],
    [CROSSED, 'event'],
    [OURS, 'ours'],
    [0, 'lost'],
  ])
  expect(labels).toHaveLength(200)
})

test('the pointed-at one has a name when there is room', () => {
  const frame = { ...crowd(), fresh: new Uint8Array(COUNT) }
  const labels = chosenLabels(frame, identityOf, { ...NO_MORE, events: [], selected: undefined, hovered: HOVERED })
  expect(labels.map(({ slot, tone }) => [slot, tone])).toEqual([
    [OURS, 'ours'],
    [HOVERED, 'plain'],
  ])
})

test('a crossing is named for ten minutes, from when it became known', () => {
  const at = (atMs: number) =>
    chosenLabels({ ...crowd(), atMs, fresh: new Uint8Array(COUNT) }, identityOf, {
      ...NO_MORE,
      events: [crossing],
      selected: undefined,
      hovered: undefined,
    }).some(({ tone }) => tone === 'event')
  const known = crossing.confirmedAtMs
  expect([known - 1, known, known + 600_000, known + 600_001].map(at)).toEqual([false, true, true, false])
})

test('alerts come right after the selected one, the most urgent first, and the watch list after ours', () => {
  const alerted = new Map([
    [7, { priority: 'caution', flashing: false }],
    [8, { priority: 'emergency', flashing: true }],
  ] as const)
  const labels = chosenLabels(crowd(), identityOf, {
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
    [CROSSED, 'event'],
    [OURS, 'ours'],
    [9, 'watched'],
  ])
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
