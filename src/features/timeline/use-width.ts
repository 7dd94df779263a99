import { type RefObject, useEffect, useState } from 'react'

/** Width of an element in CSS px, 0 before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return width
}
