import { Star } from 'lucide-react'
import { ageText, knotsText, shortAgeText } from '#domain/notation.ts'
import { shortZoneWords, verdictWords } from '#domain/zone-words.ts'
import { Hidden } from '../../ui/hidden.tsx'
import { Sign } from '../../ui/sign.tsx'
import { shapeOf } from './shape-of.ts'
import styles from './target-list.module.css'
import type { TargetRow } from './target-rows.ts'

interface RowProps {
  readonly row: TargetRow
  /** Which target it is, from 1, of how many: most rows of a long list are not in the page. */
  readonly place: number
  readonly of: number
  readonly selected: boolean
  readonly onSelect: (slot: number) => void
  readonly onShow: (slot: number) => void
}

/** One target: symbol turned to its heading, name, zone, knots, age. A name too long is cut, and whole in its tip. */
export function Row({ row, place, of, selected, onSelect, onShow }: RowProps) {
  const tone = row.ours ? 'ours' : row.sleeping || row.lost ? 'quiet' : 'plain'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list as a whole takes the focus and the keys, as a listbox does
    <div
      role="option"
      tabIndex={-1}
      id={`target-${row.slot}`}
      aria-selected={selected}
      aria-posinset={place}
      aria-setsize={of}
      className={styles.row}
      data-lost={row.lost || undefined}
      data-quiet={tone === 'quiet' || undefined}
      data-priority={row.priority}
      onClick={() => onSelect(row.slot)}
      onDoubleClick={() => onShow(row.slot)}
    >
      <Hidden>{heardAs(row)}</Hidden>
      <Sign shape={shapeOf(row.sign)} turnDeg={row.pointsDeg} tone={tone} crossed={row.lost} />
      <span className={styles.name} title={row.title} aria-hidden="true">
        {row.watched && <Star className={styles.star} aria-hidden="true" />}
        {row.title}
      </span>
      <span className={styles.zone} aria-hidden="true">
        {shortZoneWords(row.zone)}
      </span>
      <span className={styles.number} aria-hidden="true">
        {row.lost ? '–' : knotsText(row.sogKn)}
      </span>
      <span className={styles.age} aria-hidden="true">
        {shortAgeText(row.ageS)}
      </span>
    </div>
  )
}

function heardAs({ title, kind, sogKn, ageS, zone, watched, priority }: TargetRow): string {
  const words = [title, kind, `${knotsText(sogKn)} knots`, `${ageText(ageS)} old`, verdictWords(zone)]
  if (priority) words.push(`open ${priority}`)
  if (watched) words.push('on the watch list')
  return words.join(', ')
}
