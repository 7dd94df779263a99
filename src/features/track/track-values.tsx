import { nominalIntervalS } from '#domain/freshness.ts'
import { ageText, countText, courseText, knotsText } from '#domain/notation.ts'
import { FRESH, NO_STATUS, type PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { StoredReport } from '#domain/track-store.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { PlaceVerdict } from '../../data/locator.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { type LastGood, lastGood } from './track-history.ts'
import styles from './track-panel.module.css'
import { distanceText } from './zone-sentence.ts'

/** Younger than this a value is not called old, seconds: reports and looks come a little apart. */
const OLD_AFTER_S = 1

interface TrackValuesProps {
  readonly frame: PictureFrame
  readonly row: number
  readonly identity: TrackIdentity
  readonly reports: readonly StoredReport[] | undefined
  readonly verdict: PlaceVerdict | undefined
  /** A place as the operator writes places. */
  readonly placeText: (at: LonLat) => string
}

/** How it moves and how old that is. A value that newer reports left out, or of a lost track, is kept, underlined, with its age. */
export function TrackValues({ frame, row, identity, reports, verdict, placeText }: TrackValuesProps) {
  const ageS = frame.ageS[row] as number
  const lost = frame.fresh[row] === FRESH.lost
  // The history comes a moment after the frame: what is left out is judged among its own reports.
  const newestAtMs = reports?.findLast(({ atMs }) => atMs <= frame.atMs)?.atMs ?? frame.atMs - ageS * 1000
  const at: LonLat = [frame.lon[row] as number, frame.lat[row] as number]
  const known = (value: Parameters<typeof lastGood>[2], now?: number): Known => {
    const good = now === undefined || Number.isNaN(now) ? reports && lastGood(reports, frame.atMs, value) : undefined
    if (!good) return { value: now ?? Number.NaN, oldS: lost ? ageS : 0 }
    return { value: good.value, oldS: oldSeconds(good, { lost, ageS, newestAtMs, nowMs: frame.atMs }) }
  }
  const speed = known('sogKn', frame.sogKn[row])
  const course = known('cogDeg', frame.cogDeg[row])
  const heading = known('headingDeg')
  const altitude = known('altitudeM', frame.altitudeM[row])
  return (
    <dl className={styles.values}>
      <Value name="Speed" text={knotsText(speed.value)} unit="kn" oldS={speed.oldS} />
      <Value name="Course" text={courseText(course.value)} oldS={course.oldS} />
      <Value name="Heading" text={courseText(heading.value)} oldS={heading.oldS} />
      <Value name="Age" text={ageText(ageS)} unit={expectedWords(frame, row, identity)} wide />
      {Number.isNaN(altitude.value) ? (
        <Value
          name={verdict?.distanceNm === undefined || verdict.distanceNm >= 0 ? 'To the limit' : 'Outside the limit'}
          text={verdict?.distanceNm === undefined ? '–' : distanceText(verdict.distanceNm)}
          unit="NM"
        />
      ) : (
        <Value name="Altitude" text={countText(Math.round(altitude.value))} unit="m" oldS={altitude.oldS} />
      )}
      <div className={styles.place} data-stale={lost || undefined}>
        <dt>Position</dt>
        <dd>
          <span className={styles.given}>{placeText(at)}</span>
          {lost && <small> {ageText(ageS)} old</small>}
          <CopyButton className={styles.copy} name="Copy" textOf={() => placeText(at)} />
        </dd>
      </div>
    </dl>
  )
}

interface Known {
  /** NaN when nothing is known. */
  readonly value: number
  /** How old the value is, seconds; 0 for one of the newest report of a track that is heard. */
  readonly oldS: number
}

function oldSeconds(
  { atMs }: LastGood,
  { lost, ageS, newestAtMs, nowMs }: { lost: boolean; ageS: number; newestAtMs: number; nowMs: number },
): number {
  if (lost) return Math.max(ageS, (nowMs - atMs) / 1000)
  return (newestAtMs - atMs) / 1000 > OLD_AFTER_S ? (nowMs - atMs) / 1000 : 0
}

function Value({
  name,
  text,
  unit,
  oldS = 0,
  wide = false,
}: {
  name: string
  text: string
  unit?: string
  oldS?: number
  wide?: boolean
}) {
  const isKnown = text !== '–'
  return (
    <div className={wide ? styles.wide : undefined} data-stale={(isKnown && oldS > 0) || undefined}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.given}>{text}</span>
        {unit && isKnown && <small> {unit}</small>}
        {isKnown && oldS > 0 && <small className={styles.old}> {ageText(oldS)} old</small>}
      </dd>
    </div>
  )
}

/** `class A, due every 10 s`: what its age is to be held against. */
function expectedWords(frame: PictureFrame, row: number, { kind, aisClass, classBUnit }: TrackIdentity): string {
  const sogKn = frame.sogKn[row] as number
  const navStatus = frame.navStatus[row] as number
  const intervalS = nominalIntervalS({
    kind,
    aisClass,
    classBUnit,
    ...(!Number.isNaN(sogKn) && { sogKn }),
    ...(navStatus !== NO_STATUS && { navStatus }),
  })
  const due = `due every ${intervalS < 60 ? `${Math.round(intervalS)} s` : ageText(intervalS)}`
  return aisClass ? `class ${aisClass}, ${due}` : due
}
