import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Alert, isOpen } from './alert.ts'
import { AlertBook } from './alert-book.ts'
import type { AlertChange } from './alert-machine.ts'
import type { Finding } from './finding.ts'
import { alertOf, anyAction, ruleOf } from './testing.ts'

function cause(causeId: string, trackId = 'mmsi:1'): Extract<Finding, { found: 'cause' }> {
  return {
    found: 'cause',
    ruleId: 'entry',
    cause: 'zone-event',
    priority: 'warning',
    subject: { trackId },
    causeId,
    atMs: 0,
    title: 'Entered Zone west',
  }
}

test('one rule and one track are one alert, whatever comes', () => {
  const book = new AlertBook()
  const deeds = [cause('a'), cause('b'), cause('a'), cause('a', 'mmsi:2')].map((each) => book.take(each, 0)?.did)
  expect(deeds).toEqual(['raised', 'joined', undefined, 'raised'])
  expect(book.open.map(({ trackId, causes }) => [trackId, causes])).toEqual([
    ['mmsi:1', 2],
    ['mmsi:2', 1],
  ])
})

test('the same cause has the same id on every server', () => {
  const ids = [new AlertBook(), new AlertBook()].map((book) => book.take(cause('a'), Math.random())?.alert.id)
  expect(ids[0]).toMatch(/^[0-9a-f]{16}$/)
  expect(ids[0]).toBe(ids[1])
})

test('what the log knows is not raised again', () => {
  const book = new AlertBook({ isLogged: (causeId) => causeId === 'entry|track mmsi:1|a' })
  expect([book.take(cause('a'), 0), book.take(cause('b'), 0)?.did]).toEqual([undefined, 'raised'])
})

test('an alert that does not exist, and what cannot be done, are two kinds of problem', () => {
  const book = new AlertBook({ open: [alertOf()] })
  expect(book.act('b', { action: 'silence', by: 'Ana' }, 0)).toMatchObject({ problem: { kind: 'missing' } })
  book.act('a1', { action: 'acknowledge', by: 'Ana' }, 0)
  expect(book.act('a1', { action: 'acknowledge', by: 'Ana' }, 0)).toMatchObject({ problem: { kind: 'illegal' } })
})

test('of more than anybody can look at the rest is counted', () => {
  const book = new AlertBook()
  for (let i = 0; i < 2003; i++) book.take(cause('a', `mmsi:${i}`), 0)
  expect([book.open.length, book.heldBack]).toEqual([2000, 3])
  expect(book.take(cause('b', 'mmsi:0'), 0)?.did).toBe('joined')
})

test('time makes what nobody took more urgent, by its rule', () => {
  const book = new AlertBook({ open: [alertOf(), alertOf({ id: 'b', ruleId: 'other' })] })
  const rules = [ruleOf({ escalateAfterS: 60 }), ruleOf({ id: 'other' })]
  expect(book.tick(rules, 59_000)).toEqual([])
  expect(book.tick(rules, 60_000).map(({ alert }) => [alert.id, alert.priority])).toEqual([['a1', 'alarm']])
})

const anyStep = fc.oneof(
  fc.record({ cause: fc.constantFrom('a', 'b', 'c'), track: fc.constantFrom('mmsi:1', 'mmsi:2'), again: fc.boolean() }),
  fc.record({ end: fc.constantFrom('mmsi:1', 'mmsi:2'), clearsItself: fc.boolean() }),
  fc.record({ nth: fc.nat(3), action: anyAction }),
  fc.record({ tick: fc.constant(true) }),
)

test('the changes alone tell how everything stands: a list rebuilt from them is the list', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
      const book = new AlertBook()
      const log: AlertChange[] = []
      const keep = (change: AlertChange | undefined) => change && log.push(change)
      for (const [i, step] of steps.entries()) {
        const nowMs = i * 20_000
        if ('cause' in step)
          keep(
            book.take({ ...cause(step.cause + step.track, step.track), ...(step.again && { news: 'again' }) }, nowMs),
          )
        else if ('end' in step) {
          const { end: trackId, clearsItself } = step
          keep(book.take({ found: 'end', ruleId: 'entry', subject: { trackId }, reason: 'left', clearsItself }, nowMs))
        } else if ('action' in step) {
          const done = book.act(book.open[step.nth]?.id ?? 'none', step.action, nowMs)
          if (done.ok) keep(done.value)
        } else for (const change of book.tick([ruleOf({ escalateAfterS: 60 })], nowMs)) keep(change)
      }
      const rebuilt = new Map<string, Alert>(log.map(({ alert }) => [alert.id, alert]))
      const open = [...rebuilt.values()].filter(isOpen)
      expect(book.open).toEqual(open)
      // Started again from it, the book joins what comes next to what stands.
      expect(new AlertBook({ open }).open).toEqual(open)
      expect(new Set(open.map(({ trackId }) => trackId)).size).toBe(open.length)
      // A cause makes one line at most.
      const causes = log.flatMap(({ causeId }) => causeId ?? [])
      expect(new Set(causes).size).toBe(causes.length)
    }),
  )
})
