import { useMemo } from 'react'
import type { ToolChoices } from '../map/tools/choices.ts'
import { changeUrl, useUrl } from './url-state.ts'

/** What the operator has chosen of the tools: it is in the address. */
export function useToolChoices(): readonly [ToolChoices, (change: Partial<ToolChoices>) => void] {
  const trails = useUrl((state) => state.trails)
  const vectorMinutes = useUrl((state) => state.vectorMinutes)
  const predicted = useUrl((state) => state.predicted)
  const symbols = useUrl((state) => state.symbols)
  const globe = useUrl((state) => state.globe)
  const rings = useUrl((state) => state.rings)
  const follow = useUrl((state) => state.follow)
  const choices = useMemo(
    () => ({ trails, vectorMinutes, predicted, symbols, globe, rings, follow }),
    [trails, vectorMinutes, predicted, symbols, globe, rings, follow],
  )
  return [choices, changeUrl]
}
