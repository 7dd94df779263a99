import { afterEach, expect, test, vi } from 'vitest'
import { alertLogUrl, saveAlertRules, sendAlertAction } from './alerts.ts'

afterEach(() => vi.unstubAllGlobals())

function answering(status: number, json: unknown) {
  const fetched = vi.fn(async (_url: string, _request?: RequestInit) => Response.json(json, { status }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

test('an action goes to its alert, and a refusal is told in the words of the server', async () => {
  const fetched = answering(409, { error: 'alert a/1 is over and seen' })
  const answer = await sendAlertAction('a/1', { action: 'silence', by: 'R. Aziz' })
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/alerts/a%2F1/actions')
  expect(answer).toEqual({ ok: false, problem: 'alert a/1 is over and seen' })
})

test('what the page does not know how to read is an error', async () => {
  answering(500, { error: 'out of order' })
  await expect(sendAlertAction('a1', { action: 'silence', by: 'R. Aziz' })).rejects.toThrow('out of order')
})

test('rules that are refused tell every place; rules that others changed meanwhile say so', async () => {
  const book = { rules: [], allowList: [], version: 3 }
  const problems = ['rules.0.priority is "x"', 'rules.1.id is ""']
  const fetched = answering(400, { error: 'the rules stay as they were', problems })
  expect(await saveAlertRules(book, 'R. Aziz')).toEqual({ ok: false, problem: problems })
  expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({ ...book, by: 'R. Aziz' })
  answering(409, { error: 'the rules were changed meanwhile', current: book })
  expect(await saveAlertRules(book, 'R. Aziz')).toEqual({ ok: false, problem: ['the rules were changed meanwhile'] })
})

test('the log of a period has an address of its own for each format', () => {
  expect(alertLogUrl({ fromMs: 1, toMs: 2 }, 'csv')).toBe('/api/alerts/log?fromMs=1&toMs=2&format=csv')
})
