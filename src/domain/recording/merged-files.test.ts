import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headLine, identityLine, reportLine } from '../formats/own-format.ts'
import type { IdentityPatch, PositionReport } from '../report.ts'
import { recorded, report } from '../testing.ts'
import { readMerged } from './merged-files.ts'

const HEAD = headLine({ startAtMs: 0, made: {} })

interface Made {
  readonly lines: readonly string[]
  readonly shiftMs?: number
  /** Characters in a chunk. */
  readonly size?: number
}

async function merged(files: readonly Made[]) {
  const [reports, identities]: [PositionReport[], IdentityPatch[]] = [[], []]
  const summaries = await readMerged(
    files.map(({ lines, shiftMs = 0, size = 1000 }, i) => {
      const text = [HEAD, ...lines].join('\n')
      async function* chunks() {
        for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size)
      }
      const options = { source: `file ${i}`, fileNumber: i + 1 }
      return { ...recorded(chunks()), options, shiftMs, sink: { reject: () => undefined } }
    }),
    { report: (each) => reports.push(each), identity: (each) => identities.push(each), look: () => undefined },
  )
  return { summaries, reports, identities }
}

const linesAt = (instants: readonly number[], trackId = 'mmsi:1') =>
  instants.map((atMs) => reportLine(report({ trackId, atMs })))

test('of several files comes what is oldest, each in its own order, whatever pieces they come in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 30 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 20, max: 900 }),
      async (files, size) => {
        const sorted = files.map((instants) => instants.toSorted((a, b) => a - b))
        const { reports } = await merged(
          sorted.map((instants, i) => ({ lines: linesAt(instants, `mmsi:${i}`), size: size + i * 37 })),
        )
        expect(reports.map(({ atMs }) => atMs)).toEqual(sorted.flat().sort((a, b) => a - b))
        for (const [i, instants] of sorted.entries())
          expect(reports.filter(({ trackId }) => trackId === `mmsi:${i}`).map(({ atMs }) => atMs)).toEqual(instants)
      },
    ),
    { seed: 6, numRuns: 40 },
  )
})

test('a late report stays behind the one that it followed in its file', async () => {
  const { reports } = await merged([
    { lines: linesAt([10, 50, 20, 60], 'mmsi:1') },
    { lines: linesAt([30, 55], 'mmsi:2') },
  ])
  expect(reports.map(({ atMs }) => atMs)).toEqual([10, 30, 50, 20, 55, 60])
})

test('times are shifted, and who is introduced comes before the first report', async () => {
  const { reports, identities } = await merged([
    { lines: [identityLine({ trackId: 'mmsi:1', name: 'SERI' }), ...linesAt([100, 200])], shiftMs: -150 },
    { lines: linesAt([10]) },
  ])
  expect(reports.map(({ atMs }) => atMs)).toEqual([-50, 10, 50])
  expect(identities).toEqual([{ trackId: 'mmsi:1', name: 'SERI' }])
})

test('a file that cannot be read is named by its number, and each has its own summary', async () => {
  const good = { ...recorded([HEAD, ...linesAt([1, 2])].join('\n')), options: { source: 'a' }, shiftMs: 0 }
  const sink = { reject: () => undefined }
  const taker = { report: () => undefined, identity: () => undefined, look: () => undefined }
  const bad = await readMerged(
    [
      { ...good, sink },
      { ...recorded('shopping: milk'), options: { source: 'b' }, shiftMs: 0, sink },
    ],
    taker,
  )
  expect(bad).toMatchObject({ ok: false, problem: { file: 1 } })
  const both = await merged([{ lines: linesAt([1, 2]) }, { lines: linesAt([3]) }])
  expect(both.summaries.ok && both.summaries.value.map(({ positions }) => positions)).toEqual([2, 1])
})
