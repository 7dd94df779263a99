import { type RefObject, useCallback, useRef, useState } from 'react'
import { useCommandRuns } from './command-runs.ts'

/** The panels at the right edge, over the others; one at a time. */
type SidePanelName = 'feeds' | 'coverage' | 'compare' | 'notes'

export interface SidePanel {
  readonly open: SidePanelName | undefined
  /** The button of the feeds: it gets the focus when they close. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly toggle: (name: SidePanelName) => void
  readonly show: (name: SidePanelName) => void
  /** Counts up with every `show`: what is asked for again begins anew. */
  readonly shown: number
  readonly close: () => void
}

/** Which panel is open at the right edge, its keys, and where the focus goes when it closes. */
export function useSidePanel(): SidePanel {
  const [open, setOpen] = useState<SidePanelName>()
  const [shown, setShown] = useState(0)
  const button = useRef<HTMLButtonElement>(null)
  const opener = useRef<Element>(null)
  const close = useCallback(() => {
    setOpen(undefined)
    // What was pressed to open it, if that is still there; a key was pressed on no button.
    const before = opener.current
    const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
    ;(isThere ? before : button.current)?.focus()
  }, [])
  const toggle = useCallback((name: SidePanelName) => {
    opener.current = document.activeElement
    setOpen((before) => (before === name ? undefined : name))
  }, [])
  const show = useCallback((name: SidePanelName) => {
    opener.current = document.activeElement
    setOpen(name)
    setShown((before) => before + 1)
  }, [])
  useCommandRuns({
    feeds: () => toggle('feeds'),
    world: () => setOpen('feeds'),
    coverage: () => toggle('coverage'),
    compare: () => show('compare'),
    'moment-notes': () => toggle('notes'),
    close: open ? close : undefined,
  })
  return { open, button, toggle, show, shown, close }
}
