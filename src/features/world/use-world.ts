import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChaosSwitch } from '#domain/world/chaos-switch.ts'
import type { WorldOrder, WorldState } from '#domain/world/world-state.ts'
import type { Result } from '#geo/result.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { sendChaos, sendWorldOrder, worldQuery } from '../../data/world.ts'

/** The simulated world and what can be done with it. */
export interface SteeredWorld {
  readonly state: WorldState
  /** Why the last thing asked was not done. */
  readonly problem: string | undefined
  readonly steer: (order: WorldOrder) => void
  readonly setChaos: (switches: readonly ChaosSwitch[]) => void
}

/** Undefined until it is known, and where the server simulates no world. */
export function useWorld(): SteeredWorld | undefined {
  const isSimulated = usePictureState(({ feeds }) => feeds.some(({ kind }) => kind === 'simulator'))
  const { data } = useQuery({ ...worldQuery, enabled: isSimulated })
  const client = useQueryClient()
  const [problem, setProblem] = useState<string>()
  if (!data) return undefined
  const show = async (asked: Promise<Result<WorldState>>) => {
    // An answer that is on its way tells of the time before.
    await client.cancelQueries({ queryKey: worldQuery.queryKey })
    const done = await asked.catch((error: Error) => ({ ok: false as const, problem: error.message }))
    setProblem(done.ok ? undefined : done.problem)
    if (done.ok) client.setQueryData(worldQuery.queryKey, done.value)
  }
  return {
    state: data,
    problem,
    steer: (order) => void show(sendWorldOrder(order)),
    setChaos: (switches) => void show(sendChaos(switches)),
  }
}
