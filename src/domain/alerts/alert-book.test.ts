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

/** A book with as many alerts as it takes, and three more that wait. */
function fullBook(): AlertBook {
  const book = new AlertBook()
  for (let i = 0; i < 2003; i++) book.take(cause('a', `mmsi:${i}`), 0)
  return book
}

function close(book: AlertBook, trackId: string): void {
  const { id = '' } = book.of('entry', { trackId }) ?? {}
  book.act(id, { action: 'acknowledge', by: 'Ana' }, 0)
  book.act(id, { action: 'rectify', by: 'Ana', reason: 'left' }, 0)
}

test('of more than anybody can look at the rest waits, is counted, and is raised when there is room', () => {
  const book = fullBook()
  expect([book.open.length, book.heldBack]).toEqual([2000, 3])
  expect(book.take(cause('b', 'mmsi:0'), 0)?.did).toBe('joined')
  expect(book.tick([], 0)).toEqual([])
  close(book, 'mmsi:7')
  expect(book.tick([], 5).map(({ did, atMs, alert }) => [did, atMs, alert.trackId])).toEqual([
    ['raised', 5, 'mmsi:2000'],
  ])
  expect([book.open.length, book.heldBack]).toEqual([2000, 2])
})

test('no number of cautions and warnings holds an alarm back, and of those that wait the most urgent is raised first', () => {
  const book = fullBook()
  expect(book.take({ ...cause('a', 'mmsi:9999'), priority: 'alarm' }, 0)?.did).toBe('raised')
  expect(book.take({ ...cause('a', 'mmsi:9998'), priority: 'caution' }, 0)).toBeUndefined()
  for (const trackId of ['mmsi:0', 'mmsi:1', 'mmsi:2']) close(book, trackId)
  // The alarm is one of those that leave no room for a warning.
  expect(book.tick([], 0).map(({ alert }) => alert.trackId)).toEqual(['mmsi:2000', 'mmsi:2001'])
  close(book, 'mmsi:3')
  close(book, 'mmsi:4')
  expect(book.tick([], 0).map(({ alert }) => alert.priority)).toEqual(['warning', 'caution'])
  expect(book.heldBack).toBe(0)
})

test('what waits and is over is told when there is room, and that it is over', () => {
  const book = fullBook()
  const subject = { trackId: 'mmsi:2000' }
  expect(book.waits('entry', subject)).toMatchObject({ causeId: 'a' })
  book.take({ found: 'end', ruleId: 'entry', subject, reason: 'left' }, 0)
  // The same event told again begins nothing anew.
  book.take(cause('a', 'mmsi:2000'), 0)
  expect([book.waits('entry', subject), book.heldBack]).toEqual([undefined, 3])
  close(book, 'mmsi:0')
  expect(book.tick([], 5).map(({ did, note, alert }) => [did, note, alert.trackId, alert.state])).toEqual([
    ['raised', undefined, 'mmsi:2000', 'active-unacknowledged'],
    ['rectified', 'left', 'mmsi:2000', 'rectified-unacknowledged'],
  ])
})

test('what waits and is found anew, or is of a rule that is gone, is not raised as it was', () => {
  const book = fullBook()
  book.take({ found: 'end', ruleId: 'entry', subject: { trackId: 'mmsi:2000' }, reason: 'allowed', byRule: true }, 0)
  expect(book.heldBack).toBe(2)
  book.take({ ...cause('better', 'mmsi:2001'), atMs: 7 }, 0)
  book.take(cause('older', 'mmsi:2001'), 0)
  close(book, 'mmsi:0')
  expect(book.tick([], 0).map(({ alert }) => alert)).toMatchObject([{ trackId: 'mmsi:2001', atMs: 7 }])
  const ended = book.endWhere(() => 'its rule was removed', 0)
  expect([ended.length, book.heldBack]).toEqual([2000, 0])
})

test('warnings that became alarms do not hold an alarm back', () => {
  const book = fullBook()
  expect(book.tick([ruleOf({ escalateAfterS: 60 })], 60_000)).toHaveLength(2000)
  expect(book.open.every(({ priority }) => priority === 'alarm')).toBe(true)
  expect(book.take({ ...cause('a', 'mmsi:9999'), priority: 'alarm' }, 60_000)?.did).toBe('raised')
  // Started again it counts the same.
  const again = new AlertBook({ open: book.open })
  expect(again.take({ ...cause('a', 'mmsi:9998'), priority: 'alarm' }, 60_000)?.did).toBe('raised')
})

test('of what waits and is over a beat tells some, however much it is', () => {
  const book = fullBook()
  for (let i = 3000; i < 4000; i++) {
    book.take(cause('a', `mmsi:${i}`), 0)
    book.take(
      { found: 'end', ruleId: 'entry', subject: { trackId: `mmsi:${i}` }, reason: 'left', clearsItself: true },
      0,
    )
  }
  for (let i = 0; i < 4; i++) close(book, `mmsi:${i}`)
  expect([book.tick([], 0).length, book.tick([], 0).length, book.tick([], 0).length]).toEqual([997, 1000, 6])
  expect([book.open.length, book.heldBack]).toEqual([1999, 0])
})

test('what a rule ended is told again when its cause is found again, once; what ended at sea is not', () => {
  const book = new AlertBook()
  const end = { found: 'end', ruleId: 'entry', subject: { trackId: 'mmsi:1' }, reason: 'over' } as const
  const deeds = [cause('a'), { ...end, byRule: true as const }, cause('a'), cause('a'), cause('b'), cause('b')].map(
    (finding, i) => book.take(finding, i)?.did,
  )
  expect(deeds).toEqual(['raised', 'rectified', 'returned', undefined, 'joined', undefined])
  book.take(end, 9)
  expect([book.take(cause('a'), 10), book.take(cause('b'), 10)]).toEqual([undefined, undefined])
  book.take(cause('c'), 11)
  book.endWhere(() => 'now on the allow-list', 12)
  close(book, 'mmsi:1')
  const again = book.take(cause('c'), 13)
  expect(again).toMatchObject({ did: 'raised', causeId: 'entry|track mmsi:1|c|12' })
})

test('a cause that was told before does not wait again', () => {
  const book = fullBook()
  close(book, 'mmsi:0')
  book.tick([], 0)
  expect(book.take(cause('a', 'mmsi:0'), 0)).toBeUndefined()
  expect(book.heldBack).toBe(2)
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
