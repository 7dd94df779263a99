import { useState } from 'react'
import { approachOf } from '#domain/cpa.ts'
import { motionOf, nearestApproach, nearestRows } from '#domain/cpa-nearest.ts'
import { approachWords } from '#domain/cpa-words.ts'
import { titleOf } from '#domain/identity-words.ts'
import { type PictureFrame, rowOf } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import styles from './track-panel.module.css'

/** As many neighbours as one reads through. */
const OFFERED = 12
const BY_ITSELF = ''

interface ApproachNoteProps {
  readonly frame: PictureFrame
  readonly row: number
  readonly identityOf: (slot: number) => TrackIdentity | undefined
  /** Those that a box was drawn around are offered first. */
  readonly boxed: ReadonlySet<number> | undefined
  readonly onSelect: (slot: number) => void
}

/** How it will pass another: the one that comes nearest, unless one is chosen. */
export function ApproachNote({ frame, row, identityOf, boxed, onSelect }: ApproachNoteProps) {
  const [chosen, setChosen] = useState<number>()
  const own = frame.slot[row] as number
  const chosenRow = chosen === undefined || chosen === own ? -1 : rowOf(frame, chosen)
  const passing =
    chosenRow >= 0
      ? { row: chosenRow, approach: approachOf(motionOf(frame, row), motionOf(frame, chosenRow)) }
      : nearestApproach(frame, row)
  const slot = passing && (frame.slot[passing.row] as number)
  const other = slot === undefined ? undefined : identityOf(slot)
  const offered = new Set<number>()
  for (const each of boxed ?? []) if (each !== own && offered.size < OFFERED) offered.add(each)
  for (const each of nearestRows(frame, row, OFFERED)) offered.add(frame.slot[each] as number)
  if (chosen !== undefined && chosenRow >= 0) offered.add(chosen)
  return (
    <section className={styles.approach} aria-label="Closest approach">
      <h3>
        <label htmlFor="approach-other">Closest approach (CPA, TCPA)</label>
      </h3>
      <p>
        {passing && other ? (
          <>
            <span className={styles.data}>{approachWords(passing.approach)}</span>
            <button type="button" className={styles.link} onClick={() => onSelect(slot as number)}>
              {titleOf(other)}
            </button>
          </>
        ) : (
          'none converging'
        )}
      </p>
      <select
        id="approach-other"
        value={chosenRow < 0 ? BY_ITSELF : String(chosen)}
        onChange={({ currentTarget: { value } }) => setChosen(value === BY_ITSELF ? undefined : Number(value))}
      >
        <option value={BY_ITSELF}>The nearest by CPA</option>
        {[...offered].map((each) => {
          const identity = identityOf(each)
          return identity ? (
            <option key={each} value={each}>
              {titleOf(identity)}
            </option>
          ) : null
        })}
      </select>
    </section>
  )
}
