import { expect, test } from 'vitest'
import { placeLabels, type TargetLabel } from './target-labels.ts'
import { frameOf } from './testing.ts'

const label = (slot: number, tone: TargetLabel['tone'] = 'ours', title = `T${slot}`, detail = ''): TargetLabel => ({
  slot,
  title,
  detail,
  tone,
})
const scene = (frame: ReturnType<typeof frameOf>) => ({
  frame,
  project: (lon: number, lat: number) => ({ x: (lon - 110) * 100, y: (5 - lat) * 100 }),
  width: 1000,
  height: 500,
  measure: (text: string) => text.length * 7,
  before: new Map(),
})
const propertiesOf = (labels: TargetLabel[], frame: ReturnType<typeof frameOf>) =>
  placeLabels(labels, scene(frame)).features.features.map(({ properties }) => properties)

test('labels take the place of their slot, whatever row it is in', () => {
  const frame = frameOf([
    { slot: 9, lon: 112, lat: 4 },
    { slot: 2, lon: 115, lat: 3 },
  ])
  const { features, sides } = placeLabels([label(2)], scene(frame))
  expect(features.features[0]?.geometry.coordinates).toEqual([115, 3])
  expect(sides).toEqual(new Map([[2, 'east']]))
})

test('a slot that is not in the frame, or has no position, has no label', () => {
  expect(propertiesOf([label(1), label(77)], frameOf([{ slot: 1, lon: Number.NaN, lat: 4 }]))).toEqual([])
})

test('where two want the same place the selected one wins', () => {
  const rows = Array.from({ length: 9 }, (_, slot) => ({ slot, lon: 112, lat: 4 }))
  const labels = rows.map(({ slot }) => label(slot, slot === 8 ? 'selected' : 'watched', 'LONG NAME INDEED'))
  const placed = propertiesOf(labels, frameOf(rows))
  expect(placed[0]).toMatchObject({ slot: 8, tone: 'selected', side: 'east', sort: 0 })
  expect(placed.length).toBeLessThan(9)
})

test('text from a feed stays one line of plain text of bearable length', () => {
  const frame = frameOf([{ slot: 0, lon: 112, lat: 4 }])
  const placed = propertiesOf([label(0, 'ours', '<b>{x}</b>\n\u0000EVIL', 'x'.repeat(100))], frame)
  expect(placed[0]?.title).toBe('<b>{x}</b> EVIL')
  expect(placed[0]?.detail).toBe(`${'x'.repeat(39)}…`)
})

test('of ten thousand targets no more than 200 are named, and some are', () => {
  const rows = Array.from({ length: 10_000 }, (_, slot) => ({
    slot,
    lon: 110 + ((slot * 7919) % 10_007) / 1000.7,
    lat: ((slot * 104_729) % 10_009) / 2001.8,
  }))
  const frame = frameOf(rows)
  const labels = rows
    .slice(0, 200)
    .map(({ slot }) => label(slot, slot % 3 ? 'big' : 'alarm', `LAUT BIRU ${slot}`, '12 kn'))
  const { sides } = placeLabels(labels, scene(frame))
  expect(sides.size).toBeLessThanOrEqual(200)
  expect(sides.size).toBeGreaterThan(20)
})
