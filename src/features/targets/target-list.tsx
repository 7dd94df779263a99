import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { ageText, countText, knotsText, shortAgeText } from '#domain/notation.ts'
import { type NamedZone, shortZoneWords, verdictWords } from '#domain/zone-words.ts'
import { usePicture, usePictureState, useSlowFrame } from '../../data/use-picture.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import { Sign } from '../../ui/sign.tsx'
import { shapeOf } from './shape-of.ts'
import styles from './target-list.module.css'
import { itemByKey, type ListItem, type TargetRow, targetItems } from './target-rows.ts'

const READ_EVERY_MS = 1000

interface TargetListProps {
  readonly zones: readonly NamedZone[]
  readonly selected: number | undefined
  readonly onSelect: (slot: number) => void
  /** Enter on a row: bring it to the middle of the map. */
  readonly onShow: (slot: number) => void
}

/** Everyone on the picture, ours first: virtual, searchable, and run by the arrow keys. */
export function TargetList({ zones, selected, onSelect, onShow }: TargetListProps) {
  const picture = usePicture()
  const frame = useSlowFrame(READ_EVERY_MS)
  const identityVersion = usePictureState((state) => state.identityVersion)
  const [search, setSearch] = useState('')
  const [insideOnly, setInsideOnly] = useState(false)
  const [movingOnly, setMovingOnly] = useState(false)
  const wanted = useDeferredValue(search)
  const identityOf = useCallback((slot: number) => picture.identity(slot), [picture])
  const items = useMemo(() => {
    void identityVersion // the names may have changed under the same frame
    if (!frame) return []
    return targetItems(frame, identityOf, zones, { search: wanted, insideOnly, movingOnly })
  }, [frame, identityOf, identityVersion, zones, wanted, insideOnly, movingOnly])
  const shown = items.reduce((sum, item) => sum + (item.type === 'row' ? 1 : 0), 0)
  const total = frame?.count ?? 0
  const list = useRef<HTMLDivElement>(null)
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget
    if (event.key === 'Escape' && value !== '') setSearch('')
    else if (event.key === 'Escape') leave(event.currentTarget, list.current)
    else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      const found = frame && firstSlot(targetItems(frame, identityOf, zones, { search: value, insideOnly, movingOnly }))
      if (found === undefined) return
      onSelect(found)
      if (event.key === 'Enter') onShow(found)
      leave(event.currentTarget, list.current)
    } else return
    event.preventDefault()
  }
  const filtered = wanted.trim() !== '' || insideOnly || movingOnly

  return (
    <Panel title="Targets" note={filtered ? `${countText(shown)} shown of ${countText(total)}` : countText(total)}>
      <div className={styles.tools}>
        <input
          type="search"
          className={styles.search}
          placeholder="Name, MMSI, call sign, flag"
          aria-label="Search targets"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onSearchKey}
        />
        <div className={styles.chips}>
          <Chip on={insideOnly} onToggle={() => setInsideOnly(!insideOnly)}>
            In our zones
          </Chip>
          <Chip on={movingOnly} onToggle={() => setMovingOnly(!movingOnly)}>
            Moving
          </Chip>
        </div>
      </div>
      <div className={styles.heads} aria-hidden="true">
        <span>Name</span>
        <span>Zone</span>
        <span>kn</span>
        <span>Age</span>
      </div>
      {shown === 0 ? (
        <EmptyNote>
          {filtered && frame ? `The filter hides all ${countText(total)} targets.` : 'Nobody has reported yet.'}{' '}
          {filtered && frame && (
            <button
              type="button"
              className={styles.clear}
              onClick={() => {
                setSearch('')
                setInsideOnly(false)
                setMovingOnly(false)
              }}
            >
              Show all
            </button>
          )}
        </EmptyNote>
      ) : (
        <Rows listRef={list} items={items} selected={selected} onSelect={onSelect} onShow={onShow} />
      )}
    </Panel>
  )
}

/** From the field into the list, where the arrow keys go on; without a list the keys are the screen's. */
function leave(field: HTMLElement, list: HTMLElement | null): void {
  if (list) list.focus()
  else field.blur()
}

