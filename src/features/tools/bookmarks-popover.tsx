import { Pencil, Trash2 } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { Box } from '#geo/lonlat.ts'
import type { View } from '../../map/view.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Popover } from '../../ui/popover.tsx'
import {
  BOOKMARKS_KEY,
  type Bookmark,
  type ReadyView,
  readBookmarks,
  renamed,
  withBookmark,
  without,
} from './bookmarks.ts'
import styles from './tools.module.css'
import { useKept } from './use-kept.ts'

/** What bookmarks need of the map. */
export interface BookmarkMoves {
  readonly viewNow: () => View | undefined
  readonly goTo: (view: View) => void
  readonly fit: (box: Box) => void
}

/** Views with names: ready ones of the zones, and the operator's own, kept in this browser. */
export function BookmarksPopover({
  id,
  ready,
  moves,
}: {
  id: string
  ready: readonly ReadyView[]
  moves: BookmarkMoves
}) {
  const [bookmarks, keep] = useKept(BOOKMARKS_KEY, readBookmarks, JSON.stringify)
  const [renaming, setRenaming] = useState<string>()
  const [name, setName] = useState('')
  const field = useId()
  const add = (event: FormEvent) => {
    event.preventDefault()
    const view = moves.viewNow()
    if (!view || name.trim() === '') return
    keep(withBookmark(bookmarks, { id: String(Date.now()), name, view }))
    setName('')
  }
  return (
    <Popover id={id} title="Bookmarks" width={288}>
      <ul className={styles.list}>
        {ready.map((view) => (
          <li key={view.id}>
            <button type="button" className={styles.go} onClick={() => moves.fit(view.box)}>
              {view.name}
            </button>
          </li>
        ))}
      </ul>
      <h3>Yours</h3>
      <ul className={styles.list}>
        {bookmarks.map((bookmark) => (
          <li key={bookmark.id}>
            {renaming === bookmark.id ? (
              <Rename
                bookmark={bookmark}
                onDone={(wanted) => {
                  keep(renamed(bookmarks, bookmark.id, wanted))
                  setRenaming(undefined)
                }}
              />
            ) : (
              <>
                <button type="button" className={styles.go} onClick={() => moves.goTo(bookmark.view)}>
                  {bookmark.name}
                </button>
                <IconButton label={`Rename ${bookmark.name}`} onClick={() => setRenaming(bookmark.id)}>
                  <Pencil />
                </IconButton>
                <IconButton label={`Delete ${bookmark.name}`} onClick={() => keep(without(bookmarks, bookmark.id))}>
                  <Trash2 />
                </IconButton>
              </>
            )}
          </li>
        ))}
      </ul>
      {bookmarks.length === 0 && <p className={styles.note}>None yet. They are kept in this browser.</p>}
      <form className={styles.row} onSubmit={add}>
        <label htmlFor={field}>Name of this view</label>
        <div className={styles.line} style={{ flex: '1 0 100%' }}>
          <input
            id={field}
            className={styles.text}
            value={name}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            Add
          </Button>
        </div>
      </form>
    </Popover>
  )
}

function Rename({ bookmark, onDone }: { bookmark: Bookmark; onDone: (name: string) => void }) {
  const [name, setName] = useState(bookmark.name)
  return (
    <form
      className={styles.line}
      style={{ flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault()
        onDone(name)
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was just pressed
        autoFocus
        className={styles.text}
        aria-label={`New name of ${bookmark.name}`}
        value={name}
        maxLength={40}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit">Keep</Button>
    </form>
  )
}
