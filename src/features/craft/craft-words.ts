import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftKind, CraftPhase, CraftState } from '#domain/craft/craft-state.ts'
import { ageText, minuteText, plainText, positionText } from '#domain/notation.ts'
import type { SearchTask } from '#domain/search/search-task.ts'

/** Patterns by their names in the IAMSAR manual, volume II, chapter 5, and the three of patrols. */
export const PATTERN_NAMES: Record<SearchTask['pattern'], string> = {
  'parallel-track': 'Parallel track',
  'creeping-line': 'Creeping line',
  'expanding-square': 'Expanding square',
  sector: 'Sector',
  barrier: 'Barrier',
  racetrack: 'Racetrack',
  orbit: 'Orbit',
}

const PHASES: Record<CraftKind, Record<CraftPhase, string>> = {
  drone: {
    turnaround: 'On the ground, being made ready',
    ready: 'On the ground, ready',
    departing: 'Taking off',
    transit: 'On the way',
    'on-task': 'On task',
    intercepting: 'Intercepting',
    shadowing: 'Shadowing',
    holding: 'Holding',
    returning: 'Returning',
    landing: 'Landing',
  },
  patrol: {
    turnaround: 'In port, being made ready',
    ready: 'In port, ready',
    departing: 'Leaving port',
    transit: 'On the way',
    'on-task': 'On task',
    intercepting: 'Intercepting',
    shadowing: 'Shadowing',
    holding: 'Holding',
    returning: 'Returning',
    landing: 'Entering port',
  },
}

/** What a craft is doing, in words. */
export function phaseWords({ kind, phase }: Pick<CraftState, 'kind' | 'phase'>): string {
  return PHASES[kind][phase]
}

/** An order in words: `parallel track, 5 NM apart`, `shadow LUCKY STAR at 2 NM`. `nameOf` names a track by its id. */
export function orderWords(order: CraftOrder, nameOf: (trackId: string) => string): string {
  switch (order.kind) {
    case 'search':
      return taskWords(order.task, nameOf)
    case 'intercept':
      return `intercept ${nameOf(order.trackId)}`
    case 'shadow':
      return `shadow ${nameOf(order.trackId)} at ${milesText(order.distanceNm)}`
    case 'relieve':
      return `relieve ${nameOf(order.trackId)}`
    case 'hold':
      return `hold at ${positionText(order.place)}`
    case 'return':
      return 'return home'
  }
}

function taskWords(task: SearchTask, nameOf: (trackId: string) => string): string {
  const name = PATTERN_NAMES[task.pattern].toLowerCase()
  switch (task.pattern) {
    case 'parallel-track':
    case 'creeping-line':
      return `${name}, legs ${milesText(task.spacingNm)} apart`
    case 'expanding-square':
      return `${name}, legs ${milesText(task.spacingNm)} apart, to ${milesText(task.maxRadiusNm)}`
    case 'sector':
      return `${name} of ${milesText(task.radiusNm)}`
    case 'barrier':
      return `${name}, ${task.passes} passes`
    case 'racetrack':
      return `${name}, ${lapsText(task.laps)}`
    case 'orbit': {
      const about = task.about.kind === 'track' ? nameOf(task.about.trackId) : 'a place'
      return `${name} over ${about} at ${milesText(task.radiusNm)}, ${lapsText(task.laps)}`
    }
  }
}

/** How far an order is and when it ends: `43 % done, until 14:20Z`. */
export function progressWords({ phase, progress }: Pick<CraftState, 'phase' | 'progress'>): string {
  if (!progress) return ''
  const until = `${minuteText(progress.untilMs)}Z`
  return phase === 'on-task' ? `${percentText(progress.share)} done, until ${until}` : `there ${until}`
}

/** What a new order would end: `parallel track, legs 5 NM apart, 43 % done`; undefined when nothing is. */
export function givenUpWords(
  state: Pick<CraftState, 'order' | 'pendingOrder' | 'phase' | 'progress'>,
  nameOf: (trackId: string) => string,
): string | undefined {
  const order = state.pendingOrder ?? state.order
  if (!order || order.kind === 'return') return undefined
  const words = orderWords(order, nameOf)
  if (state.pendingOrder) return `${words}, which has not reached it yet`
  return state.phase === 'on-task' && state.progress ? `${words}, ${percentText(state.progress.share)} done` : words
}

/** What the line to a craft is like, when it is not well. */
export function linkWords({ link, pendingOrder }: Pick<CraftState, 'link' | 'pendingOrder'>, nowMs: number): string {
  if (link.state === 'ok') return pendingOrder ? 'The order is under way to it' : ''
  const since =
    link.lostSinceMs === undefined
      ? 'No answer'
      : `No answer since ${minuteText(link.lostSinceMs)}Z, ${ageText((nowMs - link.lostSinceMs) / 1000)}`
  return `${since}; ${pendingOrder ? 'the order waits' : 'orders wait'} until it answers`
}

/** `11 h 20 min left`, and when that is no more than the way home and the reserve. */
export function fuelWords({ leftS, reserveS, homewardS }: CraftState['fuel']): { left: string; warning: string } {
  const left = `${spanText(leftS)} left`
  if (leftS <= reserveS) return { left, warning: 'below the reserve' }
  return { left, warning: leftS <= reserveS + homewardS ? 'just enough for the way home' : '' }
}

/** Craft in the order of the list: drones, then ships, by name; `Anka-S 2` comes before `Anka-S 10`. */
export function inListOrder(craft: readonly CraftState[]): readonly CraftState[] {
  const order = new Intl.Collator('en', { numeric: true })
  return craft.toSorted((a, b) => order.compare(a.kind, b.kind) || order.compare(a.name, b.name))
}

/** The name of a craft as one plain line. */
export function craftName({ name }: Pick<CraftState, 'name'>): string {
  return plainText(name, 40)
}

/** How long something can go on: hours up to two days, as crews count them. */
export function spanText(seconds: number): string {
  const minutes = Math.max(0, Math.floor(seconds / 60))
  if (minutes < 60 || minutes >= 48 * 60) return ageText(seconds)
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** `5 NM`, `0.5 NM`. */
export function milesText(nm: number): string {
  return `${Number(nm.toFixed(nm < 10 ? 1 : 0))} NM`
}

/** A share as whole per cent. All is said of all only. */
export function percentText(share: number): string {
  const percent = share * 100
  return `${percent < 100 && percent > 99 ? 99 : Math.round(percent)} %`
}

function lapsText(laps: number): string {
  return laps === 1 ? '1 lap' : `${laps} laps`
}
