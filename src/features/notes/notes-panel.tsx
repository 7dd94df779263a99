import { Pencil, Trash2, X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { titleOf } from '#domain/identity-words.ts'
import { clockText, countText, dateText, plainText } from '#domain/notation.ts'
import { rowOf } from '#domain/picture.ts'
import { addNote, editNote, LONGEST_NOTE, noteAt, removeNote } from '#domain/recording/notes.ts'
import { changeNotes, nextNoteId, type ShownNote, useNotes, useNotesKey, useShownNotes } from '../../data/notes.ts'
import { useClock, usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import styles from './notes-panel.module.css'

/** A second is soon enough to say which note one is at. */
const CLOCK_EVERY_MS = 500

interface NotesPanelProps {
  /** The track that is selected: a note may be about it. */
  readonly selected: number | undefined
  /** Who writes, if anybody said so. */
  readonly author: string | undefined
  readonly onAuthor: (name: string) => void
  readonly onTrack: (trackId: string) => void
  /** What else can be taken away from here. */
  readonly onBundle: () => void
  readonly onPicture: () => void
  readonly onVideo: () => void
  readonly onClose: () => void
}

/** What someone wrote about moments of the picture: to be read, gone to, written, changed and taken away. */
export function NotesPanel(props: NotesPanelProps) {
  const { onBundle, onPicture, onVideo, onClose } = props
  const notes = useShownNotes()
  const key = useNotesKey()
  const [editing, setEditing] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key !== 'Escape') return
    press.stopPropagation()
    if (editing === undefined) onClose()
    else setEditing(undefined)
  }
  return (
    <Panel
      title="Notes"
      note={notes.length === 0 ? 'on moments of this picture' : countText(notes.length)}
      tools={
        <IconButton label="Close this panel (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: in the fields the keys of the screen are off, but Esc leaves */}
      <div className={styles.body} onKeyDown={onKeyDown}>
        {key === undefined ? (
          <EmptyNote>Notes belong to what the files hold: once they are read, you can write some.</EmptyNote>
        ) : (
          <NewNote {...props} notesKey={key} onProblem={setProblem} />
        )}
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            {plainText(problem, 300)}
          </p>
        )}
        {notes.length === 0 ? (
          <EmptyNote>
            None yet. A note is about the instant of the clock; it stays in this browser and goes into evidence bundles.
          </EmptyNote>
        ) : (
          <NoteList
            {...props}
            notes={notes}
            notesKey={key}
            editing={editing}
            onEdit={setEditing}
            onProblem={setProblem}
          />
        )}
      </div>
      <footer className={styles.foot}>
        <Button onClick={onBundle}>Evidence bundle…</Button>
        <Button onClick={onPicture}>Picture</Button>
        <Button onClick={onVideo}>Video…</Button>
      </footer>
    </Panel>
  )
}

interface NewNoteProps extends Pick<NotesPanelProps, 'selected' | 'author' | 'onAuthor'> {
  readonly notesKey: string
  readonly onProblem: (problem: string | undefined) => void
}

function NewNote({ selected, author, onAuthor, notesKey, onProblem }: NewNoteProps) {
  const picture = usePicture()
  const id = useId()
  const nowMs = useClock(CLOCK_EVERY_MS)
  usePictureState((state) => state.identityVersion)
  const kept = useNotes(notesKey)
  const [text, setText] = useState('')
  const [by, setBy] = useState(author ?? '')
  const [isAboutTrack, setAboutTrack] = useState(true)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const identity = selected === undefined ? undefined : picture.identity(selected)
  const add = () => {
    // Of the instant that is shown when it is written down, to the second.
    const atMs = Math.floor((picture.nowMs ?? 0) / 1000) * 1000
    const about = isAboutTrack ? identity : undefined
    const { frame } = picture
    const row = about && selected !== undefined ? rowOf(frame, selected) : -1
    const place = frame && row >= 0 ? { lon: frame.lon[row] as number, lat: frame.lat[row] as number } : undefined
    const changed = changeNotes(notesKey, (notes) =>
      addNote(notes, {
        id: nextNoteId(kept),
        atMs,
        text,
        by,
        ...(about && { trackId: about.trackId }),
        ...(place && { place }),
      }),
    )
    onProblem(changed.ok ? undefined : changed.problem)
    if (by.trim() !== (author ?? '')) onAuthor(by)
    if (changed.ok) setText('')
    field.current?.focus()
  }
  return (
    <form
      className={styles.form}
      aria-label="New note"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        add()
      }}
    >
      <label htmlFor={`${id}-text`}>At {nowMs === undefined ? '–' : `${dateText(nowMs)} ${clockText(nowMs)}`}</label>
      <textarea
        ref={field}
        id={`${id}-text`}
        rows={2}
        maxLength={LONGEST_NOTE}
        placeholder="What is to be seen here"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(press) => {
          if (press.key !== 'Enter' || !(press.ctrlKey || press.metaKey)) return
          press.preventDefault()
          add()
        }}
      />
      <div className={styles.line}>
        <input
          aria-label="By"
          placeholder="By, if you like"
          autoComplete="off"
          maxLength={60}
          value={by}
          onChange={({ target }) => setBy(target.value)}
        />
        {identity && (
          <label className={styles.about}>
            <input type="checkbox" checked={isAboutTrack} onChange={({ target }) => setAboutTrack(target.checked)} />
            <span>about {titleOf(identity)}</span>
          </label>
        )}
        <Button type="submit" strong title="Ctrl Enter" disabled={text.trim() === ''}>
          Add note
        </Button>
      </div>
    </form>
  )
}

