import { type CraftOrder, parseCraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftState } from '#domain/craft/craft-state.ts'
import type { SearchTask } from '#domain/search/search-task.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { parseArea, parseLine, parsePlace } from './places-text.ts'
import { placedProblems } from './task-problems.ts'

/** What a craft can be told in the form; going home has a button of its own. */
export type TaskKind = Exclude<CraftOrder['kind'], 'return'>
export type Pattern = SearchTask['pattern']

/** Fields that are typed, by their names in the order where they have one there. */
export type TaskField =
  | 'area'
  | 'line'
  | 'datum'
  | 'target'
  | 'spacingNm'
  | 'axisDeg'
  | 'firstLegDeg'
  | 'maxRadiusNm'
  | 'radiusNm'
  | 'widthNm'
  | 'passes'
  | 'laps'
  | 'distanceNm'

/** What is wrong in which field: value, and what was expected. `relieved` is the craft that is to be relieved. */
export type TaskProblems = Readonly<Partial<Record<TaskField | 'relieved', string>>>

/** A task as it stands in the form: texts as typed, so that nothing typed is lost. */
export interface TaskDraft {
  /** Who is to do it. */
  readonly craftId: string
  readonly kind: TaskKind
  readonly pattern: Pattern
  readonly texts: Readonly<Record<TaskField, string>>
  readonly legEnds: 'at-edge' | 'half-spacing-inside' | 'beyond-edge'
  readonly patterns: '1' | '2'
  readonly side: 'left' | 'right'
  readonly turn: 'left' | 'right'
  /** What an orbit is over. */
  readonly about: 'place' | 'track'
  /** The craft whose task is taken over; empty for none chosen. */
  readonly relieved: string
}

/** A draft to begin with, for a craft: values that make sense for what it sees and how it turns. */
export function newDraft(craft: CraftState, change: Partial<Omit<TaskDraft, 'texts'>> = {}, target = ''): TaskDraft {
  return {
    craftId: craft.trackId,
    kind: 'search',
    pattern: 'parallel-track',
    texts: { ...usualTexts(craft), area: '', line: '', datum: '', target },
    legEnds: 'at-edge',
    patterns: '1',
    side: 'right',
    turn: 'right',
    about: target === '' ? 'place' : 'track',
    relieved: '',
    ...change,
  }
}

/** The same task for another craft: what nobody changed follows what that craft sees. */
export function forCraft(draft: TaskDraft, before: CraftState | undefined, craft: CraftState): TaskDraft {
  const [old, usual] = [before && usualTexts(before), usualTexts(craft)]
  const kept = Object.entries(usual).map(([field, text]) => {
    const now = draft.texts[field as keyof typeof usual]
    return [field, !old || now === old[field as keyof typeof usual] ? text : now]
  })
  return {
    ...draft,
    craftId: craft.trackId,
    relieved: draft.relieved === craft.trackId ? '' : draft.relieved,
    texts: { ...draft.texts, ...Object.fromEntries(kept) },
  }
}

/** Legs are as far apart as the craft sees: coverage factor 1 (IAMSAR manual, volume II, 4.6). The rest is notional. */
function usualTexts({ planning: { sweepWidthNm, turnRadiusNm }, kind }: CraftState) {
  const spacingNm = Math.max(0.1, sweepWidthNm < 2 ? Number(sweepWidthNm.toFixed(1)) : Math.round(sweepWidthNm))
  const aroundNm = kind === 'drone' ? Math.max(3, Math.ceil(turnRadiusNm * 2)) : 2
  return {
    spacingNm: String(spacingNm),
    axisDeg: '',
    firstLegDeg: '0',
    maxRadiusNm: String(Math.min(100, roundMiles(spacingNm * 5))),
    radiusNm: String(aroundNm),
    widthNm: String(Math.max(spacingNm, Math.ceil(turnRadiusNm * 2))),
    passes: '4',
    laps: '4',
    distanceNm: '2',
  } as const satisfies Partial<Record<TaskField, string>>
}

/** The typed fields that a task needs, in the order of the form. */
export function fieldsOf({
  kind,
  pattern,
  about,
}: Pick<TaskDraft, 'kind' | 'pattern' | 'about'>): readonly TaskField[] {
  switch (kind) {
    case 'intercept':
      return ['target']
    case 'shadow':
      return ['target', 'distanceNm']
    case 'relieve':
      return []
    case 'hold':
      return ['datum']
    case 'search':
      return FIELDS[pattern].map((field) =>
        field === 'datum' && pattern === 'orbit' && about === 'track' ? 'target' : field,
      )
  }
}

