import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isLonLat } from '#geo/lonlat.ts'
import { isPlausibleTime } from '../plausible-time.ts'
import type { IdentityPatch, PositionReport, Reject } from '../report.ts'
import { KEPT_OF_A_LINE } from './format-reader.ts'
import { readRecording } from './recording-reader.ts'
import { SAMPLE_FILES } from './testing.ts'

const newDecoder = (encoding: string) => new TextDecoder(encoding)

async function* cut(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (const to of [...cuts.map((place) => Math.min(place, bytes.length)).toSorted((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(from, to)
    from = to
  }
}

/** All that comes of a file, read in pieces that are cut there. */
async function read(bytes: Uint8Array, cuts: readonly number[] = []) {
  const reports: PositionReport[] = []
  const identities: IdentityPatch[] = []
  const rejects: Reject[] = []
  const summary = await readRecording(
    { bytes: cut(bytes, cuts), newDecoder },
    {
      source: 'a file',
      sink: {
        report: (report) => reports.push(report),
        identity: (patch) => identities.push(patch),
        reject: (reject) => rejects.push(reject),
      },
    },
  )
  return { summary, reports, identities, rejects }
}

/** What holds of whatever is read. */
function expectSound({ summary, reports, rejects }: Awaited<ReturnType<typeof read>>): void {
  for (const { lon, lat, atMs, trackId, ...others } of reports) {
    expect(isLonLat(lon, lat) && !(lon === 0 && lat === 0), `a place at ${lon}, ${lat}`).toBe(true)
    expect(isPlausibleTime(atMs), `a time at ${atMs}`).toBe(true)
    expect(trackId).not.toBe('')
    for (const value of Object.values(others)) expect(Number.isNaN(value)).toBe(false)
  }
  for (const { reason, message, text } of rejects) {
    expect(reason).not.toBe('')
    expect(message).not.toBe('')
    expect(text.length).toBeLessThanOrEqual(KEPT_OF_A_LINE)
  }
  if (!summary.ok) {
    expect(summary.problem).not.toBe('')
    expect(reports).toEqual([])
    return
  }
  const { positions, untimedPositions, rejected, format, firstAtMs, lastAtMs } = summary.value
  expect(positions - untimedPositions).toBe(reports.length)
  const told = Object.values(rejected).reduce((sum, count) => sum + count, 0)
  // Sentences of a file without any time are not told one by one.
  const untold = format === 'nmea' && firstAtMs === undefined ? rejects.filter((each) => each.reason === 'no-time') : []
  expect(told).toBe(rejects.length - untold.length)
  if (reports.length) {
    expect(firstAtMs).toBe(reports.reduce((least, { atMs }) => Math.min(least, atMs), Number.POSITIVE_INFINITY))
    expect(lastAtMs).toBe(reports.reduce((most, { atMs }) => Math.max(most, atMs), Number.NEGATIVE_INFINITY))
  }
}

/** What breaks programs that read files: whole, in the middle of a good file, or in place of a piece of it. */
const HOSTILE = [
  '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;">]>',
  '&d;',
  '<a>'.repeat(500),
  '['.repeat(3000),
  '{"a":'.repeat(3000),
  '"',
  '""""',
  '\\',
  '\\u0000',
  '\0',
  '\ufeff',
  'NaN',
  '-Infinity',
  '1e999',
  '-0',
  '9'.repeat(400),
  '0.'.padEnd(400, '0'),
  '2026-02-30T25:61:61Z',
  '-271822-01-01T00:00:00Z',
  '99999999999999999999',
  '__proto__',
  '{"__proto__":{"lat":1}}',
  'constructor',
  ','.repeat(200),
  ';',
  '\t',
  '\r',
  '\r\n',
  '\n\n\n',
  '\u2028',
  '\u202e',
  'a'.repeat(70_000),
  '!AIVDM,9,9,9,A,,0*00',
  '\\g:1-9-1*00\\',
  '-->',
  ']]>',
  '<![CDATA[',
  '</',
  '📡',
]

const encoded = Object.values(SAMPLE_FILES).map((text) => strToU8(text))
/** Half a character of UTF-8, half a pair of UTF-16, and bytes that are neither. */
const BYTES = [[0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0xff, 0xfe], [0xfe, 0xff], [0, 0, 0]]
const hostile = fc.constantFrom(...HOSTILE.map((text) => strToU8(text)), ...BYTES.map((each) => Uint8Array.from(each)))

type Change = (bytes: Uint8Array) => Uint8Array
const spliced = (bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(from + by.length + bytes.length - to)
  whole.set(bytes.subarray(0, from))
  whole.set(by, from)
  whole.set(bytes.subarray(to), from + by.length)
  return whole
}
const place = fc.double({ min: 0, max: 1, noNaN: true })
const span = fc.tuple(place, fc.nat(60))
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
    ([at, by]): Change =>
      (bytes) => {
        const other = bytes.slice()
        const i = Math.floor(at * (bytes.length - 1))
        if (i >= 0) other[i] = (other[i] as number) ^ by
        return other
      },
  ),
  place.map(
    (at): Change =>
      (bytes) =>
        bytes.subarray(0, Math.floor(at * bytes.length)),
  ),
  span.map(
    ([at, length]): Change =>
      (bytes) => {
        const from = Math.floor(at * bytes.length)
        return spliced(bytes, from, Math.min(bytes.length, from + length), new Uint8Array())
      },
  ),
  span.map(
    ([at, length]): Change =>
      (bytes) => {
        const from = Math.floor(at * bytes.length)
        return spliced(bytes, from, from, bytes.slice(from, from + length * 8))
      },
  ),
  fc.tuple(span, hostile).map(
    ([[at, length], by]): Change =>
      (bytes) => {
        const from = Math.floor(at * bytes.length)
        return spliced(bytes, from, Math.min(bytes.length, from + (length % 12)), by)
      },
  ),
)
const broken = fc
  .tuple(fc.constantFrom(...encoded), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([sample, changes]) => changes.reduce<Uint8Array>((bytes, each) => each(bytes), sample))
const cuts = fc.array(fc.nat(3000), { maxLength: 12 })

test.each(Object.entries(SAMPLE_FILES))(
  'the sample of %s is read, and every part of it is told',
  async (name, text) => {
    const found = await read(strToU8(text))
    expectSound(found)
    expect(found.summary.ok && found.summary.value.format).toBe(name.split(' ')[0])
    expect(found.reports.length).toBeGreaterThan(0)
  },
)

test('a good file that is damaged in any way is read without a fault, and counts add up', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(broken, async (bytes) => expectSound(await read(bytes))),
    { seed: 6, numRuns: 1000 },
  )
})

