import { observeElementRect, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { SlidersHorizontal } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { countText } from '#domain/notation.ts'
import { NO_FILTER, partsInForce, type TargetFilter } from '#domain/target-filter.ts'
import type { TargetSort } from '#domain/target-order.ts'
import type { Zone } from '#geo/zone.ts'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FILTER_ID, FilterPopover } from './filter-popover.tsx'
import { SortHeads } from './sort-heads.tsx'
import type { TargetDesk, TargetListing } from './target-desk.ts'
import styles from './target-list.module.css'
import { Row } from './target-row.tsx'
import { itemAt, itemCount, lineOf, placeByKey, placeOf, targetRow } from './target-rows.ts'

interface TargetListProps {
  readonly desk: TargetDesk
  readonly zones: readonly Zone[]
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly filter: TargetFilter
  readonly onFilter: (filter: TargetFilter) => void
  readonly sort: TargetSort
  readonly onSort: (sort: TargetSort) => void
  /** Those that a box was drawn around. */
  readonly boxed: ReadonlySet<number> | undefined
  readonly onUnbox: () => void
  /** List those with alerts although the filter hides them. */
  readonly onKeepAlerted: () => void
  readonly selected: number | undefined
  readonly onSelect: (slot: number) => void
  /** Enter on a row: bring it to the middle of the map. */
  readonly onShow: (slot: number) => void
}

/** Everyone on the picture in groups, what needs action first: virtual, sorted, filtered, and run by the arrow keys. */
export function TargetList(props: TargetListProps) {
  const { desk, zones, zoneNameOf, filter, onFilter, sort, onSort, boxed, onUnbox, selected, onSelect, onShow } = props
  const listing = useSyncExternalStore(desk.subscribe, () => desk.listing)
  const shown = listing?.order.rows.length ?? 0
  const total = listing?.order.total ?? 0
  const hiddenAlerted = listing?.order.hiddenAlerted ?? 0
  // What the list was made by, which is what was asked for a moment ago.
  const by = listing?.options
  const filtered = by !== undefined && (partsInForce(by.filter).length > 0 || by.boxed !== undefined)
  const isInForce = partsInForce(filter).length > 0 || boxed !== undefined
  const list = useRef<HTMLDivElement>(null)
  const showAll = () => {
    onFilter(NO_FILTER)
    onUnbox()
    // The button goes with the filter.
    list.current?.focus()
  }
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const field = event.currentTarget
    if (event.key === 'Escape' && filter.search !== '') onFilter({ ...filter, search: '' })
    else if (event.key === 'Escape') leave(field, list.current)
    else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      const now = desk.listNow()
      const first = now?.order.rows[0]
      if (!now || first === undefined) return
      const slot = now.frame.slot[first] as number
      onSelect(slot)
      if (event.key === 'Enter') onShow(slot)
      leave(field, list.current)
    } else return
    event.preventDefault()
  }

  return (
    <Panel
      title="Targets"
      note={filtered ? `${countText(shown)} shown of ${countText(total)}` : countText(total)}
      tools={
        isInForce && (
          <button type="button" className={styles.clear} onClick={showAll}>
            Show all
          </button>
        )
      }
    >
      <div className={styles.tools}>
        <div className={styles.find}>
          <input
            type="search"
            className={styles.search}
            placeholder="Name, MMSI, call sign, flag"
            aria-label="Search targets"
            value={filter.search}
            onChange={(event) => onFilter({ ...filter, search: event.target.value })}
            onKeyDown={onSearchKey}
          />
          <button type="button" className={styles.more} popoverTarget={FILTER_ID} title="Filter (X)">
            <SlidersHorizontal aria-hidden="true" /> Filter
          </button>
        </div>
        <FilterBar filter={filter} onFilter={onFilter} zoneNameOf={zoneNameOf} boxed={boxed?.size} onUnbox={onUnbox} />
        {hiddenAlerted > 0 && (
          <p className={styles.hiddenAlerts} role="status">
            {countText(hiddenAlerted)} with alerts hidden{' '}
            <button type="button" className={styles.clear} onClick={props.onKeepAlerted}>
              Show them
            </button>
          </p>
        )}
      </div>
      <FilterPopover desk={desk} listing={listing} filter={filter} onFilter={onFilter} zones={zones} />
      <SortHeads sort={sort} onSort={onSort} />
      {listing && shown > 0 ? (
        <Rows listRef={list} desk={desk} listing={listing} selected={selected} onSelect={onSelect} onShow={onShow} />
      ) : (
        <EmptyNote>
          {!listing
            ? 'Waiting for the first positions.'
            : filtered && total > 0
              ? `The filter hides all ${countText(total)} targets. “Show all” above takes it away.`
              : 'Nobody has reported yet.'}
        </EmptyNote>
      )}
    </Panel>
  )
}

