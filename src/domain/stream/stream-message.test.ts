import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Result } from '#geo/result.ts'
import type { TrackIdentity } from '../report.ts'
import { type StoredReport, TrackStore } from '../track-store.ts'
import { readHead, resumedMessage, StreamDecoder, StreamEncoder, type StreamMessage } from './stream-message.ts'
import { received, type SentReport, sent, updateOf } from './testing.ts'
import { WIRE_VERSION } from './wire.ts'
import { asSent } from './wire-units.ts'

const NOW_MS = Date.UTC(2026, 2, 14)
const decodeText = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

function take(decoder: StreamDecoder, bytes: Uint8Array): Result<StreamMessage> {
  const head = readHead(bytes)
  return head.ok ? decoder.take(head.value, bytes) : head
}

function taken(decoder: StreamDecoder, bytes: Uint8Array): StreamMessage {
  const message = take(decoder, bytes)
  if (!message.ok) throw new Error(message.problem)
  return message.value
}

function problem(bytes: Uint8Array, decoder = new StreamDecoder(decodeText)): string {
  const message = take(decoder, bytes)
  return message.ok ? 'none' : message.problem
}

/** What came of the reports, as the page's store would be asked for them. */
function reportsOf(message: StreamMessage): (StoredReport & { slot: number })[] {
  return message.type === 'resumed' ? [] : received(message.reports)
}

const identities = (count: number): TrackIdentity[] =>
  Array.from({ length: count }, (_, i) => ({ trackId: `mmsi:${i}`, kind: 'vessel' }))

const whole = (count: number) => ({
  epoch: 'e1',
  rate: 1,
  zonesVersion: 'z1',
  identities: identities(count),
  events: [],
  feeds: [],
  alerts: [],
})

const newcomers = (from: number, to: number) => ({
  identities: identities(to)
    .map((identity, slot) => ({ slot, identity }))
    .slice(from),
})

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const TRACKS = 5
const reportArbitrary = fc
  .record({
    slot: fc.nat(TRACKS - 1),
    atMs: fc.oneof(
      fc.integer({ min: NOW_MS - 60_000, max: NOW_MS }),
      fc.double({ min: 0, max: 4.1e12, noNaN: true }),
      fc.constant(NOW_MS),
    ),
    lon: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 0)),
    lat: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90)),
    sogKn: maybe(fc.double({ min: 0, max: 2000, noNaN: true })),
    cogDeg: maybe(fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true })),
    headingDeg: maybe(fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true })),
    // The store keeps 32 bits: the last two are infinite there.
    altitudeM: maybe(fc.oneof(fc.float({ min: -1000, max: 30_000, noNaN: true }), fc.constantFrom(1e39, -1e39))),
    navStatus: maybe(fc.integer({ min: 0, max: 15 })),
  })
  .map((report) => {
    const known = Object.entries(report).filter(([, value]) => value !== undefined)
    return Object.fromEntries(known) as unknown as StoredReport & { slot: number }
  })

/** What a report becomes by lying in the server's store, from which everything that leaves it is rounded. */
function fromStore({ slot: _, ...report }: StoredReport & { slot: number }): StoredReport {
  const store = new TrackStore()
  store.add({ trackId: 'a', source: 'test', ...report })
  return store.history(0)[0] as StoredReport
}

const beats = fc.array(fc.array(reportArbitrary, { maxLength: 12 }), { minLength: 1, maxLength: 5 })

test('every report arrives as history would tell it, whatever came before, in order', () => {
  fc.assert(
    fc.property(beats, (all) => {
      const encoder = new StreamEncoder()
      const decoder = new StreamDecoder(decodeText)
      for (const [i, reports] of all.entries()) {
        const tail = i === 0 ? newcomers(0, TRACKS) : {}
        const message = taken(decoder, updateOf(encoder, { seq: i + 1, nowMs: NOW_MS }, reports, tail))
        expect(message).toMatchObject({ type: 'update', seq: i + 1, nowMs: NOW_MS })
        expect(reportsOf(message)).toEqual(reports.map((each) => ({ slot: each.slot, ...asSent(fromStore(each)) })))
      }
    }),
  )
})

test('thousands in one message arrive alike: late ones, several of a track, and courses across north', () => {
  const encoder = new StreamEncoder()
  const decoder = new StreamDecoder(decodeText)
  for (const seq of [1, 2]) {
    const reports = Array.from({ length: 5003 }, (_, i) => ({
      slot: (i * 7) % 997,
      atMs: NOW_MS + ((i * 7919) % 30_011),
      lon: ((i * 37) % 360) - 180,
      lat: 4 + i / 1e4,
      cogDeg: ((3600 + ((i * seq) % 30) - 15) % 3600) / 10,
      ...(i % 3 > 0 && { headingDeg: (i * 0.1 * seq) % 360 }),
    }))
    const message = taken(decoder, updateOf(encoder, { seq, nowMs: NOW_MS }, reports, newcomers(0, 997)))
    const arrived = reportsOf(message)
    // One by one: the difference of two long lists takes minutes to print.
    for (const [i, each] of reports.entries())
      expect(arrived[i]).toEqual({ slot: each.slot, ...asSent(fromStore(each)) })
  }
})

