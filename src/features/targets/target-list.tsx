import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { ageText, countText, knotsText, shortAgeText } from '#domain/notation.ts'
import { usePicture, usePictureState, useSlowFrame } from '../../data/use-picture.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import { Sign } from '../../ui/sign.tsx'
import { shapeOf } from './shape-of.ts'
import styles from './target-list.module.css'
import { type ListItem, type TargetRow, targetItems } from './target-rows.ts'

const READ_EVERY_MS = 1000

interface TargetListProps {
  readonly zoneNames: readonly string[]
  readonly selected: number | undefined
  readonly onSelect: (slot: number) => void
  /** Enter on a row: bring it to the middle of the map. */
  readonly onShow: (slot: number) => void
}

/** Everyone on the picture, ours first: virtual, searchable, and run by the arrow keys. */
export function TargetList({ zoneNames, selected, onSelect, onShow }: TargetListProps) {
  const picture = usePicture()
  const frame = useSlowFrame(READ_EVERY_MS)
  const identityVersion = usePictureState((state) => state.identityVersion)
  const [search, setSearch] = useState('')
  const [insideOnly, setInsideOnly] = useState(false)
  const [movingOnly, setMovingOnly] = useState(false)
  const wanted = useDeferredValue(search)
  const items = useMemo(() => {
    void identityVersion // the names may have changed under the same frame
    return frame ? targetItems(frame, (slot) => picture.identity(slot), { search: wanted, insideOnly, movingOnly }) : []
  }, [frame, picture, identityVersion, wanted, insideOnly, movingOnly])
  const shown = items.reduce((sum, item) => sum + (item.type === 'row' ? 1 : 0), 0)
  const total = frame?.count ?? 0
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
        />
        <div className={styles.chips}>
          <Chip on={insideOnly} onToggle={() => setInsideOnly(!insideOnly)}>
            In our EEZ
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
      {frame && shown === 0 ? (
        <EmptyNote>
          {filtered ? `The filter hides all ${countText(total)} targets.` : 'Nobody has reported yet.'}{' '}
          {filtered && (
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
        <Rows items={items} zoneNames={zoneNames} selected={selected} onSelect={onSelect} onShow={onShow} />
      )}
    </Panel>
  )
}

function Rows({ items, zoneNames, selected, onSelect, onShow }: TargetListProps & { items: readonly ListItem[] }) {
  const scroller = useRef<HTMLDivElement>(null)
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

  const move = (event: KeyboardEvent, step: number) => {
    event.preventDefault()
    const at = items.findIndex((item) => item.type === 'row' && item.row.slot === selected)
    let next = at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step
    while (items[next]?.type === 'head') next += Math.sign(step)
    const item = items[next]
    if (item?.type !== 'row') return
    onSelect(item.row.slot)
    virtual.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(event, 1)
    else if (event.key === 'ArrowUp') move(event, -1)
    else if (event.key === 'Enter' && selected !== undefined) onShow(selected)
  }

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      aria-label="Targets"
      aria-activedescendant={selected === undefined ? undefined : `target-${selected}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          if (!item) return null
          return (
            <div key={key} className={styles.place} style={{ transform: `translateY(${start}px)` }}>
              {item.type === 'head' ? (
                <div className={styles.group}>
                  {item.title} <span>{countText(item.count)}</span>
                </div>
              ) : (
                <Row
                  row={item.row}
                  zoneName={zoneNames[item.row.zone - 1]}
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
  readonly zoneName: string | undefined
  readonly selected: boolean
}

function Row({ row, zoneName, selected, onSelect, onShow }: RowProps) {
  const tone = row.ours ? 'ours' : row.sleeping || row.lost ? 'quiet' : 'plain'
  return (
    // The list as a whole takes the focus and the keys, as a listbox does; a row only takes clicks.
    <div
      role="option"
      tabIndex={-1}
      id={`target-${row.slot}`}
      aria-selected={selected}
      aria-label={`${row.title}, ${row.kind}, ${knotsText(row.sogKn)} knots, ${ageText(row.ageS)} old, ${zoneName ? `in ${zoneName}` : 'outside'}`}
      className={styles.row}
      data-lost={row.lost || undefined}
      data-quiet={tone === 'quiet' || undefined}
      onClick={() => onSelect(row.slot)}
      onDoubleClick={() => onShow(row.slot)}
      onKeyDown={undefined}
    >
      <Sign shape={shapeOf(row.sign)} turnDeg={row.pointsDeg} tone={tone} crossed={row.lost} />
      <span className={styles.name}>{row.title}</span>
      <span className={styles.zone}>{zoneName ? 'EEZ' : 'out'}</span>
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
