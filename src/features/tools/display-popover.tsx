import {
  TRAIL_COLOURS,
  TRAIL_MINUTES,
  TRAIL_WHOSE,
  type TrailChoice,
  type TrailColour,
  VECTOR_MINUTES,
} from '../../map/tools/choices.ts'
import { SYMBOL_SETS, type SymbolSet } from '../../map/tools/symbol-set.ts'
import { Popover } from '../../ui/popover.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './tools.module.css'
import type { Tools } from './tools.ts'

const WHOSE: Record<TrailChoice['whose'], string> = {
  none: 'None',
  usual: 'Selected and ours',
  all: 'All targets',
}
const COLOURS: Record<TrailColour, string> = { plain: 'One colour', speed: 'By speed', age: 'By age' }
const SYMBOLS: Record<SymbolSet, string> = { imo: 'IMO', mil: 'MIL-STD-2525' }

const ON_OFF = ['off', 'on'] as const
const PROJECTIONS = ['mercator', 'globe'] as const

/** What of the targets' motion is drawn: where they were, and where they will be. */
export function DisplayPopover({ id, tools }: { id: string; tools: Tools }) {
  const { trails, vectorMinutes, predicted, symbols, globe } = tools.choices
  const change = (part: Partial<TrailChoice>) => tools.choose({ trails: { ...trails, ...part } })
  return (
    <Popover id={id} title="Trails and vectors" width={264}>
      <Select
        name="Trails of"
        value={trails.whose}
        options={TRAIL_WHOSE}
        nameOf={(whose) => WHOSE[whose]}
        onChange={(whose) => change({ whose })}
      />
      <Select
        name="Length"
        value={trails.minutes}
        options={TRAIL_MINUTES}
        nameOf={(minutes) => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`)}
        onChange={(minutes) => change({ minutes })}
      />
      <Select
        name="Colour"
        value={trails.colour}
        options={TRAIL_COLOURS}
        nameOf={(colour) => COLOURS[colour]}
        onChange={(colour) => change({ colour })}
      />
      <Select
        name="Course vectors"
        value={vectorMinutes}
        options={VECTOR_MINUTES}
        nameOf={(minutes) => (minutes === 0 ? 'Off' : `${minutes} min`)}
        onChange={(minutes) => tools.choose({ vectorMinutes: minutes })}
      />
      <Select
        name="Predicted places"
        value={predicted ? 'on' : 'off'}
        options={ON_OFF}
        nameOf={(on) => (on === 'on' ? 'Dashed, by course and speed' : 'Off')}
        onChange={(on) => tools.choose({ predicted: on === 'on' })}
      />
      <Select
        name="Symbols"
        value={symbols}
        options={SYMBOL_SETS}
        nameOf={(set) => SYMBOLS[set]}
        onChange={(set) => tools.choose({ symbols: set })}
      />
      <Select
        name="Projection"
        value={globe ? 'globe' : 'mercator'}
        options={PROJECTIONS}
        nameOf={(projection) => (projection === 'globe' ? 'Globe' : 'Mercator')}
        onChange={(projection) => tools.choose({ globe: projection === 'globe' })}
      />
      <p className={styles.note}>Trails break where reports are missing. Targets chosen by a box have trails, too.</p>
    </Popover>
  )
}
