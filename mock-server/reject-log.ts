import { plainText } from '#domain/notation.ts'
import type { Reject } from '#domain/report.ts'

const LONGEST_MESSAGE = 200

/** Logs the first rejects of each feed and reason, then only every hundredth: a broken receiver must not fill the disk. */
export function rejectLog(log: (line: string) => void) {
  const counts = new Map<string, number>()
  return (feedId: string, { reason, line, message }: Pick<Reject, 'reason' | 'line' | 'message'>): void => {
    const key = `${feedId} ${reason}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    if (count <= 3 || count % 100 === 0)
      log(`${plainText(feedId)}: line ${line}: ${reason} (${count} so far): ${plainText(message, LONGEST_MESSAGE)}`)
  }
}
