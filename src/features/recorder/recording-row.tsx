import { Pencil, Pin, PinOff, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { plainText } from '#domain/notation.ts'
import { changeRecording, deleteRecording, fetchServerRecording, type ServerRecording } from '../../data/recorder.ts'
import { usePicture } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import sheet from '../../ui/sheet.module.css'
import styles from './recorder.module.css'
import { LONGEST_NAME, recordingName, recordingWords, spanWords } from './recorder-words.ts'
import { useAsked } from './use-asked.ts'

/** What of a row is open below it. */
type Asking = { readonly what: 'name'; readonly name: string } | { readonly what: 'deletion' }

/** One recording: replayed by its name, and renamed, kept, let go or deleted beside it. */
export function RecordingRow({ recording, onClose }: { recording: ServerRecording; onClose: () => void }) {
  const picture = usePicture()
  const { ask, problem, isBusy } = useAsked()
  const [opening, setOpening] = useState<{ readonly problem?: string }>()
  const [asking, setAsking] = useState<Asking>()
  const { id, kept, state, fromMs } = recording
  const name = plainText(recordingName(recording))
  const isNow = state === 'recording'
  const open = async () => {
    setOpening({})
    try {
      const blob = await fetchServerRecording(id)
      onClose()
      await picture.files.open(blob, `${name}.ndjson.gz`)
    } catch (error) {
      setOpening({ problem: error instanceof Error ? error.message : String(error) })
    }
  }
  const rename = async (event: FormEvent) => {
    event.preventDefault()
    if (asking?.what !== 'name') return
    if (await ask(() => changeRecording(id, { name: asking.name.trim() }))) setAsking(undefined)
  }
  return (
    <li>
      <div className={sheet.item}>
        <button
          type="button"
          className={sheet.link}
          disabled={fromMs === undefined || (opening && opening.problem === undefined)}
          onClick={() => void open()}
          title="Replay it on this page"
        >
          {name}
        </button>
        <IconButton
          label={`Rename ${name}`}
          onClick={() => setAsking(asking?.what === 'name' ? undefined : { what: 'name', name: recording.name })}
        >
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
        <IconButton
          label={isNow ? `Delete ${name}: it is being recorded, stop that first` : `Delete ${name}`}
          disabled={isNow}
          onClick={() => setAsking(asking?.what === 'deletion' ? undefined : { what: 'deletion' })}
        >
          <Trash2 />
        </IconButton>
      </div>
      <span className={sheet.data}>{spanWords(recording)}</span>
      <span className={styles.words}>{recordingWords(recording)}</span>
      {asking?.what === 'name' && (
        <form className={styles.asked} onSubmit={(event) => void rename(event)}>
          <div className={sheet.field}>
            <input
              // biome-ignore lint/a11y/noAutofocus: who asked to rename goes on to write the name.
              autoFocus
              aria-label={`New name of ${name}`}
              value={asking.name}
              maxLength={LONGEST_NAME}
              autoComplete="off"
              onChange={({ target }) => setAsking({ what: 'name', name: target.value })}
            />
          </div>
          <Button onClick={() => setAsking(undefined)}>Cancel</Button>
          <Button strong type="submit" disabled={isBusy}>
            Rename
          </Button>
        </form>
      )}
      {asking?.what === 'deletion' && (
        <div className={styles.asked}>
          <span>Delete it for everyone?</span>
          <Button onClick={() => setAsking(undefined)}>Leave it</Button>
          <Button strong disabled={isBusy} onClick={() => void ask(() => deleteRecording(id))}>
            Delete
          </Button>
        </div>
      )}
      {opening && opening.problem === undefined && <output className={styles.said}>Fetching…</output>}
      {opening?.problem !== undefined && <p role="alert">✕ Not opened: {plainText(opening.problem, 300)}</p>}
      {problem !== undefined && <p role="alert">✕ {plainText(problem, 300)}</p>}
    </li>
  )
}