/** From the field into the list, where the arrow keys go on; without a list the keys are the screen's. */
function leave(field: HTMLElement, list: HTMLElement | null): void {
  if (list) list.focus()
  else field.blur()
}

/** Until the list has a size of its own. */
const FIRST_RECT = { width: 296, height: 720 }

/** A list that is folded away has no size. It keeps its rows, so that it is not empty at first when it comes back. */
function observeWhileSeen(
  virtual: Virtualizer<HTMLDivElement, Element>,
  tell: Parameters<typeof observeElementRect>[1],
): ReturnType<typeof observeElementRect> {
  return observeElementRect(virtual, (rect) => {
    if (rect.height > 0) tell(rect)
  })
}

interface RowsProps extends Pick<TargetListProps, 'desk' | 'selected' | 'onSelect' | 'onShow'> {
  readonly listing: TargetListing
  readonly listRef: RefObject<HTMLDivElement | null>
}

function Rows({ desk, listing, selected, onSelect, onShow, listRef: scroller }: RowsProps) {
  const { frame, order } = listing
  const rowHeight = useRowHeight()
  const virtual = useVirtualizer({
    count: itemCount(order),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: FIRST_RECT,
    observeElementRect: observeWhileSeen,
  })
  useEffect(() => {
    void rowHeight // what the rows were measured by has changed
    virtual.measure()
  }, [virtual, rowHeight])

  // Whoever selected it, on the map or by an event: the list shows where it stands. Not at each new order of the rows.
  const newest = useRef(listing)
  newest.current = listing
  useEffect(() => {
    const place = placeOf(newest.current.frame, newest.current.order, selected)
    if (place >= 0) virtual.scrollToIndex(lineOf(newest.current.order, place))
  }, [virtual, selected])

  const rendered = virtual.getVirtualItems()
  const slotAt = (place: number) => frame.slot[order.rows[place] as number] as number
  // A name of something that is scrolled out of the page would lead nowhere.
  const isRendered = rendered.some(({ index }) => {
    const item = itemAt(order, index)
    return item?.type === 'target' && slotAt(item.place) === selected
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && selected !== undefined) onShow(selected)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = placeByKey(order.rows.length, placeOf(frame, order, selected), event.key, page)
    if (next === undefined) return
    event.preventDefault()
    onSelect(slotAt(next))
    // It may be the one that is selected already, and far away since the list grew.
    virtual.scrollToIndex(lineOf(order, next))
  }

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      aria-label="Targets"
      aria-activedescendant={isRendered ? `target-${selected}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {rendered.map(({ index, start }) => {
          const item = itemAt(order, index)
          if (!item) return null
          const row = item.type === 'target' ? (order.rows[item.place] as number) : undefined
          const entry = row === undefined ? undefined : desk.entry(frame.slot[row] as number)
          return (
            <div
              key={row === undefined ? `head ${index}` : frame.slot[row]}
              role="presentation"
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.type === 'head' && (
                <div
                  role="presentation"
                  className={styles.group}
                  data-urgent={item.title === 'Needs action' || undefined}
                >
                  {item.title} <span>{countText(item.count)}</span>
                </div>
              )}
              {item.type === 'target' && row !== undefined && entry && (
                <Row
                  row={targetRow(frame, row, entry, listing.options)}
                  place={item.place + 1}
                  of={order.rows.length}
                  selected={frame.slot[row] === selected}
                  onSelect={onSelect}
                  onShow={onShow}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Row height in pixels, by density and by finger or mouse, as the tokens have it. */
function useRowHeight(): number {
  const [height, setHeight] = useState(28)
  useEffect(() => {
    const read = () =>
      setHeight(Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-height'), 10) || 28)
    read()
    const coarse = matchMedia('(pointer: coarse)')
    const density = new MutationObserver(read)
    density.observe(document.documentElement, { attributeFilter: ['data-density'] })
    coarse.addEventListener('change', read)
    return () => {
      density.disconnect()
      coarse.removeEventListener('change', read)
    }
  }, [])
  return height
}
