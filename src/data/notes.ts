import { useMemo, useSyncExternalStore } from 'react'
import { addNote, editNote, type Note, notesJson, parseNotes, removeNote } from '#domain/recording/notes.ts'
import { failed, type Result } from '#geo/result.ts'
import { keepText, keptText } from '../ui/kept-text.ts'
import { usePictureState } from './use-picture.ts'

const KEY = 'eez-watch.notes.'
const HASH_LENGTH = 16

const listeners = new Set<() => void>()
const known = new Map<string, readonly Note[]>()

/** What was written about moments of one picture, kept in this browser. */
export interface NoteBook {
  /** In order of time: those written here, and those that came with the recording. */
  readonly notes: readonly Note[]
  /** Ids of those that were written here and can be changed. */
  readonly own: ReadonlySet<string>
  readonly add: (note: Note) => Result<readonly Note[]>
  readonly edit: (id: string, text: string) => Result<readonly Note[]>
  readonly remove: (id: string) => void
}

/** Notes of the picture that is shown: of the live one, or of the files that are open, whatever they are called. */
export function useNotes(): NoteBook {
  const recording = usePictureState((state) => state.recording)
  const isLive = usePictureState((state) => state.source === 'live')
  const key = isLive || !recording ? 'live' : recording.sources.map(({ sha256 }) => sha256.slice(0, HASH_LENGTH)).join('+')
  const own = useSyncExternalStore(subscribe, () => notesOf(key))
  return useMemo(() => {
    const came = isLive || !recording ? [] : recording.sources.flatMap((source) => source.notes)
    const ids = new Set(own.map(({ id }) => id))
    const keep = (changed: Result<readonly Note[]>) => {
      if (changed.ok) keepNotes(key, changed.value)
      return changed
    }
    return {
      notes: [...own, ...came.filter(({ id }) => !ids.has(id))].sort((a, b) => a.atMs - b.atMs),
      own: ids,
      add: (note) => keep(addNote(own, note)),
      edit: (id, text) => (ids.has(id) ? keep(editNote(own, id, { text })) : failed('this note came with the recording')),
      remove: (id) => keepNotes(key, removeNote(own, id)),
    }
  }, [own, recording, isLive, key])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function notesOf(key: string): readonly Note[] {
  const found = known.get(key)
  if (found) return found
  const kept = keptText(KEY + key)
  const parsed = kept === undefined ? undefined : parseNotes(kept)
  if (parsed && !parsed.ok) console.info('notes', parsed.problem)
  const notes = parsed?.ok ? parsed.value : []
  known.set(key, notes)
  return notes
}

function keepNotes(key: string, notes: readonly Note[]): void {
  known.set(key, notes)
  keepText(KEY + key, notes.length > 0 ? notesJson(notes) : undefined)
  for (const listener of listeners) listener()
}
