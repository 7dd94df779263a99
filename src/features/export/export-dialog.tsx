import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { exportFileName } from '#domain/export/export-file-name.ts'
import { EXPORT_FORMATS, type ExportFormat, exportFormat } from '#domain/export/export-format.ts'
import { countText, plainText } from '#domain/notation.ts'
import type { Span } from '#domain/past-windows.ts'
import { TYPED_INSTANT } from '#domain/typed-instant.ts'
import { useShownNotes } from '../../data/notes.ts'
import type { DeskSelection, ExportOffer } from '../../data/picture.ts'
import { firstWindow } from '../../data/picture-windows.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { saveBlob } from '../../ui/save-text.ts'
import { Select } from '../../ui/select.tsx'
import sheet from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.tsx'
import { WindowFields } from '../../ui/window-fields.tsx'
import styles from './export-dialog.module.css'
import { Holding } from './holding.tsx'

const EVERYWHERE = ''
/** Of the live picture, unless someone says otherwise. */
const USUAL_WINDOW_MS = 60 * 60_000
const LONGEST_PROBLEM = 300

interface ExportDialogProps {
  /** The selected target, where there is one. */
  readonly selected: { readonly trackId: string; readonly name: string } | undefined
  /** Track ids of the watch list. */
  readonly watched: readonly string[]
  readonly zones: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

type Whose = 'all' | 'selected' | 'watched'

/** What was last asked to be saved, and how far that is. */
type Saving = { readonly asked: string } & (
  | { readonly is: 'writing' }
  | { readonly is: 'saved'; readonly fileName: string }
  | { readonly is: 'failed'; readonly problem: string }
)

/** Writes tracks of the picture as a file: which, when, where, in which format, and what that leaves out. */
export function ExportDialog({ selected, watched, zones, onClose }: ExportDialogProps) {
  const picture = usePicture()
  const notes = useShownNotes()
  const isLive = usePictureState((state) => state.source) === 'live'
  const recording = usePictureState((state) => (state.source === 'recording' ? state.recording : undefined))
  // As it was when the dialog opened: a live picture goes on.
  const [{ first, span, events }] = useState(() => ({
    first: firstWindow(picture.state, USUAL_WINDOW_MS),
    span: picture.state.span,
    events: picture.state.events.filter(({ withdrawn }) => !withdrawn),
  }))
  const [format, setFormat] = useState<ExportFormat>('own')
  const [whose, setWhose] = useState<Whose>('all')
  const [zoneId, setZoneId] = useState(EVERYWHERE)
  const [isAll, setAll] = useState(!isLive && first.fromMs === span?.fromMs && first.toMs === span.toMs)
  const [window, setWindow] = useState<Span>(first)
  const [saving, setSaving] = useState<Saving>()
  const isBackward = !isAll && window.toMs < window.fromMs
  const selection: DeskSelection = {
    ...(!isAll && { fromMs: window.fromMs, toMs: window.toMs }),
    ...(whose === 'selected' && selected && { trackIds: [selected.trackId] }),
    ...(whose === 'watched' && { trackIds: watched }),
    ...(zoneId !== EVERYWHERE && { zoneId }),
  }
  const offer = useOffer(selection, events, !isBackward)
  const asked = JSON.stringify([format, selection])
  // What was said of another choice is of no use beside this one.
  const now = saving?.asked === asked || saving?.is === 'writing' ? saving : undefined
  const save = async (facts: ExportOffer['facts']) => {
    setSaving({ asked, is: 'writing' })
    const { firstAtMs, lastAtMs } = facts
    const named = isAll ? { fromMs: firstAtMs, toMs: lastAtMs } : window
    const fileName = exportFileName({ format, name: recording?.name ?? 'live', ...named })
    try {
      const source = recording ? `Recording ${plainText(recording.name)}` : 'Live picture of eez-watch'
      const made = { madeAtMs: Date.now(), source, events, notes }
      saveBlob(fileName, await picture.exportTracks(format, selection, made))
      setSaving({ asked, is: 'saved', fileName })
    } catch (error) {
      setSaving({ asked, is: 'failed', problem: error instanceof Error ? error.message : String(error) })
    }
  }
  const shown = isAll && span ? span : window
  return (
    <Sheet title="Export tracks" onClose={onClose}>
      <section className={`${sheet.section} ${styles.choices}`} aria-label="What to export">
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
          nameOf={(each) => whoseWords(each, selected?.name, watched.length)}
          onChange={setWhose}
        />
        <Select
          name="Where"
          value={zoneId}
          options={[EVERYWHERE, ...zones.map(({ id }) => id)]}
          nameOf={(id) =>
            id === EVERYWHERE ? 'Everywhere' : plainText(zones.find((zone) => zone.id === id)?.name ?? id)
          }
          onChange={setZoneId}
        />
        <Select
          name="When"
          value={isAll ? 'all' : 'window'}
          options={['all', 'window']}
          nameOf={(each) =>
            each === 'window' ? 'A window' : isLive ? 'All that this page remembers' : 'The whole recording'
          }
          onChange={(each) => setAll(each === 'all')}
        />
        <div className={sheet.two}>
          <WindowFields {...TYPED_INSTANT} window={shown} disabled={isAll} onWindow={setWindow} />
        </div>
      </section>
      <Holding
        format={format}
        offer={isBackward ? undefined : offer.data}
        problem={isBackward ? 'The window ends before it begins.' : offer.error?.message}
        isCounting={offer.isPlaceholderData}
        hint={isLive ? 'For what was before, save a window of the server’s recordings.' : undefined}
      />
      <footer className={sheet.foot}>
        <output>
          {now?.is === 'writing' && 'Writing…'}
          {now?.is === 'saved' && `Saved as ${now.fileName}.`}
        </output>
        {now?.is === 'failed' && <p role="alert">✕ Not saved: {plainText(now.problem, LONGEST_PROBLEM)}</p>}
        <Button onClick={onClose}>Close</Button>
        <Button
          strong
          disabled={isBackward || offer.isPlaceholderData || !offer.data?.facts.positions || now?.is === 'writing'}
          onClick={() => offer.data && void save(offer.data.facts)}
        >
          Save
        </Button>
      </footer>
    </Sheet>
  )
}

function useOffer(selection: DeskSelection, events: readonly ZoneEvent[], enabled: boolean) {
  const picture = usePicture()
  return useQuery({
    queryKey: ['export', picture.state.source, selection],
    queryFn: () => picture.exportFacts(selection, events),
    placeholderData: keepPreviousData,
    // Asked again it is the same, or another picture.
    retry: false,
    staleTime: 0,
    gcTime: 0,
    enabled,
  })
}

function whoseWords(whose: Whose, selectedName: string | undefined, watched: number): string {
  if (whose === 'all') return 'All'
  return whose === 'selected' ? `Only ${plainText(selectedName ?? '')}` : `The watch list (${countText(watched)})`
}
