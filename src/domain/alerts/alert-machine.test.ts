import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALERT_PRIORITIES, type Alert, type AlertState, isOpen, isUnacknowledged } from './alert.ts'
import { acted, corrected, escalated, rectified, repeated, SILENCE_MS } from './alert-machine.ts'
import { alertOf, anyAction } from './testing.ts'

const ack = { action: 'acknowledge', by: 'Ana' } as const
const again = { atMs: 5000, title: 'Entered Zone west', causeId: 'c2' }

function done(alert: Alert, action: Parameters<typeof acted>[1], nowMs = 1000): Alert {
  const change = acted(alert, action, nowMs)
  if (!change.ok) throw new Error(change.problem)
  return change.value.alert
}

test('acknowledged while it goes on, it leaves when the condition ends', () => {
  const seen = done(alertOf(), { ...ack, note: 'patrol 7 sent' })
  expect(seen).toMatchObject({
    state: 'active-acknowledged',
    acknowledged: { by: 'Ana', atMs: 1000, note: 'patrol 7 sent' },
    changedAtMs: 1000,
  })
  expect(rectified(seen, { reason: 'left' }, 2000)).toMatchObject({
    did: 'rectified',
    note: 'left',
    alert: { state: 'normal', rectified: { atMs: 2000, reason: 'left' } },
  })
})

test('over before anybody saw it, it stays until it is acknowledged', () => {
  const over = rectified(alertOf(), { reason: 'left' }, 2000)?.alert as Alert
  expect(over.state).toBe('rectified-unacknowledged')
  expect(done(over, ack).state).toBe('normal')
})

test('one that clears itself leaves unseen', () => {
  expect(rectified(alertOf(), { reason: 'turned', clearsItself: true }, 0)?.alert.state).toBe('normal')
})

test('what is over cannot end again, and what left takes no action', () => {
  const over = rectified(alertOf(), { reason: 'left' }, 2000)?.alert as Alert
  expect(rectified(over, { reason: 'left' }, 3000)).toBeUndefined()
  expect(acted(over, { action: 'rectify', by: 'Ana', reason: 'left' }, 3000)).toEqual({
    ok: false,
    problem: 'a1 is over already: left',
  })
  expect(acted({ ...over, state: 'normal' }, ack, 3000)).toMatchObject({ ok: false })
})

test('nobody acknowledges twice', () => {
  expect(acted(done(alertOf(), ack), { ...ack, by: 'Ben' }, 2000)).toEqual({
    ok: false,
    problem: 'a1 is acknowledged already, by Ana',
  })
})

test('silenced for 30 s, then it sounds again; acknowledging ends the silence', () => {
  const quiet = done(alertOf(), { action: 'silence', by: 'Ana' }, 1000)
  expect(quiet).toMatchObject({ silencedUntilMs: 1000 + SILENCE_MS, silencedBy: 'Ana', state: 'active-unacknowledged' })
  expect(SILENCE_MS).toBe(30_000)
  expect(done(quiet, ack)).not.toHaveProperty('silencedUntilMs')
  expect(acted(done(quiet, ack), { action: 'silence', by: 'Ana' }, 2000).ok).toBe(false)
})

test('a repeat only counts; a real change calls again and says why', () => {
  const seen = done(alertOf(), ack)
  const joined = repeated(seen, again, 6000)
  expect(joined).toMatchObject({ did: 'joined', alert: { state: 'active-acknowledged', causes: 2, atMs: 5000 } })
  expect(joined.alert.acknowledged).toBeDefined()
  const called = repeated(seen, { ...again, news: 'entered again' }, 6000)
  expect(called).toMatchObject({
    did: 'returned',
    note: 'entered again; was acknowledged by Ana',
    alert: { state: 'active-unacknowledged', causes: 2, returned: { reason: 'entered again', atMs: 6000 } },
  })
  expect(called.alert).not.toHaveProperty('acknowledged')
})

test('a condition that was over and is there again calls again', () => {
  const over = rectified(alertOf(), { reason: 'left' }, 2000)?.alert as Alert
  const { alert, did } = repeated(over, again, 6000)
  expect([did, alert.state, alert.returned?.reason]).toEqual([
    'returned',
    'active-unacknowledged',
    'the condition is there again',
  ])
  expect(alert).not.toHaveProperty('rectified')
})

test('what happened before does not take the place of what is newer', () => {
  const { alert } = repeated(alertOf({ atMs: 9000 }), { ...again, title: 'Entered Zone east', zoneId: 'east' }, 10_000)
  expect(alert).toMatchObject({ atMs: 9000, title: 'Entered Zone west', zoneId: 'west', causes: 2 })
})

