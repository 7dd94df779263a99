import { plainText } from '#domain/notation.ts'
import type { TaskDraft, TaskField, TaskProblems } from './task-draft.ts'

/** What fields are called, in the form and where something is wrong with them. */
export const FIELD_NAMES: Record<TaskField | 'relieved', string> = {
  area: 'Area',
  line: 'Line',
  datum: 'Position',
  target: 'Target',
  spacingNm: 'Track spacing, NM',
  axisDeg: 'Axis, degrees true',
  firstLegDeg: 'First leg, degrees true',
  maxRadiusNm: 'Out to, NM',
  radiusNm: 'Radius, NM',
  widthNm: 'Width, NM',
  passes: 'Passes',
  laps: 'Laps',
  distanceNm: 'Distance, NM',
  relieved: 'Craft to relieve',
}

const LONGEST = 300

/**
 * Problems as `parseCraftOrder` and the server tell them, `task.spacingNm is -1, expected ...`, put to the fields of the
 * form in the words of the form; what belongs to no field is left over.
 */
export function placedProblems(
  problems: readonly string[],
  draft: Pick<TaskDraft, 'kind'>,
): { readonly fields: TaskProblems; readonly others: readonly string[] } {
  const fields: Partial<Record<TaskField | 'relieved', string>> = {}
  const others: string[] = []
  for (const problem of problems) {
    const [, path = '', rest = ''] = /^(?:task\.)?([A-Za-z]+(?:\.[A-Za-z0-9]+)*)(.*)$/s.exec(problem) ?? []
    const field = fieldOf(path, draft)
    if (field === undefined) others.push(plainText(problem, LONGEST))
    else fields[field] ??= plainText(`${shortName(field)}${rest.replace(/^ and to are/, ': its ends are')}`, LONGEST)
  }
  return { fields, others }
}

/** Fields by the names that an order has for them. */
const FIELDS: Readonly<Record<string, TaskField>> = {
  area: 'area',
  from: 'line',
  to: 'line',
  datum: 'datum',
  place: 'datum',
  spacingNm: 'spacingNm',
  axisDeg: 'axisDeg',
  firstLegDeg: 'firstLegDeg',
  maxRadiusNm: 'maxRadiusNm',
  radiusNm: 'radiusNm',
  widthNm: 'widthNm',
  passes: 'passes',
  laps: 'laps',
  distanceNm: 'distanceNm',
}

function fieldOf(path: string, { kind }: Pick<TaskDraft, 'kind'>): TaskField | 'relieved' | undefined {
  const [first = '', second] = path.split('.')
  if (first === 'about') return second === 'trackId' ? 'target' : 'datum'
  if (first === 'trackId') return kind === 'relieve' ? 'relieved' : 'target'
  return FIELDS[first]
}

/** Without its unit, which the expectation says. */
function shortName(field: TaskField | 'relieved'): string {
  return FIELD_NAMES[field].split(',')[0] ?? ''
}
