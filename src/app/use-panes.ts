import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { searchField } from './layout.ts'

/** What a window that is too narrow for everything shows beside or over the map; zones and craft are panes in every window. */
type Pane = 'map' | 'targets' | 'events' | 'time' | 'zones' | 'craft'

export interface Panes {
  readonly pane: Pane
  readonly show: (pane: Pane) => void
  /** The focus goes back to it when the zones close. */
  readonly zonesButton: RefObject<HTMLButtonElement | null>
  readonly toggleZones: () => void
  readonly closeZones: () => void
  /** The same for the craft. */
  readonly craftButton: RefObject<HTMLButtonElement | null>
  readonly toggleCraft: () => void
  readonly closeCraft: () => void
  /** Brings the list of targets up where it is folded away. */
  readonly revealTargets: () => void
  readonly search: () => void
}

export function usePanes(): Panes {
  const [pane, show] = useState<Pane>('map')
  /** How often the search was asked for: each time its field takes the focus. */
  const [searches, setSearches] = useState(0)
  const zonesButton = useRef<HTMLButtonElement>(null)
  const craftButton = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (searches > 0) searchField()?.focus()
  }, [searches])

  const closeZones = useCallback(() => {
    show('map')
    // The focus goes back to where the panel was opened from.
    zonesButton.current?.focus()
  }, [])
  const closeCraft = useCallback(() => {
    show('map')
    craftButton.current?.focus()
  }, [])
  const revealTargets = useCallback(() => {
    // In a narrow window the list may be folded away, and what is not shown takes no focus.
    if (!searchField()?.checkVisibility()) show('targets')
  }, [])
  const search = useCallback(() => {
    revealTargets()
    setSearches((times) => times + 1)
  }, [revealTargets])
  const toggleZones = () => (pane === 'zones' ? closeZones() : show('zones'))
  const toggleCraft = () => (pane === 'craft' ? closeCraft() : show('craft'))
  return {
    pane,
    show,
    zonesButton,
    toggleZones,
    closeZones,
    craftButton,
    toggleCraft,
    closeCraft,
    revealTargets,
    search,
  }
}
