import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { differencesByZone, eventDifferences, type ZoneDifferences } from '#domain/event-differences.ts'
import { counts } from '#domain/event-filter.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { ZoneRules } from '#domain/events/zone-rule.ts'
import { countText, plainText } from '#domain/notation.ts'
import { ruleWords } from '#domain/zone-words.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { DifferenceList } from './difference-list.tsx'
import styles from './lab-panel.module.css'
import type { OtherZones } from './other-zones.ts'
import { RuleField } from './rule-field.tsx'
import { type RunLab, useLab } from './use-lab.ts'
import { ZonesFile } from './zones-file.tsx'

/** Farther or longer nobody waits for an entry. */
const MOST_BAND_NM = 2
const MOST_DWELL_S = 600

interface LabPanelProps {
  /** What the events of the recording were made by. */
  readonly rules: ZoneRules
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly runLab: RunLab
  /** Brings time and place of an event up, whether it is in force or only tried. */
  readonly onEvent: (event: ZoneEvent) => void
  readonly onClose: () => void
}

/** What other thresholds, or other zones, would make of the open recording. The picture itself is not changed. */
export function LabPanel({ rules, zoneNameOf, runLab, onEvent, onClose }: LabPanelProps) {
  const inForce = usePictureState((state) => state.events)
  const usual = rules.default
  const [bandNm, setBandNm] = useState(usual.bandNm)
  const [dwellS, setDwellS] = useState(usual.dwellS)
  const [other, setOther] = useState<OtherZones>()
  const trial = useMemo(() => ({ rule: { bandNm, dwellS }, zones: other?.json }), [bandNm, dwellS, other])
  const { events: tried, problem, busy } = useLab(trial, runLab)
  const differences = useMemo(
    () => tried && eventDifferences(inForce.filter(counts), tried.filter(counts)),
    [inForce, tried],
  )
  const byZone = useMemo(() => differences && differencesByZone(differences), [differences])
  const nameOf = (zoneId: string) => {
    const name = other?.set.zones.find(({ id }) => id === zoneId)?.name ?? zoneNameOf(zoneId)
    return plainText(name ?? zoneId)
  }
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const isChanged = bandNm !== usual.bandNm || dwellS !== usual.dwellS || other !== undefined
  // In the fields the keys of the screen are off, but Esc leaves.
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key !== 'Escape') return
    press.stopPropagation()
    onClose()
  }
  return (
    <section className={styles.panel} aria-label="Threshold lab" onKeyDown={onKeyDown}>
      <header className={styles.bar}>
        <h2 ref={heading} tabIndex={-1}>
          Threshold lab
        </h2>
        <IconButton label="Close the lab (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className={styles.rules}>
        <RuleField
          name="Dwell"
          unit="s"
          value={dwellS}
          inForce={usual.dwellS}
          most={MOST_DWELL_S}
          step={5}
          onValue={setDwellS}
        />
        <RuleField
          name="Band"
          unit="NM"
          value={bandNm}
          inForce={usual.bandNm}
          most={MOST_BAND_NM}
          step={0.01}
          onValue={setBandNm}
        />
        <OwnRules rules={rules} nameOf={nameOf} />
        <ZonesFile other={other} onOther={setOther} />
        <div className={styles.line}>
          <output aria-busy={busy}>
            {busy ? 'Running the recording again…' : differences && sumWords(differences)}
          </output>
          <Button
            disabled={!isChanged}
            onClick={() => {
              setBandNm(usual.bandNm)
              setDwellS(usual.dwellS)
              setOther(undefined)
            }}
          >
            Reset
          </Button>
        </div>
        {!busy && problem !== undefined && <p role="alert">It could not be run. {plainText(problem, 300)}</p>}
      </div>
      <div className={styles.results} data-busy={busy || undefined}>
        {byZone && <ZoneTable zones={byZone} nameOf={nameOf} />}
        {differences && <DifferenceList differences={differences} zoneNameOf={nameOf} onEvent={onEvent} />}
      </div>
    </section>
  )
}

/** Zones that the sliders do not move, and the rule that holds in each. */
function OwnRules({ rules, nameOf }: { rules: ZoneRules; nameOf: (zoneId: string) => string }) {
  if (rules.zones.size === 0) return null
  return (
    <details className={styles.ownRules}>
      <summary>{countText(rules.zones.size)} with a rule of their own, which stays in force</summary>
      <ul>
        {[...rules.zones].map(([zoneId, rule]) => (
          <li key={zoneId}>
            {nameOf(zoneId)}: {ruleWords(rule)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function sumWords({ kept, appeared, vanished }: ReturnType<typeof eventDifferences>): string {
  const inForce = kept.length + vanished.length
  const tried = kept.length + appeared.length
  return `${countText(inForce)} events in force, ${countText(tried)} tried`
}

function ZoneTable({ zones, nameOf }: { zones: readonly ZoneDifferences[]; nameOf: (zoneId: string) => string }) {
  return (
    <div className={styles.zonesScroller}>
      <table className={styles.zones}>
        <thead>
          <tr>
            <th scope="col">Zone</th>
            <th scope="col">In force</th>
            <th scope="col">Tried</th>
            <th scope="col">+</th>
            <th scope="col">−</th>
          </tr>
        </thead>
        <tbody>
          {zones.map(({ zoneId, kept, appeared, vanished }) => (
            <tr key={zoneId}>
              <th scope="row">{nameOf(zoneId)}</th>
              <td>{countText(kept + vanished)}</td>
              <td>{countText(kept + appeared)}</td>
              <td>{appeared ? countText(appeared) : '–'}</td>
              <td>{vanished ? countText(vanished) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
