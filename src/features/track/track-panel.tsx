import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react'
import { shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { modeOf } from '#domain/mode.ts'
import { ageText, knotsText, minuteText } from '#domain/notation.ts'
import { knownCount, observationsUpTo, observationTrackIds } from '#domain/observations/observation.ts'
import { FRESH, type PictureFrame, rowOf } from '#domain/picture.ts'
import { type NamedZone, shortZoneWords, verdictWords } from '#domain/zone-words.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Locate, PlaceVerdict } from '../../data/locator.ts'
import { usePicture, usePictureState, useSlowFrame } from '../../data/use-picture.ts'
import { EmptyNote } from '../../ui/panel.tsx'
import { AllowSection, type Keeper } from './allow-section.tsx'
import { ApproachNote } from './approach-note.tsx'
import { IdentityFacts } from './identity-facts.tsx'
import { MotionGraph } from './motion-graph.tsx'
import { SheetHandle } from './sheet-handle.tsx'
import { type TrackActionHandlers, TrackActions } from './track-actions.tsx'
import { TrackEvents } from './track-events.tsx'
import { TrackHead } from './track-head.tsx'
import styles from './track-panel.module.css'
import { TrackValues } from './track-values.tsx'
import { useSheet } from './use-sheet.ts'
import { useTrackHistory } from './use-track-history.ts'
import { useZoneAnswer } from './use-zone-answer.ts'
import { zoneSentence } from './zone-sentence.ts'

type PanelZone = NamedZone & { readonly id: string }

interface TrackPanelProps {
  readonly slot: number
  readonly zones: readonly PanelZone[]
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly zonesVersion: string
  readonly locate: Locate | undefined
  readonly placeText: (at: LonLat) => string
  readonly boxed: ReadonlySet<number> | undefined
  readonly watched: ReadonlySet<string>
  readonly onWatch: (trackId: string) => void
  readonly actions: TrackActionHandlers
  /** What craft can be told to do about it. */
  readonly tasks: ReactNode
  /** Who is on watch here. */
  readonly keeper: Keeper
  readonly onShow: (slot: number) => void
  readonly onSelect: (slot: number) => void
  /** On a phone the sheet has another height: the track should not lie under it. */
  readonly onSheet: (slot: number) => void
  /** The event that is shown on the map. */
  readonly chosen: string | undefined
  readonly onEvent: (event: ZoneEvent) => void
  readonly onEvidence: (event: ZoneEvent) => void
  readonly onClose: () => void
}

/** One track: who it is, how old that is, how it moves, and what the zones say of it. */
export function TrackPanel(props: TrackPanelProps) {
  const { slot, zones, zonesVersion, locate, placeText, boxed, watched, onWatch, actions, keeper } = props
  const { onShow, onSelect, onClose } = props
  const { panel, stop, setStop } = useSheet(() => props.onSheet(slot))
  const picture = usePicture()
  const frame = useSlowFrame(500)
  usePictureState((state) => state.identityVersion)
  const allEvents = usePictureState((state) => state.events)
  const allObservations = usePictureState((state) => state.observations)
  const identity = picture.identity(slot)
  const trackId = identity?.trackId ?? ''
  const row = rowOf(frame, slot)
  const nowMs = frame?.atMs ?? 0
  const happened = useMemo(() => allEvents.filter((event) => event.trackId === trackId), [allEvents, trackId])
  const reached = happened.filter((event) => shownAtMs(event) <= nowMs).length
  const events = useMemo(() => happened.slice().sort(byShown).slice(0, reached), [happened, reached])
  const own = useMemo(
    () => allObservations.filter((each) => observationTrackIds(each).includes(trackId)),
    [allObservations, trackId],
  )
  const observed = observationsUpTo(own, knownCount(own, nowMs))
  const reports = useTrackHistory(trackId)
  const verdict = useZoneAnswer(
    locate,
    trackId,
    row < 0 ? undefined : frame?.lon[row],
    row < 0 ? undefined : frame?.lat[row],
  )
  const body = useRef<HTMLDivElement>(null)
  // Another track is read from its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is for the change of the track alone
  useLayoutEffect(() => {
    // With braces: newer browsers answer a promise, which is no way to undo an effect.
    body.current?.scrollTo(0, 0)
  }, [trackId])
  if (!identity) return null
  const zone = zones[((row < 0 ? 0 : frame?.zone[row]) as number) - 1]
  return (
    <section ref={panel} className={styles.panel} data-sheet={stop} aria-label="Selected track">
      <SheetHandle sheet={panel} stop={stop} onStop={setStop} />
      <TrackHead
        identity={identity}
        watched={watched.has(trackId)}
        onWatch={() => onWatch(trackId)}
        onClose={onClose}
      />
      {frame && row >= 0 && <p className={styles.peekAge}>{peekWords(frame, row)}</p>}
      <div ref={body} className={styles.body}>
        {frame && row >= 0 ? (
          <>
            <ZoneAnswer
              zone={zone}
              verdict={verdict}
              lostS={frame.fresh[row] === FRESH.lost ? (frame.ageS[row] as number) : undefined}
              zonesVersion={zonesVersion}
            />
            <TrackValues
              frame={frame}
              row={row}
              identity={identity}
              reports={reports}
              verdict={verdict}
              placeText={placeText}
            />
            <MotionGraph
              reports={reports}
              kind={identity.kind}
              nowMs={nowMs}
              events={events}
              since={sinceWords(events, zone)}
            />
            <ApproachNote
              key={trackId}
              frame={frame}
              row={row}
              identityOf={(each) => picture.identity(each)}
              boxed={boxed}
              onSelect={onSelect}
            />
          </>
        ) : (
          <EmptyNote>{frame ? 'No position of it is known at this time.' : 'Waiting for its position.'}</EmptyNote>
        )}
        {props.tasks}
        <AllowSection key={trackId} identity={identity} keeper={keeper} />
        <IdentityFacts identity={identity} navStatus={row < 0 ? undefined : frame?.navStatus[row]} />
        {events.length + observed.length > 0 && (
          <TrackEvents {...props} trackId={trackId} events={events} observations={observed} />
        )}
      </div>
      <TrackActions {...actions} hasPlace={row >= 0} onCentre={() => onShow(slot)} />
    </section>
  )
}

/** What a sheet that is nearly closed says beside name and verdict. */
function peekWords(frame: PictureFrame, row: number): string {
  const speed = frame.sogKn[row] as number
  return `${Number.isNaN(speed) ? '' : `${knotsText(speed)} kn, `}${ageText(frame.ageS[row] as number)} old`
}

interface ZoneAnswerProps {
  readonly zone: NamedZone | undefined
  readonly verdict: PlaceVerdict | undefined
  /** Seconds since the last report of a lost track. */
  readonly lostS: number | undefined
  readonly zonesVersion: string
}

function ZoneAnswer({ zone, verdict, lostS, zonesVersion }: ZoneAnswerProps) {
  const isNow = usePictureState(modeOf) === 'live'
  const sentence = verdict && zoneSentence(verdict)
  const by =
    lostS === undefined ? (isNow ? [] : ['at this time']) : [`no report for ${ageText(lostS)}, by its last place`]
  return (
    <p className={styles.verdict} data-zone={zone?.kind} aria-busy={!verdict}>
      <span className={styles.answer}>
        <strong>{sentence?.place ?? verdictWords(zone)}</strong>
        {sentence?.distance}
      </span>
      <span className={styles.support}>
        {[...(sentence?.support ?? []), ...by, `zones ${zonesVersion}`].join(' · ')}
      </span>
    </p>
  )
}

/** Since when it is where it is, by the last change of that zone that stands: `in EEZ since 11:58Z`. */
function sinceWords(events: readonly ZoneEvent[], zone: PanelZone | undefined): string {
  const last = events.findLast(
    ({ withdrawn, kind, zoneId }) =>
      !withdrawn && (kind === 'entered' || kind === 'exited') && (!zone || zoneId === zone.id),
  )
  if (last?.kind !== (zone ? 'entered' : 'exited')) return ''
  return `${zone ? `in ${shortZoneWords(zone)}` : 'outside'} since ${minuteText(last.atMs)}Z`
}

function byShown(a: ZoneEvent, b: ZoneEvent): number {
  return shownAtMs(a) - shownAtMs(b)
}
