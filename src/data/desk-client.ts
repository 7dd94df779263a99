import type { DeskApi, DeskMessage } from '../worker/desk-api.ts'

/** The desk's functions as seen from the page: the same, but answered later. */
export type Desk = {
  readonly [Method in keyof DeskApi]: (
    ...args: Parameters<DeskApi[Method]>
  ) => Promise<Awaited<ReturnType<DeskApi[Method]>>>
}

/** What the desk says unasked. */
export type DeskNews = Exclude<DeskMessage, { type: 'answer' | 'failure' }>

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

const METHODS = [
  'start',
  'setZones',
  'lab',
  'stopLab',
  'around',
  'frame',
  'changes',
  'paths',
  'histogram',
  'loadHistory',
  'loadPast',
  'forgetPast',
  'open',
  'close',
  'exportFacts',
  'exportTracks',
  'compare',
  'bundle',
] as const satisfies (keyof DeskApi)[]

/** Starts the worker that holds the track stores. `onNews` hears of the stream; `stop` ends the worker. */
export function openDesk(onNews: (news: DeskNews) => void): { readonly desk: Desk; stop(): void } {
  const worker = new Worker(new URL('../worker/desk-worker.ts', import.meta.url), { type: 'module', name: 'desk' })
  const waiting = new Map<number, Waiting>()
  let tickets = 0
  worker.onmessage = ({ data }: MessageEvent<DeskMessage>) => {
    if (data.type !== 'answer' && data.type !== 'failure') {
      onNews(data)
      return
    }
    const asked = waiting.get(data.ticket)
    waiting.delete(data.ticket)
    if (data.type === 'answer') asked?.resolve(data.value)
    else asked?.reject(new Error(data.message))
  }
  let dead: Error | undefined
  const die = (reason: string) => {
    dead = new Error(reason)
    for (const { reject } of waiting.values()) reject(dead)
    waiting.clear()
  }
  worker.onerror = (event) => die(`the worker failed: ${event.message}`)
  worker.onmessageerror = () => die('the worker sent what could not be read')
  const call = (method: keyof DeskApi, args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (dead) {
        reject(dead)
        return
      }
      const ticket = ++tickets
      waiting.set(ticket, { resolve, reject })
      worker.postMessage({ ticket, method, args })
    })
  // Each function only carries its own arguments and answer across; the types of both are those of DeskApi.
  const desk = Object.fromEntries(
    METHODS.map((method) => [method, (...args: unknown[]) => call(method, args)]),
  ) as unknown as Desk
  return {
    desk,
    stop: () => {
      worker.terminate()
      die('the worker was stopped')
    },
  }
}
