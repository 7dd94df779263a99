import { useId } from 'react'
import type { ChaosSwitch } from '#domain/world/chaos-switch.ts'
import type { WorldState } from '#domain/world/world-state.ts'
import { Button } from '../../ui/button.tsx'
import styles from './world-section.module.css'
import { switched, USUAL_FAULTS } from './world-words.ts'

interface ChaosSwitchesProps {
  readonly chaos: WorldState['chaos']
  readonly onChange: (switches: readonly ChaosSwitch[]) => void
}

/** Faults that can be put between the world and its feed; those that are on say with which figures. */
export function ChaosSwitches({ chaos, onChange }: ChaosSwitchesProps) {
  const heading = useId()
  return (
    <section className={styles.chaos} aria-labelledby={heading}>
      <h4 id={heading}>Faults of the feed</h4>
      <ul>
        {USUAL_FAULTS.map((fault) => {
          const on = chaos.filter((each) => each.switch.kind === fault.kind && each.isOn)
          return (
            <li key={fault.kind}>
              <label>
                <input type="checkbox" checked={on.length > 0} onChange={() => onChange(switched(chaos, fault))} />
                <span>{fault.title}</span>
                <small>{on.length > 0 ? on.map(({ words }) => words).join(', ') : fault.meaning}</small>
              </label>
            </li>
          )
        })}
      </ul>
      {chaos.length > 0 && <Button onClick={() => onChange([])}>No faults</Button>}
    </section>
  )
}
