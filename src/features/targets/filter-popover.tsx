import { type ReactNode, useId, useMemo, useState } from 'react'
import { countryName, kindName } from '#domain/identity-words.ts'
import { countText, plainText } from '#domain/notation.ts'
import { type Facet, targetFacets } from '#domain/target-facets.ts'
import { NO_FILTER, type TargetFilter } from '#domain/target-filter.ts'
import { shipGroupWords } from '#domain/target-filter-words.ts'
import type { OrderOptions } from '#domain/target-order.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import styles from './filter-popover.module.css'
import type { TargetDesk, TargetListing } from './target-desk.ts'

export const FILTER_ID = 'target-filter'
/** As fast as a track can be kept. */
const FASTEST_KN = 1310

interface FilterPopoverProps {
  readonly desk: TargetDesk
  readonly listing: TargetListing | undefined
  readonly filter: TargetFilter
  readonly onFilter: (filter: TargetFilter) => void
  readonly zones: OrderOptions['zones']
}

/** Everything that targets can be filtered by, with how many there are of each. Esc closes it. */
export function FilterPopover({ desk, listing, filter, onFilter, zones }: FilterPopoverProps) {
  const [isOpen, setIsOpen] = useState(false)
  const heading = useId()
  const frame = isOpen ? listing?.frame : undefined
  const facets = useMemo(() => frame && targetFacets(frame, (slot) => desk.entry(slot)), [frame, desk])
  const change = (part: Partial<TargetFilter>) => onFilter({ ...filter, ...part })
  const shown = listing?.order
  return (
    <section
      id={FILTER_ID}
      popover="auto"
      className={styles.popover}
      aria-labelledby={heading}
      onToggle={(event) => {
        const opens = event.newState === 'open'
        setIsOpen(opens)
        if (opens) event.currentTarget.querySelector<HTMLElement>('[data-first]')?.focus()
      }}
    >
      <header className={styles.head}>
        <h2 id={heading}>Filter targets</h2>
        <span role="status">{shown && `${countText(shown.rows.length)} of ${countText(shown.total)}`}</span>
        <Button data-first onClick={() => onFilter(NO_FILTER)}>
          Show all
        </Button>
      </header>
      {facets && (
        <>
          <Part title="Only">
            <Chip on={filter.inView} onToggle={() => change({ inView: !filter.inView })}>
              In view
            </Chip>
            <Chip on={filter.alerted} onToggle={() => change({ alerted: !filter.alerted })}>
              With alerts
            </Chip>
            <Chip on={filter.watched} onToggle={() => change({ watched: !filter.watched })}>
              Watch list
            </Chip>
          </Part>
          <Names
            title="Kind"
            facets={facets.kinds}
            chosen={filter.kinds}
            words={kindName}
            onChange={(kinds) => change({ kinds })}
          />
          <Names
            title="Ship type"
            facets={facets.shipGroups}
            chosen={filter.shipGroups}
            words={shipGroupWords}
            onChange={(shipGroups) => change({ shipGroups })}
          />
          <Part title="Speed, kn">
            <Knots
              title="At least"
              value={filter.minSogKn}
              onChange={(minSogKn) => onFilter(withSpeed(filter, { minSogKn, maxSogKn: filter.maxSogKn }))}
            />
            <Knots
              title="At most"
              value={filter.maxSogKn}
              onChange={(maxSogKn) => onFilter(withSpeed(filter, { minSogKn: filter.minSogKn, maxSogKn }))}
            />
          </Part>
          <Names
            title="Age"
            facets={facets.ages}
            chosen={filter.ages}
            words={String}
            onChange={(ages) => change({ ages })}
          />
          <Names
            title="Zone"
            facets={facets.zones.map(({ name, count }) => ({ name: zones[name]?.id ?? '', count }))}
            chosen={filter.zoneIds}
            words={(id) => plainText(zones.find((zone) => zone.id === id)?.name ?? id, 40)}
            onChange={(zoneIds) => change({ zoneIds })}
          >
            <Chip on={filter.inOurZones} onToggle={() => change({ inOurZones: !filter.inOurZones })}>
              In our zones
            </Chip>
          </Names>
          <Names
            title="Flag"
            facets={facets.flags}
            chosen={filter.flags}
            words={countryName}
            onChange={(flags) => change({ flags })}
          />
        </>
      )}
    </section>
  )
}

interface NamesProps<Name extends string> {
  readonly title: string
  readonly facets: readonly Facet<Name>[]
  readonly chosen: readonly Name[]
  readonly words: (name: Name) => string
  readonly onChange: (chosen: readonly Name[]) => void
  readonly children?: ReactNode
}

/** One chip a name. What is chosen stays to be taken back even when there is none of it any more. */
function Names<Name extends string>({ title, facets, chosen, words, onChange, children }: NamesProps<Name>) {
  const gone = chosen.filter((name) => !facets.some((facet) => facet.name === name))
  const all = [...facets, ...gone.map((name) => ({ name, count: 0 }))]
  if (all.length === 0 && !children) return null
  return (
    <Part title={title}>
      {children}
      {all.map(({ name, count }) => {
        const on = chosen.includes(name)
        return (
          <Chip
            key={name}
            on={on}
            onToggle={() => onChange(on ? chosen.filter((each) => each !== name) : [...chosen, name])}
          >
            {words(name)} <small className={styles.count}>{countText(count)}</small>
          </Chip>
        )
      })}
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      <div>{children}</div>
    </fieldset>
  )
}

interface KnotsProps {
  readonly title: string
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}

function Knots({ title, value, onChange }: KnotsProps) {
  return (
    <label className={styles.knots}>
      {title}
      <input
        type="number"
        min={0}
        max={FASTEST_KN}
        step="any"
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          const knots = currentTarget.valueAsNumber
          onChange(Number.isNaN(knots) ? undefined : Math.min(FASTEST_KN, Math.max(0, knots)))
        }}
      />
    </label>
  )
}

function withSpeed(
  filter: TargetFilter,
  { minSogKn, maxSogKn }: { minSogKn: number | undefined; maxSogKn: number | undefined },
): TargetFilter {
  const { minSogKn: _min, maxSogKn: _max, ...others } = filter
  return { ...others, ...(minSogKn !== undefined && { minSogKn }), ...(maxSogKn !== undefined && { maxSogKn }) }
}
