import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLine } from '../sentence.ts'
import { SentenceWriter } from './sentence-writer.ts'

const AT = Date.UTC(2026, 2, 14, 12)
const short = { payload: '177KQJ5000G?tO`K>RA1wUbN0TKH', fillBits: 0 }
const long = { payload: 'w'.repeat(71), fillBits: 2 }

test('a short message is one sentence, without a sequence id', () => {
  expect(new SentenceWriter().sentences(short, { channel: 'B' })).toEqual([
    '!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C',
  ])
})

test('the sequence ids of long messages go from 0 to 9 and round again, and short ones do not use them up', () => {
  const writer = new SentenceWriter()
  const ids = Array.from({ length: 12 }, () => {
    writer.sentences(short, { channel: 'A' })
    return writer.sentences(long, { channel: 'A' }).map((line) => line.split(',')[3])
  })
  expect(ids.map(([first]) => first).join('')).toBe('012345678901')
  expect(ids.every(([first, second]) => first === second)).toBe(true)
})

test('a tag block gives the time in seconds where it is whole, the station, and the group of a long message', () => {
  const writer = new SentenceWriter('kudat')
  expect(writer.sentences(short, { channel: 'A', atMs: AT })[0]).toMatch(/^\\s:kudat,c:1773489600\*[0-9A-F]{2}\\!AIVDM/)
  expect(writer.sentences(short, { channel: 'A', atMs: AT + 250 })[0]).toContain('c:1773489600250*')
  const [first = '', second = ''] = writer.sentences(long, { channel: 'A', atMs: AT })
  expect(first).toMatch(/^\\g:1-2-1,s:kudat,c:1773489600\*/)
  expect(second).toMatch(/^\\g:2-2-1\*/)
})

test('a station name that would break the tag block is refused', () => {
  for (const station of ['', 'a,c:1', 'a*', 'a\\', 'kudat radar', 'x'.repeat(16)]) {
    expect(() => new SentenceWriter(station)).toThrow(`station is "${station}", expected 1 to 15 letters and digits`)
  }
})

test('sentences have at most 82 characters with their line end, and our reader puts any message together again', () => {
  const symbols = fc.constantFrom(...'0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw')
  const writer = new SentenceWriter('kudat')
  fc.assert(
    fc.property(
      fc.string({ unit: symbols, minLength: 1, maxLength: 300 }),
      fc.nat({ max: 5 }),
      fc.constantFrom('A' as const, 'B' as const),
      fc.option(fc.integer({ min: 1e12, max: 4e12 }), { nil: undefined }),
      (payload, fillBits, channel, atMs) => {
        const lines = writer.sentences({ payload, fillBits }, { channel, atMs })
        const parts = lines.map((line) => parseLine(line))
        let whole = ''
        for (const [index, part] of parts.entries()) {
          if (part.kind !== 'sentence') throw new Error(`${lines[index]}: ${JSON.stringify(part)}`)
          const isLast = index === lines.length - 1
          expect(part).toMatchObject({ total: lines.length, number: index + 1, channel, tagProblem: undefined })
          expect(part.fillBits).toBe(isLast ? fillBits : 0)
          if (index === 0) expect(part.atMs).toBe(atMs)
          whole += part.payload
        }
        expect(whole).toBe(payload)
        for (const line of lines) expect(line.slice(line.indexOf('!')).length + 2).toBeLessThanOrEqual(82)
      },
    ),
    { seed: 1371 },
  )
})
