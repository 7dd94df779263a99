import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Pin, PinOff, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { parseInstant } from '#domain/formats/instant.ts'
import { clockText, dateText, plainText } from '#domain/notation.ts'
import type { Result } from '#geo/result.ts'
import {
  changeRecording,
  deleteRecording,
  fetchServerRecording,
  recorderQuery,
  type ServerRecorder,
  type ServerRecording,
  saveWindow,
  setRecording,
} from '../../data/recorder.ts'
import { usePicture } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ParsedField } from '../../ui/parsed-field.tsx'
import styles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.tsx'
import { recordingName, recordingWords, shelfWords } from './recorder-words.ts'

const NAME_LENGTH = 200
const HALF_AN_HOUR_MS = 30 * 60_000
const EXPECTED_TIME = 'a time such as 2026-03-14T00:00:00Z'

/** What the server records, and what it has recorded: start and stop, save a window, open, name, keep, delete. */
export function RecorderDialog({ onClose }: { onClose: () => void }) {
  const { data, error } = useQuery(recorderQuery)
  return (
    <Sheet title="Recordings on the server" onClose={onClose}>
      {error && <p role="alert">The server’s recordings cannot be had: {plainText(error.message, 300)}</p>}
      {!data && !error && <p>Loading…</p>}
      {data && (
        <>
          <NowSection recorder={data} />
          <SaveSection recorder={data} />
          <section className={styles.section} aria-label="Recordings">
            {data.recordings.length === 0 && <p>None yet.</p>}
            <ul className={styles.list}>
              {[...data.recordings].reverse().map((recording) => (
                <RecordingRow key={recording.id} recording={recording} onClose={onClose} />
              ))}
            </ul>
          </section>
        </>
      )}
    </Sheet>
  )
}

/** Runs what the server is asked, shows anew what it has then, and keeps why it refused. */
function useAsked() {
  const client = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const ask = async (asked: () => Promise<Result<undefined>>): Promise<boolean> => {
    setBusy(true)
    const done = await asked()
    setBusy(false)
    setProblem(done.ok ? undefined : done.problem)
    await client.invalidateQueries({ queryKey: ['recorder'] })
    return done.ok
  }
  return { ask, problem, isBusy }
}

function NowSection({ recorder }: { recorder: ServerRecorder }) {
  const { ask, problem, isBusy } = useAsked()
  const { recording, fromMs, problems } = recorder
  return (
    <section className={styles.section} aria-label="Now">
      <div className={styles.row}>
        <output className={styles.sign} data-on={recording || undefined}>
          <i aria-hidden="true">{recording ? '●' : '○'}</i> {recording ? 'Recording' : 'Not recording'}
        </output>
        <Button disabled={isBusy} onClick={() => void ask(() => setRecording(!recording))}>
          {recording ? 'Stop recording' : 'Start recording'}
        </Button>
      </div>
      <p>
        {fromMs === undefined
          ? 'Nothing is recorded yet.'
          : `One can look back to ${dateText(fromMs)} ${clockText(fromMs)}.`}{' '}
        {shelfWords(recorder)}.
      </p>
      {[...problems, ...(problem === undefined ? [] : [problem])].map((each) => (
        <p key={each} role="alert">
          ✕ {plainText(each, 300)}
        </p>
      ))}
    </section>
  )
}

