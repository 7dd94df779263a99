import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Result } from '#geo/result.ts'
import { recorderQuery } from '../../data/recorder.ts'

/** Asks the server for something, then for what it has now; keeps why it refused. */
export function useAsked() {
  const client = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const ask = async (asked: () => Promise<Result<undefined>>): Promise<boolean> => {
    setBusy(true)
    const done = await asked()
    setProblem(done.ok ? undefined : done.problem)
    await client.invalidateQueries({ queryKey: recorderQuery.queryKey })
    setBusy(false)
    return done.ok
  }
  return { ask, problem, isBusy }
}
