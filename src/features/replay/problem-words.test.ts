import { expect, test } from 'vitest'
import { problemWords } from './problem-words.ts'

test('what a browser says of a folder, or of a file that has changed, is told in words', () => {
  expect(problemWords('charts: network error')).toMatch(
    /^charts: the browser could not read it \(network error\)\. It may be a folder, or was moved or changed/,
  )
  expect(problemWords('a.gpx: A requested file or directory could not be found at the time')).toMatch(/may be a folder/)
})

test('every other reason stays as it is', () => {
  const message = 'empty.nmea: the file is empty, expected NMEA AIS sentences'
  expect(problemWords(message)).toBe(message)
})
