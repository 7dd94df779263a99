import { Check, Undo2, X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import styles from './draw-bar.module.css'

/** What is drawn for a task. */
export type DrawnShape = 'polygon' | 'rectangle' | 'line' | 'point' | 'edit'

const HINTS: Record<DrawnShape, string> = {
  polygon: 'Press each corner in turn',
  rectangle: 'Press two opposite corners',
  line: 'Press both ends of the line',
  point: 'Press the place',
  edit: 'Drag corners, or the points between',
}

/** Shapes that are done with their last press. */
const BY_PRESS: readonly DrawnShape[] = ['line', 'point']

/** What one can do while something is drawn, over the map: the map itself is free. */
export function DrawBar({
  shape,
  corners,
  onUndo,
  onFinish,
  onCancel,
}: {
  shape: DrawnShape
  corners: number
  onUndo: () => void
  onFinish: () => void
  onCancel: () => void
}) {
  const isByPress = BY_PRESS.includes(shape)
  return (
    <section className={styles.bar} aria-label="Drawing">
      <p>
        {HINTS[shape]}
        {shape !== 'edit' && (
          <small className={styles.hint}>Without a pointer: arrows move the map, Space presses in its middle.</small>
        )}
      </p>
      {!isByPress && (
        <output className={styles.corners}>
          {corners} <small>corners</small>
        </output>
      )}
      <div className={styles.buttons}>
        {!isByPress && (
          <>
            <Button onClick={onUndo} aria-keyshortcuts="Backspace" title="Backspace">
              <Undo2 /> Undo
            </Button>
            <Button strong onClick={onFinish} disabled={corners < 3} aria-keyshortcuts="Enter" title="Enter">
              <Check /> Finish
            </Button>
          </>
        )}
        <Button onClick={onCancel} aria-keyshortcuts="Escape" title="Esc">
          <X /> Cancel
        </Button>
      </div>
    </section>
  )
}
