import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { CommandId } from './commands.ts'

/** What commands do. One that is undefined, or not here, is not available at this moment. */
export type CommandRuns = Partial<Record<CommandId, (() => void) | undefined>>

const holders: RefObject<CommandRuns>[] = []

/** Says what some commands do, as long as the component is there. Of two that say it for one command, the later counts. */
export function useCommandRuns(runs: CommandRuns): void {
  const newest = useRef(runs)
  useLayoutEffect(() => {
    newest.current = runs
  })
  useEffect(() => {
    holders.push(newest)
    return () => {
      holders.splice(holders.indexOf(newest), 1)
    }
  }, [])
}

/** What a command does now, or undefined when it is not available. */
export function runOf(id: CommandId): (() => void) | undefined {
  return holders.findLast(({ current }) => current[id])?.current[id]
}
