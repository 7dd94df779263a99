import { expect, test } from 'vitest'
import type { OpenedRecording } from '../data/picture.ts'
import { addressOf, matchOf } from './recording-address.ts'

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
const opened = (name: string, ...hashes: string[]) =>
  addressOf({ name, sources: hashes.map((sha256) => ({ sha256 })) as unknown as OpenedRecording['sources'] })

test('the same files are the same recording, whatever they are called and in whatever order', () => {
  const wanted = opened('day.nmea, night.gpx', a, b)
  expect(wanted.sha256).toBe(`${'a'.repeat(16)},${'b'.repeat(16)}`)
  expect(matchOf(wanted, opened('copy.gpx, copy.nmea', b, a))).toBe('same')
})

test('a file of that name with other content is told apart, and so is another file', () => {
  const wanted = opened('day.nmea', a)
  expect(matchOf(wanted, opened('day.nmea', b))).toBe('other-content')
  expect(matchOf(wanted, opened('night.nmea', b))).toBe('another')
  expect(matchOf(wanted, opened('day.nmea', a, b))).toBe('other-content')
})

test('an address without a hash asks by name', () => {
  expect(matchOf({ recording: 'day.nmea', sha256: undefined }, opened('day.nmea', b))).toBe('same')
  expect(matchOf({ recording: 'day.nmea', sha256: undefined }, opened('night.nmea', b))).toBe('another')
})