/** What is looked at, and the half hour before it, unless someone says otherwise. */
function SaveSection({ recorder }: { recorder: ServerRecorder }) {
  const picture = usePicture()
  const [window, setWindow] = useState(() => {
    const { state, nowMs } = picture
    const toMs = (state.source === 'live' ? nowMs : undefined) ?? recorder.toMs ?? Date.now()
    return state.source === 'live' && state.loop ? state.loop : { fromMs: toMs - HALF_AN_HOUR_MS, toMs }
  })
  const [name, setName] = useState('')
  const [saved, setSaved] = useState<string>()
  const [isNameless, setNameless] = useState(false)
  const { ask, problem, isBusy } = useAsked()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setNameless(name.trim() === '')
    if (name.trim() === '') return
    const isSaved = await ask(() => saveWindow({ ...window, name: name.trim() }))
    setSaved(isSaved ? name.trim() : undefined)
    if (isSaved) setName('')
  }
  return (
    <form className={styles.section} aria-label="Save a window" onSubmit={(event) => void save(event)}>
      <h3>Save a window to be kept</h3>
      <div className={styles.two}>
        <ParsedField
          label="From (UTC)"
          value={window.fromMs}
          textOf={instantText}
          parse={parseInstant}
          expected={EXPECTED_TIME}
          onValue={(fromMs) => setWindow({ ...window, fromMs })}
        />
        <ParsedField
          label="To (UTC)"
          value={window.toMs}
          textOf={instantText}
          parse={parseInstant}
          expected={EXPECTED_TIME}
          onValue={(toMs) => setWindow({ ...window, toMs })}
        />
      </div>
      <div className={styles.row}>
        <div className={styles.field}>
          <input
            aria-label="Name of the window"
            placeholder="Name"
            value={name}
            maxLength={NAME_LENGTH}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <Button strong type="submit" disabled={isBusy}>
          Save this window
        </Button>
      </div>
      {isNameless && <p role="alert">Not saved: the name is empty, expected one to find it by.</p>}
      {problem && <p role="alert">Not saved: {plainText(problem, 300)}</p>}
      <output>{saved === undefined ? '' : `Saved as “${plainText(saved)}”.`}</output>
    </form>
  )
}

function RecordingRow({ recording, onClose }: { recording: ServerRecording; onClose: () => void }) {
  const picture = usePicture()
  const { ask, problem, isBusy } = useAsked()
  const [opening, setOpening] = useState<string>()
  const [newName, setNewName] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const { id, kept, state } = recording
  const name = plainText(recordingName(recording))
  const open = async () => {
    setOpening('Fetching…')
    try {
      const blob = await fetchServerRecording(id)
      onClose()
      await picture.open(blob, `${name}.ndjson.gz`)
    } catch (error) {
      setOpening(`Not opened: ${error instanceof Error ? error.message : error}`)
    }
  }
  const rename = async (event: FormEvent) => {
    event.preventDefault()
    if (await ask(() => changeRecording(id, { name: newName?.trim() ?? '' }))) setNewName(undefined)
  }
  return (
    <li>
      <div className={styles.item}>
        <button type="button" className={styles.link} onClick={() => void open()} title="Replay it here">
          {name}
        </button>
        <IconButton label={`Rename ${name}`} onClick={() => setNewName(recording.name)}>
          <Pencil />
        </IconButton>
        <IconButton
          label={kept ? `Let ${name} go when it is old` : `Keep ${name}`}
          aria-pressed={kept}
          disabled={isBusy}
          onClick={() => void ask(() => changeRecording(id, { kept: !kept }))}
        >
          {kept ? <Pin /> : <PinOff />}
        </IconButton>
        <IconButton label={`Delete ${name}`} disabled={state === 'recording'} onClick={() => setAsking(true)}>
          <Trash2 />
        </IconButton>
      </div>
      <span className={styles.data}>
        {recordingWords(recording)}
        {kept && ' · kept'}
      </span>
      {newName !== undefined && (
        <form className={styles.row} onSubmit={(event) => void rename(event)}>
          <div className={styles.field}>
            <input
              aria-label={`New name of ${name}`}
              value={newName}
              maxLength={NAME_LENGTH}
              onChange={({ target }) => setNewName(target.value)}
            />
          </div>
          <Button strong type="submit">
            Rename
          </Button>
          <Button onClick={() => setNewName(undefined)}>Cancel</Button>
        </form>
      )}
      {isAsking && (
        <div className={styles.row}>
          <span>Delete it for everyone?</span>
          <Button onClick={() => void ask(() => deleteRecording(id))}>Delete</Button>
          <Button strong onClick={() => setAsking(false)}>
            Leave it
          </Button>
        </div>
      )}
      {opening && <output>{plainText(opening, 300)}</output>}
      {problem && <p role="alert">{plainText(problem, 300)}</p>}
    </li>
  )
}

/** Whole seconds, as people write them. */
function instantText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`
}
