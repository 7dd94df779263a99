import { type FormEvent, useId, useState } from 'react'
import { plainText } from '#domain/notation.ts'
import { TYPED_INSTANT } from '#domain/typed-instant.ts'
import { type ServerRecorder, saveWindow } from '../../data/recorder.ts'
import { usePicture } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import sheet from '../../ui/sheet.module.css'
import { WindowFields } from '../../ui/window-fields.tsx'
import styles from './recorder.module.css'
import { firstWindow, LONGEST_NAME } from './recorder-words.ts'
import { useAsked } from './use-asked.ts'

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
        <WindowFields {...TYPED_INSTANT} window={window} onWindow={setWindow} />
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
