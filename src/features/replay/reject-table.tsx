import { Download } from 'lucide-react'
import { useState } from 'react'
import { countText, plainText } from '#domain/notation.ts'
import type { OpenedRecording } from '../../data/picture.ts'
import { Button } from '../../ui/button.tsx'
import { saveText } from '../../ui/save-text.ts'
import styles from './recording-panel.module.css'
import { rejectCsv } from './reject-csv.ts'

const FOUND_LENGTH = 200
/** So many rows at once: more is for a spreadsheet, or for who asks. */
const PAGE = 200

/** What of the files could not be used: line, reason, what was found. */
export function RejectTable({ recording: { sources, summary } }: { recording: OpenedRecording }) {
  const [most, setMost] = useState(PAGE)
  const all = sources.flatMap(({ name, rejects }) => rejects.map((reject) => ({ name, ...reject })))
  const counted = Object.values(summary.rejected).reduce((sum, count) => sum + count, 0)
  if (counted === 0) return <p className={styles.quiet}>Nothing was rejected.</p>
  return (
    <>
      <div className={styles.rejectHead}>
        <span>
          {counted > all.length
            ? `First ${countText(all.length)} of ${countText(counted)} rejects`
            : `${countText(counted)} ${counted === 1 ? 'reject' : 'rejects'}`}
        </span>
        <Button onClick={() => saveText('rejects.csv', 'text/csv', rejectCsv(sources))}>
          <Download /> Save as CSV
        </Button>
      </div>
      <div className={styles.rejectTable}>
        <table className={styles.rejects} data-files={sources.length > 1 || undefined}>
          <thead>
            <tr>
              {sources.length > 1 && <th>File</th>}
              <th>Line</th>
              <th>Reason</th>
              <th>What was found</th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, most).map((reject, i) => (
              // Rejects are a fixed list in file order; one line may give several.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={i}>
                {sources.length > 1 && <td title={plainText(reject.name, FOUND_LENGTH)}>{plainText(reject.name)}</td>}
                <td>{reject.line || '–'}</td>
                <td>{plainText(reject.reason)}</td>
                <td>
                  {plainText(reject.message, FOUND_LENGTH)}
                  {reject.text !== '' && <code>{plainText(reject.text, FOUND_LENGTH)}</code>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all.length > most && (
        <Button onClick={() => setMost((before) => before + 5 * PAGE)}>Show more of {countText(all.length)}</Button>
      )}
    </>
  )
}
