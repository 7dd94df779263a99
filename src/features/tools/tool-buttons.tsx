import { Bookmark, CircleDot, Eye, Ruler } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import type { ReadyView } from './bookmarks.ts'
import { type BookmarkMoves, BookmarksPopover } from './bookmarks-popover.tsx'
import { DisplayPopover } from './display-popover.tsx'
import { POPOVERS, type Tools } from './tools.ts'
import { ToolsPopover } from './tools-popover.tsx'

/** The tools in the column of buttons on the map. */
export function ToolButtons({
  tools,
  ready,
  moves,
}: {
  tools: Tools
  ready: readonly ReadyView[]
  moves: BookmarkMoves
}) {
  const isMeasuring = tools.measured !== undefined || tools.aim === 'measure-from' || tools.aim === 'measure-to'
  return (
    <>
      <IconButton label="Measure range and bearing (M)" aria-pressed={isMeasuring} onClick={tools.toggleMeasure}>
        <Ruler />
      </IconButton>
      <IconButton label="Trails and vectors (T)" popoverTarget={POPOVERS.display}>
        <Eye />
      </IconButton>
      <IconButton label="Rings, box and position (R)" popoverTarget={POPOVERS.rings}>
        <CircleDot />
      </IconButton>
      <IconButton label="Bookmarks (B)" popoverTarget={POPOVERS.bookmarks}>
        <Bookmark />
      </IconButton>
      <DisplayPopover id={POPOVERS.display} tools={tools} />
      <ToolsPopover id={POPOVERS.rings} tools={tools} />
      <BookmarksPopover id={POPOVERS.bookmarks} ready={ready} moves={moves} />
    </>
  )
}
