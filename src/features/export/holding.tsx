import type { ExportFormat } from '#domain/export/export-format.ts'
import { plainText } from '#domain/notation.ts'
import type { ExportOffer } from '../../data/picture.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import sheet from '../../ui/sheet.module.css'
import styles from './export-dialog.module.css'
import { heldSpanWords, heldWords } from './export-words.ts'

interface HoldingProps {
  readonly format: ExportFormat
  /** Undefined while it is counted for the first time, and when it cannot be. */
  readonly offer: ExportOffer | undefined
  readonly problem: string | undefined
  /** What is shown is still of the choice before. */
  readonly isCounting: boolean
  readonly hint: string | undefined
}

/** What a file of this choice would hold, and what the format leaves out of it. */
export function Holding({ format, offer, problem, isCounting, hint }: HoldingProps) {
  return (
    <section
      className={`${sheet.section} ${styles.holding}`}
      aria-label="What it holds"
      aria-busy={isCounting || undefined}
    >
      {problem === undefined && !offer && <p>Counting…</p>}
      {problem !== undefined && <p role="alert">✕ Nothing can be saved: {plainText(problem, 300)}</p>}
      {problem === undefined && offer && <Held format={format} offer={offer} />}
      {hint && <p>{hint}</p>}
    </section>
  )
}

function Held({ format, offer }: { format: ExportFormat; offer: ExportOffer }) {
  const { facts, losses } = offer
  if (facts.positions === 0) return <p>No position is left of what is chosen.</p>
  const span = heldSpanWords(facts)
  return (
    <>
      <p className={styles.count}>{heldWords(facts)}</p>
      {span && <p className={sheet.data}>{span}</p>}
      {losses[format].length === 0 ? (
        <p>This format holds all of it.</p>
      ) : (
        <ul className={styles.losses} aria-label="What is left out">
          {losses[format].map((loss) => (
            <li key={loss}>{loss}</li>
          ))}
        </ul>
      )}
      {format === 'own' && (
        <div className={styles.log}>
          <p>Event log SHA-256, also in the file</p>
          <CopyButton name="Copy" textOf={() => facts.eventLogSha256} />
          <code>{facts.eventLogSha256}</code>
        </div>
      )}
    </>
  )
}
