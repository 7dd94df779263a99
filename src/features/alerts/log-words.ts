import type { AlertLogRow } from '#domain/alerts/alert-log.ts'
import { nameText, reasonText } from './alert-words.ts'

const DEEDS: Record<AlertLogRow['did'], string> = {
  raised: 'raised',
  joined: 'seen once more',
  returned: 'back again',
  corrected: 'corrected by a late report',
  escalated: 'escalated, nobody acknowledged it',
  silenced: 'silenced',
  acknowledged: 'acknowledged',
  assigned: 'assigned',
  noted: 'note',
  rectified: 'over',
}

/** A line of the log in words: `acknowledged by R. Aziz: seen by radar`. */
export function deedWords({ did, by, note }: Pick<AlertLogRow, 'did' | 'by' | 'note'>): string {
  const who = by === undefined ? '' : ` by ${nameText(by)}`
  return `${DEEDS[did]}${who}${note === undefined ? '' : `: ${reasonText(note)}`}`
}
