import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowLeftRight, EyeOff, FileText, LogIn, LogOut, ScanEye, SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { type EventFilter, filterEvents } from '#domain/event-filter.ts'
import { eventWords, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { shortFlagWords } from '#domain/evidence/evidence-words.ts'
import { titleOf } from '#domain/identity-words.ts'
import { ageText, clockText, countText, plainText } from '#domain/notation.ts'
import { knownCount, type Observation, observationsUpTo, observationWords } from '#domain/observations/observation.ts'
import { useClock, usePicture, usePictureState } from '../../data/use-picture.ts'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './event-list.module.css'
import { type ListedItem, listedItems, type ObservationChoice, observationChoices } from './listed-items.ts'
import { ObservationRow } from './observation-row.tsx'

const ROW_PX = 48
/** With a third line: what is to be known beside the event. */
const TALL_ROW_PX = 66
const LONGEST_REASON = 120

const SIGNS = {
  entered: LogIn,
  exited: LogOut,
  crossed: ArrowLeftRight,
  'first-seen-inside': ScanEye,
  'lost-inside': EyeOff,
}

interface EventListProps {
  /** In the place of the title: the tabs that the list is one of. */
  readonly lead?: ReactNode
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly chosen: string | undefined
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  /** Brings up time, place and track of the event. */
  readonly onEvent: (event: ZoneEvent) => void
  readonly onEvidence: (event: ZoneEvent) => void
  /** Selects the track of an observation. */
  readonly onObservation?: (observation: Observation) => void
  /** Opens the threshold lab; there is none in a live picture. */
  readonly onLab: (() => void) | undefined
}

/** What happened up to the time of the picture, newest first: zone events, and what was observed beside. */
export function EventList(props: EventListProps) {
  const { lead, filter, onFilter, onLab } = props
  const events = usePictureState((state) => state.events)
  const source = usePictureState((state) => state.source)
  const shoreProblem = usePictureState((state) =>
    state.source === 'recording' ? state.recording?.shoreProblem : undefined,
  )
  const nowMs = useClock(500) ?? 0
  const happened = useMemo(() => events.filter((event) => shownAtMs(event) <= nowMs), [events, nowMs])
  const { shown, masked, sightings } = useMemo(() => filterEvents(happened, filter), [happened, filter])
  const allObservations = usePictureState((state) => state.observations)
  const known = knownCount(allObservations, nowMs)
  const observed = useMemo(() => observationsUpTo(allObservations, known), [allObservations, known])
  const [choice, setChoice] = useState<ObservationChoice>('all')
  const choices = useMemo(() => observationChoices(observed, choice), [observed, choice])
  const items = useMemo(() => listedItems(shown, observed, choice), [shown, observed, choice])
  return (
    <Panel
      title="Events"
      lead={lead}
      note={
        shown.length === happened.length
          ? countText(happened.length)
          : `${countText(shown.length)} shown of ${countText(happened.length)}`
      }
      tools={
        onLab && (
          <IconButton label="Threshold lab" onClick={onLab}>
            <SlidersHorizontal />
          </IconButton>
        )
      }
    >
      <fieldset className={styles.filters}>
        <legend>Filters</legend>
        <Chip on={filter.crossingsOnly} onToggle={() => onFilter({ ...filter, crossingsOnly: !filter.crossingsOnly })}>
          Crossings
        </Chip>
        {masked > 0 && (
          <Chip
            on={filter.withoutMasked}
            onToggle={() => onFilter({ ...filter, withoutMasked: !filter.withoutMasked })}
          >
            {countText(masked)} at the coast {filter.withoutMasked ? 'hidden' : 'shown'}
          </Chip>
        )}
        {(observed.length > 0 || choice !== 'all') && (
          <Select
            name="Observations"
            value={choice}
            options={choices.map((each) => each.choice)}
            nameOf={(value) => choices.find((each) => each.choice === value)?.words ?? value}
            onChange={setChoice}
          />
        )}
      </fieldset>
      {shoreProblem !== undefined && (
        <p className={styles.note}>
          The coast could not be had ({plainText(shoreProblem, LONGEST_REASON)}): loitering near a shore is told too.
        </p>
      )}
      {items.length === 0 ? (
        <EmptyNote>
          {source === 'live'
            ? 'No crossing is known. A page that opens is told only of the latest.'
            : 'Nothing has happened up to this time.'}
          {happened.length > 0 && hiddenWords(filter, masked, sightings)}
        </EmptyNote>
      ) : (
        <Rows {...props} items={items} nowMs={nowMs} />
      )}
    </Panel>
  )
}

function hiddenWords({ crossingsOnly, withoutMasked }: EventFilter, masked: number, sightings: number): string {
  const hidden = [
    crossingsOnly && sightings > 0 && `${countText(sightings)} first or last seen inside`,
    withoutMasked && masked > 0 && `${countText(masked)} at the coast`,
  ].filter(Boolean)
  return hidden.length ? ` Hidden by the filters: ${hidden.join(', ')}.` : ''
}

interface RowsProps extends Pick<EventListProps, 'zoneNameOf' | 'chosen' | 'onEvent' | 'onEvidence' | 'onObservation'> {
  readonly items: readonly ListedItem[]
  readonly nowMs: number
}

function Rows({ items, nowMs, zoneNameOf, chosen, onEvent, onEvidence, onObservation }: RowsProps) {
  const picture = usePicture()
  usePictureState((state) => state.identityVersion)
  /** Id of the observation whose evidence is shown. */
  const [open, setOpen] = useState<string>()
  const titleOfTrack = (trackId: string): string => {
    const slot = picture.slotOf(trackId)
    const identity = slot === undefined ? undefined : picture.identity(slot)
    return identity ? titleOf(identity) : plainText(trackId)
  }
  /** A track's or a zone's. */
  const nameOf = (id: string): string =>
    picture.slotOf(id) === undefined ? plainText(zoneNameOf(id) ?? id) : titleOfTrack(id)
  const onToggle = (observation: Observation): void => {
    setOpen(observation.id === open ? undefined : observation.id)
    onObservation?.(observation)
  }
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (isTall(items[i]) ? TALL_ROW_PX : ROW_PX),
    overscan: 6,
    getItemKey: (i) => items[i]?.id ?? i,
  })
  return (
    <div ref={scroller} className={styles.scroller}>
      <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          if (!item) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.type === 'event' ? (
                <Row
                  event={item.event}
                  title={titleOfTrack(item.event.trackId)}
                  words={eventWords(item.event, plainText(zoneNameOf(item.event.zoneId) ?? item.event.zoneId))}
                  nowMs={nowMs}
                  chosen={item.id === chosen}
                  onEvent={onEvent}
                  onEvidence={onEvidence}
                />
              ) : (
                <ObservationRow
                  observation={item.observation}
                  title={titleOfTrack(item.observation.trackId)}
                  words={observationWords(item.observation, nameOf)}
                  nowMs={nowMs}
                  isOpen={item.id === open}
                  onToggle={() => onToggle(item.observation)}
                />
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function isTall(item: ListedItem | undefined): boolean {
  return item?.type === 'event' && isTallEvent(item.event)
}

function isTallEvent({ withdrawn, flags }: ZoneEvent): boolean {
  return withdrawn !== undefined || flags.length > 0
}

interface RowProps {
  readonly event: ZoneEvent
  readonly title: string
  readonly words: string
  readonly nowMs: number
  readonly chosen: boolean
  readonly onEvent: (event: ZoneEvent) => void
  readonly onEvidence: (event: ZoneEvent) => void
}

/**
 * The chosen row offers its evidence: by its button, or by Enter once more. Not by a double click: in a recording the
 * first click goes to the time of the event, and the row may move away under the pointer.
 */
function Row({ event, title, words, nowMs, chosen, onEvent, onEvidence }: RowProps) {
  const { withdrawn } = event
  const SignOf = SIGNS[event.kind]
  const reason = withdrawn && `withdrawn, because ${plainText(withdrawn.reason, LONGEST_REASON)}`
  return (
    <div className={styles.line} data-chosen={chosen || undefined}>
      <button
        type="button"
        className={styles.row}
        aria-pressed={chosen}
        data-withdrawn={withdrawn ? true : undefined}
        data-tall={isTallEvent(event) || undefined}
        title={reason}
        // A click that a key made has no count.
        onClick={({ detail }) => (chosen && detail === 0 ? onEvidence(event) : onEvent(event))}
      >
        <SignOf className={styles.sign} aria-hidden="true" />
        <span className={styles.what}>
          <strong>{title}</strong> <span>{withdrawn ? <s>{words}</s> : words}</span>
          {isTallEvent(event) && (
            <span> {[...event.flags.map(shortFlagWords), reason].filter(Boolean).join(' · ')}</span>
          )}
        </span>
        <span className={styles.when}>
          <time dateTime={new Date(event.atMs).toISOString()}>{clockText(event.atMs)}</time>
          <span>{ageText((nowMs - event.atMs) / 1000)} ago</span>
        </span>
      </button>
      {chosen && (
        <IconButton label="Open its evidence (E)" className={styles.evidence} onClick={() => onEvidence(event)}>
          <FileText />
        </IconButton>
      )}
    </div>
  )
}
