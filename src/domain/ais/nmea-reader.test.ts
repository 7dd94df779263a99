import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NmeaReader, type NmeaTime } from './nmea-reader.ts'
import { encodeSentences, recordingSink, sentencesOfBits, withChecksum } from './testing.ts'

const NOON_MS = Date.UTC(2026, 10, 22, 12, 0, 0)
const FROM_NOON: NmeaTime = { kind: 'start', startAtMs: NOON_MS }

/** Everything that a reader says of these pieces of a log. */
function read(pieces: readonly string[], time: NmeaTime = FROM_NOON) {
  const sink = recordingSink()
  const messages: string[] = []
  const reader = new NmeaReader({
    source: 'kudat',
    sink,
    time,
    onMessage: (message, line, atMs) => messages.push(`${line}: type ${message.type} of ${message.mmsi} at ${atMs}`),
  })
  for (const piece of pieces) reader.write(piece)
  reader.end()
  const { reports, identities, rejects, calls } = sink
  return { reports, identities, rejects, calls, messages, summary: reader.summary }
}

const log = (...lines: readonly string[]) => [`${lines.join('\r\n')}\r\n`]
const seconds = (atMs: number) => (atMs - NOON_MS) / 1000

const position = (fields: object = {}, options: object = {}) =>
  encodeSentences({ type: 1, mmsi: 533000001, lon: 113, lat: 5, ...fields }, options).join('\n')

describe('the time of a position', () => {
  test('is that of its line, where a tag block, a $PGHP line or a receiver says it', () => {
    const lines = [
      position({}, { atMs: NOON_MS + 1500 }),
      '# a Gatehouse time belongs to the next sentence, also past a comment',
      withChecksum('$PGHP,1,2026,11,22,12,0,2,250,338,2,,1,09'),
      '# here',
      position({ utcSecond: 30 }),
      position({ utcSecond: 10 }),
      `${position({ utcSecond: 40 })},r003669946,${NOON_MS / 1000 + 3}`,
    ]
    const { reports } = read(log(...lines), { kind: 'own' })
    expect(reports.map(({ atMs }) => seconds(atMs))).toEqual([1.5, 2.25, 10, 3])
  })

  test('is that of the last line with a time, moved to the second in the message', () => {
    const lines = [
      position({}, { atMs: NOON_MS }),
      position(),
      position({ utcSecond: 7 }),
      position({ utcSecond: 6 }),
      position(),
    ]
    const { reports } = read(log(...lines), { kind: 'own' })
    expect(reports.map(({ atMs }) => seconds(atMs))).toEqual([0, 0, 7, 6, 7])
  })

  test('that no clock can have shown makes the line a reject, and no position at another time', () => {
    const year2150 = position({}, { atMs: Date.UTC(2150, 0, 1) })
    const { reports, rejects } = read(log(position({}, { atMs: NOON_MS }), year2150), { kind: 'own' })
    expect(reports.map(({ atMs }) => seconds(atMs))).toEqual([0])
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([[2, 'time']])
  })

  test('follows a start when the log has no times', () => {
    const lines = [position({ utcSecond: 20 }), position({ utcSecond: 45 }), position({ utcSecond: 10 }), position()]
    expect(read(log(...lines)).reports.map(({ atMs }) => seconds(atMs))).toEqual([20, 45, 70, 70])
  })

  test('is unknown before the first one in the log: a reject, and the ship is kept', () => {
    const { reports, identities, rejects, messages, summary } = read(log(position(), position({}, { atMs: NOON_MS })), {
      kind: 'own',
    })
    expect(reports).toHaveLength(1)
    expect(identities).toHaveLength(1)
    expect(messages[0]).toBe('1: type 1 of 533000001 at undefined')
    expect(rejects).toEqual([
      {
        line: 1,
        reason: 'no-time',
        message: 'no line gave a time yet, expected one before the position',
        text: position(),
      },
    ])
    expect(summary).toMatchObject({ positions: 2, untimedPositions: 1, firstAtMs: NOON_MS, lastAtMs: NOON_MS })
  })

  test('is now for a live receiver, unless the line says a time close to now', () => {
    const lines = [
      position({ utcSecond: 30 }),
      position({}, { atMs: NOON_MS - 60_000 }),
      position({}, { atMs: NOON_MS - 3_600_000 }),
    ]
    const { reports } = read(log(...lines), { kind: 'received', nowMs: () => NOON_MS })
    expect(reports.map(({ atMs }) => seconds(atMs))).toEqual([0, -60, 0])
  })

  test('of a message in two sentences is that of the first line that has one', () => {
    const [first = '', second = ''] = encodeSentences({ type: 5, mmsi: 533000001 })
    const gatehouse = withChecksum('$PGHP,1,2026,11,22,12,0,9,0,338,2,,1,09')
    const later = position({}, { atMs: NOON_MS + 30_000 })
    const { messages } = read(log(gatehouse, first, later, second), { kind: 'own' })
    expect(messages[1]).toBe(`4: type 5 of 533000001 at ${NOON_MS + 9000}`)
  })
})

