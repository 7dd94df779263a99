import { type FormEvent, useLayoutEffect, useRef, useState } from 'react'
import { parseInstant } from '#domain/formats/instant.ts'
import { plainText } from '#domain/notation.ts'
import type { OpeningProblem } from '../../data/picture-state.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { ColumnsForm } from './columns-form.tsx'
import { OpeningButtons } from './opening-buttons.tsx'
import styles from './opening-dialog.module.css'
import { problemWords } from './problem-words.ts'

const MESSAGE_LENGTH = 400

/** What stands between a file and its replay: the wait, a missing start, or a reason why not. */
export function OpeningDialog() {
  const picture = usePicture()
  const opening = usePictureState((state) => state.opening)
  const problem = usePictureState((state) => state.openingProblem)
  const openName = usePictureState((state) => state.recording?.name)
  const share = opening?.bytes ? opening.bytesRead / opening.bytes : 0
  const reading = opening && `Reading ${plainText(opening.name)}`
  return (
    <>
      {/* Beginning and end only: the share goes up at every megabyte, and a screen reader would read each. */}
      <Hidden role="status">{reading ?? (openName === undefined ? '' : `${plainText(openName)} is open`)}</Hidden>
      {reading && (
        <div className={styles.progress}>
          <p>
            <span>{reading}</span> {Math.round(share * 100)} %
          </p>
          <progress value={share} aria-label={reading} />
          <Button onClick={() => picture.files.cancel()}>Cancel</Button>
        </div>
      )}
      {problem && <ProblemDialog key={JSON.stringify([problem.problem?.message, problem.leftOut])} told={problem} />}
    </>
  )
}

function ProblemDialog({ told: { files, problem, leftOut } }: { told: OpeningProblem }) {
  const picture = usePicture()
  const dialog = useRef<HTMLDialogElement>(null)
  // In the layout phase, while the dialog is still in the document: only then does closing give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const close = () => picture.files.forgetProblem()
  // `close` is told a turn later: after a remount, as in strict mode, the dialog is open again.
  const onClose = () => {
    if (!dialog.current?.open) close()
  }
  const message = problem ? inWords(problem.message) : ''
  const without = files.length > 1 ? () => void picture.files.openWithout() : undefined
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${problem?.kind === 'needs-columns' ? styles.wide : ''}`}
      onClose={onClose}
      aria-labelledby="opening-problem"
    >
      {problem?.kind === 'needs-start' ? (
        <StartForm
          message={message}
          onStart={(startAtMs) => void picture.files.openWith({ startAtMs })}
          onWithout={without}
          onCancel={close}
        />
      ) : problem?.kind === 'needs-columns' && problem.missing ? (
        <ColumnsForm
          message={message}
          missing={problem.missing}
          onColumns={(columns) => void picture.files.openWith({ columns })}
          onWithout={without}
          onCancel={close}
        />
      ) : (
        <>
          <h2 id="opening-problem">
            <span aria-hidden="true">✕</span> {problem ? 'This file could not be replayed' : 'Left out'}
          </h2>
          {problem && <p>{message}</p>}
          {leftOut.map((words) => (
            <p key={words}>{inWords(words)}</p>
          ))}
          {!problem && <p>{files.length === 1 ? 'The other file is open.' : 'The other files are open.'}</p>}
          <div className={styles.buttons}>
            <Button strong onClick={close}>
              Close
            </Button>
          </div>
        </>
      )}
    </dialog>
  )
}

function inWords(message: string): string {
  return plainText(problemWords(message), MESSAGE_LENGTH)
}

function StartForm({
  message,
  onStart,
  onWithout,
  onCancel,
}: {
  message: string
  onStart: (startAtMs: number) => void
  onWithout: (() => void) | undefined
  onCancel: () => void
}) {
  const [text, setText] = useState('')
  const [refused, setRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const startAtMs = parseInstant(text)
    if (startAtMs === undefined) setRefused(true)
    else onStart(startAtMs)
  }
  return (
    <form onSubmit={submit}>
      <h2 id="opening-problem">When does this file begin?</h2>
      <p>{message} Raw AIS carries only the seconds; the minutes and the day come from you.</p>
      <label htmlFor="start">First sentence at (UTC)</label>
      <input
        id="start"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setRefused(false)
        }}
        placeholder="2026-03-14T00:00:00Z"
        aria-invalid={refused}
        aria-describedby="start-help"
        autoComplete="off"
      />
      <p id="start-help" className={styles.help} role={refused ? 'alert' : undefined}>
        {refused ? `"${text}" is not a time. ` : ''}Year-month-day, T, hour:minute:second, such as 2026-03-14T00:00:00Z
      </p>
      <OpeningButtons onWithout={onWithout} onCancel={onCancel} />
    </form>
  )
}
