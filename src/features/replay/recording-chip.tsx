import { useId } from 'react'
import { countText } from '#domain/notation.ts'
import type { OpenedRecording } from '../../data/picture.ts'
import styles from './recording-chip.module.css'

/** The recording that is being shown, in the bar; pressed, it tells what the file held and what could not be used. */
export function RecordingChip({ recording }: { recording: OpenedRecording }) {
  const panel = useId()
  const { summary, rejects } = recording
  const rejected = Object.values(summary.rejected).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <button type="button" className={styles.chip} popoverTarget={panel} aria-label="About this recording">
        <span className={styles.name}>{recording.name}</span>
        <span>{countText(summary.positions)} positions</span>
        {rejected > 0 && <span>{countText(rejected)} rejected</span>}
      </button>
      <div id={panel} popover="auto" className={styles.popover}>
        <h2>{recording.name}</h2>
        <dl>
          <Count name="Format" value={summary.format === 'nmea' ? 'NMEA AIS' : 'GPX'} />
          <Count name="Lines" value={countText(summary.lines)} />
          <Count name="Messages" value={countText(summary.messages.total)} />
          <Count name="Tracks" value={countText(summary.tracks)} />
          <Count name="Positions" value={countText(summary.positions)} />
          <Count name="Rejected" value={countText(rejected)} />
          <Count name="Late" value={countText(recording.late)} />
          <Count name="Events" value={countText(recording.events.length)} />
        </dl>
        <p className={styles.hash}>event log SHA-256 {recording.eventLogSha256}</p>
        {recording.disagreements > 0 && (
          <p role="alert">Fault: the index and turf disagreed {recording.disagreements} times.</p>
        )}
        {rejects.length > 0 && (
          <table>
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
                  <td>{reject.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}

function Count({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
