import { Check, Undo2, X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import type { AreaShape } from './area-shape.ts'
import styles from './draw-bar.module.css'

const HINTS: Record<AreaShape | 'edit', string> = {
  polygon: 'Press each corner in turn',
  rectangle: 'Press two opposite corners',
  circle: 'Press the middle, then the rim',
  edit: 'Drag corners, or the points between',
}

/** What one can do while an area is drawn, over the map: the map itself is free. */
export function DrawBar({
  shape,
  corners,
  onUndo,
  onFinish,
  onCancel,
}: {
  shape: AreaShape | 'edit'
  corners: number
  onUndo: () => void
  onFinish: () => void
  onCancel: () => void
}) {
  return (
    <section className={styles.bar} aria-label="Drawing">
      <p>{HINTS[shape]}</p>
      <output className={styles.corners}>
        {corners} <small>corners</small>
      </output>
      <div className={styles.buttons}>
        <Button onClick={onUndo} aria-keyshortcuts="Backspace" title="Backspace">
          <Undo2 /> Undo
        </Button>
        <Button strong onClick={onFinish} disabled={corners < 3} aria-keyshortcuts="Enter" title="Enter">
          <Check /> Finish
        </Button>
        <Button onClick={onCancel} aria-keyshortcuts="Escape" title="Esc">
          <X /> Cancel
        </Button>
      </div>
    </section>
  )
}
