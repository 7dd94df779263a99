import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addNote,
  editNote,
  LONGEST_NOTE,
  MOST_NOTES,
  type Note,
  noteAt,
  noteLine,
  noteOfLine,
  notePlaceWords,
  notesJson,
  noteWords,
  parseNotes,
  removeNote,
} from './notes.ts'

const AT_MS = Date.UTC(2026, 2, 14, 12, 4, 31)

function note(overrides: Partial<Note> = {}): Note {
  return { id: '1', atMs: AT_MS, text: 'turns towards the rig', ...overrides }
}

function listOf(...notes: Note[]): readonly Note[] {
  return notes.reduce<readonly Note[]>((list, each) => {
    const added = addNote(list, each)
    if (!added.ok) throw new Error(added.problem)
    return added.value
  }, [])
}

test('notes stay in order of time however they are added, changed and removed', () => {
  const list = listOf(
    note({ id: 'c', atMs: AT_MS + 2 }),
    note({ id: 'a', atMs: AT_MS }),
    note({ id: 'b', atMs: AT_MS }),
  )
  expect(list.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  const moved = editNote(list, 'a', { atMs: AT_MS + 9, text: 'later' })
  expect(moved.ok && moved.value.map(({ id, text }) => `${id} ${text}`)).toEqual([
    'b turns towards the rig',
    'c turns towards the rig',
    'a later',
  ])
  expect(removeNote(list, 'b').map(({ id }) => id)).toEqual(['a', 'c'])
  expect(removeNote(list, 'x')).toEqual(list)
  expect(list).toHaveLength(3)
})

test.each([
  [note({ id: '' }), 'id is "", expected a text of 1 to 100 characters'],
  [note({ atMs: Number.NaN }), 'atMs is NaN, expected milliseconds since 1970 in 1990 to 2099'],
  [note({ place: { lon: 181, lat: 0 } }), 'place is lon 181, lat 0, expected -180..180 and -90..90'],
  [note({ trackId: 'x'.repeat(101) }), `trackId is "${'x'.repeat(59)}, expected at most 100 characters`],
  [note({ text: ' \n\u202e ' }), 'text is empty, expected something to read'],
  [note({ text: 'x'.repeat(LONGEST_NOTE + 1) }), 'text has 2 001 characters, expected 2 000 at most'],
])('what cannot be a note is refused by name: %#', (bad, problem) => {
  expect(addNote([], bad)).toEqual({ ok: false, problem })
})

test('an id counts once, a list has an end, and only what is there is changed', () => {
  expect(addNote([note()], note())).toEqual({ ok: false, problem: 'id is "1", expected one that no note has' })
  const full = Array.from({ length: MOST_NOTES }, (_, i) => note({ id: String(i) }))
  expect(addNote(full, note({ id: 'more' })).ok).toBe(false)
  expect(editNote([], '1', {})).toEqual({ ok: false, problem: 'id is "1", expected that of a note' })
  expect(editNote([note()], '1', { text: '' }).ok).toBe(false)
})

test('text keeps its lines and loses what is not to be seen', () => {
  const [first] = listOf(note({ text: 'one\u202e  two\r\nthree\u0000\n', by: ' A\nZ ' }))
  expect(first).toMatchObject({ text: 'one two\nthree', by: 'A Z' })
  expect(listOf(note({ by: '\u200b' }))[0]).not.toHaveProperty('by')
})

test('a note is told in one line', () => {
  expect(noteWords(note({ by: 'AZ', text: 'one\ntwo' }))).toBe('Sat 14 Mar 2026 12:04:31Z, by AZ: one two')
  expect(noteWords(note())).toBe('Sat 14 Mar 2026 12:04:31Z: turns towards the rig')
  expect(notePlaceWords(note({ place: { lon: 113.5, lat: 4.25 } }))).toBe('04°15.000′ N 113°30.000′ E')
  expect(notePlaceWords(note())).toBeUndefined()
})

test('the note that is on is the newest not after', () => {
  const list = listOf(note({ id: 'a' }), note({ id: 'b', atMs: AT_MS + 1000 }))
  expect(noteAt(list, AT_MS - 1)).toBeUndefined()
  expect(noteAt(list, AT_MS + 999)?.id).toBe('a')
  expect(noteAt(list, AT_MS + 1000)?.id).toBe('b')
})

const anyNote: fc.Arbitrary<Note> = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 20 }),
    atMs: fc.integer({ min: Date.UTC(1991, 0), max: Date.UTC(2090, 0) }),
    text: fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }).map((text) => `x${text}`),
    by: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
    trackId: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
    place: fc.option(fc.record({ lon: fc.integer({ min: -180, max: 180 }), lat: fc.integer({ min: -90, max: 90 }) }), {
      nil: undefined,
    }),
  })
  .map(({ id, atMs, text, by, trackId, place }) => ({
    id,
    atMs,
    text,
    ...(by !== undefined && { by }),
    ...(trackId !== undefined && { trackId }),
    ...(place && { place }),
  }))

test('property: notes come back from JSON and from a line as they were', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 8 }), (notes) => {
      const list = listOf(...notes)
      expect(parseNotes(notesJson(list))).toEqual({ ok: true, value: list })
      for (const each of list) {
        const line = JSON.parse(noteLine(each)) as { note: unknown }
        expect(noteOfLine(line.note, 'other')).toEqual({ ok: true, value: each })
        expect(noteLine(each)).not.toContain('\n')
      }
    }),
    { seed: 66, numRuns: 200 },
  )
})

test('property: nothing that is not notes throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), fc.jsonValue(), (text, value) => {
      const parsed = parseNotes(text)
      if (parsed.ok) expect(JSON.parse(text)).toHaveLength(parsed.value.length)
      noteOfLine(value, 'other')
    }),
    { seed: 67, numRuns: 500 },
  )
})

test.each([
  ['{"a":', 'notes are not JSON, expected a list'],
  ['{}', 'notes are {}, expected a list'],
  ['[{"id":"1","atMs":1773489871000}]', 'notes[0]: text: Invalid key: Expected "text" but received undefined'],
  ['[{"id":"1","atMs":0,"text":"x"}]', 'notes[0]: atMs is 0, expected milliseconds since 1970 in 1990 to 2099'],
])('notes that cannot be read are refused by name: %s', (text, problem) => {
  expect(parseNotes(text)).toEqual({ ok: false, problem })
})

test('a line by another program needs only its time and text', () => {
  expect(noteOfLine({ t: AT_MS, by: 'AZ', text: 'turns' }, 'line-7')).toEqual({
    ok: true,
    value: { id: 'line-7', atMs: AT_MS, text: 'turns', by: 'AZ' },
  })
  expect(noteOfLine({ t: 'noon', text: 'turns' }, 'line-7').ok).toBe(false)
})
