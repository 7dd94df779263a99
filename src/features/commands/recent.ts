const KEY = 'eez-watch.commands-used'
const KEPT = 8

/** What was used lately, newest first. Forgotten where the browser keeps nothing. */
export function readRecent(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, KEPT) : []
  } catch {
    // Refused by the browser's settings, or written by something else: then nothing was used.
    return []
  }
}

export function noteUse(id: string): void {
  const recent = [id, ...readRecent().filter((each) => each !== id)].slice(0, KEPT)
  try {
    localStorage.setItem(KEY, JSON.stringify(recent))
  } catch {
    // Kept nowhere: the next palette starts without it.
  }
}
