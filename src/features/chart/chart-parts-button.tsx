import { Layers } from 'lucide-react'
import { useId } from 'react'
import type { ChartPart } from '../../map/chart-parts.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './chart-parts-button.module.css'

const PARTS: readonly { readonly part: ChartPart; readonly name: string }[] = [
  { part: 'near-lines', name: '12 and 24 NM lines' },
  { part: 'line-names', name: 'Names of limits' },
  { part: 'claims', name: 'Overlapping claims' },
  { part: 'watch-areas', name: 'Watch areas' },
]

/** What of the chart is shown. */
export function ChartPartsButton({
  hidden,
  onHidden,
}: {
  hidden: readonly ChartPart[]
  onHidden: (hidden: readonly ChartPart[]) => void
}) {
  const panel = useId()
  return (
    <>
      <IconButton label={hidden.length > 0 ? 'Chart, parts hidden' : 'Chart'} popoverTarget={panel}>
        <Layers />
        {hidden.length > 0 && <i className={styles.some} aria-hidden="true" />}
      </IconButton>
      <Popover id={panel} title="Chart" width={220}>
        {PARTS.map(({ part, name }) => (
          <label key={part} className={styles.part}>
            <input
              type="checkbox"
              checked={!hidden.includes(part)}
              onChange={({ target }) =>
                onHidden(target.checked ? hidden.filter((each) => each !== part) : [...hidden, part])
              }
            />
            {name}
          </label>
        ))}
      </Popover>
    </>
  )
}