const FIELDS: Record<Pattern, readonly TaskField[]> = {
  'parallel-track': ['area', 'spacingNm', 'axisDeg'],
  'creeping-line': ['area', 'spacingNm', 'axisDeg'],
  'expanding-square': ['datum', 'spacingNm', 'maxRadiusNm', 'firstLegDeg'],
  sector: ['datum', 'radiusNm', 'firstLegDeg'],
  barrier: ['line', 'passes'],
  racetrack: ['line', 'widthNm', 'laps'],
  orbit: ['datum', 'radiusNm', 'laps'],
}

/** The order that a draft is, or what is wrong in which field. `trackIdOf` finds a target by what was typed for it. */
export function orderOf(
  draft: TaskDraft,
  trackIdOf: (text: string) => Result<string>,
): Result<CraftOrder, TaskProblems> {
  const problems: Partial<Record<TaskField | 'relieved', string>> = {}
  const told = <Value>(field: TaskField, result: Result<Value>): Value | undefined => {
    if (result.ok) return result.value
    problems[field] = result.problem
    return undefined
  }
  const values: Partial<Record<TaskField, unknown>> = {}
  for (const field of fieldsOf(draft))
    values[field] = told<unknown>(field, fieldValue(field, draft.texts[field], trackIdOf))
  if (draft.kind === 'relieve' && draft.relieved === '') problems.relieved = 'no craft is chosen, expected one'
  if (Object.keys(problems).length > 0) return failed(problems)
  const order = parseCraftOrder(jsonOf(draft, values))
  if (order.ok) return ok(order.value)
  const { fields, others } = placedProblems(order.problem, draft)
  // What belongs to no field is told at the first.
  const first = fieldsOf(draft)[0] ?? 'relieved'
  return failed(others.length > 0 ? { [first]: others.join('; '), ...fields } : fields)
}

function fieldValue(field: TaskField, text: string, trackIdOf: (text: string) => Result<string>): Result<unknown> {
  switch (field) {
    case 'area':
      return parseArea(text)
    case 'line':
      return parseLine(text)
    case 'datum':
      return parsePlace(text)
    case 'target':
      return trackIdOf(text)
    case 'axisDeg':
      return text.trim() === '' ? ok(undefined) : numberOf(text)
    default:
      return numberOf(text)
  }
}

/** The order as it travels; what it may hold is judged where all orders are. */
function jsonOf(draft: TaskDraft, values: Partial<Record<TaskField, unknown>>): unknown {
  const { kind, pattern } = draft
  switch (kind) {
    case 'intercept':
      return { kind, trackId: values.target }
    case 'shadow':
      return { kind, trackId: values.target, distanceNm: values.distanceNm }
    case 'relieve':
      return { kind, trackId: draft.relieved }
    case 'hold':
      return { kind, place: values.datum }
    case 'search': {
      const { target, datum, line, axisDeg, ...rest } = values
      const place = pattern === 'orbit' ? { about: aboutOf(draft, values) } : datum === undefined ? {} : { datum }
      const axis = axisDeg === undefined ? {} : { axisDeg }
      return {
        kind,
        task: { pattern, ...rest, ...(line as object | undefined), ...place, ...axis, ...choicesOf(draft) },
      }
    }
  }
}

function aboutOf({ about }: TaskDraft, { target, datum }: Partial<Record<TaskField, unknown>>): object {
  return about === 'track' ? { kind: 'track', trackId: target } : { kind: 'place', place: datum }
}

function choicesOf({ pattern, legEnds, patterns, side, turn }: TaskDraft): object {
  switch (pattern) {
    case 'parallel-track':
    case 'creeping-line':
      return { legEnds }
    case 'sector':
      return { patterns: Number(patterns) }
    case 'racetrack':
      return { side }
    case 'orbit':
      return { turn }
    case 'expanding-square':
    case 'barrier':
      return {}
  }
}

function numberOf(text: string): Result<number> {
  const value = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))
  return Number.isFinite(value) ? ok(value) : failed(`"${text.trim()}" is not a number, expected one such as 5 or 2.5`)
}

function roundMiles(nm: number): number {
  return Number(nm.toFixed(1))
}
