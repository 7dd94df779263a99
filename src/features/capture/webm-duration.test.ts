import { expect, test } from 'vitest'
import { withDuration } from './webm-duration.ts'

const bytes = (hex: string) =>
  Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const hexOf = (found: Uint8Array | undefined) =>
  found && Array.from(found, (byte) => byte.toString(16).padStart(2, '0')).join('')

// Ids and sizes as in RFC 9559: EBML with a DocType, a segment without size, Info with a scale of a millisecond.
const EBML = '1a45dfa3 87 428284 7765626d'
const OPEN_SEGMENT = '18538067 01ffffffffffffff'
const SCALE = '2ad7b1 83 0f4240'
const TRACKS = '1654ae6b 81 00'

test('the length is put behind what is known of the video, and everything else stays as it was', () => {
  const head = bytes(`${EBML} ${OPEN_SEGMENT} 1549a966 87 ${SCALE} ${TRACKS}`)
  // 10,000 as a float of 64 bits.
  const duration = '4489 88 40c3880000000000'
  expect(hexOf(withDuration(head, 10_000))).toBe(
    hexOf(bytes(`${EBML} ${OPEN_SEGMENT} 1549a966 0100000000000012 ${SCALE} ${duration} ${TRACKS}`)),
  )
})

test('it is told in ticks of the clock of the video', () => {
  // A tick of 0.1 ms: 100,000 of them.
  const head = bytes(`${EBML} ${OPEN_SEGMENT} 1549a966 87 2ad7b1 83 0186a0 ${TRACKS}`)
  expect(hexOf(withDuration(head, 10_000))).toContain('448988' + '40f86a0000000000')
})

for (const [words, hex] of [
  ['has a length', `${EBML} ${OPEN_SEGMENT} 1549a966 92 ${SCALE} 448988 40c3880000000000 ${TRACKS}`],
  ['tells its size', `${EBML} 18538067 90 1549a966 87 ${SCALE} ${TRACKS}`],
  ['points into itself', `${EBML} ${OPEN_SEGMENT} 114d9b74 81 00 1549a966 87 ${SCALE} ${TRACKS}`],
  ['is cut in what is known of it', `${EBML} ${OPEN_SEGMENT} 1549a966 87 2ad7b1`],
  ['is no WebM', '00000018 66747970 6d703432'],
  ['is empty', ''],
])
  test(`one that ${words} stays as it is`, () => {
    expect(withDuration(bytes(hex as string), 10_000)).toBeUndefined()
  })