test('a cause that is told better calls nobody', () => {
  const { alert, did } = corrected(done(alertOf(), ack), { ...again, eventId: 'e2' }, 6000)
  expect([did, alert.state, alert.atMs, alert.eventId, alert.causes]).toEqual([
    'corrected',
    'active-acknowledged',
    5000,
    'e2',
    1,
  ])
})

test('not acknowledged for so long, it becomes more urgent, once, and is heard though it was silenced', () => {
  const quiet = done(alertOf(), { action: 'silence', by: 'Ana' }, 50_000)
  expect(escalated(quiet, 60, 59_999)).toBeUndefined()
  const change = escalated(quiet, 60, 60_000)
  expect(change).toMatchObject({
    did: 'escalated',
    note: 'not acknowledged for 60 s',
    alert: { priority: 'alarm', escalated: { from: 'warning', atMs: 60_000 } },
  })
  expect(change?.alert).not.toHaveProperty('silencedUntilMs')
  expect(escalated(change?.alert as Alert, 60, 999_999)).toBeUndefined()
  expect(escalated(done(alertOf(), ack), 60, 999_999)).toBeUndefined()
  expect(escalated(alertOf({ priority: 'alarm' }), 60, 999_999)).toBeUndefined()
})

test('one that called again has its time from then', () => {
  const called = repeated(done(alertOf(), ack), { ...again, news: 'entered again' }, 100_000).alert
  expect(escalated(called, 60, 159_999)).toBeUndefined()
  expect(escalated(called, 60, 160_000)?.did).toBe('escalated')
})

test('notes are kept in order, and have an end', () => {
  let alert = alertOf()
  for (let i = 0; i < 100; i++) alert = done(alert, { action: 'note', by: 'Ana', text: `note ${i}` }, i)
  expect([alert.notes.length, alert.notes[99]?.text]).toEqual([100, 'note 99'])
  expect(acted(alert, { action: 'note', by: 'Ana', text: 'one more' }, 0).ok).toBe(false)
})

// The states as IEC 62923 names them, without anything else of an alert.
const anyStep = fc.oneof(
  anyAction.map((action) => ({ step: 'action' as const, action })),
  fc.record({ step: fc.constant('end' as const), clearsItself: fc.boolean() }),
  fc.record({ step: fc.constant('repeat' as const), isNews: fc.boolean() }),
  fc.record({ step: fc.constant('escalate' as const) }),
)

function next(state: AlertState, step: typeof anyStep extends fc.Arbitrary<infer Step> ? Step : never): AlertState {
  const [isActive, isSeen] = [state.startsWith('active'), state === 'active-acknowledged']
  if (state === 'normal') return state
  if (step.step === 'repeat') return step.isNews || !isActive ? 'active-unacknowledged' : state
  if (step.step === 'end') {
    if (!isActive) return state
    return isSeen || step.clearsItself ? 'normal' : 'rectified-unacknowledged'
  }
  if (step.step === 'escalate') return state
  if (step.action.action === 'acknowledge') return isActive ? 'active-acknowledged' : 'normal'
  if (step.action.action === 'rectify' && isActive) return isSeen ? 'normal' : 'rectified-unacknowledged'
  return state
}

test('whatever is done in whatever order, the states are those of the standard, and the rest fits them', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      let [alert, state, nowMs] = [alertOf(), 'active-unacknowledged' as AlertState, 0]
      for (const step of steps) {
        nowMs += 1000
        const before = alert
        if (step.step === 'action') {
          const change = acted(alert, step.action, nowMs)
          if (change.ok) alert = change.value.alert
          // What is refused changes no state in the standard either.
          else expect(next(state, step) === state || step.action.action === 'acknowledge').toBe(true)
        } else if (step.step === 'end') alert = rectified(alert, { reason: 'over', ...step }, nowMs)?.alert ?? alert
        else if (step.step === 'escalate') alert = escalated(alert, 3, nowMs)?.alert ?? alert
        else if (isOpen(alert))
          alert = repeated(alert, { ...again, atMs: nowMs, ...(step.isNews && { news: 'more' }) }, nowMs).alert
        state = next(state, step)
        expect(alert.state).toBe(state)
        // An alert that somebody has to look at has no name under it, one that goes on no end, and only what calls is silent.
        expect(alert.acknowledged !== undefined && isUnacknowledged(alert)).toBe(false)
        expect(alert.state.startsWith('active') && alert.rectified !== undefined).toBe(false)
        expect(alert.silencedUntilMs !== undefined && alert.state === 'active-acknowledged').toBe(false)
        expect(alert.notes.length).toBeGreaterThanOrEqual(before.notes.length)
        expect(alert.causes).toBeGreaterThanOrEqual(before.causes)
        expect(ALERT_PRIORITIES.indexOf(alert.priority)).toBeLessThanOrEqual(ALERT_PRIORITIES.indexOf(before.priority))
      }
    }),
    { numRuns: 500 },
  )
})