describe('who a track is', () => {
  const static5 = encodeSentences({ type: 5, mmsi: 533000001, name: 'BUNGA MAS' })

  test('is told before its first report, and not again with each position', () => {
    const { identities, calls } = read(log(position(), position(), position()))
    expect(identities).toHaveLength(1)
    expect(calls).toEqual(['identity', 'report', 'report', 'report'])
  })

  test('is told with every static message', () => {
    const { identities } = read(log(position(), ...static5, position(), ...static5))
    expect(identities.map(({ name }) => name)).toEqual([undefined, 'BUNGA MAS', 'BUNGA MAS'])
  })

  test('is told again when another kind of station uses the MMSI', () => {
    const base = encodeSentences({ type: 4, mmsi: 533000001, lon: 113, lat: 5 })
    const { identities } = read(log(position(), ...base, ...base, position()))
    expect(identities.map(({ kind }) => kind)).toEqual(['vessel', 'base', 'vessel'])
  })
})

describe('positions that are none', () => {
  test('are counted; "not available" is normal, the others are rejects that name the value', () => {
    const { reports, identities, rejects, summary } = read(
      log(
        position({ lon: undefined, lat: undefined }),
        position({ lon: 0, lat: 0 }),
        position({ lon: undefined, lat: undefined, positionSent: [200.5, -95.25] }),
      ),
    )
    expect(reports).toEqual([])
    expect(identities).toHaveLength(1)
    expect(rejects.map(({ line, reason, message }) => `${line} ${reason}: ${message}`)).toEqual([
      '2 position-zero-zero: longitude and latitude are exactly 0, which a receiver without a fix sends',
      '3 position-out-of-range: longitude is 200.5000 and latitude -95.2500, expected -180 to 180 and -90 to 90',
    ])
    expect(summary).toMatchObject({
      messages: { total: 3 },
      positions: 0,
      positionsAbsent: { 'not-available': 1, 'zero-zero': 1, 'out-of-range': 1 },
      rejected: { 'position-zero-zero': 1, 'position-out-of-range': 1 },
    })
    expect(summary).not.toHaveProperty('firstAtMs')
  })
})

