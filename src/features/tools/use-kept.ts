import { useState } from 'react'

/** A value that the browser keeps for this site; where it keeps nothing, as long as the page is open. */
export function useKept<Value>(
  key: string,
  read: (text: string | null) => Value,
  write: (value: Value) => string,
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => {
    try {
      return read(localStorage.getItem(key))
    } catch {
      // Storage is switched off: that is no reason to have no bookmarks at all.
      return read(null)
    }
  })
  const keep = (next: Value) => {
    setValue(next)
    try {
      localStorage.setItem(key, write(next))
    } catch (error) {
      console.warn('not kept', key, error)
    }
  }
  return [value, keep]
}
