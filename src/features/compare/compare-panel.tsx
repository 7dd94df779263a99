import { ArrowLeftRight, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { compareCsv } from '#domain/compare/compare-csv.ts'
import { type ComparedNames, comparisonWords } from '#domain/compare/compare-words.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import { titleOf } from '#domain/identity-words.ts'
import { clockText, plainText, sentenceText } from '#domain/notation.ts'
import type { Span } from '#domain/past-windows.ts'
import { TYPED_INSTANT } from '#domain/typed-instant.ts'
import type { Picture } from '../../data/picture.ts'
import { wholeWindow, windowAround } from '../../data/picture-windows.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import { ParsedField } from '../../ui/parsed-field.tsx'
import { saveText } from '../../ui/save-text.ts'
import { WindowFields } from '../../ui/window-fields.tsx'
import { ClockValues } from './clock-values.tsx'
import styles from './compare-panel.module.css'
import { ComparisonGraphs } from './comparison-graphs.tsx'
import { TrackPicker } from './track-picker.tsx'
import { useComparison, type Wanted } from './use-comparison.ts'

/** A comparison with what its two tracks are called. */
export interface NamedComparison {
  readonly comparison: Comparison
  readonly names: ComparedNames
}

interface ComparePanelProps {
  /** The track that is selected when the panel opens. */
  readonly firstId: string | undefined
  /** Hears what is compared now, and of undefined when nothing is. */
  readonly onCompared: (compared: NamedComparison | undefined) => void
  readonly onBundle: () => void
  readonly onClose: () => void
}

type What = 'tracks' | 'windows'

const AROUND_MINUTES = 15

/** Two tracks, or two windows of one, on one clock: range, bearing and speeds over time and at the instant that is shown. */
export function ComparePanel({ firstId, onCompared, onBundle, onClose }: ComparePanelProps) {
  const picture = usePicture()
  usePictureState((state) => state.identityVersion)
  const [what, setWhat] = useState<What>('tracks')
  const [a, setA] = useState(firstId)
  const [b, setB] = useState<string>()
  const [chosen, setChosen] = useState<Span>()
  const [startBMs, setStartBMs] = useState<number>()
  const [whole, setWhole] = useState(() => wholeWindow(picture.state))
  const recording = usePictureState((state) => state.recording)
  // Another recording, or one that was read on, has another beginning and end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => setWhole(wholeWindow(picture.state)), [picture, recording])
  const { fromMs, toMs } = chosen ?? whole
  const secondMs = startBMs ?? fromMs
  const other = what === 'tracks' ? b : a
  const shiftBMs = what === 'windows' ? fromMs - secondMs : 0
  const isSame = what === 'windows' && shiftBMs === 0
  const wanted = useMemo(
    (): Wanted | undefined =>
      a !== undefined && other !== undefined && !isSame && fromMs <= toMs
        ? { a, b: other, fromMs, toMs, shiftBMs }
        : undefined,
    [a, other, isSame, fromMs, toMs, shiftBMs],
  )
  const { comparison, problem, busy } = useComparison(wanted)
  const names = useMemo(
    () => namesOf(picture, comparison?.trackA ?? '', comparison?.trackB ?? '', comparison?.shiftBMs !== 0),
    [picture, comparison],
  )
  useEffect(() => {
    onCompared(comparison && { comparison, names })
    return () => onCompared(undefined)
  }, [comparison, names, onCompared])
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true }), [])
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key !== 'Escape') return
    press.stopPropagation()
    onClose()
  }
  return (
    <Panel
      title="Compare"
      tools={
        <IconButton label="Close this panel (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: in the fields the keys of the screen are off, but Esc leaves */}
      <div ref={panel} className={styles.body} onKeyDown={onKeyDown}>
        <section className={styles.what} aria-label="What is compared">
          <Choice
            name="What is compared"
            value={what}
            options={[
              { value: 'tracks', title: 'Two tracks' },
              { value: 'windows', title: 'Two windows of one track' },
            ]}
            onChange={setWhat}
          />
          <div className={styles.pair}>
            <TrackPicker
              label={what === 'tracks' ? 'First track' : 'Track'}
              trackId={a}
              besideId={what === 'tracks' ? b : undefined}
              isFirst={firstId === undefined}
              onTrack={setA}
            />
            {what === 'tracks' ? (
              <>
                <IconButton
                  label="Exchange the two"
                  disabled={!a || !b}
                  onClick={() => {
                    setA(b)
                    setB(a)
                  }}
                >
                  <ArrowLeftRight />
                </IconButton>
                <TrackPicker
                  label="Second track"
                  trackId={b}
                  besideId={a}
                  isFirst={firstId !== undefined}
                  onTrack={setB}
                />
              </>
            ) : (
              <ParsedField
                label="Second window from, UTC"
                {...TYPED_INSTANT}
                value={secondMs}
                problem={isSame ? 'It is the first window: nothing to compare with.' : undefined}
                onValue={setStartBMs}
              />
            )}
          </div>
          <div className={styles.window}>
            <WindowFields
              {...TYPED_INSTANT}
              window={{ fromMs, toMs }}
              fromLabel={what === 'tracks' ? 'From, UTC' : 'First window from, UTC'}
              onWindow={setChosen}
            />
            <Button
              onClick={() => {
                setChosen(undefined)
                setWhole(wholeWindow(picture.state))
              }}
            >
              Whole
            </Button>
            <Button
              aria-label={`±${AROUND_MINUTES} min either side of the clock`}
              onClick={() =>
                setChosen(windowAround(picture.nowMs ?? fromMs, AROUND_MINUTES, wholeWindow(picture.state)))
              }
            >
              ±{AROUND_MINUTES} min
            </Button>
          </div>
        </section>
        {!wanted ? (
          <EmptyNote>
            {what === 'tracks'
              ? 'Choose two tracks. The nearest to the first are offered; type a name, an MMSI or an id for others.'
              : 'Choose a track and when its second window begins. It is laid over the first.'}
          </EmptyNote>
        ) : problem !== undefined && !busy ? (
          <EmptyNote>They could not be compared: {plainText(problem, 300)}.</EmptyNote>
        ) : !comparison ? (
          <EmptyNote>Comparing…</EmptyNote>
        ) : (
          <div className={styles.results} aria-busy={busy}>
            <Words comparison={comparison} names={names} onMoment={(atMs) => picture.seek(atMs)} />
            {comparison.closest && (
              <>
                <ClockValues samples={comparison.samples} names={names} />
                <ComparisonGraphs comparison={comparison} names={names} />
              </>
            )}
          </div>
        )}
      </div>
      <footer className={styles.foot}>
        <Button
          disabled={!comparison?.closest}
          onClick={() => comparison && saveText(csvName(comparison, names), 'text/csv', compareCsv(comparison))}
        >
          Save as CSV
        </Button>
        <Button onClick={onBundle}>Evidence bundle…</Button>
      </footer>
    </Panel>
  )
}

