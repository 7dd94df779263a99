import type { LonLat } from '#geo/lonlat.ts'
import type { LocatorAnswer, LocatorCall, PlaceVerdict } from '../worker/locator-api.ts'

export type { PlaceVerdict }

/** What the zones say of a place; `accuracyNm` is how far off it may be. */
export type Locate = (at: LonLat, accuracyNm?: number) => Promise<PlaceVerdict>

interface Locator {
  /** Zones and land, as GeoJSON; again when either changes. */
  start(zones: unknown, land: unknown): void
  readonly locate: Locate
  /** Questions still open then, and later ones, are never answered. */
  stop(): void
}

/** Starts a worker that answers where places are. It is not the desk's: a file that is being read must not hold it up. */
export function openLocator(): Locator {
  const worker = new Worker(new URL('../worker/locator-worker.ts', import.meta.url), {
    type: 'module',
    name: 'locator',
  })
  const waiting = new Map<number, { resolve(verdict: PlaceVerdict): void; reject(error: Error): void }>()
  let tickets = 0
  let dead: Error | undefined
  const send = (call: LocatorCall) => worker.postMessage(call)
  const die = (reason: string) => {
    dead = new Error(reason)
    for (const { reject } of waiting.values()) reject(dead)
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<LocatorAnswer>) => {
    const asked = waiting.get(data.ticket)
    waiting.delete(data.ticket)
    if ('verdict' in data) asked?.resolve(data.verdict)
    else asked?.reject(new Error(data.problem))
  }
  worker.onerror = (event) => die(`the locator failed: ${event.message}`)
  return {
    start: (zones, land) => send({ type: 'start', zones, land }),
    locate: (at, accuracyNm = 0) =>
      new Promise((resolve, reject) => {
        if (dead) {
          reject(dead)
          return
        }
        const ticket = ++tickets
        waiting.set(ticket, { resolve, reject })
        send({ type: 'locate', ticket, at, accuracyNm })
      }),
    stop: () => {
      worker.terminate()
      waiting.clear()
    },
  }
}
