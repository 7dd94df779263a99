import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineSplitter, LONGEST_LINE } from './line-splitter.ts'

function split(pieces: readonly string[]): string[] {
  const lines: string[] = []
  const splitter = new LineSplitter({
    line: (text, start, end) => lines.push(text.slice(start, end)),
    tooLong: (start) => lines.push(`too long: ${start.length}`),
  })
  for (const piece of pieces) splitter.write(piece)
  splitter.end()
  return lines
}

test('lines end at a line feed, and the last one at the end', () => {
  expect(split(['one\r\ntwo\n\nfo', 'ur'])).toEqual(['one\r', 'two', '', 'four'])
})

test('a text that ends with a line feed has no empty line behind it', () => {
  expect(split(['one\n'])).toEqual(['one'])
  expect(split([''])).toEqual([])
})

test('a line of 4096 characters is a line, a longer one is told once and thrown away', () => {
  const full = 'x'.repeat(LONGEST_LINE)
  expect(split([`${full}\nnext\n`])).toEqual([full, 'next'])
  expect(split([`${full}y\nnext\n`])).toEqual(['too long: 4096', 'next'])
  expect(split([full, 'y', full, full, '\nnext'])).toEqual(['too long: 4096', 'next'])
})

test('a text gives the same lines however it is cut', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.integer({ min: 4090, max: 4100 }).map((length) => 'x'.repeat(length)),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.array(fc.nat({ max: 9000 }), { maxLength: 8 }), (lines, cuts) => {
      const text = lines.join('\r\n')
      const places = [0, ...cuts.sort((one, other) => one - other), text.length]
      const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
      expect(split(pieces)).toEqual(split([text]))
    }),
    { seed: 4096, numRuns: 300 },
  )
})
