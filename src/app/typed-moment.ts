const DAY_MS = 86_400_000

/**
 * The instant that someone typed, UTC, milliseconds since 1970: `11:58`, `11:58:40Z`, `2026-03-14 11:58`. A time alone is
 * the last one before now. Undefined for anything else.
 */
export function typedMoment(text: string, nowMs: number): number | undefined {
  const [, date, hours, minutes, seconds = '00'] =
    /^(?:(\d{4}-\d\d-\d\d)[t ])?(\d\d?):(\d\d)(?::(\d\d))?z?$/i.exec(text.trim()) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const day = date ?? new Date(nowMs).toISOString().slice(0, 10)
  const atMs = Date.parse(`${day}T${hours.padStart(2, '0')}:${minutes}:${seconds}Z`)
  if (Number.isNaN(atMs)) return undefined
  return date === undefined && atMs > nowMs ? atMs - DAY_MS : atMs
}
