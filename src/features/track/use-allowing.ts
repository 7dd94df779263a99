import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrackIdentity } from '#domain/report.ts'
import type { Result } from '#geo/result.ts'
import { alertRulesQuery, type VersionedRuleBook } from '../../data/alerts.ts'
import { allowVessel, disallowVessel } from '../../data/allowed-vessels.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { type RuleStanding, rulesAbout, vesselName } from './rule-standing.ts'

/** Others change rules too. */
const ASK_EVERY_MS = 30_000
const NONE: readonly RuleStanding[] = []

export interface Allowing {
  readonly standings: readonly RuleStanding[]
  readonly busy: boolean
  /** Why the last change did not work, or why nothing is known of the rules. */
  readonly problem: string | undefined
  /** Resolves to whether all of it was done. */
  readonly allow: (ruleIds: readonly string[], by: string, note: string) => Promise<boolean>
  readonly undo: (standing: RuleStanding, by: string) => Promise<boolean>
  /** Forgets why the last change did not work. */
  readonly forget: () => void
}

/** How a live track stands with the alert rules, and what changes that for everyone. Nothing in a recording. */
export function useAllowing(identity: TrackIdentity | undefined): Allowing {
  const client = useQueryClient()
  const isLive = usePictureState(({ source }) => source === 'live')
  const alerts = usePictureState((state) => state.alerts)
  // Who looks back still allows as of now.
  const edgeMs = usePictureState(({ span }) => span?.toMs ?? 0)
  const { data: book, error } = useQuery({ ...alertRulesQuery, enabled: isLive, refetchInterval: ASK_EVERY_MS })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()

  const change = async (steps: readonly (() => Promise<Result<VersionedRuleBook>>)[]): Promise<boolean> => {
    setBusy(true)
    setRefusal(undefined)
    try {
      // One after the other: each is a change of its own, and the first that is refused ends it.
      for (const step of steps) {
        const answer = await step()
        if (!answer.ok) {
          setRefusal(answer.problem)
          return false
        }
        client.setQueryData(alertRulesQuery.queryKey, answer.value)
      }
      return true
    } catch (thrown) {
      setRefusal(thrown instanceof Error ? thrown.message : String(thrown))
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    standings: book && identity && isLive ? rulesAbout(book, identity, alerts, edgeMs) : NONE,
    busy,
    problem: refusal ?? (isLive && !book ? error?.message : undefined),
    allow: (ruleIds, by, note) =>
      change(identity ? ruleIds.map((id) => () => allowVessel(id, vesselName(identity), { by, note })) : []),
    forget: () => setRefusal(undefined),
    undo: ({ rule, undoneAs }, by) => change(undoneAs ? [() => disallowVessel(rule.id, undoneAs, by)] : []),
  }
}
