import { useCallback, useEffect, useRef } from 'react'

/** The same function, called only when it has not been asked for again for a while. */
export function useDebounced<Args extends unknown[]>(
  run: (...args: Args) => void,
  afterMs: number,
): (...args: Args) => void {
  const newest = useRef(run)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    newest.current = run
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (...args: Args) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => newest.current(...args), afterMs)
    },
    [afterMs],
  )
}
