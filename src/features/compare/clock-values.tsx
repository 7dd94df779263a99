import { useEffect, useRef } from 'react'
import type { ComparedNames } from '#domain/compare/compare-words.ts'
import type { ComparedSamples } from '#domain/compare/comparison.ts'
import { clockText, courseText, dateText } from '#domain/notation.ts'
import { usePicture } from '../../data/use-picture.ts'
import styles from './compare-panel.module.css'
import { onClock } from './on-clock.ts'
import { type ValuesAt, valuesAt } from './values-at.ts'

interface ClockValuesProps {
  readonly samples: ComparedSamples
  readonly names: ComparedNames
}

const ROWS: readonly (readonly [name: (names: ComparedNames) => string, text: (values: ValuesAt) => string])[] = [
  [() => 'Range', ({ rangeNm }) => `${rangeNm.toFixed(rangeNm < 10 ? 2 : 1)} NM`],
  [() => 'Closing', ({ closingKn }) => knots(closingKn)],
  [() => 'Bearing', ({ bearingDeg }) => degrees(bearingDeg)],
  [() => 'Back', ({ backDeg }) => degrees(backDeg)],
  [({ a }) => `Speed of ${a}`, ({ aKn }) => knots(aKn)],
  [({ b }) => `Speed of ${b}`, ({ bKn }) => knots(bKn)],
]

/** Where each line of two begins. */
const PAIRS = [0, 2, 4]

/** What is known of the two at the instant of the clock: written as it goes, past React. */
export function ClockValues({ samples, names }: ClockValuesProps) {
  const picture = usePicture()
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const cells = [...(table.current?.querySelectorAll('td') ?? [])]
    const caption = table.current?.caption
    return onClock(picture, (atMs) => {
      const values = atMs === undefined ? undefined : valuesAt(samples, atMs)
      const words = atMs === undefined ? '' : `At ${dateText(atMs)} ${clockText(atMs)}`
      if (caption) write(caption, values || atMs === undefined ? words : `${words}: not both known`)
      for (const [i, [, text]] of ROWS.entries()) {
        const cell = cells[i]
        if (cell) write(cell, values ? text(values) : '–')
      }
    })
  }, [picture, samples])
  return (
    <table ref={table} className={styles.values}>
      <caption />
      <tbody>
        {PAIRS.map((pair) => (
          <tr key={pair}>
            {ROWS.slice(pair, pair + 2).map(([name]) => (
              <Cells key={name(names)} name={name(names)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cells({ name }: { name: string }) {
  return (
    <>
      <th scope="row" title={name}>
        {name}
      </th>
      <td />
    </>
  )
}

/** The browser lays a text out anew even when it is the same. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

function knots(value: number): string {
  return Number.isNaN(value) ? 'not known' : `${value.toFixed(1)} kn`
}

function degrees(value: number): string {
  return Number.isNaN(value) ? 'in one place' : courseText(value)
}
