import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IdentityPatch, PositionReport } from '../report.ts'
import { recorded } from '../testing.ts'
import { headLine, identityLine, isOwnHead, reportLine } from './own-format.ts'
import { collectRecording } from './recording-reader.ts'

const HEAD = headLine({ startAtMs: 1_773_446_400_000, made: { by: 'scenario', name: 'crossing', seed: 1 } })

async function* cutUp(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  let from = 0
  for (const to of [...cuts.toSorted((a, b) => a - b), text.length]) {
    yield text.slice(from, to)
    from = to
  }
}

async function read(lines: readonly string[], cuts: readonly number[] = []) {
  const recording = await collectRecording(recorded(cutUp(lines.map((line) => `${line}\n`).join(''), cuts)), {
    source: 'file',
  })
  if (!recording.ok) throw new Error(recording.problem)
  return recording.value
}

const part = (constraints: fc.DoubleConstraints) =>
  fc.option(
    fc.double({ noNaN: true, ...constraints }).map((value) => value + 0),
    { nil: undefined },
  )
const report: fc.Arbitrary<PositionReport> = fc
  .record({
    trackId: fc.string({ minLength: 1, maxLength: 40 }),
    source: fc.string({ maxLength: 20 }),
    atMs: fc.integer({ min: 0, max: 4e12 }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    sogKn: part({ min: 0, max: 200 }),
    cogDeg: part({ min: 0, max: 359.9 }),
    headingDeg: part({ min: 0, max: 359.9 }),
    altitudeM: part({ min: -100, max: 20_000 }),
    navStatus: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }),
  })
  .map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)) as never)

test('every report and identity that is written is read again as it was, however the text is cut', async () => {
  const identity: IdentityPatch = {
    trackId: 'mmsi:1',
    kind: 'vessel',
    name: 'SERI \u202e"x"\n',
    mmsi: 1,
    aisClass: 'B',
  }
  await fc.assert(
    fc.asyncProperty(fc.array(report, { maxLength: 20 }), fc.array(fc.nat(2000)), async (reports, places) => {
      const lines = [HEAD, identityLine(identity), ...reports.map(reportLine)]
      const length = lines.join('\n').length
      const { entries, rejects, summary } = await read(
        lines,
        places.filter((place) => place < length),
      )
      expect(rejects).toEqual([])
      const kept = reports.map((each) => ({ report: JSON.parse(JSON.stringify(each)) as PositionReport }))
      expect(entries).toEqual([{ identity }, ...kept])
      expect(summary).toMatchObject({ format: 'own', positions: reports.length, rejected: {} })
    }),
  )
})

test('a bad line is one reject that names the value, the place and what was expected; the rest loads', async () => {
  const good = reportLine({ trackId: 'a', source: 's', atMs: 1000, lon: 110, lat: 4 })
  const { entries, rejects, summary } = await read([
    HEAD,
    good,
    '{"t":1000,"id":"a","lon":181,"lat":4}',
    '{"t":"noon","id":"a","lon":110,"lat":4}',
    '{"t":1000,"id":"","lon":110,"lat":4}',
    '{"t":1000,"id":"a","lon":110,"lat":4,"sog":-1}',
    '{"id":"a","is":{"kind":"submarine"}}',
    '[1]',
    '{"later":"kind of line"}',
    '{"t":2000,"id":"a","lon":110,"la',
  ])
  expect(entries).toHaveLength(1)
  expect(rejects.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '3: lat is 4 and lon is 181, expected -90..90 and -180..180',
    '4: t is "noon", expected milliseconds since 1970',
    '5: id is "", expected a text of 1 to 100 characters',
    '6: sog is -1, expected a number from 0 to below 10000',
    expect.stringMatching(/^7: is\.kind: /),
    '8: the line is [1], expected a JSON object',
    expect.stringMatching(/^10: not JSON \(.*\), expected a JSON object$/),
  ])
  expect(summary).toMatchObject({ positions: 1, tracks: 1, rejected: { 'bad-line': 7 }, lines: 10 })
})

test('a recording of another version is not guessed at', async () => {
  const { entries, rejects } = await read([
    HEAD.replace('"version":1', '"version":2'),
    '{"t":1,"id":"a","lon":1,"lat":1}',
  ])
  expect(entries).toEqual([])
  expect(rejects).toMatchObject([{ line: 1, reason: 'head', message: 'version is 2, expected 1' }])
})

test('it is told by its first line alone', () => {
  expect(isOwnHead(HEAD)).toBe(true)
  expect(isOwnHead(`\uFEFF${HEAD}\n`)).toBe(true)
  expect(isOwnHead('{"type":"FeatureCollection"}\n{"format":"eez-watch"}')).toBe(false)
})

test('a line without an end is held to a length', async () => {
  const { rejects } = await read([HEAD, `{"id":"a","is":{"name":"${'x'.repeat(300_000)}"}}`])
  expect(rejects).toMatchObject([{ line: 2, reason: 'line-too-long' }])
})
