import { Check, CircleHelp, TriangleAlert } from 'lucide-react'
import { eventWords } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText, countText, plainText } from '#domain/notation.ts'
import type { Verification } from '#domain/recording/verifier.ts'
import styles from './recording-panel.module.css'

const MOST_EVENTS = 20

/** Whether a recording of ours makes the same events again: a tick and a hash, or what differs and why. */
export function Verified({ verification }: { verification: Verification }) {
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
