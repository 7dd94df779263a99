import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Payload } from './payload.ts'

const CHARACTERS = [...'0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw']

function payloadOf(...parts: readonly (readonly [text: string, fillBits: number])[]): Payload {
  const payload = new Payload()
  for (const [text, fillBits] of parts) expect(payload.append(text, fillBits)).toBeUndefined()
  return payload
}

/** The slow way: all bits as text. */
function bitsOf(text: string, fillBits: number): string {
  const bits = [...text].map((character) => CHARACTERS.indexOf(character).toString(2).padStart(6, '0')).join('')
  return bits.slice(0, Math.max(0, bits.length - fillBits))
}

const partArbitrary = fc.tuple(fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 40 }), fc.nat({ max: 5 }))

test('fields equal the same bits read the slow way, over any parts with any fill bits', () => {
  fc.assert(
    fc.property(
      fc.array(partArbitrary, { maxLength: 4 }),
      fc.nat({ max: 200 }),
      fc.integer({ min: 1, max: 30 }),
      (parts, start, width) => {
        const payload = payloadOf(...parts)
        const bits = parts.map(([text, fillBits]) => bitsOf(text, fillBits)).join('')
        expect(payload.bitLength).toBe(bits.length)
        expect(payload.has(start, width)).toBe(start + width <= bits.length)
        fc.pre(payload.has(start, width))
        const field = bits.slice(start, start + width)
        const unsigned = Number.parseInt(field, 2)
        expect(payload.unsigned(start, width)).toBe(unsigned)
        expect(payload.signed(start, width)).toBe(field[0] === '1' ? unsigned - 2 ** width : unsigned)
        expect(payload.flag(start)).toBe(field[0] === '1')
      },
    ),
    { seed: 1371, numRuns: 3000 },
  )
})

test('a cleared payload remembers nothing', () => {
  const payload = payloadOf(['wwww', 0])
  payload.clear()
  expect(payload.bitLength).toBe(0)
  payload.append('0', 0)
  expect(payload.unsigned(0, 6)).toBe(0)
})

test.each(['X', '_', '/', 'x', ' ', 'é', '€'])('the character "%s" is refused by name and place', (character) => {
  expect(new Payload().append(`00${character}`, 0)).toEqual({
    reason: 'payload-character',
    message: `payload character 3 is "${character}", expected 0 to W or \` to w`,
  })
})

describe('text', () => {
  test('has the whole six-bit alphabet of ITU-R M.1371 table 47', () => {
    const letters = payloadOf([CHARACTERS.slice(1, 32).join(''), 0]).text(0, 31 * 6)
    const rest = payloadOf([CHARACTERS.slice(32).join(''), 0]).characters(0, 32 * 6)
    expect(letters).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_')
    expect(rest).toBe(' !"#$%&\'()*+,-./0123456789:;<=>?')
  })

  test('stops at the first @, whatever follows', () => {
    expect(payloadOf(['120345', 0]).text(0, 36)).toBe('AB')
  })

  test('has no spaces at its end, and keeps those in front and inside', () => {
    expect(payloadOf(['P1P2PP', 0]).text(0, 36)).toBe(' A B')
  })

  test('is absent when there is none', () => {
    expect(payloadOf(['000000', 0]).text(0, 36)).toBeUndefined()
    expect(payloadOf(['PPPPPP', 0]).text(0, 36)).toBeUndefined()
  })

  test('is absent when the payload ends inside it: half a name is another name', () => {
    expect(payloadOf(['12345', 0]).text(0, 36)).toBeUndefined()
    expect(payloadOf(['12345', 0]).text(60, 36)).toBeUndefined()
  })

  test('is there when the payload ends inside it behind an @, or inside its last character', () => {
    expect(payloadOf(['1230', 0]).text(0, 36)).toBe('ABC')
    expect(payloadOf(['123456', 4]).text(0, 36)).toBe('ABCDE')
  })
})
