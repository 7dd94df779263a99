import { useState } from 'react'
import { keepText, keptText } from '../../ui/kept-text.ts'

/** A value that the browser keeps for this site; where it keeps nothing, as long as the page is open. */
export function useKept<Value>(
  key: string,
  read: (text: string | undefined) => Value,
  write: (value: Value) => string,
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => read(keptText(key)))
  const keep = (next: Value) => {
    setValue(next)
    keepText(key, write(next))
  }
  return [value, keep]
}
