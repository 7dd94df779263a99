import { Crosshair, FileText, X } from 'lucide-react'
import { eventWords, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { countryName, kindWords, navStatusWords, titleOf } from '#domain/identity-words.ts'
import { modeOf } from '#domain/mode.ts'
import {
  ageText,
  clockText,
  countText,
  courseText,
  knotsText,
  mmsiText,
  plainText,
  positionText,
} from '#domain/notation.ts'
import { FRESH, type PictureFrame, rowOf } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { type NamedZone, verdictWords } from '#domain/zone-words.ts'
import { usePicture, usePictureState, useSlowFrame } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote } from '../../ui/panel.tsx'
import styles from './track-panel.module.css'

interface TrackPanelProps {
  readonly slot: number
  readonly zones: readonly NamedZone[]
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly zonesVersion: string
  readonly onShow: (slot: number) => void
  /** The event that is shown on the map. */
  readonly chosen: string | undefined
  readonly onEvent: (event: ZoneEvent) => void
  readonly onEvidence: (event: ZoneEvent) => void
  readonly onClose: () => void
}

/** One track: who it is, how old that is, how it moves, and what the zones say of it. */
export function TrackPanel({
  slot,
  zones,
  zoneNameOf,
  zonesVersion,
  onShow,
  chosen,
  onEvent,
  onEvidence,
  onClose,
}: TrackPanelProps) {
  const picture = usePicture()
  const frame = useSlowFrame(500)
  usePictureState((state) => state.identityVersion)
  const allEvents = usePictureState((state) => state.events)
  const identity = picture.identity(slot)
  if (!identity) return null
  const row = rowOf(frame, slot)
  const nowMs = frame?.atMs ?? 0
  const events = allEvents.filter((event) => event.trackId === identity.trackId && shownAtMs(event) <= nowMs)
  return (
    <section className={styles.panel} aria-label="Selected track">
      <header className={styles.head}>
        <div>
          <h2>{titleOf(identity)}</h2>
          <p>{identityLine(identity)}</p>
        </div>
        <IconButton label="Close (Esc)" className={styles.close} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className={styles.body}>
        {frame && row >= 0 ? (
          <TrackFacts frame={frame} row={row} identity={identity} zones={zones} zonesVersion={zonesVersion} />
        ) : (
          <EmptyNote>No position of it is known at this time.</EmptyNote>
        )}
        {events.length > 0 && (
          <>
            <h3>Events</h3>
            <ul className={styles.events}>
              {events.toReversed().map((event) => (
                <li key={event.id}>
                  <button
                    type="button"
                    aria-pressed={event.id === chosen}
                    // A click that a key made has no count.
                    onClick={({ detail }) => (event.id === chosen && detail === 0 ? onEvidence(event) : onEvent(event))}
                  >
                    <span className={styles.time}>{clockText(event.atMs)}</span>{' '}
                    <EventWords event={event} zoneName={zoneNameOf(event.zoneId)} />
                  </button>
                  {event.id === chosen && (
                    <IconButton label="Open its evidence (E)" onClick={() => onEvidence(event)}>
                      <FileText />
                    </IconButton>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <footer className={styles.foot}>
        <Button onClick={() => onShow(slot)} disabled={row < 0}>
          <Crosshair /> Centre
        </Button>
      </footer>
    </section>
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

interface TrackFactsProps {
  readonly frame: PictureFrame
  readonly row: number
  readonly identity: TrackIdentity
  readonly zones: readonly NamedZone[]
  readonly zonesVersion: string
}

function TrackFacts({ frame, row, identity, zones, zonesVersion }: TrackFactsProps) {
  const isNow = usePictureState(modeOf) === 'live'
  const zone = zones[(frame.zone[row] as number) - 1]
  const ageS = frame.ageS[row] as number
  const lost = frame.fresh[row] === FRESH.lost
  const status = navStatusWords(frame.navStatus[row])
  const size = identity.lengthM ? `${identity.lengthM}${identity.beamM ? ` × ${identity.beamM}` : ''}` : undefined
  return (
    <>
      <p className={styles.verdict} data-zone={zone?.kind}>
        <strong>{verdictWords(zone)}</strong>
        <span>
          {lost
            ? `no report for ${ageText(ageS)}, by its last place`
            : `by its place ${isNow ? 'now' : 'at this time'}`}{' '}
          · zones {zonesVersion}
        </span>
      </p>
      <Facts columns={3}>
        <Fact name="Speed" value={knotsText(frame.sogKn[row])} unit="kn" />
        <Fact name="Course" value={courseText(frame.cogDeg[row])} />
        <Fact name="Age" value={ageText(ageS)} stale={lost} />
        <Fact name="Position" value={positionText([frame.lon[row] as number, frame.lat[row] as number])} wide />
        {!Number.isNaN(frame.altitudeM[row]) && (
          <Fact name="Altitude" value={countText(Math.round(frame.altitudeM[row] as number))} unit="m" />
        )}
        {status && <Fact name="Status" value={status} wide />}
        {size && <Fact name="Size" value={size} unit="m" />}
        {identity.draughtM !== undefined && <Fact name="Draught" value={identity.draughtM.toFixed(1)} unit="m" />}
        {identity.destination && <Fact name="Destination" value={plainText(identity.destination, 24)} />}
      </Facts>
    </>
  )
}

function identityLine(identity: TrackIdentity): string {
  const words = [kindWords(identity), identity.flag && countryName(identity.flag)]
  const numbers = [
    identity.mmsi !== undefined && `MMSI ${mmsiText(identity.mmsi)}`,
    identity.imo !== undefined && `IMO ${identity.imo}`,
    identity.callSign && plainText(identity.callSign, 12),
  ]
  return [...words, ...numbers].filter(Boolean).join(' · ')
}
