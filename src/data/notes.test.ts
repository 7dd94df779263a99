import { expect, test, vi } from 'vitest'
import { addNote } from '#domain/recording/notes.ts'
import { changeNotes, nextNoteId, notesKey, shownNotes } from './notes.ts'

const AT_MS = Date.UTC(2026, 2, 14, 0, 10)
const note = { id: '1', atMs: AT_MS, text: 'turns towards the rig' }

test('notes are kept by what the files hold, in whatever order they were opened', () => {
  const files = ['cd', 'ab'].map((sha256) => ({ sha256 })) as never
  expect(notesKey({ sources: files })).toBe('ab,cd')
  expect(notesKey(undefined)).toBe('live')
})

test('those of a file come with its shift, beside those kept here, in order of time', () => {
  const shown = shownNotes([note], {
    sources: [
      { notes: [{ ...note, text: 'before' }], shiftMs: -60_000 },
      { notes: [{ ...note, text: 'after' }], shiftMs: 60_000 },
    ],
  })
  expect(shown.map(({ id, text, isRecorded }) => [id, text, isRecorded])).toEqual([
    ['file1:1', 'before', true],
    ['1', 'turns towards the rig', false],
    ['file2:1', 'after', true],
  ])
})

test('a new note has an id that none has', () => {
  expect(nextNoteId([])).toBe('1')
  expect(nextNoteId([note, { ...note, id: '7' }, { ...note, id: 'from elsewhere' }])).toBe('8')
})

test('a browser that keeps nothing says so, and the page still has the note', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('full')
    },
  })
  const kept = changeNotes('full', (notes) => addNote(notes, note))
  expect(kept).toMatchObject({ ok: false, problem: expect.stringMatching(/does not keep it/) })
  expect(changeNotes('full', (notes) => addNote(notes, note))).toMatchObject({
    ok: false,
    problem: 'id is "1", expected one that no note has',
  })
  vi.unstubAllGlobals()
})

test('what cannot be read is set aside, not written over', () => {
  const kept = new Map([['eez-watch.notes.odd', '[{"id":1}]']])
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  })
  expect(changeNotes('odd', (notes) => addNote(notes, note)).ok).toBe(true)
  expect(kept.get('eez-watch.notes.odd.unread')).toBe('[{"id":1}]')
  expect(kept.get('eez-watch.notes.odd')).toContain('turns towards the rig')
  vi.unstubAllGlobals()
})
