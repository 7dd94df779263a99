import { Crosshair, MapPin, Slash, Square, SquarePen, Waypoints } from 'lucide-react'
import type { CraftState } from '#domain/craft/craft-state.ts'
import { plainText, positionText } from '#domain/notation.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Select } from '../../ui/select.tsx'
import { craftName } from './craft-words.ts'
import type { DrawnShape } from './draw-bar.tsx'
import { Field } from './field.tsx'
import styles from './form.module.css'
import { parseArea } from './places-text.ts'
import { targetText } from './targets.ts'
import { fieldsOf, type TaskDraft, type TaskField, type TaskProblems } from './task-draft.ts'
import { FIELD_NAMES } from './task-problems.ts'
import type { Targets } from './use-targets.ts'

interface TaskFieldsProps {
  readonly draft: TaskDraft
  readonly problems: TaskProblems
  readonly craft: readonly CraftState[]
  readonly targets: Targets
  readonly set: (change: Partial<TaskDraft>) => void
  readonly onDraw: (shape: DrawnShape) => void
}

/** How numbers are meant; their names say the unit. */
const HELP: Partial<Record<TaskField, string>> = {
  axisDeg: 'Empty: along the long side.',
  spacingNm: 'Between legs.',
  maxRadiusNm: 'From the position.',
  widthNm: 'Between the long legs.',
}

/** The fields that a task needs, and no others. */
export function TaskFields({ draft, problems, craft, targets, set, onDraw }: TaskFieldsProps) {
  const fields = fieldsOf(draft)
  const { kind, pattern } = draft
  const fieldProps = (field: TaskField) => ({
    label: FIELD_NAMES[field],
    value: draft.texts[field],
    problem: problems[field],
    onText: (text: string) => set({ texts: { ...draft.texts, [field]: text } }),
  })
  const numbers = fields.filter((field) => !PLACES.includes(field))
  const isSearch = kind === 'search'
  return (
    <>
      {isSearch && pattern === 'orbit' && (
        <Choice name="Over" value={draft.about} options={OVER} onChange={(about) => set({ about })} />
      )}
      {fields.includes('area') && (
        <Field
          {...fieldProps('area')}
          rows={4}
          help="Two opposite corners of a box, or positions round the area, one a line: 5°30.0′ N 112°00.0′ E, or 5.5, 112."
          tools={<AreaTools text={draft.texts.area} onDraw={onDraw} />}
        />
      )}
      {fields.includes('line') && (
        <Field
          {...fieldProps('line')}
          rows={2}
          help="Both ends, one a line."
          tools={
            <Button onClick={() => onDraw('line')}>
              <Slash /> Draw the line
            </Button>
          }
        />
      )}
      {fields.includes('datum') && (
        <Field
          {...fieldProps('datum')}
          label={isSearch && pattern !== 'orbit' ? 'Datum' : 'Position'}
          help="In any notation: 5°30.0′ N 112°00.0′ E, 5.5, 112, or MGRS."
          tools={
            <>
              <Button onClick={() => onDraw('point')}>
                <MapPin /> Pick on the map
              </Button>
              <FromTarget targets={targets} onPlace={(text) => fieldProps('datum').onText(text)} />
            </>
          }
        />
      )}
      {fields.includes('target') && (
        <Field
          {...fieldProps('target')}
          help="Name, MMSI or id of a track."
          tools={
            targets.selected && (
              <Button onClick={() => targets.selected && fieldProps('target').onText(targetText(targets.selected))}>
                <Crosshair /> {targets.nameOf(targets.selected.trackId)}
              </Button>
            )
          }
        />
      )}
      {kind === 'relieve' && <Relieved {...{ draft, craft, set }} problem={problems.relieved} />}
      {numbers.length > 0 && (
        <div className={styles.pair}>
          {numbers.map((field) => (
            <Field key={field} {...fieldProps(field)} help={HELP[field]} inputMode="decimal" />
          ))}
        </div>
      )}
      {isSearch && <PatternChoices draft={draft} set={set} />}
    </>
  )
}

const PLACES: readonly TaskField[] = ['area', 'line', 'datum', 'target']
const OVER = [
  { value: 'place', title: 'A place' },
  { value: 'track', title: 'A target' },
] as const

function AreaTools({ text, onDraw }: { text: string; onDraw: (shape: DrawnShape) => void }) {
  return (
    <>
      <Button onClick={() => onDraw('rectangle')}>
        <Square /> Draw a box
      </Button>
      <Button onClick={() => onDraw('polygon')}>
        <Waypoints /> Draw a polygon
      </Button>
      {parseArea(text).ok && (
        <Button onClick={() => onDraw('edit')}>
          <SquarePen /> Change on the map
        </Button>
      )}
    </>
  )
}

/** Where the selected target is at this moment: a place, which stays when the target goes on. */
function FromTarget({ targets, onPlace }: { targets: Targets; onPlace: (text: string) => void }) {
  const { selected } = targets
  const place = selected && targets.placeOf(selected.trackId)
  if (!selected || !place) return null
  return (
    <Button onClick={() => onPlace(positionText(place))}>
      <Crosshair /> Where {targets.nameOf(selected.trackId)} is
    </Button>
  )
}

function Relieved({
  draft,
  craft,
  problem,
  set,
}: Pick<TaskFieldsProps, 'draft' | 'craft' | 'set'> & { problem: string | undefined }) {
  const others = craft.filter(({ trackId }) => trackId !== draft.craftId)
  const nameOf = (trackId: string) => {
    const each = others.find((other) => other.trackId === trackId)
    return each ? craftName(each) : 'Choose one'
  }
  return (
    <div className={styles.field}>
      <Select
        name={FIELD_NAMES.relieved}
        value={draft.relieved}
        options={['', ...others.map(({ trackId }) => trackId)]}
        nameOf={nameOf}
        onChange={(relieved) => set({ relieved })}
      />
      <p className={problem === undefined ? styles.help : styles.problem}>
        {problem === undefined
          ? 'It goes there and takes the task over; the other returns when this one has begun.'
          : `✕ ${plainText(problem, 200)}`}
      </p>
    </div>
  )
}

/** What of a pattern is one of a few. */
function PatternChoices({ draft, set }: Pick<TaskFieldsProps, 'draft' | 'set'>) {
  switch (draft.pattern) {
    case 'parallel-track':
    case 'creeping-line':
      return (
        <Select
          name="Legs end"
          value={draft.legEnds}
          options={['at-edge', 'half-spacing-inside', 'beyond-edge'] as const}
          nameOf={(value) => LEG_ENDS[value]}
          onChange={(legEnds) => set({ legEnds })}
        />
      )
    case 'sector':
      return (
        <Choice
          name="How often"
          value={draft.patterns}
          options={HOW_OFTEN}
          onChange={(patterns) => set({ patterns })}
        />
      )
    case 'racetrack':
      return <Choice name="Second leg" value={draft.side} options={SIDES} onChange={(side) => set({ side })} />
    case 'orbit':
      return <Choice name="Turns" value={draft.turn} options={SIDES} onChange={(turn) => set({ turn })} />
    case 'expanding-square':
    case 'barrier':
      return null
  }
}

const LEG_ENDS: Record<TaskDraft['legEnds'], string> = {
  'at-edge': 'at the edge',
  'half-spacing-inside': 'inside, with their turns',
  'beyond-edge': 'beyond the edge',
}
const HOW_OFTEN = [
  { value: '1', title: 'Once' },
  { value: '2', title: 'Twice, turned by 30°' },
] as const
const SIDES = [
  { value: 'left', title: 'to the left' },
  { value: 'right', title: 'to the right' },
] as const
