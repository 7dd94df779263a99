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

const crossing = zoneEvent({ trackId: `t${CROSSED}`, atMs: NOW - 120_000, confirmedAtMs: NOW - 60_000 })

test('many lost vessels take no name from the selected one, from who crossed, or from ours', () => {
  const options = { events: [crossing], selected: SELECTED, hovered: HOVERED }
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
  const labels = chosenLabels(frame, identityOf, { events: [], selected: undefined, hovered: HOVERED })
  expect(labels.map(({ slot, tone }) => [slot, tone])).toEqual([
    [OURS, 'ours'],
    [HOVERED, 'plain'],
  ])
})

test('a crossing is named for ten minutes, from when it became known', () => {
  const at = (atMs: number) =>
    chosenLabels({ ...crowd(), atMs, fresh: new Uint8Array(COUNT) }, identityOf, {
      events: [crossing],
      selected: undefined,
      hovered: undefined,
    }).some(({ tone }) => tone === 'event')
  const known = crossing.confirmedAtMs
  expect([known - 1, known, known + 600_000, known + 600_001].map(at)).toEqual([false, true, true, false])
})

test('with all trails on, those of the selected one and of ours come first', () => {
  const frame = { ...crowd(), count: COUNT }
  expect(chosenTrails(frame, { selected: SELECTED, all: false })).toEqual([
    { slot: SELECTED, tone: 'selected' },
    { slot: OURS, tone: 'ours' },
  ])
  const many = 700
  const big = {
    ...frame,
    count: many,
    slot: Uint32Array.from({ length: many }, (_, slot) => slot),
    sign: Uint8Array.from({ length: many }, (_, slot) => (slot === many - 1 ? SIGN.patrol : SIGN.vessel)),
  }
  const trails = chosenTrails(big, { selected: many - 2, all: true })
  expect(trails.slice(0, 2).map(({ slot }) => slot)).toEqual([many - 2, many - 1])
  expect(trails).toHaveLength(500)
})
