import { Crosshair, RotateCw } from 'lucide-react'
import type { TrackIdentity } from '#domain/report.ts'
import { Button } from '../../ui/button.tsx'
import { askForCraft, type CraftAsk } from './craft-asks.ts'
import styles from './target-tasks.module.css'

/** What craft of ours can be told to do about a track; none for the craft themselves. `onAsked`: their form is to be shown. */
export function TargetTasks({ target, onAsked }: { target: TrackIdentity; onAsked: () => void }) {
  if (!isTarget(target)) return null
  const ask = (what: CraftAsk['what']) => {
    askForCraft({ what, target })
    onAsked()
  }
  return (
    <div className={styles.tasks}>
      <Button onClick={() => ask('intercept')}>
        <Crosshair /> Intercept with…
      </Button>
      <Button onClick={() => ask('orbit')}>
        <RotateCw /> Orbit with…
      </Button>
    </div>
  )
}

/** Whether craft can be sent to a track: our own and what stands still are none. */
export function isTarget({ kind }: Pick<TrackIdentity, 'kind'>): boolean {
  return kind === 'vessel' || kind === 'contact' || kind === 'other'
}
