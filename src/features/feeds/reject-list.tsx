import { clockText, countText, plainText } from '#domain/notation.ts'
import { useFeedRejects } from '../../data/use-feeds-rejects.ts'
import styles from './feed-panel.module.css'

const LONGEST = 200

/** The last things of a feed that could not be used: when, what was expected, and how it began. */
export function RejectList({ feedId }: { feedId: string }) {
  const { rejects, problem } = useFeedRejects(feedId)
  if (problem) return <p className={styles.why}>The rejects could not be had: {problem}</p>
  if (!rejects) return <p className={styles.why}>Loading…</p>
  if (rejects.length === 0) return <p className={styles.why}>Only counted: their text was not kept.</p>
  return (
    <ol className={styles.rejectList} aria-label="Last rejects">
      {rejects.map(({ atMs, line, reason, message, text }) => (
        <li key={`${atMs} ${line} ${reason} ${text}`}>
          <span>
            {clockText(atMs)} line {countText(line)}, {plainText(reason)}: {plainText(message, LONGEST)}
          </span>
          <code>{plainText(text, LONGEST)}</code>
        </li>
      ))}
    </ol>
  )
}
