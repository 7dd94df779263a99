import type { CraftPlan, CraftState } from '#domain/craft/craft-state.ts'
import { countText, minuteText } from '#domain/notation.ts'
import { milesText, percentText, spanText } from './craft-words.ts'

/** One figure of a plan. `wide` takes a line of its own. */
export interface PlanFact {
  readonly name: string
  readonly value: string
  readonly wide?: true
}

/** What a plan comes to, in the order in which it is asked about. */
export function planFacts(plan: CraftPlan, { fuel }: Pick<CraftState, 'fuel'>, nowMs: number): readonly PlanFact[] {
  const { search, order } = plan
  const arrives = `${minuteText(plan.arrivesMs)}Z, in ${spanText((plan.arrivesMs - nowMs) / 1000)}`
  const left = plan.fuelLeftS > 0 ? spanText(plan.fuelLeftS) : 'none'
  const fuelLeft = `${left}, reserve ${spanText(fuel.reserveS)}`
  const times: PlanFact[] = [
    { name: 'Arrives', value: arrives, wide: true },
    { name: 'On task', value: plan.onTaskS > 0 ? spanText(plan.onTaskS) : 'until told otherwise' },
    { name: 'Way home', value: spanText(plan.transitBackS) },
    { name: 'Fuel left after return', value: fuelLeft, wide: true },
  ]
  if (!search) return times
  const { coverage } = search
  const spacingNm = order.kind === 'search' && 'spacingNm' in order.task ? order.task.spacingNm : undefined
  return [
    ...(spacingNm === undefined ? [] : [{ name: 'Track spacing', value: milesText(spacingNm) }]),
    { name: 'Legs', value: String(search.legs) },
    { name: 'Length', value: `${countText(Math.round(search.lengthNm))} NM` },
    ...(coverage.kind === 'area'
      ? [
          { name: 'Area', value: `${countText(Math.round(coverage.areaNm2))} NM²` },
          { name: 'Covered', value: percentText(coverage.coveredShare) },
          { name: 'Factor C', value: coverage.factor.toFixed(2) },
          { name: 'Found, random search', value: percentText(coverage.randomDetection) },
          ...(coverage.idealDetection === undefined
            ? []
            : [{ name: 'Found, exact legs', value: percentText(coverage.idealDetection) }]),
        ]
      : [
          { name: 'One round', value: milesText(coverage.roundNm) },
          { name: 'Looked at again within', value: spanText(coverage.revisitS) },
        ]),
    ...times,
  ]
}