test('a report by the stream and the same by history are one report in the store, whichever is first', () => {
  fc.assert(
    fc.property(reportArbitrary, fc.boolean(), (report, streamFirst) => {
      const encoder = new StreamEncoder()
      const bytes = updateOf(encoder, { seq: 1, nowMs: NOW_MS }, [{ ...report, slot: 0 }], newcomers(0, 1))
      const streamed = reportsOf(taken(new StreamDecoder(decodeText), bytes)) as StoredReport[]
      const remembered = [JSON.parse(JSON.stringify(asSent(fromStore(report)))) as StoredReport]
      const store = new TrackStore()
      const added = (streamFirst ? [streamed, remembered] : [remembered, streamed]).map(([each]) =>
        store.add({ ...(each as StoredReport), trackId: 'a', source: 'live' }),
      )
      expect(added).toEqual(['appended', 'duplicate'])
    }),
  )
})

test('who joins by a snapshot has the newest of everyone and understands what follows', () => {
  fc.assert(
    fc.property(beats, beats, (before, after) => {
      const encoder = new StreamEncoder()
      const early = new StreamDecoder(decodeText)
      let seq = 0
      const beat = (reports: readonly (StoredReport & { slot: number })[]) =>
        updateOf(encoder, { seq: ++seq, nowMs: NOW_MS }, reports, seq === 1 ? newcomers(0, TRACKS) : {})
      for (const reports of before) taken(early, beat(reports))
      const late = new StreamDecoder(decodeText)
      const snapshot = reportsOf(taken(late, encoder.snapshot({ seq, nowMs: NOW_MS }, whole(TRACKS))))
      for (const each of snapshot) {
        const times = before.flat().flatMap(({ slot, atMs }) => (slot === each.slot ? Math.round(atMs) : []))
        expect(each.atMs).toBe(Math.max(...times))
      }
      expect(snapshot.map(({ slot }) => slot)).toEqual([...new Set(before.flat().map(({ slot }) => slot))].sort())
      for (const reports of after) {
        const bytes = beat(reports)
        expect(reportsOf(taken(late, bytes))).toEqual(reportsOf(taken(early, bytes)))
      }
    }),
  )
})

test('a ship under way takes at most twelve bytes, one that lies still four', () => {
  const encoder = new StreamEncoder()
  const beat = (seq: number, moved: number) => {
    const reports = Array.from({ length: 100 }, (_, slot) => ({
      slot,
      atMs: NOW_MS + seq * 10_000 + slot * 37,
      lon: 110 + moved * 0.0009,
      lat: 4 + moved * 0.0003,
      sogKn: 12 + (moved % 3) / 10,
      cogDeg: 71.6 + (moved % 5) / 10,
      headingDeg: 72 + (moved % 2),
      navStatus: 0,
    }))
    return updateOf(encoder, { seq, nowMs: NOW_MS + seq * 10_000 }, reports).length - 22
  }
  beat(1, 0)
  expect(beat(2, 1) / 100).toBeLessThanOrEqual(12)
  expect(beat(3, 1) / 100).toBeLessThanOrEqual(4)
})

test('what changes slowly is told as it is, hostile texts too, and costs nothing when it did not change', () => {
  const encoder = new StreamEncoder()
  const name = '</script>\u202e\u0000 "漁船" 🚢'
  const tail = { identities: [{ slot: 0, identity: { trackId: 'mmsi:1', kind: 'vessel', name } as const }] }
  const decoder = new StreamDecoder(decodeText)
  expect(taken(decoder, updateOf(encoder, { seq: 1, nowMs: 0 }, [], tail))).toMatchObject(tail)
  const empty = updateOf(encoder, { seq: 2, nowMs: 0 })
  expect(empty.length).toBe(22)
  expect(taken(decoder, empty)).toMatchObject({ type: 'update', seq: 2 })
  expect(taken(decoder, resumedMessage(2, 9))).toEqual({ type: 'resumed', seq: 2, upTo: 9 })
})

test('twice a minute an update proves that server and page have the same; one that has not is told', () => {
  const encoder = new StreamEncoder()
  const at = (lon: number) => [{ slot: 0, atMs: NOW_MS, lon, lat: 4 }]
  const first = updateOf(encoder, { seq: 59, nowMs: NOW_MS }, at(110), newcomers(0, 1))
  const missed = updateOf(encoder, { seq: 60, nowMs: NOW_MS }, at(110.5))
  const decoder = new StreamDecoder(decodeText)
  taken(decoder, first)
  expect(taken(decoder, missed)).toHaveProperty('check')
  const second = updateOf(encoder, { seq: 120, nowMs: NOW_MS })
  const drifted = new StreamDecoder(decodeText)
  taken(drifted, first)
  expect(problem(second, drifted)).toBe('stream: update 120: the newest reports are not those of the server')
})