describe('rejects', () => {
  test('have the line, the reason, words and the start of the text, and never stop the reader', () => {
    const junk = `junk ${'x'.repeat(200)}`
    const { rejects, reports, summary } = read(
      log(
        position().replace(/..$/, '00'),
        junk,
        '',
        '# comment',
        '$GPGGA,whatever',
        ...sentencesOfBits('000001'),
        ...sentencesOfBits('011100'.padEnd(60, '0')),
        withChecksum('!AIVDM,1,1,,A,1X,0'),
        encodeSentences({ type: 5, mmsi: 533000001 })[0] ?? '',
        `\\c:1*00\\${position()}`,
        position(),
      ),
    )
    expect(rejects.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '1 checksum',
      '2 not-nmea',
      '6 too-short',
      '7 unknown-type',
      '8 payload-character',
      '10 tag-block',
      '9 incomplete-message',
    ])
    expect(rejects[0]?.message).toMatch(/^checksum is [0-9A-F]{2}, the sentence says 00$/)
    expect(rejects[1]?.text).toBe(junk.slice(0, 120))
    expect(reports).toHaveLength(2)
    expect(summary).toMatchObject({ lines: 11, messages: { total: 2, byType: { '1': 2 } }, mmsis: 1 })
    expect(summary.rejected).toEqual({
      checksum: 1,
      'not-nmea': 1,
      'too-short': 1,
      'unknown-type': 1,
      'payload-character': 1,
      'incomplete-message': 1,
      'tag-block': 1,
    })
  })

  test('of a line without end are one, and take no memory', () => {
    const { rejects, reports, summary } = read([
      ...Array.from({ length: 50 }, () => 'x'.repeat(10_000)),
      `\n${position()}`,
    ])
    expect(rejects).toEqual([
      {
        line: 1,
        reason: 'line-too-long',
        message: 'line goes on after 4096 characters, expected its end before',
        text: 'x'.repeat(120),
      },
    ])
    expect(reports).toHaveLength(1)
    expect(summary.lines).toBe(2)
  })
})

test('the summary counts messages by type, senders, positions and their span', () => {
  const { summary } = read(
    log(
      position({}, { atMs: NOON_MS + 9000 }),
      ...encodeSentences({ type: 5, mmsi: 533000001 }),
      ...encodeSentences({ type: 24, part: 'A', mmsi: 533000002 }),
      ...encodeSentences({ type: 18, mmsi: 533000003, lon: 113, lat: 5 }, { atMs: NOON_MS + 4000 }),
      ...encodeSentences({ type: 21, mmsi: 995330001, lon: 113, lat: 5 }, { atMs: NOON_MS + 99_000 }),
    ),
  )
  expect(summary).toEqual({
    lines: 6,
    messages: { total: 5, byType: { '1': 1, '5': 1, '18': 1, '21': 1, '24': 1 } },
    mmsis: 4,
    positions: 3,
    untimedPositions: 0,
    positionsAbsent: {},
    firstAtMs: NOON_MS + 4000,
    lastAtMs: NOON_MS + 99_000,
    rejected: {},
  })
})

/** Lines of every kind that a log may have, good and bad. */
const someLine = fc.oneof(
  fc
    .record({
      mmsi: fc.constantFrom(533000001, 525000002, 5330001),
      lon: fc.integer({ min: 100, max: 120 }),
      lat: fc.integer({ min: 0, max: 10 }),
      utcSecond: fc.nat({ max: 59 }),
    })
    .map((fields) => encodeSentences({ type: 1, ...fields })),
  fc
    .record({ sequenceId: fc.nat({ max: 9 }), atMs: fc.nat({ max: 100_000 }).map((ms) => NOON_MS + ms) })
    .map((options) => encodeSentences({ type: 5, mmsi: 533000001, name: 'BUNGA MAS' }, options)),
  fc.nat({ max: 1 }).map((part) => encodeSentences({ type: 5, mmsi: 525000002 }).slice(part, part + 1)),
  fc
    .constantFrom('', '# comment', '$GPGGA,x', 'x'.repeat(5000), '\0', '\\', '!AIVDM', '!AIVDM,1,1,,A,,0*26')
    .map((text) => [text]),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => [text]),
)
const someLog = fc
  .array(someLine, { maxLength: 25 })
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.flat().join(end)))

