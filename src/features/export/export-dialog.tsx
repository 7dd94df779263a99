import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { exportFileName } from '#domain/export/export-file-name.ts'
import { EXPORT_FORMATS, type ExportFormat, exportFormat } from '#domain/export/export-format.ts'
import { parseInstant } from '#domain/formats/instant.ts'
import { clockText, countText, dateText, plainText } from '#domain/notation.ts'
import { useShownNotes } from '../../data/notes.ts'
import type { DeskSelection } from '../../data/picture.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { ParsedField } from '../../ui/parsed-field.tsx'
import { saveBlob } from '../../ui/save-text.ts'
import { Select } from '../../ui/select.tsx'
import styles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.tsx'

const EVERYWHERE = ''
const EXPECTED_TIME = 'a time such as 2026-03-14T00:00:00Z'

interface ExportDialogProps {
  /** The selected target, where there is one. */
  readonly selected: { readonly trackId: string; readonly name: string } | undefined
  /** Track ids of the watch list. */
  readonly watched: readonly string[]
  readonly zones: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

type Whose = 'all' | 'selected' | 'watched'

/** Writes tracks of the picture as a file: which, when, where, in which format, and what that leaves out. */
export function ExportDialog({ selected, watched, zones, onClose }: ExportDialogProps) {
  const picture = usePicture()
  const source = usePictureState((state) => state.source)
  const recording = usePictureState((state) => state.recording)
  const notes = useShownNotes()
  // As it was when the dialog opened: a live picture goes on.
  const [span] = useState(() => picture.state.span)
  const isLive = source === 'live'
  const [format, setFormat] = useState<ExportFormat>('own')
  const [whose, setWhose] = useState<Whose>('all')
  const [zoneId, setZoneId] = useState(EVERYWHERE)
  const [fromMs, setFromMs] = useState(Math.max(span?.fromMs ?? 0, isLive ? (picture.state.knownFromMs ?? 0) : 0))
  const [toMs, setToMs] = useState(span?.toMs ?? 0)
  const [state, setState] = useState<{ readonly busy?: true; readonly said?: string; readonly problem?: string }>({})
  const selection: DeskSelection = {
    fromMs,
    toMs,
    ...(whose === 'selected' && selected && { trackIds: [selected.trackId] }),
    ...(whose === 'watched' && { trackIds: watched }),
    ...(zoneId !== EVERYWHERE && { zoneId }),
  }
  const isBackward = toMs < fromMs
  const offer = useQuery({
    queryKey: ['export', source, selection],
    queryFn: () => picture.exportFacts(selection),
    enabled: !isBackward,
    gcTime: 0,
  })
  const losses = offer.data?.losses[format] ?? []
  const positions = offer.data?.facts.positions ?? 0
  const save = async () => {
    setState({ busy: true })
    const name = recording?.name ?? 'live'
    const fileName = exportFileName({ format, name, fromMs, toMs })
    try {
      const made = {
        madeAtMs: Date.now(),
        source: recording ? `Recording ${plainText(recording.name)}` : 'Live picture of eez-watch',
        events: picture.state.events,
        notes,
      }
      saveBlob(fileName, await picture.exportTracks(format, selection, made))
      setState({ said: `Saved as ${fileName}.` })
    } catch (error) {
      setState({ problem: `Not saved: ${error instanceof Error ? error.message : error}` })
    }
  }
  return (
    <Sheet title="Export tracks" onClose={onClose}>
      <section className={styles.section}>
        <Select
          name="Format"
          value={format}
          options={EXPORT_FORMATS.map((each) => each.format)}
          nameOf={(each) => exportFormat(each).name}
          onChange={setFormat}
        />
        <Select
          name="Tracks"
          value={whose}
          options={[
            'all',
            ...(selected ? (['selected'] as const) : []),
            ...(watched.length > 0 ? (['watched'] as const) : []),
          ]}
          nameOf={(each) =>
            each === 'all'
              ? 'All'
              : each === 'selected'
                ? `Only ${plainText(selected?.name ?? '')}`
                : `Watch list (${countText(watched.length)})`
          }
          onChange={setWhose}
        />
        <Select
          name="Where"
          value={zoneId}
          options={[EVERYWHERE, ...zones.map(({ id }) => id)]}
          nameOf={(id) => (id === EVERYWHERE ? 'Everywhere' : (zones.find((zone) => zone.id === id)?.name ?? id))}
          onChange={setZoneId}
        />
        <div className={styles.two}>
          <ParsedField
            label="From (UTC)"
            value={fromMs}
            textOf={instantText}
            parse={parseInstant}
            expected={EXPECTED_TIME}
            onValue={setFromMs}
          />
          <ParsedField
            label="To (UTC)"
            value={toMs}
            textOf={instantText}
            parse={parseInstant}
            expected={EXPECTED_TIME}
            problem={isBackward ? `expected ${instantText(fromMs)} or later, which is from` : undefined}
            onValue={setToMs}
          />
        </div>
      </section>
      <section className={styles.section} aria-label="What it holds">
        {offer.error ? (
          <p role="alert">Cannot be counted: {plainText(offer.error.message, 300)}</p>
        ) : offer.data ? (
          <p>
            <strong>
              {countText(offer.data.facts.tracks)} tracks, {countText(positions)} positions
            </strong>
            {offer.data.facts.firstAtMs !== undefined && offer.data.facts.lastAtMs !== undefined && (
              <>
                , {dateText(offer.data.facts.firstAtMs)} {clockText(offer.data.facts.firstAtMs)} to{' '}
                {clockText(offer.data.facts.lastAtMs)}
              </>
            )}
          </p>
        ) : (
          <p>{isBackward ? 'Nothing: the window runs back.' : 'Counting…'}</p>
        )}
        {isLive && (
          <p>Of the live picture what this page remembers. For what was before, save a window on the server.</p>
        )}
        {losses.map((loss) => (
          <p key={loss}>{loss}</p>
        ))}
        {offer.data && losses.length === 0 && positions > 0 && <p>This format holds all of it.</p>}
      </section>
      <footer className={styles.foot}>
        <output>{state.said ?? (state.busy ? 'Writing…' : '')}</output>
        {state.problem && <p role="alert">{plainText(state.problem, 300)}</p>}
        <Button onClick={onClose}>Close</Button>
        <Button strong disabled={positions === 0 || state.busy === true} onClick={() => void save()}>
          Save
        </Button>
      </footer>
    </Sheet>
  )
}

/** Whole seconds, as people write them. */
function instantText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`
}
