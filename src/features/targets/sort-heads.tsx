import { ChevronDown, ChevronUp } from 'lucide-react'
import type { SortColumn, TargetSort } from '#domain/target-order.ts'
import styles from './target-list.module.css'

const HEADS: readonly { readonly column: SortColumn; readonly title: string; readonly hint: string }[] = [
  { column: 'name', title: 'Name', hint: 'Sort by name' },
  { column: 'zone', title: 'Zone', hint: 'Sort by zone' },
  { column: 'speed', title: 'kn', hint: 'Sort by speed in knots' },
  { column: 'age', title: 'Age', hint: 'Sort by age' },
]

/** The heads of the columns: each sorts by its own, pressed again the other way round. */
export function SortHeads({ sort, onSort }: { sort: TargetSort; onSort: (sort: TargetSort) => void }) {
  return (
    // The rows are a list box, which has no heads: these stand as a table of their own.
    // biome-ignore-start lint/a11y/useSemanticElements: laid out as the rows are, which are no table
    // biome-ignore-start lint/a11y/useFocusableInteractive: the buttons in the heads take the focus
    <div role="table" aria-label="Order of the targets">
      <div role="row" className={styles.heads}>
        {HEADS.map(({ column, title, hint }) => {
          const isSorted = sort.column === column
          const Arrow = sort.descending ? ChevronDown : ChevronUp
          return (
            <div
              key={column}
              role="columnheader"
              aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                title={hint}
                // Speeds and ages are asked for from the highest.
                onClick={() => onSort({ column, descending: isSorted ? !sort.descending : isFromTheTop(column) })}
              >
                {title}
                {isSorted && <Arrow aria-hidden="true" />}
              </button>
            </div>
          )
        })}
      </div>
    </div>
    // biome-ignore-end lint/a11y/useFocusableInteractive: see above
    // biome-ignore-end lint/a11y/useSemanticElements: see above
  )
}

function isFromTheTop(column: SortColumn): boolean {
  return column === 'speed' || column === 'age'
}
