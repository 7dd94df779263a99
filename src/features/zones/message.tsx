import { type ReactNode, useEffect, useRef } from 'react'

/** What came of a press: the button is off by then, so that the message takes the focus, and comes into view with it. */
export function Message({
  isAlert = true,
  className,
  children,
}: {
  /** Not for good news, which a status line of the panel tells too. */
  isAlert?: boolean
  className?: string | undefined
  children: ReactNode
}) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} role={isAlert ? 'alert' : undefined} tabIndex={-1} className={className}>
      {children}
    </div>
  )
}
