import type { CoverageAnswer } from '#domain/looks/sensor-picture-answers.ts'
import { plainText } from '#domain/notation.ts'
import styles from './coverage-panel.module.css'
import { percentText, revisitText, zoneWords } from './coverage-words.ts'

interface ZoneTableProps {
  readonly zones: CoverageAnswer['zones']
  readonly chosen: string | undefined
  readonly onChoose: (zoneId: string) => void
}

/** How much of each zone was seen, and how often it is seen again. A name chooses whose share over time is drawn. */
export function ZoneTable({ zones, chosen, onChoose }: ZoneTableProps) {
  return (
    <table className={styles.table}>
      <caption>Share of each zone by area, and how long it lay unseen between two looks</caption>
      <thead>
        <tr>
          <th scope="col">Zone</th>
          <th scope="col">1 h</th>
          <th scope="col">6 h</th>
          <th scope="col">24 h</th>
          <th scope="col">Never</th>
        </tr>
      </thead>
      <tbody>
        {zones.map((zone) => {
          const { zoneId, name, coverage } = zone
          const revisit = revisitText(coverage)
          return (
            <tr key={zoneId} data-chosen={zoneId === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={zoneId === chosen}
                  title={zoneWords({ ...zone, name: plainText(name) })}
                  onClick={() => onChoose(zoneId)}
                >
                  {plainText(name)}
                </button>
                {revisit && <small>again after {revisit}</small>}
              </th>
              {coverage ? (
                <>
                  <td>{percentText(coverage.within1h)}</td>
                  <td>{percentText(coverage.within6h)}</td>
                  <td>{percentText(coverage.within24h)}</td>
                  <td>{percentText(coverage.never)}</td>
                </>
              ) : (
                <td colSpan={4}>outside the sea that is watched</td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