test('another version is named, older or newer', () => {
  for (const version of [0, 3, WIRE_VERSION + 1, 123])
    expect(problem(Uint8Array.of(version, 1, 2, 3))).toBe(
      `this page speaks version ${WIRE_VERSION} of the stream, the server ${version}: reload the page`,
    )
})

test('malformed bytes are a problem that names the place', () => {
  const encoder = new StreamEncoder()
  const report = { slot: 0, atMs: NOW_MS, lon: 110, lat: 4 }
  const good = updateOf(encoder, { seq: 7, nowMs: NOW_MS }, [report], newcomers(0, 1))
  const changed = (change: (view: DataView<ArrayBuffer>) => void) => {
    const copy = good.slice()
    change(new DataView(copy.buffer))
    return copy
  }
  expect(problem(new Uint8Array())).toBe('stream: 0 bytes, expected at least 22')
  expect(problem(changed((view) => view.setUint8(1, 9)))).toBe('stream: byte 1: type 9, expected 0 to 2')
  expect(problem(changed((view) => view.setFloat64(6, Number.NaN, true)))).toBe('stream: byte 6: the time is NaN')
  expect(problem(changed((view) => view.setUint32(18, 0xffffffff, true)))).toContain(
    '4294967295 bytes of rows, expected',
  )
  expect(problem(changed((view) => view.setUint32(14, 0xffffffff, true)))).toContain(
    '4294967295 rows, expected at most',
  )
  expect(problem(changed((view) => view.setUint32(14, 2, true)))).toBe(
    'stream: update 7: byte 28: a run of 0 blocks, expected 1..1',
  )
  expect(problem(changed((view) => view.setUint32(14, 0, true)))).toContain('the rows end here, expected at')
  expect(problem(good.slice(0, -3))).toContain('not JSON')
  const stranger = updateOf(encoder, { seq: 8, nowMs: NOW_MS }, [{ ...report, slot: 3 }])
  expect(problem(stranger)).toContain('row 0 is of track 3, which was not introduced (there are 0)')
  expect(problem(updateOf(encoder, { seq: 9, nowMs: NOW_MS }, [], newcomers(5, 6)))).toContain('track 5 is introduced')
  const told = (change: Partial<SentReport>) => {
    const odd = updateOf(
      new StreamEncoder(),
      { seq: 10, nowMs: NOW_MS },
      [report, { ...report, ...change }],
      newcomers(0, 1),
    )
    return problem(odd)
  }
  expect(told({ lon: 181 })).toBe('stream: update 10: row 1: longitude is 181, expected -180..180')
  expect(told({ lat: -90.5 })).toContain('row 1: latitude is -90.5, expected -90..90')
  expect(told({ atMs: 9e15 })).toContain('row 1: time is 9000000000000000, expected -8640000000000000..')
  const badText = changed((view) => view.setUint8(good.length - 4, 0xff))
  expect(problem(badText)).toContain('the text is not UTF-8')
})

test('random, cut and altered bytes never throw, and never make more rows than they have bytes', () => {
  const encoder = new StreamEncoder()
  const reports = Array.from({ length: 40 }, (_, i) => ({
    slot: i,
    atMs: NOW_MS + i,
    lon: 110 + i / 7,
    lat: i / 9,
    sogKn: i,
  }))
  const update = updateOf(encoder, { seq: 1, nowMs: NOW_MS }, reports, newcomers(0, 40))
  const snapshot = encoder.snapshot({ seq: 1, nowMs: NOW_MS }, whole(40))
  const decoder = new StreamDecoder(decodeText)
  const survives = (bytes: Uint8Array) => {
    const message = take(decoder, bytes)
    if (message.ok) expect(reportsOf(message.value).length).toBeLessThanOrEqual(bytes.length)
    else expect(message.problem).toMatch(/./)
  }
  const source = fc.constantFrom(update, snapshot)
  const header = fc.constantFrom(Uint8Array.of(WIRE_VERSION, 0), Uint8Array.of(WIRE_VERSION, 1), new Uint8Array())
  fc.assert(
    fc.property(header, fc.uint8Array({ maxLength: 400 }), (head, rest) =>
      survives(Uint8Array.from([...head, ...rest])),
    ),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(source, fc.nat(), (bytes, at) => survives(bytes.slice(0, at % bytes.length))),
    { numRuns: 500 },
  )
  const change = fc.record({ at: fc.nat(), to: fc.nat(255) })
  fc.assert(
    fc.property(source, fc.array(change, { minLength: 1, maxLength: 8 }), (bytes, changes) => {
      const altered = bytes.slice()
      for (const { at, to } of changes) altered[at % altered.length] = to
      survives(altered)
    }),
    { numRuns: 2000 },
  )
})

test('columns and reports say the same', () => {
  const reports = [{ slot: 1, atMs: 5, lon: 1, lat: 2, navStatus: 0 }]
  expect(received(sent(reports))).toEqual(reports)
})
