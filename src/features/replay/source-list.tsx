import { Eye, EyeOff, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { FORMAT_NAMES } from '#domain/formats/summary.ts'
import { clockText, countedText, countText, dateText, plainText } from '#domain/notation.ts'
import type { OpenFile } from '../../data/picture.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './recording-panel.module.css'
import { parseShift, shiftText } from './shift-text.ts'
import type { KeptRecording, Source } from './use-kept-recording.ts'

const HASH_LENGTH = 12

/** The files of a recording, each of which can be shown, hidden, shifted in time and let go. */
export function SourceList({ sources }: Pick<KeptRecording, 'sources'>) {
  const files = usePictureState((state) => state.files)
  const shown = files.filter(({ isShown }) => isShown)
  return (
    <ul className={styles.sources} aria-label="Files">
      {files.map((file) => (
        <SourceRow
          key={file.id}
          file={file}
          source={sources.get(file.id)}
          isLast={file.isShown && shown.length === 1}
          isAlone={files.length === 1}
        />
      ))}
    </ul>
  )
}

/** `isLast`: no other is shown; without it there would be no picture. */
function SourceRow({
  file,
  source,
  isLast,
  isAlone,
}: {
  file: OpenFile
  source: Source | undefined
  isLast: boolean
  isAlone: boolean
}) {
  const picture = usePicture()
  const name = plainText(file.name)
  return (
    <li className={styles.source} data-hidden={!file.isShown || undefined}>
      <div className={styles.sourceHead}>
        <IconButton
          label={file.isShown ? `Hide ${name}` : `Show ${name}`}
          aria-pressed={file.isShown}
          disabled={isLast}
          onClick={() => void picture.files.changeFile(file.id, { isShown: !file.isShown })}
        >
          {file.isShown ? <Eye /> : <EyeOff />}
        </IconButton>
        <strong>{name}</strong>
        <ShiftField file={file} name={name} />
        <IconButton
          label={`Close ${name}`}
          disabled={isLast && !isAlone}
          onClick={() => void picture.files.removeFile(file.id)}
        >
          <X />
        </IconButton>
      </div>
      {file.isShown && source ? (
        <SourceFacts source={source} />
      ) : (
        <p className={styles.quiet}>{file.isShown ? 'Being read.' : 'Hidden: not read.'}</p>
      )}
    </li>
  )
}

function SourceFacts({ source: { summary, sha256, head, shiftMs } }: { source: Source }) {
  const [firstAtMs, lastAtMs] = [summary.firstAtMs, summary.lastAtMs].map((atMs) => atMs && atMs + shiftMs)
  const rejected = Object.entries(summary.rejected)
  return (
    <div className={styles.sourceFacts}>
      <p>
        {FORMAT_NAMES[summary.format]}
        {summary.packing && `, ${summary.packing}`} · {countedText(summary.lines, 'line')} ·{' '}
        {countedText(summary.messages.total, 'message')} · <b>{countedText(summary.tracks, 'track')}</b> ·{' '}
        <b>{countedText(summary.positions, 'position')}</b>
      </p>
      {firstAtMs !== undefined && lastAtMs !== undefined && (
        <p>
          {dateText(firstAtMs)} {clockText(firstAtMs)} to{' '}
          {dateText(firstAtMs) === dateText(lastAtMs) ? '' : `${dateText(lastAtMs)} `}
          {clockText(lastAtMs)}
        </p>
      )}
      {head?.name !== undefined && <p>Recorded as “{plainText(head.name)}”</p>}
      {rejected.length > 0 && (
        <p>Rejected: {rejected.map(([reason, count]) => `${countText(count)} ${plainText(reason)}`).join(', ')}</p>
      )}
      {summary.notes.map((note) => (
        <p key={note} className={styles.note}>
          {plainText(note, 300)}
        </p>
      ))}
      <p className={styles.hash}>
        <span title={sha256}>SHA-256 {sha256.slice(0, HASH_LENGTH)}…</span>
        <CopyButton className={styles.copy} name="Copy" textOf={() => sha256} />
      </p>
    </div>
  )
}

/** How far the times of a file are moved; taken with Enter or when one leaves it. */
function ShiftField({ file, name }: { file: OpenFile; name: string }) {
  const picture = usePicture()
  const [text, setText] = useState(shiftText(file.shiftMs))
  const [taken, setTaken] = useState(file.shiftMs)
  if (taken !== file.shiftMs) {
    setTaken(file.shiftMs)
    setText(shiftText(file.shiftMs))
  }
  const [problem, setProblem] = useState<string>()
  const take = (event?: FormEvent) => {
    event?.preventDefault()
    const shift = parseShift(text)
    setProblem(shift.ok ? undefined : shift.problem)
    if (shift.ok && shift.value !== file.shiftMs) void picture.files.changeFile(file.id, { shiftMs: shift.value })
    else if (shift.ok) setText(shiftText(shift.value))
  }
  return (
    <form className={styles.shift} onSubmit={take}>
      <label>
        <span>shifted by</span>
        <input
          value={text}
          aria-label={`Shift ${name} in time`}
          aria-invalid={problem !== undefined}
          autoComplete="off"
          spellCheck={false}
          title="Such as +01:00:00, -90 s or 8 h"
          onChange={(event) => setText(event.target.value)}
          onBlur={() => take()}
        />
      </label>
      {problem && <output role="alert">{problem}</output>}
    </form>
  )
}
