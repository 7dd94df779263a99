import { useMemo, useSyncExternalStore } from 'react'
import { type Note, notesJson, parseNotes } from '#domain/recording/notes.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { OpenedRecording } from './picture.ts'
import { usePictureState } from './use-picture.ts'

const PREFIX = 'eez-watch.notes.'
/** What cannot be read is not written over: it stands beside, for who can. */
const UNREAD = '.unread'

/** A note as the page shows it: one of this browser, or one that came in a recording and stays as it is. */
export interface ShownNote extends Note {
  readonly isRecorded: boolean
}

const NONE: readonly Note[] = []
const known = new Map<string, readonly Note[]>()
const listeners = new Set<() => void>()

/** What notes are kept by: `live`, or what the files of the recording hold, in whatever order they were opened. */
export function notesKey(recording: Pick<OpenedRecording, 'sources'> | undefined): string {
  if (!recording) return 'live'
  return recording.sources
    .map(({ sha256 }) => sha256)
    .sort()
    .join(',')
}

/** The notes of the picture that is shown; undefined while its files are read and nobody knows which they are. */
export function useNotesKey(): string | undefined {
  const recording = usePictureState((state) => state.recording)
  const isLive = usePictureState((state) => state.source === 'live')
  return useMemo(() => (isLive ? notesKey(undefined) : recording && notesKey(recording)), [isLive, recording])
}

/** The notes that this browser keeps under a key, in order of time. */
export function useNotes(key: string | undefined): readonly Note[] {
  return useSyncExternalStore(subscribe, () => (key === undefined ? NONE : notesOf(key)))
}

/** All notes of the picture that is shown, in order of time: those kept here and those that its files hold. */
export function useShownNotes(): readonly ShownNote[] {
  const recording = usePictureState((state) => (state.source === 'recording' ? state.recording : undefined))
  const kept = useNotes(useNotesKey())
  return useMemo(() => shownNotes(kept, recording), [kept, recording])
}

/** Files number their notes each for itself: those of the second may have the numbers of the first. */
export function shownNotes(
  kept: readonly Note[],
  recording: { readonly sources: readonly Pick<OpenedRecording['sources'][number], 'notes' | 'shiftMs'>[] } | undefined,
): readonly ShownNote[] {
  const recorded = (recording?.sources ?? []).flatMap(({ notes, shiftMs }, file) =>
    notes.map((note) => ({ ...note, id: `file${file + 1}:${note.id}`, atMs: note.atMs + shiftMs, isRecorded: true })),
  )
  return [...kept.map((note) => ({ ...note, isRecorded: false })), ...recorded].sort(
    (one, other) => one.atMs - other.atMs || (one.id < other.id ? -1 : 1),
  )
}

/** Changes the notes of a key, and keeps them. Fails with what the change says, or where the browser has no room. */
export function changeNotes(key: string, change: (notes: readonly Note[]) => Result<readonly Note[]>): Result<void> {
  const changed = change(notesOf(key))
  if (!changed.ok) return changed
  known.set(key, changed.value)
  tell()
  try {
    if (changed.value.length > 0) localStorage.setItem(PREFIX + key, notesJson(changed.value))
    else localStorage.removeItem(PREFIX + key)
    return ok(undefined)
  } catch {
    return failed(
      'This browser does not keep it: it lasts as long as the page. Save an evidence bundle before you leave.',
    )
  }
}

/** An id that no note of the list has. */
export function nextNoteId(notes: readonly Note[]): string {
  const numbers = notes.map(({ id }) => Number(id)).filter((number) => Number.isSafeInteger(number))
  return String(Math.max(0, ...numbers) + 1)
}

function notesOf(key: string): readonly Note[] {
  const before = known.get(key)
  if (before) return before
  const notes = read(key)
  known.set(key, notes)
  return notes
}

function read(key: string): readonly Note[] {
  try {
    const text = localStorage.getItem(PREFIX + key)
    if (text === null) return NONE
    const parsed = parseNotes(text)
    if (parsed.ok) return parsed.value
    localStorage.setItem(PREFIX + key + UNREAD, text)
  } catch {
    // Forbidden: where asking is enough to throw, nothing was ever kept.
  }
  return NONE
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', hearOther)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('storage', hearOther)
  }
}

/** Another window of this browser wrote one. */
function hearOther({ key }: StorageEvent): void {
  if (key === null) known.clear()
  else if (key.startsWith(PREFIX)) known.delete(key.slice(PREFIX.length))
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
