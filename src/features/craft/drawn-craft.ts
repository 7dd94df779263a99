import type { CraftPlan, CraftState } from '#domain/craft/craft-state.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Result } from '#geo/result.ts'
import type { DrawnCraft } from '../../map/sea-map.ts'
import { outlineRing, parseArea, parseLine } from './places-text.ts'
import { fieldsOf, type TaskDraft } from './task-draft.ts'

/** What the map shows: the way of the chosen craft, and what is being planned for the one that the form is about. */
export function drawnCraft(
  chosen: CraftState | undefined,
  draft: TaskDraft | undefined,
  tasked: CraftState | undefined,
  answer: Result<CraftPlan, unknown> | undefined,
): DrawnCraft | undefined {
  const area = draft && areaOf(draft)
  const plan = draft && tasked && answer?.ok ? planOf(tasked, answer.value) : undefined
  const remaining = chosen && chosen.path.length > 0 ? [chosen.place, ...chosen.path] : undefined
  if (!area && !plan && !remaining) return undefined
  return { ...(area && { area }), ...(plan && { plan }), ...(remaining && { remaining }) }
}

function planOf({ place }: CraftState, { places, search }: CraftPlan): DrawnCraft['plan'] {
  // A search begins where its pattern does; everything else is one way from where the craft is.
  if (!search) return { transit: [place, ...places], places: [] }
  const [first] = search.places
  return { transit: first ? [place, first] : [], places: search.places }
}

function areaOf(draft: TaskDraft): readonly LonLat[] | undefined {
  const fields = fieldsOf(draft)
  if (fields.includes('area')) {
    const area = parseArea(draft.texts.area)
    return area.ok ? outlineRing(area.value) : undefined
  }
  if (!fields.includes('line')) return undefined
  const line = parseLine(draft.texts.line)
  return line.ok ? [line.value.from, line.value.to] : undefined
}
