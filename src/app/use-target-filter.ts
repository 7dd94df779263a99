import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Alert, mostPressingByTrack } from '#domain/alerts/alert.ts'
import { NO_FILTER, partsInForce, type TargetFilter } from '#domain/target-filter.ts'
import { readFilter, writeFilter } from '#domain/target-filter-text.ts'
import type { TargetSort } from '#domain/target-order.ts'
import type { Box } from '#geo/lonlat.ts'
import type { Zone } from '#geo/zone.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { FILTER_ID } from '../features/targets/filter-popover.tsx'
import { NO_OPTIONS, TargetDesk, type TargetListing } from '../features/targets/target-desk.ts'
import type { SeaMap } from '../map/sea-map.ts'
import { useCommandRuns } from './command-runs.ts'
import { changeUrl, currentUrl, useUrl } from './url-state.ts'
import { useDebounced } from './use-debounced.ts'

interface Options {
  readonly map: RefObject<SeaMap | undefined>
  readonly zones: readonly Zone[]
  readonly watched: ReadonlySet<string>
  /** Those that a box was drawn around; none without a box. */
  readonly boxed: ReadonlySet<number>
  readonly onUnbox: () => void
  /** Brings the list up where it is folded away. */
  readonly onReveal: () => void
}

/** Which targets are listed, and in which order: kept in the address, handed to the list. */
export function useTargetFilter({ map, zones, watched, boxed, onUnbox, onReveal }: Options) {
  const picture = usePicture()
  const desk = useMemo(() => new TargetDesk(picture), [picture])
  const [filter, setFilter] = useFilterInUrl()
  const [sort, setSort] = useState<TargetSort>(NO_OPTIONS.sort)
  const [keepAlerted, setKeepAlerted] = useState(false)
  const alerts = usePictureState((state) => (state.source === 'live' ? state.alerts : NO_ALERTS))
  const alertOf = useMemo(
    () => new Map([...mostPressingByTrack(alerts)].map(([trackId, { priority }]) => [trackId, priority])),
    [alerts],
  )

  useEffect(() => {
    desk.start()
    return () => desk.stop()
  }, [desk])
  useEffect(() => {
    desk.ask({ filter, sort, zones, alertOf, watched, keepAlerted, boxed: boxed.size > 0 ? boxed : undefined })
  }, [desk, filter, sort, zones, alertOf, watched, keepAlerted, boxed])
  useEffect(() => {
    const tell = () => map.current?.setShown(desk.listing && shownSlots(desk.listing))
    const stop = desk.subscribe(tell)
    tell()
    return () => {
      stop()
      map.current?.setShown(undefined)
    }
  }, [desk, map])
  const { inView } = filter
  const look = useDebounced((view: Box) => desk.ask({ view }), 200)
  useEffect(() => {
    if (inView) return map.current?.onView((_view, _metresPerPixel, box) => look(box))
    return undefined
  }, [map, look, inView])

  const onFilter = useCallback(
    (next: TargetFilter) => {
      setFilter(next)
      setKeepAlerted(false)
    },
    [setFilter],
  )
  /** Until the list is there, which takes a turn where it was folded away. */
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (asked > 0) document.getElementById(FILTER_ID)?.togglePopover()
  }, [asked])
  useCommandRuns({
    filter: () => {
      onReveal()
      setAsked((times) => times + 1)
    },
    'clear-filter': () => {
      onFilter(NO_FILTER)
      onUnbox()
    },
  })
  return {
    desk,
    filter,
    onFilter,
    sort,
    onSort: setSort,
    boxed: boxed.size > 0 ? boxed : undefined,
    onUnbox,
    onKeepAlerted: () => setKeepAlerted(true),
  }
}

const NO_ALERTS: readonly Alert[] = []

/** Who passes the filter in force, for the map; undefined without one. */
function shownSlots({ frame, order, options }: TargetListing): ReadonlySet<number> | undefined {
  if (partsInForce(options.filter).length === 0 && options.boxed === undefined) return undefined
  return new Set(Array.from(order.rows, (row) => frame.slot[row] as number))
}

/** The filter as the address has it. Browsers refuse an address that changes with every letter typed. */
function useFilterInUrl() {
  const [filter, setFilter] = useState(() => readFilter(currentUrl().filter))
  const inUrl = useUrl((state) => state.filter)
  const written = useRef(inUrl)
  const write = useDebounced((next: TargetFilter) => {
    written.current = writeFilter(next)
    changeUrl({ filter: written.current })
  }, 400)
  useEffect(() => {
    if (inUrl === written.current) return
    // Not our own doing: somebody went back, or a bookmark was opened.
    written.current = inUrl
    setFilter(readFilter(inUrl))
  }, [inUrl])
  const change = useCallback(
    (next: TargetFilter) => {
      setFilter(next)
      write(next)
    },
    [write],
  )
  return [filter, change] as const
}
