import { type FocusEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import { type HeldAlert, heldAlerts, sortedAlerts } from './alert-rows.ts'

interface Held {
  readonly of: readonly Alert[]
  readonly rows: readonly HeldAlert[]
}

/** A hand that rests this long is not about to press: what is worst comes to the top again. */
const RESTS_AFTER_MS = 15_000

/**
 * The order of the list, and what its element must be told of pointer and focus: as long as either is in it and does
 * something, nothing in it changes its place.
 */
export function useHeldOrder(alerts: readonly Alert[], list: RefObject<HTMLElement | null>) {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const [held, setHeld] = useState<Held>()
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(rest.current), [])
  const hold = (by: (isIn: boolean) => void) => {
    by(true)
    clearTimeout(rest.current)
    rest.current = setTimeout(() => {
      setPointed(false)
      setFocused(false)
    }, RESTS_AFTER_MS)
  }
  // A button that goes takes the focus along without a word: acknowledging must not hold the list for ever.
  useEffect(() => {
    if (focused && !list.current?.contains(document.activeElement)) setFocused(false)
  })
  const sorted = useMemo(() => sortedAlerts(alerts), [alerts])
  const isHeld = pointed || focused
  let rows: readonly HeldAlert[] = sorted
  if (!isHeld) {
    if (held) setHeld(undefined)
  } else if (held?.of === alerts) rows = held.rows
  else {
    rows = held ? heldAlerts(held.rows, alerts) : sorted
    setHeld({ of: alerts, rows })
  }
  return {
    rows,
    isHeld,
    holders: {
      onPointerMove: () => hold(setPointed),
      onPointerLeave: () => setPointed(false),
      onFocus: () => hold(setFocused),
      onKeyDown: () => hold(setFocused),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        setFocused(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
    },
  }
}
