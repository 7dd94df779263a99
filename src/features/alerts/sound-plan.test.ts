import { expect, test } from 'vitest'
import { QUIET, type SoundPlan, silencedForMs, soundAfter } from './sound-plan.ts'
import { alertOf, NOON_MS } from './testing.ts'

/** A watch with a clock of its own. */
class Watch {
  nowMs = NOON_MS
  plan: SoundPlan = QUIET

  hear(...alerts: ReturnType<typeof alertOf>[]): SoundPlan {
    this.plan = soundAfter(this.plan, alerts, this.nowMs)
    return this.plan
  }
}

test('the most urgent sounds; a caution never does', () => {
  const watch = new Watch()
  const [caution, warning, alarm] = (['caution', 'warning', 'alarm'] as const).map((priority) =>
    alertOf({ id: priority, priority }),
  )
  if (!caution || !warning || !alarm) throw new Error('three alerts')
  expect(watch.hear(caution).priority).toBeUndefined()
  expect(watch.hear(caution, warning)).toMatchObject({ priority: 'warning', start: 1 })
  expect(watch.hear(caution, warning, alarm)).toMatchObject({ priority: 'alarm', start: 2 })
  expect(watch.hear(alertOf({ id: 'e', priority: 'emergency' }), alarm)).toMatchObject({ priority: 'emergency' })
})

test('what is acknowledged makes no sound, what is over and not yet seen does', () => {
  const watch = new Watch()
  expect(watch.hear(alertOf({ state: 'active-acknowledged' })).priority).toBeUndefined()
  expect(watch.hear(alertOf({ state: 'rectified-unacknowledged' })).priority).toBe('alarm')
})

test('a silenced alarm comes back after thirty seconds, and a warning sounds in between', () => {
  const watch = new Watch()
  const silenced = alertOf({ silencedUntilMs: NOON_MS + 30_000, silencedBy: 'R. Aziz' })
  const warning = alertOf({ id: 'w', priority: 'warning' })
  expect(watch.hear(alertOf(), warning).priority).toBe('alarm')
  expect(watch.hear(silenced, warning).priority).toBe('warning')
  watch.nowMs += 29_999
  expect(silencedForMs(silenced, watch.nowMs)).toBe(1)
  expect(watch.hear(silenced, warning).priority).toBe('warning')
  watch.nowMs += 1
  expect(watch.hear(silenced, warning)).toMatchObject({ priority: 'alarm', start: 3 })
})

test('it goes on without a break while nothing is new, and begins anew for another alarm', () => {
  const watch = new Watch()
  const first = watch.hear(alertOf())
  watch.nowMs += 1000
  expect(watch.hear(alertOf({ causes: 2, changedAtMs: watch.nowMs }))).toBe(first)
  watch.nowMs += 4000
  expect(watch.hear(alertOf(), alertOf({ id: 'a2' })).start).toBe(first.start + 1)
  // One of two acknowledged: the other sounds on.
  expect(watch.hear(alertOf({ id: 'a2' })).start).toBe(first.start + 1)
})

test('in a flood the tones are heard to their end before they begin anew', () => {
  const watch = new Watch()
  const many: ReturnType<typeof alertOf>[] = []
  const starts = Array.from({ length: 20 }, (_, i) => {
    many.push(alertOf({ id: `a${i}` }))
    const { start } = watch.hear(...many)
    watch.nowMs += 500
    return start
  })
  // Twenty in ten seconds: at 0, 3, 6 and 9 s.
  expect(starts.at(-1)).toBe(4)
  expect(watch.hear(alertOf({ id: 'e', priority: 'emergency' }), ...many).start).toBe(5)
})
