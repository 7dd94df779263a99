import { type RefObject, useCallback, useRef, useState } from 'react'
import { useCommandRuns } from './command-runs.ts'

/** Whether the feed panel is open, its key, and where the focus goes when it closes. */
export function useFeedPanel(): {
  readonly isOpen: boolean
  readonly button: RefObject<HTMLButtonElement | null>
  readonly toggle: () => void
  readonly close: () => void
} {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setIsOpen(false)
    button.current?.focus()
  }, [])
  const toggle = useCallback(() => setIsOpen((wasOpen) => !wasOpen), [])
  useCommandRuns({ feeds: toggle, close: isOpen ? close : undefined })
  return { isOpen, button, toggle, close }
}
