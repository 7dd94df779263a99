import { Check, CircleHelp, TriangleAlert } from 'lucide-react'
import { eventWords } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText, countText, plainText } from '#domain/notation.ts'
import type { Verification } from '#domain/recording/verifier.ts'
import type { OpenedRecording } from '../../data/picture.ts'
import styles from './recording-panel.module.css'

const MOST_EVENTS = 20

/** Whether a recording of ours makes the same events again: a tick and a hash, or what differs and why. */
export function Verified({ sources }: Pick<OpenedRecording, 'sources'>) {
  return <Verdict verification={verificationOf(sources)} />
}

/** Only what says itself which events it made can be compared, alone and by its own times. */
function verificationOf(sources: OpenedRecording['sources']): Verification {
  const [first] = sources
  if (sources.length === 1 && first?.verification) return first.verification
  const own = sources.filter(({ head }) => head !== undefined)
  if (own.length === 0)
    return { kind: 'unknown', reason: 'only a recording of eez-watch says which events were made of it.' }
  const name = `“${plainText(own[0]?.name ?? '')}”`
  return {
    kind: 'unknown',
    reason: sources.length > 1 ? `${name} is replayed together with other files.` : `the times of ${name} are shifted.`,
  }
}

function Verdict({ verification }: { verification: Verification }) {
  switch (verification.kind) {
    case 'identical':
      return (
        <div className={styles.verified} data-kind="identical">
          <p>
            <Check aria-hidden="true" /> <strong>Verified identical</strong> {countText(verification.events)}{' '}
            {verification.events === 1 ? 'event' : 'events'} up to {clockText(verification.upToMs)}
          </p>
          {verification.isCut && (
            <p>The recording was cut off after that: what came of the reports behind it was not compared.</p>
          )}
          <p className={styles.hash}>SHA-256 {verification.sha256}</p>
        </div>
      )
    case 'different': {
      const { reasons, missing, extra, changed } = verification
      return (
        <div className={styles.verified} data-kind="different">
          <p>
            <TriangleAlert aria-hidden="true" /> <strong>Not the same events as when it was recorded</strong>
          </p>
          {reasons.map((reason) => (
            <p key={reason}>{plainText(reason, 300)}</p>
          ))}
          <EventsThat title="Told then, not now" events={missing} />
          <EventsThat title="Now, not then" events={extra} />
          <EventsThat title="Otherwise now" events={changed.map(([, now]) => now)} />
        </div>
      )
    }
    case 'unknown':
      return (
        <div className={styles.verified} data-kind="unknown">
          <p>
            <CircleHelp aria-hidden="true" /> Cannot be verified: {plainText(verification.reason, 300)}
          </p>
        </div>
      )
  }
}

function EventsThat({ title, events }: { title: string; events: readonly ZoneEvent[] }) {
  if (events.length === 0) return null
  return (
    <details>
      <summary>
        {title}: {countText(events.length)}
      </summary>
      <ul>
        {events.slice(0, MOST_EVENTS).map((event) => (
          <li key={event.id}>
            {clockText(event.atMs)} {plainText(event.trackId)} {eventWords(event, undefined)}
          </li>
        ))}
        {events.length > MOST_EVENTS && <li>and {countText(events.length - MOST_EVENTS)} more</li>}
      </ul>
    </details>
  )
}
