import { House, Route } from 'lucide-react'
import type { CraftState } from '#domain/craft/craft-state.ts'
import { plainText } from '#domain/notation.ts'
import { Button } from '../../ui/button.tsx'
import { Sign } from '../../ui/sign.tsx'
import styles from './craft-list.module.css'
import { craftName, fuelWords, linkWords, orderWords, phaseWords, progressWords, spanText } from './craft-words.ts'

/** There is nothing to call home. */
const AT_HOME: readonly CraftState['phase'][] = ['turnaround', 'ready', 'returning', 'landing']

/** One craft: what it is doing, how long it can go on, whether it answers. */
export function CraftRow({
  craft,
  isChosen,
  nameOf,
  nowMs,
  onChoose,
  onTask,
  onRecall,
}: {
  craft: CraftState
  isChosen: boolean
  nameOf: (trackId: string) => string
  nowMs: number
  onChoose: () => void
  onTask: () => void
  onRecall: () => void
}) {
  const name = craftName(craft)
  const doing = craft.order
    ? [orderWords(craft.order, nameOf), progressWords(craft)].filter(Boolean).join(' · ')
    : `home ${plainText(craft.home.name)}`
  const link = linkWords(craft, nowMs)
  return (
    <li className={styles.craft}>
      <button type="button" className={styles.row} aria-pressed={isChosen} onClick={onChoose}>
        <Sign shape={craft.kind === 'drone' ? 'aeroplane' : 'hull'} tone="ours" />
        <span className={styles.what}>
          <span className={styles.head}>
            <strong>{name}</strong>
            <span className={styles.phase}>{phaseWords(craft)}</span>
          </span>
          <span>
            {plainText(craft.typeName, 40)} · {doing}
          </span>
          {craft.pendingOrder && <span>Sent: {orderWords(craft.pendingOrder, nameOf)}</span>}
          {link && (
            <span className={styles.link} data-lost={craft.link.state === 'lost' || undefined}>
              {link}
            </span>
          )}
          {craft.refuses !== undefined && <span>Takes no order now: {plainText(craft.refuses, 200)}</span>}
        </span>
      </button>
      <div className={styles.foot}>
        <Fuel fuel={craft.fuel} />
        <Button aria-label={`Task ${name}`} onClick={onTask}>
          <Route /> Task
        </Button>
        <Button aria-label={`Recall ${name}`} disabled={AT_HOME.includes(craft.phase)} onClick={onRecall}>
          <House /> Recall
        </Button>
      </div>
    </li>
  )
}

/** How much is left of a full tank; the marks are the reserve, and the way home on top of it. */
function Fuel({ fuel }: Pick<CraftState, 'fuel'>) {
  const { left, warning } = fuelWords(fuel)
  const share = (seconds: number) => `${Math.max(0, Math.min(100, (seconds / fuel.fullS) * 100))}%`
  const words = `${left}, reserve ${spanText(fuel.reserveS)}, way home ${spanText(fuel.homewardS)}`
  return (
    <div className={styles.fuel}>
      <span className={styles.bar} aria-hidden="true" title={words}>
        <i style={{ width: share(fuel.leftS) }} data-short={warning !== '' || undefined} />
        <b style={{ left: share(fuel.reserveS) }} />
        {fuel.homewardS > 0 && <b data-turn style={{ left: share(fuel.reserveS + fuel.homewardS) }} />}
      </span>
      <small>
        <span>Fuel {left}</span>
        {warning && <strong> · {warning}</strong>}
      </small>
    </div>
  )
}
