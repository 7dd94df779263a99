import { type RefObject, useEffect, useState } from 'react'

const WORDS =
  'The map is not drawn: the browser lost its graphics. Lists and alerts go on. If the map does not come back, reload the page.'

/** What to say while the browser has taken the graphics of a canvas inside `holder` away; undefined while it has them. */
export function useGraphicsLoss(holder: RefObject<HTMLElement | null>): string | undefined {
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const element = holder.current
    const lose = () => setLost(true)
    const restore = () => setLost(false)
    // These events do not bubble.
    element?.addEventListener('webglcontextlost', lose, true)
    element?.addEventListener('webglcontextrestored', restore, true)
    return () => {
      element?.removeEventListener('webglcontextlost', lose, true)
      element?.removeEventListener('webglcontextrestored', restore, true)
    }
  }, [holder])
  return lost ? WORDS : undefined
}
