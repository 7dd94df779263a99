import { expect, test } from 'vitest'
import { DEFAULT_ALERT_RULES } from '#domain/alerts/default-rules.ts'
import { problemsAt, ruleWords } from './rule-words.ts'

test('a rule says in one line what it looks for', () => {
  const words = Object.fromEntries(DEFAULT_ALERT_RULES.map((rule) => [rule.id, ruleWords(rule)]))
  expect(words['foreign-fishing-approach']).toBe(
    'EEZ, contiguous zone, territorial sea · vessel · flag not MY · fishing · from 2 kn · 15 min ahead',
  )
  expect(words['drone-link-near-limit']).toBe(
    'EEZ, contiguous zone, territorial sea · drone · after 1 min · within 20 NM of the limit',
  )
  expect(words['encounter-in-eez']).toBe('EEZ, contiguous zone · encounter · vessel')
  expect(words['heard-again-near-limit']).toBe(
    'EEZ, contiguous zone, territorial sea · reporting gap · when it is over · vessel · flag not MY · within 5 NM of the limit',
  )
  expect(words['contact-without-ais']).toBe('EEZ, contiguous zone, territorial sea · contact without AIS · contact')
})

test('a problem is shown at its rule and at no other', () => {
  const problems = [
    'rules.1.escalateAfterS is 0, expected 1 to 86400 seconds',
    'rules.12.priority is x',
    'allowList.0 names no vessel',
  ]
  expect(problemsAt(problems, 'rules.1')).toBe('escalateAfterS is 0, expected 1 to 86400 seconds')
  expect(problemsAt(problems, 'rules.2')).toBeUndefined()
  expect(problemsAt(problems, 'allowList.0')).toBe('names no vessel')
})
