import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Assembly, type IncompleteMessage } from './assembly.ts'
import type { Sentence } from './sentence.ts'

/** Part `number` of a message that is told apart by what `fields` says. */
function part(number: number, payload: string, fields: Partial<Sentence> = {}): Sentence {
  return {
    kind: 'sentence',
    address: 'AIVDM',
    total: 2,
    number,
    sequenceId: '1',
    channel: 'A',
    payload,
    fillBits: 0,
    atMs: undefined,
    station: undefined,
    group: undefined,
    tagProblem: undefined,
    ...fields,
  }
}

/** What comes out of these sentences, one a line from line 1; `undefined` stands for a line of something else. */
function assemble(sentences: readonly (Sentence | undefined)[]) {
  const incomplete: IncompleteMessage[] = []
  const whole: string[] = []
  const times: (number | undefined)[] = []
  const assembly = new Assembly((message) => incomplete.push(message))
  for (const [index, sentence] of sentences.entries()) {
    const message = sentence && assembly.add(sentence, index + 1, `line ${index + 1}`)
    if (message === undefined) continue
    whole.push(message.parts.map(({ payload }) => payload).join('+'))
    times.push(message.atMs)
  }
  assembly.end()
  return { whole, times, incomplete: incomplete.map(({ line, message }) => `${line}: ${message}`) }
}

const gap = (lines: number) => Array.from({ length: lines }, () => undefined)

test('parts come out in their order, whatever order they came in', () => {
  const parts = [part(1, 'a', { total: 3 }), part(2, 'b', { total: 3 }), part(3, 'c', { total: 3 })]
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: 3 }), (shuffled) => {
      expect(assemble(shuffled)).toEqual({ whole: ['a+b+c'], times: [undefined], incomplete: [] })
    }),
    { seed: 28 },
  )
})

test.each([
  ['sequence ids', { sequenceId: '2' }],
  ['channels', { channel: 'B' }],
  ['talkers', { address: 'ABVDM' }],
])('messages with different %s may be interleaved', (_, other) => {
  const { whole, incomplete } = assemble([part(1, 'a'), part(1, 'x', other), part(2, 'y', other), part(2, 'b')])
  expect(whole).toEqual(['x+y', 'a+b'])
  expect(incomplete).toEqual([])
})

test('two receivers that hear one message at once are told apart by their names', () => {
  const kudat = { station: 'kudat' }
  const labuan = { station: 'labuan' }
  const sentences = [part(1, 'a', kudat), part(1, 'x', labuan), part(2, 'y', labuan), part(2, 'b', kudat)]
  expect(assemble(sentences)).toMatchObject({ whole: ['x+y', 'a+b'], incomplete: [] })
})

test('a part that does not name its receiver belongs to the message that waits longest', () => {
  const sentences = [part(1, 'a', { station: 'kudat' }), part(1, 'x', { station: 'labuan' }), part(2, 'b')]
  expect(assemble(sentences)).toMatchObject({
    whole: ['a+b'],
    incomplete: ['2: only part 1 of 2 came, expected all within 500 lines'],
  })
})

test('group numbers of tag blocks tell messages apart whose sentences look the same', () => {
  const sentences = [
    part(1, 'a', { group: '17' }),
    part(1, 'x', { group: '18' }),
    part(2, 'b', { group: '17' }),
    part(2, 'y', { group: '18' }),
  ]
  expect(assemble(sentences)).toMatchObject({ whole: ['a+b', 'x+y'], incomplete: [] })
})

test('one group number is one message even when a receiver leaves out the channel of part 2', () => {
  expect(assemble([part(1, 'a', { group: '17' }), part(2, 'b', { group: '17', channel: '' })]).whole).toEqual(['a+b'])
})

test('a part that comes again begins a new message, and the old one is incomplete', () => {
  expect(assemble([part(1, 'old'), part(1, 'a'), part(2, 'b')])).toMatchObject({
    whole: ['a+b'],
    incomplete: ['1: only part 1 of 2 came, expected all within 500 lines'],
  })
})

test('a message waits 500 lines for its parts and no longer', () => {
  expect(assemble([part(1, 'a'), ...gap(499), part(2, 'b')]).whole).toEqual(['a+b'])
  expect(assemble([part(1, 'a'), ...gap(500), part(2, 'b')])).toMatchObject({
    whole: [],
    incomplete: [
      '1: only part 1 of 2 came, expected all within 500 lines',
      '502: only part 2 of 2 came, expected all within 500 lines',
    ],
  })
})

test('the end of one message is not joined to the beginning of a much later one with the same sequence id', () => {
  expect(assemble([part(2, 'stale'), ...gap(50), part(1, 'a'), part(2, 'b')])).toMatchObject({
    whole: ['a+b'],
    incomplete: ['1: only part 2 of 2 came, expected all within 500 lines'],
  })
})

test('parts of a group may come as late as any, for its number does not come again so soon', () => {
  const group = { group: '17' }
  expect(assemble([part(2, 'b', group), ...gap(400), part(1, 'a', group)]).whole).toEqual(['a+b'])
})

test('a message has the time of the first of its lines that had one', () => {
  expect(assemble([part(2, 'b', { atMs: 2000 }), part(1, 'a', { atMs: 3000 })]).times).toEqual([2000])
  expect(assemble([part(1, 'a'), part(2, 'b', { atMs: 3000 })]).times).toEqual([3000])
})

test('every sentence ends up in one message or one incomplete one, whatever comes', () => {
  const sentence = fc.record({
    total: fc.constantFrom(2, 3),
    number: fc.constantFrom(1, 2, 3),
    sequenceId: fc.constantFrom('', '1', '2'),
    channel: fc.constantFrom('A', 'B'),
    station: fc.constantFrom(undefined, 'kudat', 'labuan'),
    group: fc.constantFrom(undefined, '17'),
  })
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 60 }), (fields) => {
      const sentences = fields
        .filter(({ number, total }) => number <= total)
        .map((field, index) => part(field.number, `${index}`, field))
      const { whole, incomplete } = assemble(sentences)
      const listed = incomplete.map((message) => /part ([\d, ]+) of/.exec(message)?.[1]?.split(', ').length ?? 0)
      const used = whole.flatMap((payloads) => payloads.split('+'))
      expect(new Set(used).size).toBe(used.length)
      expect(used.length + listed.reduce((sum, count) => sum + count, 0)).toBe(sentences.length)
    }),
    { seed: 137, numRuns: 500 },
  )
})
