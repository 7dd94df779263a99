import { expect, test } from 'vitest'
import { CharCodeReader } from './char-codes.ts'

const codesOf = (reader: CharCodeReader, text: string) => Array.from(reader.of(text).subarray(0, text.length))
const plainCodes = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

test('codes stand where the characters stand, of texts in ASCII and others, long and short in turn', () => {
  const reader = new CharCodeReader()
  for (const text of [
    'lat,lon',
    'été',
    '',
    '船,1',
    'a\u{1f6a2}b',
    'x'.repeat(300),
    '\u0000\u007f\u0080',
    '\ud800z',
    'ok',
  ])
    expect(codesOf(reader, text)).toEqual(plainCodes(text))
})
