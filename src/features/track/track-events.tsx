import { FileText } from 'lucide-react'
import { eventWords, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { titleOf } from '#domain/identity-words.ts'
import { clockText } from '#domain/notation.ts'
import { type Observation, observationWords, seenFrom } from '#domain/observations/observation.ts'
import { usePicture } from '../../data/use-picture.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './track-panel.module.css'

interface TrackEventsProps {
  readonly trackId: string
  readonly events: readonly ZoneEvent[]
  readonly observations: readonly Observation[]
  readonly zoneNameOf: (zoneId: string) => string | undefined
  /** The event that is shown on the map. */
  readonly chosen: string | undefined
  readonly onEvent: (event: ZoneEvent) => void
  readonly onEvidence: (event: ZoneEvent) => void
}

/** Zone events of a track and what was observed of it, newest first. */
export function TrackEvents(props: TrackEventsProps) {
  const { trackId, events, observations, zoneNameOf } = props
  const picture = usePicture()
  const nameOf = (id: string): string => {
    const slot = picture.slotOf(id)
    const identity = slot === undefined ? undefined : picture.identity(slot)
    return identity ? titleOf(identity) : (zoneNameOf(id) ?? id)
  }
  const items = [
    ...events.map((event) => ({ type: 'event' as const, knownAtMs: shownAtMs(event), event })),
    ...observations.map((each) => ({ type: 'observation' as const, knownAtMs: each.knownAtMs, each })),
  ]
  return (
    <>
      <h3>Events</h3>
      <ul className={styles.events}>
        {items
          .reverse()
          .sort((a, b) => b.knownAtMs - a.knownAtMs)
          .map((item) =>
            item.type === 'event' ? (
              <EventRow key={item.event.id} {...props} event={item.event} />
            ) : (
              <li key={item.each.id} className={styles.observed}>
                <span className={styles.time}>{clockText(item.each.atMs)}</span>{' '}
                <span>{observationWords(seenFrom(item.each, trackId), nameOf)}</span>
              </li>
            ),
          )}
      </ul>
    </>
  )
}

interface EventRowProps extends Pick<TrackEventsProps, 'chosen' | 'onEvent' | 'onEvidence' | 'zoneNameOf'> {
  readonly event: ZoneEvent
}

function EventRow({ event, chosen, onEvent, onEvidence, zoneNameOf }: EventRowProps) {
  const isChosen = event.id === chosen
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        // A click that a key made has no count.
        onClick={({ detail }) => (isChosen && detail === 0 ? onEvidence(event) : onEvent(event))}
      >
        <span className={styles.time}>{clockText(event.atMs)}</span>{' '}
        <EventWords event={event} zoneName={zoneNameOf(event.zoneId)} />
      </button>
      {isChosen && (
        <IconButton label="Open its evidence (E)" onClick={() => onEvidence(event)}>
          <FileText />
        </IconButton>
      )}
    </li>
  )
}

function EventWords({ event, zoneName }: { event: ZoneEvent; zoneName: string | undefined }) {
  const words = eventWords(event, zoneName)
  if (!event.withdrawn) return words
  return (
    <span>
      <s>{words}</s> withdrawn
    </span>
  )
}
