import { failed, ok } from '#geo/result.ts'
import type { Fleet, TaskedCraft, Whereabouts } from './tasked-craft.ts'

/** The craft of a world that can be sent, as those see them who send them. */
export function fleetOf(craft: readonly TaskedCraft[], nowMs: () => number, whereabouts: Whereabouts): Fleet {
  const named = new Map(craft.map((each) => [each.identity.trackId, each]))
  const unknown = (trackId: string) =>
    failed({
      because: 'unknown' as const,
      problems: [`no craft "${trackId}", expected one of ${[...named.keys()].join(', ') || 'none'}`],
    })
  return {
    get states() {
      return craft.map((each) => each.state(nowMs()))
    },
    plan(trackId, order) {
      const asked = named.get(trackId)
      return asked ? ok(asked.plan(order, whereabouts)) : unknown(trackId)
    },
    order(trackId, order) {
      const asked = named.get(trackId)
      if (!asked) return unknown(trackId)
      const taken = asked.order(order, whereabouts)
      return taken.ok ? ok(asked.state(nowMs())) : failed({ because: 'refused', problems: taken.problem })
    },
  }
}
