import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ParsedLine, parseLine, type Sentence } from './sentence.ts'
import { encodeSentences, tagBlock, withChecksum } from './testing.ts'

const PLAIN = '!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C'

function sentenceIn(line: string): Sentence {
  const parsed = parseLine(line)
  if (parsed.kind !== 'sentence') throw new Error(`expected a sentence, got ${JSON.stringify(parsed)}`)
  return parsed
}

describe('a sentence', () => {
  test('gives its address, numbers, channel, payload and fill bits', () => {
    expect(sentenceIn('!AIVDM,2,2,1,A,88888888880,2*25')).toEqual({
      kind: 'sentence',
      address: 'AIVDM',
      total: 2,
      number: 2,
      sequenceId: '1',
      channel: 'A',
      payload: '88888888880',
      fillBits: 2,
    })
  })

  test.each(['AIVDM', 'AIVDO', 'ABVDM', 'BSVDM', 'SAVDM', 'ANVDO'])('of talker %s is read', (address) => {
    expect(sentenceIn(withChecksum(`!${address},1,1,,B,177KQJ5000G?tO\`K>RA1wUbN0TKH,0`)).address).toBe(address)
  })

  test('may have spaces and a carriage return around it, and a byte order mark in front', () => {
    expect(sentenceIn(`\ufeff  ${PLAIN} \r`)).toEqual(sentenceIn(PLAIN))
  })

  test('may have its checksum in small letters', () => {
    expect(sentenceIn(PLAIN.replace('5C', '5c'))).toEqual(sentenceIn(PLAIN))
  })

  test('may leave the fill bits empty', () => {
    expect(sentenceIn(withChecksum('!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,')).fillBits).toBe(0)
  })

  test('counts even with a second one glued to it, which does not', () => {
    const glued = `${PLAIN}\\r\\n!AIVDM,2,2,2,B,000000000000000,2*25`
    expect(sentenceIn(glued)).toEqual(sentenceIn(PLAIN))
  })
})

