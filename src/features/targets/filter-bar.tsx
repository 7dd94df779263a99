import { countText } from '#domain/notation.ts'
import { type FilterPart, partsInForce, type TargetFilter, withoutPart } from '#domain/target-filter.ts'
import { filterWords } from '#domain/target-filter-words.ts'
import { Chip } from '../../ui/chip.tsx'
import styles from './target-list.module.css'

interface FilterBarProps {
  readonly filter: TargetFilter
  readonly onFilter: (filter: TargetFilter) => void
  readonly zoneNameOf: (zoneId: string) => string | undefined
  /** How many are in the box that was drawn; undefined without one. */
  readonly boxed: number | undefined
  readonly onUnbox: () => void
}

/** Chips at hand whether in force or not; the others stand here only while they are. */
const AT_HAND: readonly FilterPart[] = ['inView', 'zones', 'watched']

/** What is in force, as filled chips: a press takes one away. The rest of the filter is behind the button above. */
export function FilterBar({ filter, onFilter, zoneNameOf, boxed, onUnbox }: FilterBarProps) {
  const inForce = partsInForce(filter)
  // What is searched for is seen in its field.
  const others = inForce.filter((part) => part !== 'search' && !AT_HAND.includes(part))
  const words = (part: FilterPart) => filterWords(filter, part, zoneNameOf)
  const toggle = (part: FilterPart) =>
    onFilter(inForce.includes(part) ? withoutPart(filter, part) : { ...filter, ...ON[part] })
  return (
    <fieldset className={styles.chips} aria-label="Filter">
      {AT_HAND.map((part) => (
        <Chip key={part} on={inForce.includes(part)} onToggle={() => toggle(part)}>
          <span className={styles.chipWords}>{words(part) || OFF_WORDS[part]}</span>
        </Chip>
      ))}
      {others.map((part) => (
        <Chip key={part} on onToggle={() => onFilter(withoutPart(filter, part))}>
          <span className={styles.chipWords}>{words(part)}</span>
        </Chip>
      ))}
      {boxed !== undefined && (
        <Chip on onToggle={onUnbox}>
          <span className={styles.chipWords}>In the box, {countText(boxed)}</span>
        </Chip>
      )}
    </fieldset>
  )
}

const ON: Partial<Record<FilterPart, Partial<TargetFilter>>> = {
  inView: { inView: true },
  zones: { inOurZones: true },
  watched: { watched: true },
}

const OFF_WORDS: Partial<Record<FilterPart, string>> = { zones: 'In our zones' }
