import { expect, test } from 'vitest'
import { bundleSources, recordingFacts, rulesWords } from './bundle-words.ts'

const sha256 = 'ab'.repeat(32)
const source = { name: 'day\u202e.nmea', sha256 }

function recording(...sources: object[]) {
  return { name: 'day.nmea', sources, eventLogSha256: 'cd'.repeat(32) } as never
}

test('rules are told as sentences, those of single zones by name', () => {
  const rules = { default: { bandNm: 0.1, dwellS: 60 }, zones: new Map([['rig', { bandNm: 0, dwellS: 10 }]]) }
  expect(rulesWords(rules, () => 'Rig 500 m')).toEqual([
    'A change of zone counts 0.1 NM, 60 s past the limit.',
    'In Rig 500 m: 0 NM, 10 s.',
  ])
})

test('the hash of the file stands for a recording of one file, and what became of its event log', () => {
  expect(recordingFacts(recording(source)).recording).toEqual({ name: 'day.nmea', sha256 })
  const identical = { ...source, verification: { kind: 'identical', events: 4, sha256, upToMs: 0, isCut: false } }
  expect(recordingFacts(recording(identical)).eventLog?.words).toMatch(/^verified identical: 4 events/)
  expect(recordingFacts(recording(source, source))).toMatchObject({
    recording: { name: 'day.nmea' },
    eventLog: { words: expect.stringMatching(/several files/) },
  })
  expect(recordingFacts(undefined)).toEqual({})
})

test('every file is a source with its hash, and the coast says its terms', () => {
  expect(bundleSources(recording(source)).map(({ name, note }) => [name, note])).toEqual([
    ['day .nmea', `SHA-256 ${sha256}`],
    ['Coast, and limits worked out from it', '© OpenStreetMap contributors'],
  ])
  expect(bundleSources(undefined)[0]?.name).toBe('Live feeds of this watch')
})
