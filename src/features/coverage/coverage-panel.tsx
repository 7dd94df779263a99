import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type CSSProperties, type RefObject, useState } from 'react'
import type { CoverageAnswer } from '#domain/looks/sensor-picture-answers.ts'
import { clockText, dateText, plainText } from '#domain/notation.ts'
import { coverageFileUrl, coverageQuery } from '../../data/coverage.ts'
import { usePicture } from '../../data/use-picture.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import styles from './coverage-panel.module.css'
import { AGE_LEGEND, knownWords } from './coverage-words.ts'
import { type AskedTrack, SeenQuestionForm } from './seen-question.tsx'
import { ShareGraph } from './share-graph.tsx'
import { useCoverageTime } from './use-coverage-time.ts'
import { ZoneTable } from './zone-table.tsx'

interface CoveragePanelProps {
  readonly mapRef: RefObject<SeaMap | undefined>
  /** Whether the overlay is on the chart. */
  readonly isShown: boolean
  readonly onShow: (isShown: boolean) => void
  /** Why the overlay shows nothing. */
  readonly problem: string | undefined
  /** The track that is selected. */
  readonly track: AskedTrack | undefined
  readonly onClose: () => void
}

/** When the sea was last looked at: the overlay and its legend, shares by zone, one zone over time, files, and one place or track asked about. */
export function CoveragePanel({ mapRef, isShown, onShow, problem, track, onClose }: CoveragePanelProps) {
  const time = useCoverageTime()
  const atMs = time.kind === 'then' ? time.atMs : undefined
  const { data, error } = useQuery({ ...coverageQuery(atMs), enabled: time.kind !== 'recording' })
  const note =
    data && time.kind !== 'recording' ? `as of ${dateText(data.asOfMs)} ${clockText(data.asOfMs)}` : undefined
  return (
    <Panel
      title="Last looked at"
      {...(note !== undefined && { note })}
      tools={
        <IconButton label="Close this panel (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      }
    >
      <div className={styles.body}>
        {time.kind === 'recording' ? (
          <EmptyNote>What sensors saw is told for the live picture, not for a recording that is open here.</EmptyNote>
        ) : (
          <>
            <OverlaySwitch isShown={isShown} onShow={onShow} problem={problem} />
            {error ? (
              <EmptyNote>Nothing can be told: {plainText(error.message, 300)}</EmptyNote>
            ) : data ? (
              <Figures answer={data} atMs={atMs} />
            ) : (
              <EmptyNote>Loading</EmptyNote>
            )}
            <SeenPart mapRef={mapRef} track={track} atMs={atMs} known={data?.known} />
          </>
        )}
      </div>
    </Panel>
  )
}

function OverlaySwitch({ isShown, onShow, problem }: Pick<CoveragePanelProps, 'isShown' | 'onShow' | 'problem'>) {
  return (
    <section className={styles.overlay} aria-label="Overlay">
      <label>
        <input type="checkbox" checked={isShown} onChange={({ target }) => onShow(target.checked)} /> On the chart
      </label>
      <ul className={styles.legend}>
        {AGE_LEGEND.map(({ words, token }) => (
          <li key={words} style={{ '--swatch': token ? `var(${token})` : 'var(--sea)' } as CSSProperties}>
            {words}
          </li>
        ))}
        <li data-outline>in sight of a sensor now</li>
      </ul>
      {problem && <p role="alert">The overlay shows nothing: {plainText(problem, 300)}</p>}
    </section>
  )
}

function Figures({ answer, atMs }: { answer: CoverageAnswer; atMs: number | undefined }) {
  const [wanted, setWanted] = useState<string>()
  const chosen = answer.zones.find(({ zoneId }) => zoneId === wanted) ?? largestEez(answer.zones)
  const known = knownWords(answer)
  return (
    <>
      {known && <p className={styles.known}>{known}</p>}
      <ZoneTable zones={answer.zones} chosen={chosen?.zoneId} onChoose={setWanted} />
      {chosen && <ShareGraph zoneId={chosen.zoneId} name={plainText(chosen.name)} toMs={answer.asOfMs} />}
      <p className={styles.known}>{answer.meaning}</p>
      <p className={styles.files}>
        <a href={coverageFileUrl('csv', atMs)} download>
          Figures as CSV
        </a>
        <a href={coverageFileUrl('geojson', atMs)} download>
          Areas as GeoJSON
        </a>
      </p>
    </>
  )
}

function SeenPart({
  mapRef,
  track,
  atMs,
  known,
}: Pick<CoveragePanelProps, 'mapRef' | 'track'> & {
  readonly atMs: number | undefined
  readonly known: CoverageAnswer['known']
}) {
  const picture = usePicture()
  // Later than the newest look nothing is known.
  const toMs = atMs ?? known?.toMs ?? picture.nowMs
  return toMs === undefined ? null : <SeenQuestionForm mapRef={mapRef} track={track} toMs={toMs} />
}

/** What is asked for first: the widest waters that are one's own. */
function largestEez(zones: CoverageAnswer['zones']) {
  const waters = zones.filter(({ coverage }) => coverage)
  const own = waters.filter(({ kind }) => kind === 'eez')
  return (own.length > 0 ? own : waters).toSorted((a, b) => (b.coverage?.areaKm2 ?? 0) - (a.coverage?.areaKm2 ?? 0))[0]
}
