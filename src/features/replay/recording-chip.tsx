import { useId } from 'react'
import { FORMAT_NAMES } from '#domain/formats/summary.ts'
import { countText, plainText } from '#domain/notation.ts'
import type { OpenedRecording } from '../../data/picture.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './recording-chip.module.css'

const FOUND_LENGTH = 200

/** The recording that is being shown, in the bar; pressed, it tells what the file held and what could not be used. */
export function RecordingChip({ recording }: { recording: OpenedRecording }) {
  const panel = useId()
  const { summary, sources } = recording
  const rejects = sources.flatMap((source) => source.rejects)
  const name = plainText(recording.name)
  const rejected = Object.values(summary.rejected).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <button type="button" className={styles.chip} popoverTarget={panel}>
        <Hidden>About this recording: </Hidden>
        <span className={styles.name}>{name}</span>{' '}
        <span className={styles.count}>{countText(summary.positions)} positions</span>
        {rejected > 0 && <span className={styles.rejected}> {countText(rejected)} rejected</span>}
      </button>
      <Popover id={panel} title={name} width={560}>
        <Facts columns={4}>
          <Fact name="Format" value={FORMAT_NAMES[summary.format]} />
          <Fact name="Lines" value={countText(summary.lines)} />
          <Fact name="Messages" value={countText(summary.messages.total)} />
          <Fact name="Tracks" value={countText(summary.tracks)} />
          <Fact name="Positions" value={countText(summary.positions)} />
          <Fact name="Rejected" value={countText(rejected)} />
          <Fact name="Late" value={countText(recording.late)} />
          <Fact name="Events" value={countText(recording.events.length)} />
        </Facts>
        <p className={styles.hash}>event log SHA-256 {recording.eventLogSha256}</p>
        {recording.disagreements > 0 && (
          <p role="alert">Fault: the index and turf disagreed {recording.disagreements} times.</p>
        )}
        {rejects.length > 0 && (
          <table className={styles.rejects}>
            <caption>
              {rejected > rejects.length
                ? `First ${countText(rejects.length)} of ${countText(rejected)} rejects`
                : 'Rejects'}
            </caption>
            <thead>
              <tr>
                <th>Line</th>
                <th>Reason</th>
                <th>What was found</th>
              </tr>
            </thead>
            <tbody>
              {rejects.map((reject, i) => (
                // Rejects are a fixed list in file order; one line may give several.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={i}>
                  <td>{reject.line}</td>
                  <td>{reject.reason}</td>
                  <td>{plainText(reject.message, FOUND_LENGTH)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Popover>
    </>
  )
}
