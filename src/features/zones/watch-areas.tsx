import { useQuery } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { isActiveAt } from '#domain/events/schedule.ts'
import { countText, plainText } from '#domain/notation.ts'
import type { WatchArea } from '#domain/watch-area.ts'
import { ruleWords } from '#domain/zone-words.ts'
import { useClock } from '../../data/use-picture.ts'
import { watchAreasQuery } from '../../data/zones.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote } from '../../ui/panel.tsx'
import { scheduleWords, scopeWords } from './area-words.ts'
import { useInsideCounts } from './use-inside-counts.ts'
import styles from './watch-areas.module.css'
import { ZoneKey } from './zone-key.tsx'

const CLOCK_EVERY_MS = 1000
const NO_AREAS: readonly WatchArea[] = []

/** The areas that operators drew: rule, hours, who is inside. */
export function WatchAreas({
  chosen,
  onShow,
  onEdit,
  onDelete,
}: {
  /** The area that was brought up on the map last. */
  chosen: string | undefined
  onShow: (area: WatchArea) => void
  onEdit: (area: WatchArea) => void
  onDelete: (area: WatchArea) => void
}) {
  const areas = useQuery(watchAreasQuery)
  const nowMs = useClock(CLOCK_EVERY_MS)
  const inside = useInsideCounts(areas.data ?? NO_AREAS)
  if (areas.isPending) return <EmptyNote>Loading watch areas…</EmptyNote>
  if (!areas.data)
    return (
      <div className={styles.failed} role="alert">
        <p>The watch areas could not be loaded. {areas.error.message}</p>
        <Button onClick={() => void areas.refetch()}>Try again</Button>
      </div>
    )
  return (
    <>
      {areas.isError && (
        <div className={styles.failed} role="alert">
          <p>The list may be old: {areas.error.message}</p>
          <Button onClick={() => void areas.refetch()}>Try again</Button>
        </div>
      )}
      {areas.data.length === 0 && (
        <EmptyNote>
          None yet. A watch area raises events of its own: draw one, type its positions, or bring a file.
        </EmptyNote>
      )}
      <ul className={styles.areas} aria-label="Watch areas">
        {areas.data.map((area) => (
          <AreaRow
            key={area.id}
            area={area}
            isChosen={area.id === chosen}
            isActive={nowMs === undefined || !area.schedule || isActiveAt(area.schedule, nowMs)}
            inside={inside?.get(area.id)}
            onShow={() => onShow(area)}
            onEdit={() => onEdit(area)}
            onDelete={() => onDelete(area)}
          />
        ))}
      </ul>
    </>
  )
}

function AreaRow({
  area,
  isChosen,
  isActive,
  inside,
  onShow,
  onEdit,
  onDelete,
}: {
  area: WatchArea
  isChosen: boolean
  isActive: boolean
  inside: number | undefined
  onShow: () => void
  onEdit: () => void
  onDelete: () => void
}) {
  const name = plainText(area.name)
  const scope = scopeWords(area.events, area.tracks)
  return (
    <li className={styles.area}>
      <button type="button" className={styles.row} aria-pressed={isChosen} onClick={onShow}>
        <ZoneKey kind="watch-area" />
        <span className={styles.what}>
          <strong>{name}</strong>
          <span>
            {ruleWords(area.rule)} · {scheduleWords(area.schedule)}
          </span>
          {scope && <span>{scope}</span>}
          {area.note && <span>{plainText(area.note, 200)}</span>}
        </span>
        <span className={styles.state} data-active={isActive}>
          <span>
            <i aria-hidden="true">{isActive ? '●' : '○'}</i> {isActive ? 'watching' : 'off now'}
          </span>
          <span>{inside === undefined ? '–' : countText(inside)} inside</span>
        </span>
      </button>
      <span className={styles.tools}>
        <IconButton label={`Change ${name}`} className={styles.tool} onClick={onEdit}>
          <Pencil />
        </IconButton>
        <IconButton label={`Delete ${name}`} className={styles.tool} onClick={onDelete}>
          <Trash2 />
        </IconButton>
      </span>
    </li>
  )
}
