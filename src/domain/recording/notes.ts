import * as v from 'valibot'
import { isLonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { clockText, countText, dateText, plainText, positionText } from '../notation.ts'
import { isPlausibleTime, PLAUSIBLE_TIMES } from '../plausible-time.ts'

/** What someone wrote about a moment of a recording. */
export interface Note {
  /** Given by the one who adds it; no two notes of a list have the same. */
  readonly id: string
  /** The moment it is about: milliseconds since 1970, UTC. */
  readonly atMs: number
  /** Plain text, lines parted by `\n`. */
  readonly text: string
  readonly by?: string
  /** What it is about. */
  readonly trackId?: string
  readonly place?: { readonly lon: number; readonly lat: number }
}

/** Characters, and notes of a recording, at most. */
export const LONGEST_NOTE = 2000
export const MOST_NOTES = 1000
const LONGEST_BY = 80
const LONGEST_ID = 100

/** Notes with one more, in order of time. Fails for an id that is there, a time or place that is none, no text, too much. */
export function addNote(notes: readonly Note[], note: Note): Result<readonly Note[]> {
  if (notes.length >= MOST_NOTES) return failed(`there are ${countText(notes.length)} notes, expected no more`)
  if (notes.some(({ id }) => id === note.id)) return failed(`id is ${shown(note.id)}, expected one that no note has`)
  const checked = checkedNote(note)
  return checked.ok ? ok([...notes, checked.value].sort(byTime)) : checked
}

/** Notes with one changed: what is not named stays. Fails as `addNote`, and for an id that is not there. */
export function editNote(
  notes: readonly Note[],
  id: string,
  change: Partial<Omit<Note, 'id'>>,
): Result<readonly Note[]> {
  const note = notes.find((each) => each.id === id)
  if (!note) return failed(`id is ${shown(id)}, expected that of a note`)
  const checked = checkedNote({ ...note, ...change })
  return checked.ok ? ok(notes.map((each) => (each === note ? checked.value : each)).sort(byTime)) : checked
}

/** Notes without one; without it already, the same. */
export function removeNote(notes: readonly Note[], id: string): readonly Note[] {
  return notes.filter((each) => each.id !== id)
}

/** The newest note not after an instant, to say which one is on. */
export function noteAt(notes: readonly Note[], atMs: number): Note | undefined {
  return notes.findLast((note) => note.atMs <= atMs)
}

/** A note in one line: `Sat 14 Mar 2026 12:04:31Z, by AZ: turns towards the rig`. */
export function noteWords({ atMs, by, text }: Note, longest = 120): string {
  return `${dateText(atMs)} ${clockText(atMs)}${by ? `, by ${plainText(by)}` : ''}: ${plainText(text, longest)}`
}

/** Where a note is about, in words; undefined for one without a place. */
export function notePlaceWords({ place }: Note): string | undefined {
  return place && positionText([place.lon, place.lat])
}

/** Notes as JSON text, to be kept. */
export function notesJson(notes: readonly Note[]): string {
  return JSON.stringify(notes.map(ordered))
}

/** Reads what `notesJson` wrote. Fails at the first that is none, naming its place: `notes[3].atMs`. */
export function parseNotes(text: string): Result<readonly Note[]> {
  const found = jsonIn(text)
  if (!Array.isArray(found)) return failed(`notes are ${shown(found)}, expected a list`)
  if (found.length > MOST_NOTES)
    return failed(`there are ${countText(found.length)} notes, expected ${countText(MOST_NOTES)} at most`)
  const notes: Note[] = []
  for (const [i, each] of found.entries()) {
    const note = noteIn(each)
    if (!note.ok) return failed(`notes[${i}]: ${note.problem}`)
    if (notes.some(({ id }) => id === note.value.id)) return failed(`notes[${i}].id is ${shown(note.value.id)} again`)
    notes.push(note.value)
  }
  return ok(notes.sort(byTime))
}

/** A note as a line of a recording of ours: `{"note":{"t":1773446400000,"by":"AZ","text":"turns","n":"1"}}`. */
export function noteLine({ id, atMs, text, by, trackId, place }: Note): string {
  return JSON.stringify({ note: { t: atMs, by, text, n: id, id: trackId, lon: place?.lon, lat: place?.lat } })
}

/** Reads the `note` of such a line. One that another program wrote without `n` is told apart by `otherId`. */
export function noteOfLine(note: unknown, otherId: string): Result<Note> {
  const found = v.safeParse(lineSchema, note)
  if (!found.success) return failed(issueWords(found.issues))
  const { t, by, text, n = otherId, id, lon, lat } = found.output
  return checkedNote({
    id: n,
    atMs: t,
    text,
    ...(by !== undefined && { by }),
    ...(id !== undefined && { trackId: id }),
    ...(lon !== undefined && lat !== undefined && { place: { lon, lat } }),
  })
}

const text = v.exactOptional(v.string())
const number = v.exactOptional(v.number())

const lineSchema = v.object({ t: v.number(), by: text, text: v.string(), n: text, id: text, lon: number, lat: number })

const noteSchema = v.object({
  id: v.string(),
  atMs: v.number(),
  text: v.string(),
  by: text,
  trackId: text,
  place: v.exactOptional(v.object({ lon: v.number(), lat: v.number() })),
})

function noteIn(found: unknown): Result<Note> {
  const note = v.safeParse(noteSchema, found)
  return note.success ? checkedNote(note.output) : failed(issueWords(note.issues))
}

function issueWords([issue]: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  return `${v.getDotPath(issue) ?? 'note'}: ${issue.message.slice(0, 120)}`
}

/** A note that may be kept, its text made plain, or why not. */
function checkedNote(note: Note): Result<Note> {
  const { id, atMs, place, trackId } = note
  if (id === '' || id.length > LONGEST_ID)
    return failed(`id is ${shown(id)}, expected a text of 1 to ${LONGEST_ID} characters`)
  if (!isPlausibleTime(atMs)) return failed(`atMs is ${atMs}, expected milliseconds since 1970 in ${PLAUSIBLE_TIMES}`)
  if (place && !isLonLat(place.lon, place.lat))
    return failed(`place is lon ${place.lon}, lat ${place.lat}, expected -180..180 and -90..90`)
  if (trackId !== undefined && trackId.length > LONGEST_ID)
    return failed(`trackId is ${shown(trackId)}, expected at most ${LONGEST_ID} characters`)
  if (note.text.length > LONGEST_NOTE)
    return failed(`text has ${countText(note.text.length)} characters, expected ${countText(LONGEST_NOTE)} at most`)
  const plain = linesOf(note.text)
  if (plain === '') return failed('text is empty, expected something to read')
  const by = note.by === undefined ? '' : plainText(note.by, LONGEST_BY)
  return ok(ordered({ ...note, text: plain, by }))
}

/** Keys in a fixed order, so that the same notes make the same text; who wrote it is absent when empty. */
function ordered({ id, atMs, text, by, trackId, place }: Note): Note {
  return {
    id,
    atMs,
    text,
    ...(by && { by }),
    ...(trackId !== undefined && { trackId }),
    ...(place && { place: { lon: place.lon, lat: place.lat } }),
  }
}

/** Text of several lines, each made plain. */
function linesOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => plainText(line, LONGEST_NOTE))
  return lines.join('\n').trim()
}

function byTime(one: Note, other: Note): number {
  return one.atMs - other.atMs || (one.id < other.id ? -1 : 1)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'not JSON' : (JSON.stringify(value)?.slice(0, 60) ?? 'not JSON')
}
