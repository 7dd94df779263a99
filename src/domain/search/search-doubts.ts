import type { LaidPattern } from './laid-pattern.ts'
import { edgeDistance, holds } from './polygon.ts'
import type { SearchTask } from './search-task.ts'

/** The times of a plan, seconds. */
interface PlanTimes {
  readonly transitOutS: number
  readonly onTaskS: number
  readonly transitBackS: number
  readonly totalS: number
}

/** What of the craft is asked here; see `SearchCraft`. */
interface Limits {
  readonly turnRadiusNm: number
  readonly sweepWidthNm: number
  readonly fuel: { readonly enduranceLeftS: number; readonly reserveS: number }
}

/** Why a craft cannot fly a task: its fuel, or a circle smaller than its own. */
export function craftFaults(task: SearchTask, { turnRadiusNm, fuel }: Limits, times: PlanTimes): readonly string[] {
  const problems: string[] = []
  const needsS = times.totalS + fuel.reserveS
  if (needsS > fuel.enduranceLeftS)
    problems.push(
      `search needs ${hours(needsS)} (out ${hours(times.transitOutS)}, on task ${hours(times.onTaskS)}, back ${hours(times.transitBackS)}, reserve ${hours(fuel.reserveS)}), expected at most the ${hours(fuel.enduranceLeftS)} left`,
    )
  if (task.pattern === 'orbit' && task.radiusNm < turnRadiusNm)
    problems.push(`radiusNm is ${task.radiusNm}, expected at least the turning radius of the craft, ${turnRadiusNm} NM`)
  if (task.pattern === 'racetrack' && task.widthNm < 2 * turnRadiusNm)
    problems.push(
      `widthNm is ${task.widthNm}, expected at least the turning diameter of the craft, ${2 * turnRadiusNm} NM`,
    )
  return problems
}

/** What a craft flies otherwise than it is drawn, or what a search leaves out. */
export function craftWarnings(
  task: SearchTask,
  { turnRadiusNm, sweepWidthNm }: Limits,
  laid: LaidPattern,
): readonly string[] {
  if (!('spacingNm' in task)) return []
  const warnings: string[] = []
  if (task.spacingNm < 2 * turnRadiusNm)
    warnings.push(
      `spacingNm is ${task.spacingNm}, less than the turning diameter of the craft, ${2 * turnRadiusNm} NM: turns swing out beyond the legs`,
    )
  if (task.spacingNm > sweepWidthNm)
    warnings.push(
      `spacingNm is ${task.spacingNm}, more than the sweep width, ${sweepWidthNm} NM: strips between the legs are not seen`,
    )
  const { target } = laid
  const beyondNm = target
    ? Math.max(0, ...laid.points.map((point) => (holds(target, point) ? 0 : edgeDistance(target, point))))
    : 0
  if (beyondNm > 0.01) warnings.push(`legs go up to ${beyondNm.toFixed(1)} NM beyond the edge of the area`)
  return warnings
}

function hours(seconds: number): string {
  return `${(seconds / 3600).toFixed(1)} h`
}
