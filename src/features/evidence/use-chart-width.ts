import { type RefObject, useEffect, useState } from 'react'

/** Narrower than this no label finds room beside its point. */
const LEAST_PX = 260
const MOST_PX = 480

/** How wide the drawing is to be in a card, CSS px: as wide as the card where that is narrow, so that letters keep their size. */
export function useChartWidth(card: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(MOST_PX)
  useEffect(() => {
    if (!card.current) return
    const watch = new ResizeObserver(([entry]) => {
      const wide = Math.round(entry?.contentRect.width ?? MOST_PX)
      setWidth(Math.max(LEAST_PX, Math.min(MOST_PX, wide)))
    })
    watch.observe(card.current)
    return () => watch.disconnect()
  }, [card])
  return width
}
