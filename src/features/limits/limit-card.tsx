import { Crosshair, X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { placeWords } from '#domain/zone-words.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Locate } from '../../data/locator.ts'
import { useVerdicts } from '../../data/use-locator.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './limit-card.module.css'
import { limitFacts, limitText } from './limit-facts.ts'
import type { LimitLine } from './limit-line.ts'
import { limitSides } from './limit-sides.ts'
import { LineSample } from './line-sample.tsx'

interface LimitCardProps {
  readonly limit: LimitLine
  /** Where on it one asked. */
  readonly at: LonLat
  readonly locate: Locate | undefined
  readonly zonesVersion: string
  readonly onShow: (place: LonLat) => void
  readonly onClose: () => void
}

/** What a limit is, who agrees to it and what says so. */
export function LimitCard({ limit, at, locate, zonesVersion, onShow, onClose }: LimitCardProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Chosen by keyboard, on the map or in a list, it takes the focus; by pointer it leaves it where it is.
  useEffect(() => {
    const before = document.activeElement
    if (!(before instanceof HTMLElement) || !before.matches(':focus-visible')) return
    heading.current?.focus()
    const { current } = heading
    return () => {
      const section = current?.closest('section')
      if (section?.contains(document.activeElement) || document.activeElement === document.body) before.focus()
    }
  }, [])
  const sides = useMemo(() => limitSides(limit, at) ?? [], [limit, at])
  const beside = useMemo(() => sides.map((side) => side.at), [sides])
  const verdicts = useVerdicts(locate, beside)
  const facts = limitFacts(
    limit,
    at,
    sides.map(({ wind }, i) => ({ wind, words: verdicts?.[i] ? placeWords(verdicts[i]).join('; ') : '…' })),
    zonesVersion,
  )
  return (
    <section className={styles.card} aria-label="Limit" data-line={limit.line}>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {limit.label}
        </h2>
        <IconButton label="Close (Esc)" className={styles.close} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <p className={styles.marks}>
        <LineSample limit={limit} />
        {limit.disputedBy.length > 0 && <span>disputed</span>}
        {!limit.verified && <span>unverified</span>}
      </p>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} data-fact={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <footer className={styles.foot}>
        <CopyButton name="Copy as text" textOf={() => limitText(limit.label, facts)} />
        <Button onClick={() => onShow(at)}>
          <Crosshair /> Centre
        </Button>
      </footer>
    </section>
  )
}
