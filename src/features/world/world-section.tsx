import { Pause, Play } from 'lucide-react'
import { useId } from 'react'
import { ageText, plainText } from '#domain/notation.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { ChaosSwitches } from './chaos-switches.tsx'
import { JumpForm } from './jump-form.tsx'
import { type SteeredWorld, useWorld } from './use-world.ts'
import styles from './world-section.module.css'
import { runningWords, STEPS_S, speedsWith, timeWords } from './world-words.ts'

const LONGEST_TITLE = 80
const LONGEST_DESCRIPTION = 400

/**
 * The simulated world: which it is, its time, and how it is steered. What is done here everyone sees. Nothing where the
 * server simulates none.
 */
export function WorldSection() {
  const world = useWorld()
  return world ? <WorldControls {...world} /> : null
}

/** A world as it stands, and all that can be done with it. */
export function WorldControls({ state, problem, steer, setChaos }: SteeredWorld) {
  const heading = useId()
  // A step or jump that is under way can be ended as well.
  const isRunning = !state.paused || state.goingToMs !== undefined
  return (
    <section className={styles.world} aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{plainText(state.title, LONGEST_TITLE)}</h3>
        <p className={styles.note}>{plainText(state.description, LONGEST_DESCRIPTION)}</p>
      </header>
      <p className={styles.time}>{timeWords(state)}</p>
      <p className={styles.note} role="status">
        {runningWords(state)}
      </p>
      <div className={styles.line}>
        <Button onClick={() => steer({ paused: isRunning })}>
          {isRunning ? <Pause /> : <Play />}
          {isRunning ? 'Pause the world' : 'Let the world run'}
        </Button>
      </div>
      <Select
        name="Speed"
        value={state.speed}
        options={speedsWith(state.speed)}
        nameOf={(speed) => `${speed}×`}
        onChange={(speed) => steer({ speed })}
      />
      <fieldset className={styles.steps}>
        <legend>One step, then pause</legend>
        {STEPS_S.map((stepS) => (
          <Button key={stepS} aria-label={`Step ${stepText(stepS)}`} onClick={() => steer({ stepS })}>
            {stepText(stepS)}
          </Button>
        ))}
      </fieldset>
      <JumpForm nowMs={state.nowMs} onJump={(jumpToMs) => steer({ jumpToMs })} />
      {problem && (
        <p className={styles.problem} role="alert">
          {plainText(problem, LONGEST_DESCRIPTION)}
        </p>
      )}
      <ChaosSwitches chaos={state.chaos} onChange={setChaos} />
    </section>
  )
}

function stepText(stepS: number): string {
  return stepS === 3600 ? '1 h' : ageText(stepS)
}
