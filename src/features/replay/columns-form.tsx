import { type FormEvent, useId, useState } from 'react'
import type { ColumnMapping, MissingColumns } from '#domain/formats/csv/columns.ts'
import { MEANING_WORDS, type Meaning, meaningOf, type Unit, unitOf } from '#domain/formats/csv/meanings.ts'
import { plainText } from '#domain/notation.ts'
import { OpeningButtons } from './opening-buttons.tsx'
import styles from './opening-dialog.module.css'

/** What is offered, most wanted first; a table needs a time (whole, or by date and time of day) and a place. */
const OFFERED = [
  'time',
  'date',
  'clock',
  'lat',
  'lon',
  'mmsi',
  'id',
  'name',
  'sog',
  'cog',
  'heading',
  'altitude',
] as const
/** Of what is measured in several, the usual first. */
const UNITS: Readonly<Record<Measured, readonly [Unit, ...Unit[]]>> = {
  sog: ['kn', 'm/s', 'km/h', 'mph'],
  altitude: ['m', 'ft'],
}
type Measured = 'sog' | 'altitude'
const SHOWN_ROWS = 3
const CELL_LENGTH = 24

/** By meaning the place of a column. */
type Chosen = Partial<Record<(typeof OFFERED)[number], number>>

/** Asks what the columns of a table mean, with its first rows to judge by. */
export function ColumnsForm({
  message,
  missing,
  onColumns,
  onWithout,
  onCancel,
}: {
  message: string
  missing: MissingColumns
  onColumns: (columns: ColumnMapping) => void
  onWithout: (() => void) | undefined
  onCancel: () => void
}) {
  const ids = useId()
  const names = columnNames(missing.header)
  const [chosen, setChosen] = useState(() => guessed(missing.header))
  const [units, setUnits] = useState<Partial<Record<Measured, Unit>>>({})
  const [refused, setRefused] = useState(false)
  const lacks = lacking(chosen)
  const unitNow = (meaning: Measured) =>
    units[meaning] ?? unitOf(missing.header[chosen[meaning] ?? -1] ?? '') ?? UNITS[meaning][0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (lacks.length > 0) setRefused(true)
    else
      onColumns({
        ...Object.fromEntries(OFFERED.map((meaning) => [meaning, chosen[meaning] ?? null])),
        ...(chosen.sog !== undefined && { speedUnit: unitNow('sog') }),
        ...(chosen.altitude !== undefined && { altitudeUnit: unitNow('altitude') }),
      })
  }
  return (
    <form className={styles.columns} onSubmit={submit}>
      <h2 id="opening-problem">What do these columns mean?</h2>
      <p>{message}</p>
      <div className={styles.sample}>
        <table>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {missing.rows.slice(0, SHOWN_ROWS).map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file, in its order
              <tr key={i}>
                {names.map((name, column) => (
                  <td key={name}>{plainText(row[column] ?? '', CELL_LENGTH)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.meanings}>
        {OFFERED.map((meaning) => (
          <div key={meaning} className={styles.meaning}>
            <label htmlFor={`${ids}-${meaning}`}>{MEANING_WORDS[meaning]}</label>
            <select
              id={`${ids}-${meaning}`}
              value={chosen[meaning] ?? ''}
              onChange={({ target }) => {
                setRefused(false)
                setChosen(({ [meaning]: _, ...others }) =>
                  target.value === '' ? others : { ...others, [meaning]: Number(target.value) },
                )
              }}
            >
              <option value="">none</option>
              {names.map((name, column) => (
                <option key={name} value={column}>
                  {name}
                </option>
              ))}
            </select>
            {isMeasured(meaning) && chosen[meaning] !== undefined && (
              <select
                aria-label={`Unit of ${MEANING_WORDS[meaning].toLowerCase()}`}
                value={unitNow(meaning)}
                onChange={({ target }) => {
                  const unit = UNITS[meaning].find((each) => each === target.value)
                  if (unit) setUnits((before) => ({ ...before, [meaning]: unit }))
                }}
              >
                {UNITS[meaning].map((unit) => (
                  <option key={unit}>{unit}</option>
                ))}
              </select>
            )}
          </div>
        ))}
      </div>
      <p className={styles.help} role={refused ? 'alert' : undefined}>
        {lacks.length > 0
          ? `Still needed: ${lacks.join(', ')}.`
          : 'Without an MMSI or an id all positions are one track. Times without a zone are taken as UTC.'}
      </p>
      <OpeningButtons onWithout={onWithout} onCancel={onCancel} />
    </form>
  )
}

function guessed(header: readonly string[]): Chosen {
  const chosen: Chosen = {}
  for (const [column, cell] of header.entries()) {
    const meaning = meaningOf(cell)?.meaning
    if (isOffered(meaning) && chosen[meaning] === undefined) chosen[meaning] = column
  }
  return chosen
}

/** What columns are called, each otherwise: those that share a name, or have none, by their place. */
function columnNames(header: readonly string[]): string[] {
  const names = header.map((cell) => plainText(cell, CELL_LENGTH) || '(no name)')
  return names.map((name, i) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${name}, column ${i + 1}`))
}

function isMeasured(meaning: (typeof OFFERED)[number]): meaning is Measured {
  return meaning in UNITS
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