/** So much is looked at before anything is read: what is cut within goes to nobody in pieces. */
const HEAD = `${' '.repeat(4095)}\n`.repeat(16)
const heads = Object.values(SAMPLE_FILES).map((text) => {
  const end = (of: string, from = 0) => text.indexOf(of, from) + of.length
  if (text.startsWith('{"type') || text.startsWith('{"icao')) return 1
  if (text.startsWith('<?xml')) return end('>', end('>'))
  return text.includes('-->') ? end('\n\n') : end('\n')
})
const samplePlace = fc.nat(encoded.length - 1)
const changes = fc.array(change, { minLength: 1, maxLength: 4 })

test('where a damaged file is cut into pieces changes nothing', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(samplePlace, changes, cuts, async (i, made, places) => {
      const [sample, head] = [encoded[i] as Uint8Array, heads[i] as number]
      const from = head + HEAD.length
      const rest = made.reduce<Uint8Array>((each, by) => by(each), sample.subarray(head))
      const bytes = spliced(spliced(sample, head, sample.length, strToU8(HEAD)), from, from, rest)
      const whole = await read(bytes)
      expectSound(whole)
      const everywhere = Array.from({ length: Math.min(bytes.length - from, 3000) }, (_, i) => from + i)
      expect(await read(bytes, [from, ...places.map((each) => from + each)])).toEqual(whole)
      expect(await read(bytes, everywhere)).toEqual(whole)
    }),
    { seed: 61, numRuns: 300 },
  )
})

test('bytes of any kind are read without a fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), cuts, async (bytes, places) => {
      const found = await read(bytes)
      expectSound(found)
      expect(await read(bytes, places)).toEqual(found)
    }),
    { seed: 62, numRuns: 500 },
  )
})

const PACKERS = {
  gzip: (bytes: Uint8Array) => gzipSync(bytes, { mtime: 0 }),
  'gzip of two members': (bytes: Uint8Array) => {
    const half = bytes.length >> 1
    const [first, second] = [gzipSync(bytes.subarray(0, half)), gzipSync(bytes.subarray(half))]
    return spliced(first, first.length, first.length, second)
  },
  zip: (bytes: Uint8Array) => zipSync({ 'a.txt': bytes }, { mtime: new Date(2026, 2, 14) }),
  zstd: (bytes: Uint8Array) => new Uint8Array(zstdCompressSync(bytes)),
}

test.each(Object.entries(PACKERS))('a file in %s that is damaged is read without a fault', async (_name, pack) => {
  const packed = encoded.map(pack)
  const damaged = fc
    .tuple(fc.constantFrom(...packed), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([bytes, changes]) => changes.reduce<Uint8Array>((each, by) => by(each), bytes))
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => expectSound(await read(bytes))),
    { seed: 63, numRuns: 400 },
  )
})

/** Long files of one thing: work that grows with the square of the length would not end. */
const LONG = 256 * 1024
test.each(
  Object.entries(SAMPLE_FILES).flatMap(([name, text]) =>
    ['a', '"', '<', '[', '9', ' ', ',', '\\', '\n', '<a>', '{"a":', '\r', '&', '00:00:00,000 --> '].map(
      (piece): [string, string, string] => [JSON.stringify(piece), name, text],
    ),
  ),
)(
  '%s again and again after half of the sample of %s is read in bounded work',
  { timeout: 20_000 },
  async (piece, _, text) => {
    const half = text.slice(0, text.length >> 1)
    const more = (JSON.parse(piece) as string).repeat(LONG / piece.length)
    expectSound(await read(strToU8(half + more)))
  },
)
