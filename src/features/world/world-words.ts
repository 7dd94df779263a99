import { ageText, clockText, dateText } from '#domain/notation.ts'
import type { ChaosKind, ChaosSwitch } from '#domain/world/chaos-switch.ts'
import { FASTEST, SLOWEST, type WorldState } from '#domain/world/world-state.ts'
import { failed, ok, type Result } from '#geo/result.ts'

/** Simulated seconds a second, from the slowest to the fastest that the server takes. */
export const SPEEDS = [SLOWEST, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, FASTEST] as const

/** How far a step goes, seconds. */
export const STEPS_S = [1, 10, 60, 600, 3600] as const

/** How the world runs, in one line: `10 times true speed`, `Paused`. */
export function runningWords({ paused, speed, speedReached, isTimeOfDay, goingToMs }: WorldState): string {
  if (goingToMs !== undefined) return `On the way to ${clockText(goingToMs)}`
  if (paused) return 'Paused'
  if (isTimeOfDay) return 'With the time of day'
  if (speedReached !== undefined) return `${speedReached} times true speed: ${speed} cannot be reached`
  return speed === 1 ? 'True speed, by a clock of its own' : `${speed} times true speed`
}

/** When it is in the world: `Sat 14 Mar 2026, 12:04:31Z`, and since when it runs. */
export function timeWords({ nowMs, startAtMs }: WorldState): string {
  return `${dateText(nowMs)}, ${clockText(nowMs)}, ${ageText((nowMs - startAtMs) / 1000)} after the beginning`
}

/** The speeds to choose from: the usual ones, and the one it has. */
export function speedsWith(speed: number): readonly number[] {
  return [...new Set<number>([...SPEEDS, speed])].sort((a, b) => a - b)
}

const LONGEST_AHEAD_H = 168

/**
 * The instant that a jump is asked to, ms since 1970: `+2 h`, `+90 min`, `+45 s`, or a time of day in UTC, `14:30` or
 * `14:30:15`, the next one after now.
 */
export function jumpGoal(text: string, nowMs: number): Result<number> {
  const trimmed = text.trim()
  const [, amount, unit] = /^\+\s*(\d{1,6}(?:\.\d+)?)\s*(h|min|s)$/i.exec(trimmed) ?? []
  if (amount !== undefined && unit !== undefined) {
    const aheadMs = Math.round(Number(amount) * SECONDS_IN[unit.toLowerCase() as keyof typeof SECONDS_IN] * 1000)
    if (aheadMs > 0 && aheadMs <= LONGEST_AHEAD_H * 3_600_000) return ok(nowMs + aheadMs)
    return failed(`“${trimmed}” is too far or nowhere, expected more than +0 s and at most +${LONGEST_AHEAD_H} h`)
  }
  const [, hours, minutes, seconds = '00'] = /^(\d\d?):(\d\d)(?::(\d\d))?z?$/i.exec(trimmed) ?? []
  const day = new Date(nowMs).toISOString().slice(0, 10)
  const atMs = Date.parse(`${day}T${hours?.padStart(2, '0')}:${minutes}:${seconds}Z`)
  if (Number.isNaN(atMs)) return failed(`“${trimmed}” is no time, expected one such as 14:30, 14:30:15 or +2 h`)
  return ok(atMs > nowMs ? atMs : atMs + DAY_MS)
}

const SECONDS_IN = { h: 3600, min: 60, s: 1 }
const DAY_MS = 86_400_000

/** A fault as it can be switched on here: with usual figures. Other figures come from a scenario or by the interface. */
interface UsualFault {
  readonly kind: ChaosKind
  readonly title: string
  /** What it does, for who does not know the word. */
  readonly meaning: string
  readonly usual: ChaosSwitch
}

/** Figures that show plainly in the feed panel (notional). */
export const USUAL_FAULTS: readonly UsualFault[] = [
  fault({ kind: 'loss', share: 0.2 }, 'Loss', 'One report in five does not come'),
  fault({ kind: 'delay', delayS: 20, jitterS: 10 }, 'Delay', 'Reports come 20 to 30 s late'),
  fault({ kind: 'reorder', share: 0.2 }, 'Reorder', 'One report in five is overtaken by later ones'),
  fault({ kind: 'duplicates', share: 0.2 }, 'Duplicates', 'One report in five comes twice'),
  fault({ kind: 'clock-skew', skewS: 30 }, 'Clock skew', 'Times are 30 s ahead'),
  fault({ kind: 'silence' }, 'Silence', 'Nothing comes'),
  fault({ kind: 'malformed', share: 0.1 }, 'Malformed', 'One sentence in ten is damaged'),
  fault(
    { kind: 'spoof', share: 0.1, pattern: 'circle', nm: 3 },
    'Spoof',
    'One track in ten runs in a circle that is not there',
  ),
  fault({ kind: 'burst', times: 10 }, 'Burst', 'Ten reports come in place of one'),
]

function fault(usual: ChaosSwitch, title: string, meaning: string): UsualFault {
  return { kind: usual.kind, title, meaning, usual }
}

/** The switches when those of one kind are taken away, or the usual one is added; all others stay as they are. */
export function switched(chaos: WorldState['chaos'], { kind, usual }: UsualFault): readonly ChaosSwitch[] {
  const others = chaos.filter((each) => each.switch.kind !== kind).map((each) => each.switch)
  return chaos.some((each) => each.switch.kind === kind && each.isOn) ? others : [...others, usual]
}
