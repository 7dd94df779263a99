import { ChevronRight, LocateFixed } from 'lucide-react'
import { useId, useMemo } from 'react'
import { countText, plainText } from '#domain/notation.ts'
import { basisWord, limitBasisSentence, limitWords, stateWords } from '#domain/zone-words.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Zone, ZoneSet } from '#geo/zone.ts'
import { linePattern } from '../../map/drawn-limit.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyNote } from '../../ui/panel.tsx'
import styles from './official-zones.module.css'
import { agreedWords, areaKm2, KIND_NAMES, type LimitShare, limitsOf } from './zone-facts.ts'
import { ZoneKey } from './zone-key.tsx'

const NOTE_LENGTH = 1000

/** The official zones, by kind, each with what its limits rest on. */
export function OfficialZones({
  zoneSet,
  chosen,
  onShow,
  onLimit,
}: {
  zoneSet: ZoneSet
  /** The zone that is open, and on the map. */
  chosen: string | undefined
  onShow: (zone: Zone | undefined) => void
  onLimit: (id: string, at: LonLat) => void
}) {
  const kinds = Object.entries(KIND_NAMES) as [keyof typeof KIND_NAMES, string][]
  const official = zoneSet.zones.filter(({ kind }) => kind !== 'watch-area')
  if (official.length === 0) return <EmptyNote>The file in force has no zone that is not a watch area.</EmptyNote>
  return kinds.map(([kind, name]) => {
    const zones = official.filter((zone) => zone.kind === kind)
    if (zones.length === 0) return null
    return (
      <section key={kind} className={styles.group} aria-label={name}>
        <h4>
          <ZoneKey kind={kind} /> {name}
        </h4>
        <ul>
          {zones.map((zone) => (
            <ZoneRow
              key={zone.id}
              zone={zone}
              zoneSet={zoneSet}
              isOpen={zone.id === chosen}
              onShow={() => onShow(zone)}
              onToggle={() => onShow(zone.id === chosen ? undefined : zone)}
              onLimit={onLimit}
            />
          ))}
        </ul>
      </section>
    )
  })
}

function ZoneRow({
  zone,
  zoneSet,
  isOpen,
  onShow,
  onToggle,
  onLimit,
}: {
  zone: Zone
  zoneSet: ZoneSet
  isOpen: boolean
  onShow: () => void
  onToggle: () => void
  onLimit: (id: string, at: LonLat) => void
}) {
  const details = useId()
  const area = useMemo(() => areaKm2(zone.parts), [zone])
  const shares = useMemo(() => limitsOf(zone, zoneSet.limits), [zone, zoneSet])
  return (
    <li className={styles.zone}>
      <button type="button" className={styles.row} aria-expanded={isOpen} aria-controls={details} onClick={onToggle}>
        <ChevronRight aria-hidden="true" />
        <span>
          <strong>{plainText(zone.name)}</strong>
          <small>
            {zone.claimants.length > 0
              ? stateWords(zone.claimants.map((code) => plainText(code)))
              : 'no claimant named'}
            {' · '}
            {agreedWords(shares)}
          </small>
        </span>
        <span className={styles.area}>
          {countText(Math.round(area))} <small>km²</small>
        </span>
      </button>
      <div id={details} className={styles.details} hidden={!isOpen}>
        {zone.note && <p>{plainText(zone.note, NOTE_LENGTH)}</p>}
        <Limits shares={shares} onLimit={onLimit} />
        <Button onClick={onShow}>
          <LocateFixed /> Show on the map
        </Button>
      </div>
    </li>
  )
}

function Limits({ shares, onLimit }: { shares: readonly LimitShare[]; onLimit: (id: string, at: LonLat) => void }) {
  return (
    <ul aria-label="Limits" className={styles.limits}>
      {shares.map(({ limit, lengthNm, middle }) => (
        <li key={limit.id} data-basis={limit.basis} data-pattern={linePattern(limit)}>
          <span className={styles.label}>
            {limit.basis === 'coast' ? (
              // The coast is no line of the chart, and there is no card of it.
              <strong>{plainText(limitWords(limit))}</strong>
            ) : (
              <button type="button" className={styles.limit} onClick={() => onLimit(limit.id, middle)}>
                {plainText(limitWords(limit))}
              </button>
            )}
            <span>
              {lengthNm < 10 ? lengthNm.toFixed(1) : countText(Math.round(lengthNm))} <small>NM</small>
            </span>
          </span>
          <small title={limitBasisSentence(limit)}>
            {basisWord(limit.basis)}
            {limit.agreedBy.length > 0 && ` by ${stateWords(limit.agreedBy)}`}
            {limit.disputedBy.length > 0 && `; disputed by ${stateWords(limit.disputedBy)}`}
            {`; ${plainText(limit.instrument, NOTE_LENGTH)}`}
            {limit.toleranceNm > 0 && `; ± ${limit.toleranceNm} NM`}
          </small>
        </li>
      ))}
    </ul>
  )
}
