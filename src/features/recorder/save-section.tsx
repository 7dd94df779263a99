import { type FormEvent, useId, useState } from 'react'
import { parseInstant } from '#domain/formats/instant.ts'
import { plainText } from '#domain/notation.ts'
import { type ServerRecorder, saveWindow } from '../../data/recorder.ts'
import { usePicture } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { ParsedField } from '../../ui/parsed-field.tsx'
import sheet from '../../ui/sheet.module.css'
import styles from './recorder.module.css'
import { firstWindow, instantText, LONGEST_NAME } from './recorder-words.ts'
import { useAsked } from './use-asked.ts'

const FIELD = { textOf: instantText, parse: parseInstant, expected: 'a time such as 2026-03-14 00:10:00' }

/** Saves a window under a name: what is looked at and the half hour before it, unless someone says otherwise. */
export function SaveSection({ recorder }: { recorder: ServerRecorder }) {
  const picture = usePicture()
  const nameId = useId()
  const [window, setWindow] = useState(() => firstWindow(recorder, picture.state, picture.nowMs))
  const [name, setName] = useState('')
  const [saved, setSaved] = useState<string>()
  const [isNameless, setNameless] = useState(false)
  const { ask, problem, isBusy } = useAsked()
  const isBackward = window.toMs < window.fromMs
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    setNameless(wanted === '')
    setSaved(undefined)
    if (wanted === '' || isBackward) return
    if (!(await ask(() => saveWindow({ ...window, name: wanted })))) return
    setSaved(wanted)
    setName('')
  }
  return (
    <form className={sheet.section} aria-label="Save a window" onSubmit={(event) => void save(event)}>
      <h3>Save a window, to be kept</h3>
      <div className={sheet.two}>
        <ParsedField
          label="From (UTC)"
          {...FIELD}
          value={window.fromMs}
          onValue={(fromMs) => setWindow({ ...window, fromMs })}
        />
        <ParsedField
          label="To (UTC)"
          {...FIELD}
          value={window.toMs}
          problem={isBackward ? `expected ${instantText(window.fromMs)} or later` : undefined}
          onValue={(toMs) => setWindow({ ...window, toMs })}
        />
      </div>
      <div className={styles.named}>
        <div className={sheet.field}>
          <label htmlFor={nameId}>Name of the window</label>
          <input
            id={nameId}
            value={name}
            maxLength={LONGEST_NAME}
            autoComplete="off"
            aria-invalid={isNameless && name.trim() === ''}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <Button strong type="submit" disabled={isBusy || isBackward}>
          Save this window
        </Button>
      </div>
      {isNameless && name.trim() === '' && (
        <p role="alert">✕ Not saved: the name is empty, expected one to find it by.</p>
      )}
      {problem && <p role="alert">✕ Not saved: {plainText(problem, 300)}</p>}
      <output className={styles.said}>{saved !== undefined && `Saved as “${plainText(saved)}”.`}</output>
    </form>
  )
}
