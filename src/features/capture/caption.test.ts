import { expect, test } from 'vitest'
import { captionText, captionWords, wrapped } from './caption.ts'

const caption = {
  mode: 'replay',
  atMs: Date.UTC(2026, 2, 14, 0, 10),
  view: { lon: 112.9, lat: 5.4, zoom: 6.1 },
  source: 'day.nmea\u202e',
} as const

test('a caption says mode, time, place of the view, source, and that it is no chart to sail by', () => {
  expect(captionText(caption)).toBe(
    'REPLAY Sat 14 Mar 2026 00:10:00Z. day.nmea · centre 05°24.000′ N 112°54.000′ E, zoom 6.1. ' +
      'Not for navigation or enforcement. Boundaries are claims. © OpenStreetMap contributors.',
  )
  expect(captionWords({ ...caption, atMs: undefined }).time).toBe('no time known')
})

test('words go on as many lines as they need, a long one alone', () => {
  const widthOf = (text: string) => text.length
  expect(wrapped('a bb ccc dddddd e', widthOf, 5)).toEqual(['a bb', 'ccc', 'dddddd', 'e'])
  expect(wrapped('a bb ccc', widthOf, 80)).toEqual(['a bb ccc'])
})