describe('the time and the station of a sentence', () => {
  test('come from a tag block, in seconds', () => {
    expect(sentenceIn(tagBlock('s:r003669945,c:1325394060') + PLAIN)).toMatchObject({
      atMs: 1325394060_000,
      station: 'r003669945',
    })
  })

  test('come from a tag block, in milliseconds', () => {
    expect(sentenceIn(tagBlock('c:1325394060123') + PLAIN).atMs).toBe(1325394060123)
  })

  test('come from a tag block as seconds with eleven digits, as milliseconds with more', () => {
    expect(sentenceIn(tagBlock('c:99999999999') + PLAIN).atMs).toBe(99999999999_000)
    expect(sentenceIn(tagBlock('c:100000000000') + PLAIN).atMs).toBe(100000000000)
  })

  test('come with the group of the tag block, other fields left out', () => {
    expect(
      sentenceIn(tagBlock('g:1-2-1234,n:157036,s:station,q:u,c:1241544035,T:2015-03-11 00.00.00') + PLAIN),
    ).toMatchObject({
      atMs: 1241544035_000,
      station: 'station',
      group: '1234',
    })
  })

  // The example of the gpsd project's page "AIVDM/AIVDO protocol decoding".
  test('come from the published example of a tag block', () => {
    const line = '\\g:1-2-73874,n:157036,s:r003669945,c:1241544035*4A\\!AIVDM,1,1,,B,15N4cJ`005Jrek0H@9n`DW5608EP,0*13'
    expect(sentenceIn(line)).toMatchObject({ atMs: 1241544035_000, station: 'r003669945', group: '73874' })
  })

  test('come with a group in the older spelling', () => {
    expect(sentenceIn(tagBlock('1G2:0125,c:1354719387') + PLAIN)).toMatchObject({ atMs: 1354719387_000, group: '0125' })
  })

  test('come from two tag blocks in a row', () => {
    const line = tagBlock('s:kudat') + tagBlock('c:1325394060') + PLAIN
    expect(sentenceIn(line)).toMatchObject({ atMs: 1325394060_000, station: 'kudat' })
  })

  // From libais test/data/typeexamples.nmea, © 2010 Kurt Schwehr and others, Apache-2.0.
  test('come from the long suffix of the United States Coast Guard: the first epoch, not the second', () => {
    const line =
      '!AIVDM,1,1,,A,403Ovl@000Htt<tSF0l4Q@100`Pq,0*28,d-109,S2105,t050056.00,T56.13718694,r003669946,1325394060,1325394001'
    expect(sentenceIn(line)).toMatchObject({ atMs: 1325394060_000, station: 'r003669946' })
  })

  test.each([
    [`${PLAIN},1325394060`, 1325394060_000, undefined],
    [`${PLAIN},r003669946,1325394060`, 1325394060_000, 'r003669946'],
    [`${PLAIN},s22222,d-099,T40.2,x1,b003669710,1325394060`, 1325394060_000, 'b003669710'],
    [`${PLAIN},rCAUN`, undefined, 'rCAUN'],
    [`${PLAIN},d-099`, undefined, undefined],
  ])('come from the suffix of %s', (line, atMs, station) => {
    expect(sentenceIn(line)).toMatchObject({ atMs, station })
  })

  test('come from the tag block when there is a suffix too', () => {
    expect(sentenceIn(`${tagBlock('s:here,c:1325394060')}${PLAIN},rTHERE,1111111111`)).toMatchObject({
      atMs: 1325394060_000,
      station: 'here',
    })
  })

  test('come from a Gatehouse line in front, to the millisecond', () => {
    expect(parseLine('$PGHP,1,2008,5,9,0,0,0,10,338,2,,1,09*17')).toEqual({
      kind: 'time',
      atMs: Date.UTC(2008, 4, 9, 0, 0, 0, 10),
    })
  })

  test('survive what the encoder in testing.ts writes', () => {
    const options = { talker: 'BS', channel: 'B', sequenceId: 7, atMs: 1325394060_500, station: 'kudat', group: 31 }
    const [first, second] = encodeSentences({ type: 5, mmsi: 533000001 }, options).map(sentenceIn)
    const shared = {
      address: 'BSVDM',
      channel: 'B',
      sequenceId: '7',
      atMs: 1325394060_500,
      station: 'kudat',
      group: '31',
    }
    expect(first).toMatchObject({ ...shared, number: 1, total: 2, fillBits: 0 })
    expect(second).toMatchObject({ ...shared, number: 2, total: 2, fillBits: 2 })
  })
})

test.each([
  '',
  '   ',
  '# a comment',
  '$GPGGA,092725.00,4717.11399,N,00833.91590,E,1,08,1.01,499.6,M,48.0,M,,*5B',
  '$PGHP,2,something else',
  '!AIABM,1,1,0,533000001,1,8,,0*00',
  '\\s:station,c:1325394060*0D\\$GPZDA,000000.00,01,01,2012,00,00',
])('the line "%s" is another talker\'s business and skipped', (line) => {
  expect(parseLine(line)).toEqual({ kind: 'skipped' })
})

function rejectOf(parsed: ParsedLine): string {
  if (parsed.kind !== 'rejected') throw new Error(`expected a reject, got ${JSON.stringify(parsed)}`)
  return `${parsed.problem.reason}: ${parsed.problem.message}`
}

