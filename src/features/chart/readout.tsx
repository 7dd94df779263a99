import { useEffect, useState } from 'react'
import { positionText } from '#domain/notation.ts'
import { distanceWords, placeWords, stateWords, tooCloseWords } from '#domain/zone-words.ts'
import { METRES_PER_NM } from '#geo/measure.ts'
import type { Locate, PlaceVerdict } from '../../data/locator.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import type { TrailChoice } from '../../map/tools/choices.ts'
import styles from './readout.module.css'
import { TrailLegend } from './trail-legend.tsx'
import { usePointerVerdict } from './use-pointer-verdict.ts'
import type { DrawnTrails } from './use-trails.ts'

const SCALES_NM = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
const LONGEST_PX = 120

interface ReadoutProps {
  readonly map: SeaMap
  readonly locate: Locate | undefined
  readonly vectorMinutes: number
  readonly predicted: boolean
  /** Whose symbols are drawn, where they are not the usual ones. */
  readonly symbols: string | undefined
  readonly trails: TrailChoice
  readonly drawnTrails: DrawnTrails
}

/** Scale bar, and where the pointer is: its place and what the zones say of it. */
export function Readout({ map, locate, vectorMinutes, predicted, symbols, trails, drawnTrails }: ReadoutProps) {
  const [metresPerPixel, setMetresPerPixel] = useState(0)
  useEffect(() => map.onView((_view, metres) => setMetresPerPixel(metres)), [map])
  // One aims no better than to the pixel.
  const pointerNm = metresPerPixel / METRES_PER_NM
  const pointed = usePointerVerdict(map, locate, pointerNm)
  const pixelsPerNm = metresPerPixel ? METRES_PER_NM / metresPerPixel : 0
  const scaleNm = SCALES_NM.findLast((nm) => nm * pixelsPerNm <= LONGEST_PX) ?? SCALES_NM[0] ?? 1
  return (
    <div className={styles.readout}>
      {pointed && (
        <p className={styles.cursor}>
          {positionText(pointed.at)}
          {pointed.verdict && <VerdictLines verdict={pointed.verdict} pointerNm={pointerNm} />}
        </p>
      )}
      <TrailLegend trails={trails} drawnTrails={drawnTrails} />
      <p className={styles.scale}>
        {symbols && <span>{symbols}</span>}
        {predicted && <span>predicted places dashed</span>}
        <span>{vectorMinutes === 0 ? 'no vectors' : `vectors ${vectorMinutes} min`}</span>
        <span className={styles.bar} style={{ width: scaleNm * pixelsPerNm }}>
          {scaleNm} NM
        </span>
      </p>
    </div>
  )
}

function VerdictLines({ verdict, pointerNm }: { verdict: PlaceVerdict; pointerNm: number }) {
  const { claimants, certain } = verdict
  const [zone, ...others] = placeWords(verdict)
  return (
    <>
      <b data-zone={verdict.verdict}>{zone}</b>
      {!certain && <em>{tooCloseWords(verdict, pointerNm)}</em>}
      {others.length > 0 && <span>also {others.join('; ')}</span>}
      {claimants.length > 1 && <span>claimed by {stateWords(claimants)}</span>}
      <span>{distanceWords(verdict)}</span>
    </>
  )
}
