import { useEffect, useState } from 'react'
import { positionText } from '#domain/notation.ts'
import { verdictWords } from '#domain/zone-words.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { METRES_PER_NM } from '#geo/measure.ts'
import type { ZoneLocator } from '#geo/zone-locator.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import styles from './readout.module.css'

const SCALES_NM = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
const LONGEST_PX = 120

/** Scale bar, and where the pointer is: its place and what zone that is in. */
export function Readout({ map, locator, vectorMinutes }: { map: SeaMap; locator: ZoneLocator; vectorMinutes: number }) {
  const [metresPerPixel, setMetresPerPixel] = useState(0)
  const [at, setAt] = useState<LonLat>()
  useEffect(() => map.onView((_view, metres) => setMetresPerPixel(metres)), [map])
  useEffect(() => map.onHover((_slot, place) => setAt(place)), [map])
  const pixelsPerNm = metresPerPixel ? METRES_PER_NM / metresPerPixel : 0
  const scaleNm = SCALES_NM.findLast((nm) => nm * pixelsPerNm <= LONGEST_PX) ?? SCALES_NM[0] ?? 1
  const zone = at && locator.at(at[0], at[1]).zones[0]
  return (
    <div className={styles.readout}>
      {at && (
        <p className={styles.cursor}>
          {positionText(at)}
          <span>
            cursor <b data-zone={zone?.kind}>{verdictWords(zone).replace(/^./, (letter) => letter.toLowerCase())}</b>
          </span>
        </p>
      )}
      <p className={styles.scale}>
        <span>vectors {vectorMinutes} min</span>
        <span className={styles.bar} style={{ width: scaleNm * pixelsPerNm }}>
          {scaleNm} NM
        </span>
      </p>
    </div>
  )
}
