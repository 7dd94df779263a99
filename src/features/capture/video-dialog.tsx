import { type RefObject, useEffect, useRef, useState } from 'react'
import { ageText, instantText } from '#domain/notation.ts'
import type { Span } from '#domain/past-windows.ts'
import { TYPED_INSTANT } from '#domain/typed-instant.ts'
import { firstWindow } from '../../data/picture-windows.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import { Button } from '../../ui/button.tsx'
import { ParsedField } from '../../ui/parsed-field.tsx'
import { saveBlob } from '../../ui/save-text.ts'
import sheet from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.tsx'
import { WindowFields } from '../../ui/window-fields.tsx'
import { recordVideo, webmType } from './record-video.ts'
import { captureName } from './take-picture.ts'
import styles from './video-dialog.module.css'

const SHORTEST_S = 10
const LONGEST_S = 120
const USUAL_S = 30
/** Of the live picture, unless someone says otherwise. */
const USUAL_WINDOW_MS = 30 * 60_000

interface VideoDialogProps {
  readonly mapRef: RefObject<SeaMap | undefined>
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** Films the chart while its clock goes through a window. */
export function VideoDialog({ mapRef, onSaved, onClose }: VideoDialogProps) {
  const picture = usePicture()
  const span = usePictureState((state) => state.span)
  const [{ fromMs, toMs }, setWindow] = useState(() => firstWindow(picture.state, USUAL_WINDOW_MS))
  const [lengthS, setLengthS] = useState(USUAL_S)
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const isRunning = share !== undefined
  const windowProblem = fromMs >= toMs ? 'It is to end after it begins.' : outside({ fromMs, toMs }, span)
  const start = async () => {
    const map = mapRef.current
    if (!map) return setProblem('There is no chart to film.')
    const control = new AbortController()
    running.current = control
    setProblem(undefined)
    setShare(0)
    const made = await recordVideo(picture, map, { fromMs, toMs, lengthS }, control.signal, (next) =>
      // A screen reader and the eye need no more than whole hundredths.
      setShare(Math.round(next * 100) / 100),
    )
    running.current = undefined
    setShare(undefined)
    if (!made.ok) setProblem(made.problem)
    else if (made.value) {
      saveBlob(captureName(fromMs, 'webm'), made.value)
      onSaved()
      onClose()
    }
  }
  const mayClose = () => {
    if (!running.current) return true
    running.current.abort()
    return false
  }
  return (
    <Sheet title="Video of a window" onClose={onClose} mayClose={mayClose}>
      <section className={sheet.section} aria-label="What to film">
        <div className={styles.fields}>
          <WindowFields
            {...TYPED_INSTANT}
            window={{ fromMs, toMs }}
            problem={windowProblem}
            disabled={isRunning}
            onWindow={setWindow}
          />
          <ParsedField
            label="Length, s"
            value={lengthS}
            textOf={String}
            parse={seconds}
            expected={`${SHORTEST_S} to ${LONGEST_S} seconds`}
            disabled={isRunning}
            onValue={setLengthS}
          />
        </div>
        {isRunning ? (
          <div className={styles.progress}>
            <p>Filming, {Math.round(share * 100)} %. Leave this tab in front.</p>
            <progress value={share} aria-label="Filming" />
          </div>
        ) : (
          <p className={styles.words}>
            {windowProblem === undefined &&
              `${ageText((toMs - fromMs) / 1000)} in ${lengthS} s, ${speedText((toMs - fromMs) / 1000 / lengthS)} times as fast. `}
            The chart as it is seen now, with time, source and disclaimer in the picture. It takes as long as it lasts;
            then the clock goes back to where it is.
          </p>
        )}
        {webmType() === undefined && <p role="alert">This browser writes no WebM: Chromium and Firefox do.</p>}
        {problem !== undefined && <p role="alert">✕ {problem}</p>}
      </section>
      <footer className={sheet.foot}>
        {isRunning ? (
          <Button onClick={() => running.current?.abort()}>Cancel</Button>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button
              strong
              data-first
              disabled={windowProblem !== undefined || webmType() === undefined}
              onClick={() => void start()}
            >
              Film and save
            </Button>
          </>
        )}
      </footer>
    </Sheet>
  )
}

function seconds(text: string): number | undefined {
  const value = Number(text)
  return text.trim() !== '' && value >= SHORTEST_S && value <= LONGEST_S ? value : undefined
}

function speedText(times: number): string {
  return times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en')
}

function outside({ fromMs, toMs }: Span, span: Span | undefined): string | undefined {
  // The field shows whole seconds.
  if (!span || (fromMs >= span.fromMs - 1000 && toMs <= span.toMs + 1000)) return undefined
  return `The picture reaches from ${instantText(span.fromMs)} to ${instantText(span.toMs)}.`
}
