import { type FormEvent, useEffect, useId, useMemo, useState } from 'react'
import { MOST_POSITIONS } from '#domain/bundle/bundle.ts'
import { bundleFileName } from '#domain/bundle/bundle-file-name.ts'
import { sizeProblem } from '#domain/bundle/bundle-of.ts'
import type { ComparedNames } from '#domain/compare/compare-words.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import type { ZoneRules } from '#domain/events/zone-rule.ts'
import { titleOf } from '#domain/identity-words.ts'
import { ageText, countedText, countText, plainText, sentenceText } from '#domain/notation.ts'
import { TYPED_INSTANT } from '#domain/typed-instant.ts'
import type { Result } from '#geo/result.ts'
import { useShownNotes } from '../../data/notes.ts'
import type { BundleWish, Picture } from '../../data/picture.ts'
import { firstWindow } from '../../data/picture-windows.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { saveBlob } from '../../ui/save-text.ts'
import sheet from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.tsx'
import { WindowFields } from '../../ui/window-fields.tsx'
import styles from './bundle-dialog.module.css'
import { bundleSources, recordingFacts, rulesWords, standingEvents } from './bundle-words.ts'

const TOOL = 'eez-watch'
const LONGEST_TITLE = 120
/** Of the live picture, unless someone says otherwise. */
const USUAL_WINDOW_MS = 60 * 60_000

interface BundleDialogProps {
  /** The track that is selected. */
  readonly selected: number | undefined
  /** What is being compared: it can go along. */
  readonly compared: { readonly comparison: Comparison; readonly names: ComparedNames } | undefined
  /** In force in the live picture; a recording has its own. */
  readonly liveRules: ZoneRules
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly author: string | undefined
  /** The chart as it is seen, with its caption. */
  readonly takePicture: () => Promise<Result<NonNullable<BundleWish['picture']>>>
  readonly onSaved: () => void
  readonly onClose: () => void
}

type Whose = 'selected' | 'compared' | 'all'

/** Saves the slice of a window with its events, notes, chart and hashes as one page that opens by itself. */
export function BundleDialog(props: BundleDialogProps) {
  const { selected, compared, liveRules, zoneNameOf, author, takePicture, onSaved, onClose } = props
  const picture = usePicture()
  const recording = usePictureState((state) => (state.source === 'recording' ? state.recording : undefined))
  const events = usePictureState((state) => state.events)
  const notes = useShownNotes()
  const identity = selected === undefined ? undefined : picture.identity(selected)
  const [whose, setWhose] = useState<Whose>(compared ? 'compared' : identity ? 'selected' : 'all')
  const [{ fromMs, toMs }, setWindow] = useState(
    () => compared?.comparison ?? firstWindow(picture.state, USUAL_WINDOW_MS),
  )
  const [title, setTitle] = useState(() => firstTitle(compared?.names, identity && titleOf(identity)))
  const [by, setBy] = useState(author ?? '')
  const [hasPicture, setPicture] = useState(true)
  const [hasComparison, setComparison] = useState(true)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const trackIds = useMemo(
    () => idsOf(whose, picture, identity?.trackId, compared?.comparison),
    [whose, picture, identity, compared],
  )
  const isOrdered = fromMs <= toMs
  const size = useSize(picture, trackIds, fromMs, toMs)
  const among = new Set(trackIds)
  const inWindow = (atMs: number) => atMs >= fromMs && atMs <= toMs
  const eventCount = standingEvents(events).filter(({ atMs, trackId }) => inWindow(atMs) && among.has(trackId)).length
  const noteCount = notes.filter(({ atMs }) => inWindow(atMs)).length
  const tooLarge = size && sizeProblem(size.positions, size.tracks)
  const save = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const window = { fromMs, toMs }
      const taken = hasPicture ? await takePicture() : undefined
      if (taken && !taken.ok) return setProblem(`${taken.problem} Save without it, or show the chart first.`)
      const shownAtMs = picture.nowMs
      const made = await picture.bundle(trackIds, {
        title: plainText(title, LONGEST_TITLE) || 'Evidence bundle',
        made: { ...(by.trim() && { by: plainText(by) }), atMs: Date.now(), tool: TOOL },
        window,
        ...(shownAtMs !== undefined && inWindow(shownAtMs) && { shownAtMs }),
        events: standingEvents(events),
        notes: notes.map(({ isRecorded: _, ...note }) => note),
        ...(taken?.ok && { picture: taken.value }),
        ...(compared && hasComparison && { comparison: compared }),
        ...recordingFacts(recording),
        rules: rulesWords(recording?.rules ?? liveRules, zoneNameOf),
        sources: bundleSources(recording),
      })
      if (!made.ok) return setProblem(made.problem)
      saveBlob(bundleFileName({ title, window }), made.value)
      onSaved()
      onClose()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet title="Evidence bundle" onClose={onClose}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!isBusy && isOrdered && !tooLarge) void save()
        }}
      >
        <section className={sheet.section} aria-label="What goes into it">
          <p>One page that opens by itself in a browser, with no server: tracks, events, notes, chart and hashes.</p>
          <div className={`${sheet.two} ${styles.fields}`}>
            <TextLine label="Title" value={title} isFirst longest={LONGEST_TITLE} onText={setTitle} />
            <TextLine label="Written out by" value={by} placeholder="optional" longest={60} onText={setBy} />
            <WindowFields {...TYPED_INSTANT} window={{ fromMs, toMs }} onWindow={setWindow} />
          </div>
          <Choice
            name="Tracks"
            value={whose}
            options={[
              ...(identity ? [{ value: 'selected' as const, title: 'Selected' }] : []),
              ...(compared ? [{ value: 'compared' as const, title: 'Compared' }] : []),
              { value: 'all' as const, title: 'All in the window' },
            ]}
            onChange={setWhose}
          />
          <div className={styles.checks}>
            <label>
              <input type="checkbox" checked={hasPicture} onChange={({ target }) => setPicture(target.checked)} />
              The chart as it is seen now
            </label>
            {compared && (
              <label>
                <input
                  type="checkbox"
                  checked={hasComparison}
                  onChange={({ target }) => setComparison(target.checked)}
                />
                Comparison of {compared.names.a} and {compared.names.b}
              </label>
            )}
          </div>
          <output className={styles.size} aria-busy={!size}>
            {!size ? (
              'Counting…'
            ) : (
              <>
                {countText(size.positions)} of at most {countText(MOST_POSITIONS)} positions,{' '}
                {countedText(size.tracks, 'track')}, {countedText(eventCount, 'event')},{' '}
                {countedText(noteCount, 'note')}, {ageText((toMs - fromMs) / 1000)}
              </>
            )}
          </output>
          <p className={styles.problem} role="alert">
            {problem ?? (isOrdered && tooLarge ? sentenceText(tooLarge) : '')}
          </p>
        </section>
        <footer className={sheet.foot}>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" strong disabled={isBusy || !isOrdered || !size || tooLarge !== undefined}>
            {isBusy ? 'Saving…' : 'Save bundle'}
          </Button>
        </footer>
      </form>
    </Sheet>
  )
}

