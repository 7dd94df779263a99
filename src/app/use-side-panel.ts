import { type RefObject, useCallback, useRef, useState } from 'react'
import { useCommandRuns } from './command-runs.ts'

/** The panels at the right edge, over the others; one at a time. */
type SidePanelName = 'feeds' | 'coverage'

export interface SidePanel {
  readonly open: SidePanelName | undefined
  /** The button of the feeds: it gets the focus when they close. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly toggle: (name: SidePanelName) => void
  readonly close: () => void
}

/** Which panel is open at the right edge, its keys, and where the focus goes when it closes. */
export function useSidePanel(): SidePanel {
  const [open, setOpen] = useState<SidePanelName>()
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setOpen(undefined)
    button.current?.focus()
  }, [])
  const toggle = useCallback((name: SidePanelName) => setOpen((before) => (before === name ? undefined : name)), [])
  useCommandRuns({
    feeds: () => toggle('feeds'),
    world: () => setOpen('feeds'),
    coverage: () => toggle('coverage'),
    close: open ? close : undefined,
  })
  return { open, button, toggle, close }
}
