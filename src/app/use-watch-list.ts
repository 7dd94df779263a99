import { useSyncExternalStore } from 'react'
import { titleOf } from '#domain/identity-words.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { usePicture } from '../data/use-picture.ts'
import { keepText, keptText } from '../ui/kept-text.ts'
import { useCommandRuns } from './command-runs.ts'
import { sayNote } from './note.ts'
import { WatchList } from './watch-list.ts'

const KEY = 'eez-watch.watch-list'
const list = new WatchList({ read: () => keptText(KEY), keep: (text) => keepText(KEY, text) })

addEventListener('storage', () => list.reread())

/** The ids of watched tracks, and a way to put one on the list or take it off; of the selected one there is a key, too. */
export function useWatchList(selected: number | undefined): {
  readonly watched: ReadonlySet<string>
  readonly toggle: (trackId: string) => void
} {
  const picture = usePicture()
  const watched = useSyncExternalStore(list.subscribe, () => list.ids)
  const identity = selected === undefined ? undefined : picture.identity(selected)
  useCommandRuns({
    'watch-target': identity && (() => toggleAloud(identity)),
  })
  return { watched, toggle }
}

function toggleAloud(identity: TrackIdentity): void {
  toggle(identity.trackId)
  sayNote(`${titleOf(identity)} is ${list.ids.has(identity.trackId) ? 'on' : 'off'} the watch list`)
}

function toggle(trackId: string): void {
  list.toggle(trackId)
}