function TextLine({
  label,
  value,
  longest,
  isFirst,
  placeholder,
  onText,
}: {
  label: string
  value: string
  longest: number
  isFirst?: boolean
  placeholder?: string
  onText: (text: string) => void
}) {
  const id = useId()
  return (
    <div className={sheet.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-first={isFirst || undefined}
        value={value}
        maxLength={longest}
        placeholder={placeholder}
        autoComplete="off"
        onChange={({ target }) => onText(target.value)}
      />
    </div>
  )
}

interface Size {
  readonly positions: number
  readonly tracks: number
}

/** How much the slice would hold; undefined while it is counted. */
function useSize(picture: Picture, trackIds: readonly string[], fromMs: number, toMs: number): Size | undefined {
  const asked = useMemo(() => ({ trackIds, fromMs, toMs }), [trackIds, fromMs, toMs])
  const [counted, setCounted] = useState<{ readonly asked: object; readonly size: Size }>()
  useEffect(() => {
    let isWanted = true
    picture
      .exportFacts(asked)
      .then(({ facts }) => {
        if (isWanted) setCounted({ asked, size: facts })
      })
      // Counting is for the reader: what is wrong is said when it is saved.
      .catch((error: Error) => console.info('the slice could not be counted', error))
    return () => {
      isWanted = false
    }
  }, [picture, asked])
  return counted?.asked === asked ? counted.size : undefined
}

function idsOf(
  whose: Whose,
  picture: Picture,
  selectedId: string | undefined,
  comparison: Comparison | undefined,
): readonly string[] {
  if (whose === 'selected' && selectedId !== undefined) return [selectedId]
  if (whose === 'compared' && comparison) return [...new Set([comparison.trackA, comparison.trackB])]
  return picture.identities.flatMap((identity) => identity?.trackId ?? [])
}

function firstTitle(names: ComparedNames | undefined, name: string | undefined): string {
  if (names) return `${names.a} and ${names.b}`
  return name ?? 'What was seen'
}