describe('a line is rejected in words that name what was found and what was expected', () => {
  test.each([
    [PLAIN.replace('*5C', '*4C'), 'checksum: checksum is 5C, the sentence says 4C'],
    [PLAIN.slice(0, -3), 'checksum: there is no checksum, expected * and two digits'],
    [PLAIN.slice(0, -1), 'checksum: the checksum is written "*5", expected * and two hexadecimal digits'],
    [PLAIN.replace('*5C', '*G7'), 'checksum: the checksum is written "*G7", expected * and two hexadecimal digits'],
    [withChecksum('!AIVDM,1,1,,B'), 'field-count: sentence has 5 fields, expected 7'],
    [`${withChecksum('!AIVDM,1,1,,B')},1,2,3`, 'field-count: sentence has 5 fields, expected 7'],
    [withChecksum('!AIVDM,'), 'field-count: sentence has 2 fields, expected 7'],
    [withChecksum('!AIVDM,2,3,1,B,88,2'), 'part-number: sentence is part "3" of "2", expected 1 to 9 of 1 to 9'],
    [withChecksum('!AIVDM,1,0,1,B,88,2'), 'part-number: sentence is part "0" of "1", expected 1 to 9 of 1 to 9'],
    [withChecksum('!AIVDM,,,1,B,88,2'), 'part-number: sentence is part "" of "", expected 1 to 9 of 1 to 9'],
    [withChecksum('!AIVDM,12,1,1,B,88,2'), 'part-number: sentence is part "1" of "12", expected 1 to 9 of 1 to 9'],
    [withChecksum('!AIVDM,1,1,,B,88,6'), 'fill-bits: fill bits are "6", expected 0 to 5'],
    [withChecksum('!AIVDM,1,1,,B,88,0,7'), 'fill-bits: fill bits are "0,7", expected 0 to 5'],
    ['$PGHP,1,2008,5,9,0,0,0,10,338,2,,1,09*18', 'checksum: checksum is 17, the sentence says 18'],
    [
      withChecksum('$PGHP,1,2008,13,9,0,0,0,10,338'),
      'time: $PGHP time is "2008,13,9,0,0,0,10", expected year,month,day,hour,minute,second,millisecond',
    ],
    [
      withChecksum('$PGHP,1,2008,5'),
      'time: $PGHP time is "2008,5", expected year,month,day,hour,minute,second,millisecond',
    ],
    ['\\s:x,c:1325394060*00!AIVDM', 'tag-block: tag block has no end, expected a second \\'],
    ['lat,lon,time', 'not-nmea: line begins with "lat,lon,ti", expected ! $ \\ or #'],
    ['\\s:x*31\\lat,lon', 'not-nmea: line begins with "lat,lon", expected ! $ \\ or #'],
    ['PK\u0003\u0004 a zip', 'binary: line has control characters, expected printable text'],
    ['\0\0\0', 'binary: line has control characters, expected printable text'],
    ['$GPGGA,\ufffd\ufffd', 'binary: line has control characters, expected printable text'],
    [PLAIN.replace('K', '\0'), 'binary: line has control characters, expected printable text'],
  ])('%j', (line, words) => {
    expect(rejectOf(parseLine(line))).toBe(words)
  })
})

describe('a damaged tag block', () => {
  test.each([
    [`\\s:x,c:1325394060*00\\${PLAIN}`, 'tag block: checksum is 49, the sentence says 00'],
    [`\\s:x,c:1325394060\\${PLAIN}`, 'tag block: there is no checksum, expected * and two digits'],
    [tagBlock('c:yesterday') + PLAIN, 'tag block time is "yesterday", expected seconds or milliseconds since 1970'],
    [tagBlock('g:1-2') + PLAIN, 'tag block group is "1-2", expected line-lines-group such as 1-2-1234'],
  ])('costs its sentence the time and the station, not the message: %s', (line, words) => {
    expect(parseLine(line)).toEqual({ ...sentenceIn(PLAIN), tagProblem: { reason: 'tag-block', message: words } })
  })
})

test('any text is read without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(parseLine(text).kind).toMatch(/^(sentence|time|skipped|rejected)$/)
    }),
    { seed: 41, numRuns: 2000 },
  )
})

test('a sentence with one character changed never passes for the original', () => {
  const place = fc.nat({ max: PLAIN.length - 4 })
  fc.assert(
    fc.property(place, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }), (at, character) => {
      fc.pre(PLAIN[at] !== character)
      const parsed = parseLine(PLAIN.slice(0, at) + character + PLAIN.slice(at + 1))
      expect(parsed.kind).not.toBe('sentence')
    }),
    { seed: 42, numRuns: 1000 },
  )
})
