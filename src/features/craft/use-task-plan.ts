import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPlan } from '#domain/craft/craft-state.ts'
import type { Result } from '#geo/result.ts'
import { type OrderRefusal, planQuery } from '../../data/craft.ts'

/** Nobody reads a plan while typing. */
const SETTLED_MS = 400

/** What an order would come to, as far as that is known. */
export interface TaskPlan {
  /** Of the order as it was last asked about; `isOld` when it is another by now. */
  readonly answer: Result<CraftPlan, OrderRefusal> | undefined
  readonly isOld: boolean
  /** The server could not be asked. */
  readonly failure: string | undefined
  readonly again: () => void
}

/** Asks the server what an order would come to for a craft, once it stands still. */
export function useTaskPlan(trackId: string, order: CraftOrder | undefined): TaskPlan {
  const wanted = order ? JSON.stringify([trackId, order]) : ''
  const asked = useSettled(wanted)
  const [askedOf, askedFor]: [string, CraftOrder] = asked === '' ? NOTHING : JSON.parse(asked)
  const query = useQuery({
    ...planQuery(askedOf, askedFor),
    enabled: asked !== '',
    // The figures of the same craft stay until the new ones come; another craft begins with none.
    placeholderData: (before, of) => (of?.queryKey[1] === askedOf ? before : undefined),
  })
  return {
    answer: wanted === '' ? undefined : query.data,
    isOld: wanted !== asked || query.isPlaceholderData,
    failure: query.isError ? query.error.message : undefined,
    again: () => void query.refetch(),
  }
}

/** Stands where a query wants a craft and an order, and nothing is asked about. */
const NOTHING: [string, CraftOrder] = ['', { kind: 'return' }]

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