interface WordsProps extends NamedComparison {
  readonly onMoment: (atMs: number) => void
}

function Words({ comparison, names, onMoment }: WordsProps) {
  const [first, ...rest] = comparisonWords(comparison, names)
  const { closest } = comparison
  return (
    <section className={styles.words} aria-label="What it says">
      <p className={styles.lead}>
        <strong>
          {closest && first ? sentenceText(first) : `The two never have reports at the same time in this window.`}
        </strong>
        {closest && (
          <Button
            aria-label={`Go to the closest approach, ${clockText(closest.atMs)}`}
            onClick={() => onMoment(closest.atMs)}
          >
            Go to
          </Button>
        )}
      </p>
      {rest.map((words) => (
        <p key={words}>{sentenceText(words)}</p>
      ))}
    </section>
  )
}

function namesOf(picture: Picture, trackA: string, trackB: string, isShifted: boolean): ComparedNames {
  const nameOf = (trackId: string) => {
    const slot = picture.slotOf(trackId)
    const identity = slot === undefined ? undefined : picture.identity(slot)
    return identity ? plainText(titleOf(identity), 32) : plainText(trackId, 32)
  }
  const [a, b] = [nameOf(trackA), nameOf(trackB)]
  if (trackA === trackB) return { a: `${a}, first`, b: `${b}, ${isShifted ? 'second' : 'again'}` }
  // Two ships may have one name.
  return a === b ? { a: `${a} (${plainText(trackA, 20)})`, b: `${b} (${plainText(trackB, 20)})` } : { a, b }
}

/** `compare-2026-03-14T00-00-00Z-GEO-MERIDIAN-SERI-TERATAI.csv`. */
function csvName({ fromMs }: Comparison, { a, b }: ComparedNames): string {
  const at = new Date(fromMs).toISOString().slice(0, 19)
  return `${`compare ${at}Z ${a} ${b}`.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}.csv`
}
