import { ChevronDown, Eye, Radar } from 'lucide-react'
import { useId } from 'react'
import { ageText, clockText } from '#domain/notation.ts'
import type { Figure } from '#domain/observations/figure.ts'
import { OBSERVATION_KIND_WORDS, type Observation } from '#domain/observations/observation.ts'
import { observationEvidence } from '#domain/observations/observation-evidence.ts'
import styles from './event-list.module.css'

interface ObservationRowProps {
  readonly observation: Observation
  /** Who it is about. */
  readonly title: string
  readonly words: string
  readonly nowMs: number
  /** Its evidence is shown. */
  readonly isOpen: boolean
  /** Selects its track, and opens or closes its evidence. */
  readonly onToggle: () => void
}

/** What a vessel did beside crossing limits, or what sensors say of it: a line, and under it what that rests on. */
export function ObservationRow({ observation, title, words, nowMs, isOpen, onToggle }: ObservationRowProps) {
  const { kind, state, atMs } = observation
  const id = useId()
  const SignOf = 'finding' in observation ? Radar : Eye
  return (
    <div className={styles.observation} data-open={isOpen || undefined}>
      <button type="button" className={styles.row} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        <SignOf className={styles.sign} aria-hidden="true" />
        <span className={styles.what}>
          <strong>{title}</strong>{' '}
          <span>
            {OBSERVATION_KIND_WORDS[kind]}
            {state === 'begun' && ', goes on'}: {words}
          </span>
        </span>
        <span className={styles.when}>
          <time dateTime={new Date(atMs).toISOString()}>{clockText(atMs)}</time>
          <span>
            {ageText((nowMs - atMs) / 1000)} ago <ChevronDown className={styles.more} aria-hidden="true" />
          </span>
        </span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Evidence observation={observation} words={words} />}
      </div>
    </div>
  )
}

function Evidence({ observation, words }: { observation: Observation; words: string }) {
  const { figures, rule, thresholds, source } = observationEvidence(observation)
  return (
    <div className={styles.figures}>
      <p>{words}</p>
      <Figures figures={figures} />
      <h3>Judged by: {rule}</h3>
      <Figures figures={thresholds} />
      <p className={styles.source}>{source}</p>
    </div>
  )
}

function Figures({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return null
  return (
    <dl>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
