import { type RefObject, useEffect, useRef } from 'react'
import type { SeaMap } from '../map/sea-map.ts'
import { insetsOf, isPhone } from './layout.ts'

/** What may lie over the map: it is asked at each move of the view how much that leaves free. */
export interface Covers {
  readonly lists: RefObject<HTMLDivElement | null>
  readonly aside: RefObject<HTMLDivElement | null>
  readonly limitSheet: RefObject<HTMLDivElement | null>
}

export function useCovered(map: RefObject<SeaMap | undefined>): Covers {
  const lists = useRef<HTMLDivElement>(null)
  const aside = useRef<HTMLDivElement>(null)
  const limitSheet = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      map.current?.setCovered(() =>
        insetsOf((isPhone() ? limitSheet.current : null) ?? aside.current ?? lists.current),
      ),
    [map],
  )
  return { lists, aside, limitSheet }
}
