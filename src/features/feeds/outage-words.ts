import { clockText, countText } from '#domain/notation.ts'
import type { LinkOutage } from '#domain/stream/stream-link.ts'

/** What was missed while the line was down. Times are the server's: `pageAheadS` is taken off those of this computer. */
export function outageWords({ fromMs, toMs, updates, resumed, restarted }: LinkOutage, pageAheadS = 0): string {
  const at = (ms: number) => clockText(ms - pageAheadS * 1000)
  const down = `Line down ${at(fromMs)} to ${at(toMs)}`
  if (restarted) return `${down}: the server was started again, what it heard before that is gone from its picture`
  if (!resumed)
    return `${down}: ${updatesText(updates)} too old to be sent again, the whole picture came anew; trails have a hole there`
  return updates === 0 ? `${down}: nothing was lost` : `${down}: ${updatesText(updates)} caught up, nothing lost`
}

function updatesText(updates: number): string {
  return updates === 1 ? '1 update' : `${countText(updates)} updates`
}
