import { useEffect, useRef, useState } from 'react'
import type { SeaMap } from '../../map/sea-map.ts'
import styles from './limit-tip.module.css'

/** The name of the limit under the pointer, beside it. The pointer's place goes to the element, not through React. */
export function LimitTip({ map }: { map: SeaMap }) {
  const tip = useRef<HTMLParagraphElement>(null)
  const [name, setName] = useState<string>()
  useEffect(
    () =>
      map.onHover(({ limit }, _at, point) => {
        setName(limit?.name)
        if (!tip.current || !point) return
        // Towards the middle of the map, so that its edge never cuts the words.
        const isFarRight = point.x > (tip.current.parentElement?.clientWidth ?? 0) * 0.6
        tip.current.style.translate = `${isFarRight ? `calc(${point.x - 24}px - 100%)` : `${point.x}px`} ${point.y}px`
      }),
    [map],
  )
  return (
    <p ref={tip} className={styles.tip} hidden={!name}>
      {name}
    </p>
  )
}
