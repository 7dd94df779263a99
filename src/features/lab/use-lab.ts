import { useEffect, useState } from 'react'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { ZoneRule } from '#domain/events/zone-rule.ts'

/** What is tried on the recording: another rule, other zones, or both. */
export interface Trial {
  readonly rule: ZoneRule
  /** A zones file as parsed JSON; the zones of the recording where there is none. */
  readonly zones: unknown
}

/** Runs the open recording under what is tried, beside the picture that is shown, until the signal gives it up. */
export type RunLab = (rule: ZoneRule, zones: unknown, signal: AbortSignal) => Promise<readonly ZoneEvent[] | undefined>

/** What became of a trial. */
interface Answered {
  readonly trial: Trial
  readonly events?: readonly ZoneEvent[]
  readonly problem?: string
}

/** A slider sends many values on its way. */
const SETTLED_AFTER_MS = 250

/**
 * The events of the recording under a trial: the last known ones while newer are on their way. A newer trial gives up
 * the one that runs.
 */
export function useLab(trial: Trial, runLab: RunLab): Omit<Answered, 'trial'> & { readonly busy: boolean } {
  const [answered, setAnswered] = useState<Answered>()
  useEffect(() => {
    const wanted = new AbortController()
    const run = async () => {
      try {
        const events = await runLab(trial.rule, trial.zones, wanted.signal)
        if (events && !wanted.signal.aborted) setAnswered({ trial, events })
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error)
        if (!wanted.signal.aborted) setAnswered({ trial, problem })
      }
    }
    const timer = setTimeout(run, SETTLED_AFTER_MS)
    return () => {
      clearTimeout(timer)
      wanted.abort()
    }
  }, [trial, runLab])
  return { ...answered, busy: answered?.trial !== trial }
}
