import { type FormEvent, useState } from 'react'
import type { ColumnMapping, MissingColumns } from '#domain/formats/csv/columns.ts'
import { MEANING_WORDS, type Meaning, meaningOf } from '#domain/formats/csv/meanings.ts'
import { plainText } from '#domain/notation.ts'
import { Button } from '../../ui/button.tsx'
import styles from './opening-dialog.module.css'

/** What is offered, most wanted first; a table needs a time (whole, or by date and time of day) and a place. */
const OFFERED = ['time', 'date', 'clock', 'lat', 'lon', 'mmsi', 'id', 'name', 'sog', 'cog', 'heading'] as const
const SHOWN_ROWS = 3
const CELL_LENGTH = 24

type Chosen = Partial<Record<(typeof OFFERED)[number], string>>

/** Asks what the columns of a table mean, with its first rows to judge by. */
export function ColumnsForm({
  message,
  missing,
  onColumns,
  onCancel,
}: {
  message: string
  missing: MissingColumns
  onColumns: (columns: ColumnMapping) => void
  onCancel: () => void
}) {
  const [chosen, setChosen] = useState(() => guessed(missing.header))
  const [refused, setRefused] = useState(false)
  const lacks = lacking(chosen)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (lacks.length > 0) setRefused(true)
    else onColumns(chosen)
  }
  return (
    <form className={styles.columns} onSubmit={submit}>
      <h2 id="opening-problem">What do these columns mean?</h2>
      <p>{message}</p>
      <div className={styles.sample}>
        <table>
          <thead>
            <tr>
              {missing.header.map((cell, i) => (
                // Two columns may have one name: their place tells them apart.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <th key={i}>{plainText(cell, CELL_LENGTH) || '(no name)'}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {missing.rows.slice(0, SHOWN_ROWS).map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file, in its order
              <tr key={i}>
                {missing.header.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <td key={column}>{plainText(row[column] ?? '', CELL_LENGTH)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.meanings}>
        {OFFERED.map((meaning) => (
          <label key={meaning}>
            <span>{MEANING_WORDS[meaning]}</span>
            <select
              value={chosen[meaning] ?? ''}
              onChange={({ target }) => {
                setRefused(false)
                setChosen(({ [meaning]: _, ...others }) =>
                  target.value === '' ? others : { ...others, [meaning]: target.value },
                )
              }}
            >
              <option value="">none</option>
              {[...new Set(missing.header)].map((cell) => (
                <option key={cell} value={cell}>
                  {plainText(cell, CELL_LENGTH) || '(no name)'}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <p className={styles.help} role={refused ? 'alert' : undefined}>
        {lacks.length > 0
          ? `Still needed: ${lacks.join(', ')}.`
          : 'Without an id all positions are one track. Speeds are knots unless the header says otherwise.'}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button strong type="submit">
          Replay
        </Button>
      </div>
    </form>
  )
}

function guessed(header: readonly string[]): Chosen {
  const chosen: Chosen = {}
  for (const cell of header) {
    const meaning = meaningOf(cell)?.meaning
    if (isOffered(meaning) && chosen[meaning] === undefined) chosen[meaning] = cell
  }
  return chosen
}

function isOffered(meaning: Meaning | undefined): meaning is (typeof OFFERED)[number] {
  return OFFERED.some((each) => each === meaning)
}

function lacking({ time, date, clock, lat, lon }: Chosen): string[] {
  const hasTime = time !== undefined || (date !== undefined && clock !== undefined)
  return [
    ...(hasTime ? [] : ['a time, or a date and a time of day']),
    ...(lat === undefined ? ['a latitude'] : []),
    ...(lon === undefined ? ['a longitude'] : []),
  ]
}