function firstSlot(items: readonly ListItem[]): number | undefined {
  return items.find((item) => item.type === 'row')?.row.slot
}

interface RowsProps extends Omit<TargetListProps, 'zones'> {
  readonly items: readonly ListItem[]
  readonly listRef: RefObject<HTMLDivElement | null>
}

function Rows({ items, selected, onSelect, onShow, listRef: scroller }: RowsProps) {
  const rowHeight = useRowHeight()
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (i) => {
      const item = items[i]
      return item?.type === 'row' ? item.row.slot : `head ${item?.title}`
    },
  })
  useEffect(() => {
    void rowHeight // what the rows were measured by has changed
    virtual.measure()
  }, [virtual, rowHeight])

  // Whoever selected it, on the map or by an event: the list shows where it stands. Not at each new order of the rows.
  const newest = useRef(items)
  newest.current = items
  useEffect(() => {
    const at = newest.current.findIndex((item) => item.type === 'row' && item.row.slot === selected)
    if (at >= 0) virtual.scrollToIndex(at)
  }, [virtual, selected])

  const rendered = virtual.getVirtualItems()
  const slotOf = (index: number) => {
    const item = items[index]
    return item?.type === 'row' ? item.row.slot : undefined
  }
  // A name of something that is scrolled out of the page would lead nowhere.
  const isRendered = selected !== undefined && rendered.some(({ index }) => slotOf(index) === selected)
  const heads = items.flatMap((item, i) => (item.type === 'head' ? [i] : []))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && selected !== undefined) onShow(selected)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = itemByKey(items, selected, event.key, page)
    if (next === undefined) return
    event.preventDefault()
    onSelect(slotOf(next) as number)
    // It may be the one that is selected already, and far away since the list grew.
    virtual.scrollToIndex(next)
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
        {rendered.map(({ index, key, start }) => {
          const item = items[index]
          if (!item) return null
          return (
            <div key={key} role="presentation" className={styles.place} style={{ transform: `translateY(${start}px)` }}>
              {item.type === 'head' ? (
                <div role="presentation" className={styles.group}>
                  {item.title} <span>{countText(item.count)}</span>
                </div>
              ) : (
                <Row
                  row={item.row}
                  place={index + 1 - heads.filter((head) => head < index).length}
                  of={items.length - heads.length}
                  selected={item.row.slot === selected}
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

interface RowProps extends Pick<TargetListProps, 'onSelect' | 'onShow'> {
  readonly row: TargetRow
  /** Which row it is, from 1, of how many: most rows of a long list are not in the page. */
  readonly place: number
  readonly of: number
  readonly selected: boolean
}

function Row({ row, place, of, selected, onSelect, onShow }: RowProps) {
  const tone = row.ours ? 'ours' : row.sleeping || row.lost ? 'quiet' : 'plain'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list as a whole takes the focus and the keys, as a listbox does
    <div
      role="option"
      tabIndex={-1}
      id={`target-${row.slot}`}
      aria-selected={selected}
      aria-posinset={place}
      aria-setsize={of}
      aria-label={`${row.title}, ${row.kind}, ${knotsText(row.sogKn)} knots, ${ageText(row.ageS)} old, ${verdictWords(row.zone)}`}
      className={styles.row}
      data-lost={row.lost || undefined}
      data-quiet={tone === 'quiet' || undefined}
      onClick={() => onSelect(row.slot)}
      onDoubleClick={() => onShow(row.slot)}
    >
      <Sign shape={shapeOf(row.sign)} turnDeg={row.pointsDeg} tone={tone} crossed={row.lost} />
      <span className={styles.name}>{row.title}</span>
      <span className={styles.zone}>{shortZoneWords(row.zone)}</span>
      <span className={styles.number}>{row.lost ? '–' : knotsText(row.sogKn)}</span>
      <span className={styles.age}>{shortAgeText(row.ageS)}</span>
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
    coarse.addEventListener('change', read)
    return () => coarse.removeEventListener('change', read)
  }, [])
  return height
}
