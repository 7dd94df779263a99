/** What the browser would not keep lasts as long as the page. */
const unkept = new Map<string, string | undefined>()

/** A text that this browser keeps for the site. Where storage is forbidden, asking is enough to throw. */
export function keptText(key: string): string | undefined {
  if (unkept.has(key)) return unkept.get(key)
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text, or with undefined forgets it. */
export function keepText(key: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    unkept.delete(key)
  } catch {
    // Forbidden or full: this page still knows it.
    unkept.set(key, text)
  }
}
