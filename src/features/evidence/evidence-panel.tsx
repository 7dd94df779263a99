import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { Evidence } from '#domain/evidence/evidence.ts'
import { evidenceChart } from '#domain/evidence/evidence-chart.ts'
import { evidenceHtml } from '#domain/evidence/evidence-html.ts'
import { evidenceFileName, evidenceJson } from '#domain/evidence/evidence-json.ts'
import { evidenceOf } from '#domain/evidence/evidence-of.ts'
import { evidenceSections } from '#domain/evidence/evidence-rows.ts'
import { evidenceText } from '#domain/evidence/evidence-text.ts'
import { countText, mmsiText } from '#domain/notation.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { saveText } from '../../ui/save-text.ts'
import { ChartView } from './chart-view.tsx'
import styles from './evidence-panel.module.css'
import { ReportTable } from './report-table.tsx'
import { useChartWidth } from './use-chart-width.ts'
import { type ReportsAround, useReportsAround } from './use-reports-around.ts'

interface EvidencePanelProps {
  readonly event: ZoneEvent
  readonly zones: ZoneSet
  /** The events that one may step through, in order. */
  readonly among: readonly ZoneEvent[]
  readonly reportsAround: ReportsAround
  readonly onEvent: (event: ZoneEvent) => void
  readonly onShow: (event: ZoneEvent) => void
  readonly onClose: () => void
}

/** What speaks for one event: the drawing, the reports, the limit, the rule, the check; to be saved and taken away. */
export function EvidencePanel({ event, zones, among, reportsAround, onEvent, onShow, onClose }: EvidencePanelProps) {
  const picture = usePicture()
  const recording = usePictureState((state) => state.recording)
  usePictureState((state) => state.identityVersion)
  const slot = picture.slotOf(event.trackId)
  const identity = slot === undefined ? undefined : picture.identity(slot)
  const around = useReportsAround(event, reportsAround)
  const heading = useId()
  const title = useFocusHere()
  const body = useRef<HTMLDivElement>(null)
  const evidence = useMemo(
    () => evidenceOf({ event, zones, identity, around, ...(recording && { recording: namedRecording(recording) }) }),
    [event, zones, identity, around, recording],
  )
  const chartWidth = useChartWidth(body)
  const chart = useMemo(() => evidenceChart(evidence, zones, chartWidth), [evidence, zones, chartWidth])
  const sections = useMemo(() => evidenceSections(evidence), [evidence])
  const { number, previous, next } = neighbours(event, among)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another event is read from its beginning
  useEffect(() => {
    body.current?.scrollTo({ top: 0 })
  }, [event.id])

  const onKeyDown = (press: KeyboardEvent) => {
    const to = press.key === 'ArrowLeft' ? previous : press.key === 'ArrowRight' ? next : undefined
    if (!to) return
    press.preventDefault()
    onEvent(to)
  }
  return (
    <section className={styles.panel} aria-labelledby={heading} onKeyDown={onKeyDown}>
      <header className={styles.bar}>
        <h2 id={heading} ref={title} tabIndex={-1}>
          Evidence
        </h2>
        <output className={styles.count}>
          {number === undefined ? 'not in the list' : `event ${countText(number)} of ${countText(among.length)}`}
          <Hidden>: {evidence.headline}</Hidden>
        </output>
        <IconButton
          label="Event before in the list (Left)"
          disabled={!previous}
          onClick={() => previous && onEvent(previous)}
        >
          <ChevronLeft />
        </IconButton>
        <IconButton label="Event after in the list (Right)" disabled={!next} onClick={() => next && onEvent(next)}>
          <ChevronRight />
        </IconButton>
        <IconButton label="Close evidence (Esc)" className={styles.close} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div ref={body} className={styles.body}>
        {evidence.withdrawn && (
          <p className={styles.withdrawn}>
            <strong>Withdrawn.</strong> It does not count: {evidence.withdrawn.reason}.
          </p>
        )}
        <div className={styles.subject}>
          <h3>{evidence.headline}</h3>
          <p>{whoWords(evidence.track)}</p>
        </div>
        <ChartView chart={chart} title={`Chart: ${evidence.track.title}, ${evidence.headline}`} />
        <ReportTable evidence={evidence} />
        <div className={styles.summary}>
          {evidence.summary.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {sections.map(({ title: name, rows }) => (
          <section key={name} className={styles.section}>
            <h4>{name}</h4>
            <dl>
              {rows.map(([term, value]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className={styles.disclaimer}>{evidence.disclaimer}</p>
      </div>
      <footer className={styles.foot}>
        <Button
          strong
          onClick={() =>
            saveText(
              `${evidenceFileName(evidence)}.html`,
              'text/html',
              evidenceHtml(evidence, evidenceChart(evidence, zones), Date.now()),
            )
          }
        >
          Save HTML
        </Button>
        <Button
          onClick={() =>
            saveText(`${evidenceFileName(evidence)}.json`, 'application/json', evidenceJson(evidence, Date.now()))
          }
        >
          Save JSON
        </Button>
        <CopyButton className={styles.copy} name="Copy" textOf={() => evidenceText(evidence, location.href)} />
        <Button aria-label="Show on map" onClick={() => onShow(event)}>
          On map
        </Button>
      </footer>
    </section>
  )
}

/** Takes the focus when the card opens and gives it back to what opened it. */
function useFocusHere() {
  const heading = useRef<HTMLHeadingElement>(null)
  const [opener] = useState(() => document.activeElement)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [opener])
  return heading
}

function whoWords({ title, kind, flagState, mmsi }: Evidence['track']): string {
  return [title, kind, flagState, mmsi && `MMSI ${mmsiText(Number(mmsi))}`].filter(Boolean).join(' · ')
}

function namedRecording({ name, eventLogSha256 }: { readonly name: string; readonly eventLogSha256: string }) {
  return { name, eventLogSha256 }
}

/** Where the event stands among the others; of one that is not among them, between which it would. */
function neighbours(event: ZoneEvent, among: readonly ZoneEvent[]) {
  const at = among.findIndex(({ id }) => id === event.id)
  if (at >= 0) return { number: at + 1, previous: among[at - 1], next: among[at + 1] }
  const after = among.findIndex(({ confirmedAtMs }) => confirmedAtMs > event.confirmedAtMs)
  return { number: undefined, previous: after < 0 ? among.at(-1) : among[after - 1], next: among[after] }
}