test('a log gives the same calls in the same order however it is cut', () => {
  fc.assert(
    fc.property(someLog, fc.array(fc.nat({ max: 6000 }), { maxLength: 30 }), (text, cuts) => {
      const places = [0, ...cuts.sort((one, other) => one - other), text.length]
      const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
      expect(read(pieces)).toEqual(read([text]))
      if (text.length < 2000) expect(read([...text])).toEqual(read([text]))
    }),
    { seed: 75, numRuns: 150 },
  )
})

test('no text makes the reader throw, and every line is counted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { summary, rejects } = read([text])
      expect(summary.lines).toBe(text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0))
      expect(rejects.every((reject) => reject.text.length <= 120 && reject.line >= 1)).toBe(true)
    }),
    { seed: 177, numRuns: 1000 },
  )
})

test('sentences with a character changed, lost or added never throw, and never become another ship', () => {
  const lines = [...encodeSentences({ type: 5, mmsi: 533000001, name: 'BUNGA MAS' }), ...position().split('\n')]
  const text = lines.join('\n')
  const edit = fc.tuple(fc.nat({ max: text.length }), fc.nat({ max: 1 }), fc.string({ unit: 'binary', maxLength: 1 }))
  fc.assert(
    fc.property(edit, ([at, lost, added]) => {
      const { identities } = read([text.slice(0, at) + added + text.slice(at + lost)])
      for (const { mmsi } of identities) expect(mmsi).toBe(533000001)
    }),
    { seed: 88, numRuns: 2000 },
  )
})

test('sentences with random payloads under a right checksum never throw, and give positions on earth only', () => {
  const payload = fc.string({
    unit: fc.constantFrom(...'0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw'),
    maxLength: 80,
  })
  fc.assert(
    fc.property(payload, fc.nat({ max: 5 }), (text, fillBits) => {
      const { reports } = read([withChecksum(`!AIVDM,1,1,,A,${text},${fillBits}`)])
      for (const { lon, lat, sogKn = 0, cogDeg = 0, headingDeg = 0 } of reports) {
        expect(Math.abs(lon)).toBeLessThanOrEqual(180)
        expect(Math.abs(lat)).toBeLessThanOrEqual(90)
        expect(sogKn).toBeGreaterThanOrEqual(0)
        expect(Math.max(cogDeg, headingDeg)).toBeLessThan(360)
      }
    }),
    { seed: 28, numRuns: 2000 },
  )
})

test('ten thousand first halves of messages are ten thousand rejects, of which few wait at a time', () => {
  const halves = Array.from(
    { length: 10_000 },
    (_, group) => encodeSentences({ type: 5, mmsi: 533000001 }, { group })[0],
  )
  const sink = recordingSink()
  const reader = new NmeaReader({ source: 'kudat', sink, time: FROM_NOON })
  reader.write(`${halves.join('\n')}\n`)
  expect(sink.rejects.length).toBe(10_000 - 501)
  reader.end()
  expect(sink.rejects.length).toBe(10_000)
})

test('two receivers without names that send each part twice give each message once, and nothing of one in the next', () => {
  const [a1 = '', a2 = ''] = encodeSentences(
    { type: 5, mmsi: 533000001, name: 'ALFA', destination: 'KUCHING' },
    { sequenceId: 3 },
  )
  const [c1 = '', c2 = ''] = encodeSentences(
    { type: 5, mmsi: 533000003, name: 'CHARLIE', destination: 'SANDAKAN' },
    { sequenceId: 3 },
  )
  const sink = recordingSink()
  const reader = new NmeaReader({ source: 'test', sink, time: { kind: 'start', startAtMs: 0 } })
  reader.write([a1, a1, a2, a2, c1, c1, c2, c2].join('\n'))
  reader.end()
  expect(sink.identities.map(({ name, destination }) => [name, destination])).toEqual([
    ['ALFA', 'KUCHING'],
    ['CHARLIE', 'SANDAKAN'],
  ])
  expect(reader.summary).toMatchObject({ messages: { total: 2 }, rejected: {} })
})