interface NoteListProps extends Pick<NotesPanelProps, 'onTrack'> {
  readonly notes: readonly ShownNote[]
  readonly notesKey: string | undefined
  readonly editing: string | undefined
  readonly onEdit: (id: string | undefined) => void
  readonly onProblem: (problem: string | undefined) => void
}

function NoteList({ notes, notesKey, editing, onEdit, onProblem, onTrack }: NoteListProps) {
  const picture = usePicture()
  const nowMs = useClock(CLOCK_EVERY_MS) ?? 0
  const span = usePictureState((state) => state.span)
  // A seek may come to lie a little before what it was about.
  const current = noteAt(notes, nowMs + 1)
  const keep = (change: Parameters<typeof changeNotes>[1]) => {
    if (notesKey === undefined) return
    const changed = changeNotes(notesKey, change)
    onProblem(changed.ok ? undefined : changed.problem)
    if (changed.ok) onEdit(undefined)
  }
  return (
    <ol className={styles.list}>
      {notes.map((note) => {
        const { id, atMs, text, by, trackId, isRecorded } = note
        const isThere = span !== undefined && atMs >= span.fromMs && atMs <= span.toMs
        return (
          <li key={id} aria-current={note === current ? 'true' : undefined}>
            <div className={styles.head}>
              <button
                type="button"
                className={styles.moment}
                disabled={!isThere}
                title={isThere ? 'Go to this moment' : 'Outside what can be looked at now'}
                onClick={() => picture.seek(atMs)}
              >
                <time dateTime={new Date(atMs).toISOString()}>
                  {dateText(atMs)} {clockText(atMs)}
                </time>
              </button>
              <span className={styles.by}>
                {[by && plainText(by), isRecorded && 'in the recording'].filter(Boolean).join(', ')}
              </span>
              {!isRecorded && (
                <>
                  <IconButton label={`Edit the note of ${clockText(atMs)}`} onClick={() => onEdit(id)}>
                    <Pencil />
                  </IconButton>
                  <IconButton
                    label={`Delete the note of ${clockText(atMs)}`}
                    onClick={() => keep((all) => ({ ok: true, value: removeNote(all, id) }))}
                  >
                    <Trash2 />
                  </IconButton>
                </>
              )}
            </div>
            {trackId !== undefined && <AboutTrack trackId={trackId} onTrack={onTrack} />}
            {editing === id ? (
              <EditNote text={text} onText={(next) => keep((all) => editNote(all, id, { text: next }))} />
            ) : (
              <p>{text}</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function AboutTrack({ trackId, onTrack }: { trackId: string; onTrack: (trackId: string) => void }) {
  const picture = usePicture()
  usePictureState((state) => state.identityVersion)
  const slot = picture.slotOf(trackId)
  const identity = slot === undefined ? undefined : picture.identity(slot)
  return (
    <button type="button" className={styles.track} disabled={!identity} onClick={() => onTrack(trackId)}>
      {identity ? titleOf(identity) : plainText(trackId, 40)}
    </button>
  )
}

function EditNote({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className={styles.form}
      aria-label="Edit note"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        onText(typed)
      }}
    >
      <textarea
        ref={field}
        aria-label="Text"
        rows={3}
        maxLength={LONGEST_NOTE}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className={styles.line}>
        <Button type="submit" strong disabled={typed.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  )
}
