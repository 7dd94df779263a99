import type { FeatureCollection } from 'geojson'
import { useCallback, useMemo, useState } from 'react'
import type { LonLat } from '#geo/lonlat.ts'
import { findLimit, type LimitLine } from '../features/limits/limit-line.ts'
import type { PressedLimit } from '../map/sea-map.ts'
import { changeUrl, useUrl } from './url-state.ts'

/** The limit whose card is open, kept in the address. */
export interface LimitCardState {
  readonly open: { readonly limit: LimitLine; readonly at: LonLat } | undefined
  /** On which side of the map the card leaves in view what it tells of. */
  readonly side: 'left' | 'right'
  /** What was pressed on, or undefined for something else: then the card goes. */
  readonly ask: (hit: PressedLimit | undefined) => void
  readonly close: () => void
}

export function useLimitCard(limits: FeatureCollection): LimitCardState {
  const asked = useUrl((state) => state.limit)
  const [side, setSide] = useState<'left' | 'right'>('left')
  const open = useMemo(() => {
    const limit = asked && findLimit(limits, asked.id)
    return limit && { limit, at: asked.at }
  }, [limits, asked])
  const ask = useCallback((hit: PressedLimit | undefined) => {
    if (hit) setSide(hit.acrossShare < 0.5 ? 'right' : 'left')
    changeUrl({ limit: hit && { id: hit.id, at: hit.at } })
  }, [])
  return { open, side, ask, close }
}

function close(): void {
  changeUrl({ limit: undefined })
}
