import { expect, test } from 'vitest'
import { playwrightCounts, vitestCounts } from './test-counts.ts'

test('counts come from the runners’ reports', () => {
  expect(vitestCounts({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })).toEqual({
    passed: 5,
    failed: 1,
    skipped: 3,
  })
  expect(playwrightCounts({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
  })
})

test('a runner that wrote no report has passed nothing', () => {
  expect(vitestCounts(undefined)).toEqual({ passed: 0, failed: 0, skipped: 0 })
  expect(playwrightCounts({})).toEqual({ passed: 0, failed: 0, skipped: 0 })
})
