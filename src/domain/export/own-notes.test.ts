import { expect, test } from 'vitest'
import { noteOfLine } from '../recording/notes.ts'
import { job, START_MS, smallStore, textOf } from './testing.ts'

const notes = [
  { id: '1', atMs: START_MS + 5000, text: 'turns\ntowards the rig', by: 'AZ', trackId: 'mmsi:533204118' },
  { id: '2', atMs: START_MS + 6000, text: 'about nobody' },
  { id: '3', atMs: START_MS + 7000, text: 'about another', trackId: 'uav:anka-s-1' },
  { id: '4', atMs: START_MS + 60_000, text: 'after the window' },
]

function notesIn(text: string) {
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const { note } = JSON.parse(line)
      const read = note === undefined ? undefined : noteOfLine(note, 'other')
      return read?.ok ? [read.value] : []
    })
}

test('notes go into a recording of ours as they are, in order of time', () => {
  const text = textOf('own', job(smallStore(), { notes: notes.toReversed() }))
  expect(notesIn(text)).toEqual(notes)
  const lines = text.trimEnd().split('\n')
  const place = lines.findIndex((line) => line.includes('"about nobody"'))
  expect(JSON.parse(lines[place + 3] ?? '').t).toBe(START_MS + 10_000)
})

test('of a selection, those of its window about its tracks or about none', () => {
  const selection = { fromMs: START_MS, toMs: START_MS + 30_000, slots: [0] }
  expect(notesIn(textOf('own', job(smallStore(), { notes, selection }))).map(({ id }) => id)).toEqual(['1', '2'])
})
