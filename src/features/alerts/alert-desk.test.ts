import { beforeEach, expect, test, vi } from 'vitest'
import type { AlertAction } from '#domain/alerts/alert.ts'
import { failed, ok } from '#geo/result.ts'
import { AlertDesk, meantAlert } from './alert-desk.ts'
import { alertOf } from './testing.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})

test('the first action waits for a name, and then goes on by itself; the next one asks no more', async () => {
  const sent: AlertAction[] = []
  const desk = new AlertDesk(async (_id, action) => {
    sent.push(action)
    return ok(alertOf())
  })
  expect(await desk.act('a1', { action: 'acknowledge', note: 'seen by radar' })).toBe(false)
  expect(desk.state().dialog?.kind).toBe('keeper')
  expect(sent).toEqual([])
  desk.sign('  R.\u202e Aziz ')
  await vi.waitFor(() => expect(sent).toEqual([{ action: 'acknowledge', note: 'seen by radar', by: 'R. Aziz' }]))
  expect(await desk.act('a1', { action: 'silence' })).toBe(true)
  expect(desk.state()).toMatchObject({ dialog: undefined, problem: undefined, busy: new Set() })
})

test('without letters there is no name, and nothing is done', async () => {
  const send = vi.fn()
  const desk = new AlertDesk(send)
  await desk.act('a1', { action: 'silence' })
  desk.sign('   ')
  expect(send).not.toHaveBeenCalled()
})

test('a refusal is told in the words of the server, and so is its silence', async () => {
  localStorage.setItem('eez-watch.on-watch', 'R. Aziz')
  const refusing = new AlertDesk(async () => failed('alert a1 is over and seen'))
  expect(await refusing.act('a1', { action: 'acknowledge' })).toBe(false)
  expect(refusing.state().problem).toBe('alert a1 is over and seen')
  const unreachable = new AlertDesk(() => Promise.reject(new Error('the server does not answer')))
  expect(await unreachable.act('a1', { action: 'acknowledge' })).toBe(false)
  expect(unreachable.state()).toMatchObject({ problem: 'the server does not answer', busy: new Set() })
})

test('a key means the row that has the focus, else the selected track, else the top of the list', () => {
  const alarm = alertOf()
  const warning = alertOf({ id: 'w', priority: 'warning', trackId: 'mmsi:1' })
  const seen = alertOf({ id: 's', state: 'active-acknowledged', trackId: 'mmsi:2' })
  const all = [seen, warning, alarm]
  const none = { focused: undefined, trackId: undefined, waiting: true }
  expect(meantAlert(all, none)?.id).toBe('a1')
  expect(meantAlert(all, { ...none, focused: 'w' })?.id).toBe('w')
  expect(meantAlert(all, { ...none, trackId: 'mmsi:1' })?.id).toBe('w')
  // It is seen already: there is nothing to acknowledge there.
  expect(meantAlert(all, { ...none, focused: 's' })).toBeUndefined()
  expect(meantAlert(all, { ...none, focused: 's', waiting: false })?.id).toBe('s')
  expect(meantAlert(all, { ...none, focused: 'gone' })?.id).toBe('a1')
  expect(meantAlert([seen], none)).toBeUndefined()
})

test('what was written to an alert is kept until its log has it', async () => {
  localStorage.setItem('eez-watch.on-watch', 'R. Aziz')
  const answers = [failed('the server is full'), ok(alertOf()), ok(alertOf())]
  const desk = new AlertDesk(async () => answers.shift() ?? failed('no answer is left'))
  desk.keepDraft('a1', 'seen by radar')
  await desk.act('a1', { action: 'note', text: 'seen by radar' })
  expect(desk.draftOf('a1')).toBe('seen by radar')
  await desk.act('a1', { action: 'silence' })
  expect(desk.draftOf('a1')).toBe('seen by radar')
  await desk.act('a1', { action: 'acknowledge', note: 'seen by radar' })
  expect(desk.draftOf('a1')).toBe('')
})
