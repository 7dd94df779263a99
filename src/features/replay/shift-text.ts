import { failed, ok, type Result } from '#geo/result.ts'

/** Farther than this two recordings belong to no one watch, and a mistyped digit is more likely. */
const LONGEST_MS = 100 * 365.25 * 86_400_000
const UNIT_MS = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A shift in time as text: `+01:00:00`, `-00:00:12.5`; `0` for none. */
export function shiftText(shiftMs: number): string {
  if (shiftMs === 0) return '0'
  const seconds = Math.abs(shiftMs) / 1000
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)]
  const rest = Math.round(Math.abs(shiftMs) % 1000)
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':')
  return `${shiftMs < 0 ? '-' : '+'}${text}${rest ? `.${String(rest).padStart(3, '0').replace(/0+$/, '')}` : ''}`
}

/** Milliseconds of a shift as someone types it: `+01:00:00`, `-1:30`, `90 s`, `-5 min`, `8 h`, `2 d`. */
export function parseShift(text: string): Result<number> {
  const trimmed = text.trim().replace(/^−/, '-')
  const clock = /^([+-]?)(\d{1,6}):([0-5]?\d)(?::([0-5]?\d(?:\.\d{1,3})?))?$/.exec(trimmed)
  const amount = /^([+-]?)(\d{1,9}(?:\.\d{1,3})?) ?(s|min|h|d)$/.exec(trimmed)
  const ms = clock
    ? (Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4] ?? 0)) * 1000
    : amount
      ? Number(amount[2]) * UNIT_MS[amount[3] as keyof typeof UNIT_MS]
      : /^[+-]?0$/.test(trimmed)
        ? 0
        : Number.NaN
  const sign = (clock ?? amount)?.[1] === '-' ? -1 : 1
  if (Number.isNaN(ms)) return failed(`"${trimmed.slice(0, 40)}" is no shift, expected such as +01:00:00, -90 s or 8 h`)
  if (ms > LONGEST_MS) return failed(`"${trimmed.slice(0, 40)}" is too far, expected a hundred years at most`)
  return ok(Math.round(ms) * sign || 0)
}
