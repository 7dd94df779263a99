import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findJsonBreak } from './json-break.ts'
import { DEEPEST_JSON, NestingWatch } from './nesting-watch.ts'

test.each([
  ['{"a":[1,,2]}', 8, 'value'],
  ['{"a":[1,2', 9, ', or ]'],
  ['{"a":1,}', 7, 'name'],
  ['{a:1}', 1, 'name or }'],
  ['{"a" 1}', 5, ':'],
  ['{"a":"b', 7, 'the rest of a text in double quotes'],
  ['["\\x"]', 2, 'the rest of a text in double quotes'],
  ['[01]', 1, 'value or ]'],
  ['[1]]', 3, 'end'],
  ['', 0, 'value'],
  ['[1}', 2, ', or ]'],
])('%s breaks at %i, where %s was expected', (text, at, expected) => {
  expect(findJsonBreak(text)).toEqual({ at, expected })
})

test('what JSON.parse reads has no break, and what it does not read has one', () => {
  const nearlyJson = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', ']', '}', '1', 'x', '\\', '\n'))
    .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1))
  fc.assert(
    fc.property(fc.oneof(fc.json(), nearlyJson), (text) => {
      expect(findJsonBreak(text) === undefined).toBe(isJson(text))
    }),
    { seed: 63, numRuns: 3000 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('nesting is watched wherever the text is cut, and brackets in texts are none', () => {
  const deep = (depth: number) => `{"a\\"[[${'['.repeat(100)}":${'['.repeat(depth - 1)}`
  for (const [depth, isTooDeep] of [[DEEPEST_JSON, false] as const, [DEEPEST_JSON + 1, true] as const]) {
    const watch = new NestingWatch()
    for (const character of deep(depth)) watch.push(character)
    expect(watch.isTooDeep).toBe(isTooDeep)
    watch.reset()
    watch.push('[]'.repeat(100))
    expect(watch.isTooDeep).toBe(false)
  }
})
