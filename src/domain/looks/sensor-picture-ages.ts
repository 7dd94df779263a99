import { failed, ok, type Result } from '#geo/result.ts'
import type { CoverageGrid } from '../coverage/coverage-grid.ts'

/*
 * When the sea was last looked at, as bytes, little-endian: west, south, size of a cell in degrees and the time it is told for
 * (ms since 1970), each a float64; columns and rows, each a uint32; then for each cell, rows from the south, its age as a uint16.
 * No machine that runs a browser or Node keeps numbers the other way round.
 */
const HEAD_BYTES = 40
/** Of a cell that was never looked at. Ages are whole minutes, rounded up, so that an hour ago is still within the hour. */
const NEVER = 0xffff
const OLDEST = NEVER - 1

/** What `agePixels` draws from: ages to the minute, of the time they were told for. */
export type CoverageAges = Pick<CoverageGrid, 'lattice' | 'lastS' | 'latestMs'>

/** The ages of all cells as of a time, or as of the latest look where this is later: 40 bytes and 2 for each cell. */
export function encodeAges({ lattice, lastS, latestMs }: CoverageAges, nowMs: number): Uint8Array<ArrayBuffer> {
  const { west, south, cellDeg, columns, rows } = lattice
  const asOfMs = Math.max(nowMs, latestMs)
  const bytes = new Uint8Array(HEAD_BYTES + 2 * lastS.length)
  const view = new DataView(bytes.buffer)
  for (const [i, value] of [west, south, cellDeg, asOfMs].entries()) view.setFloat64(8 * i, value, true)
  view.setUint32(32, columns, true)
  view.setUint32(36, rows, true)
  const asOfS = asOfMs / 1000
  const ages = new Uint16Array(bytes.buffer, HEAD_BYTES)
  // Neighbours are mostly seen at the same time: the age is worked out when the time changes.
  let [time, age] = [0, NEVER]
  for (let cell = 0; cell < lastS.length; cell++) {
    const last = lastS[cell] as number
    if (last !== time) {
      time = last
      age = last === 0 ? NEVER : Math.min(OLDEST, Math.max(0, Math.ceil((asOfS - last) / 60)))
    }
    ages[cell] = age
  }
  return bytes
}

/** Reads them back; `latestMs` is the time they were told for. The problem says what is wrong with the bytes. */
export function decodeAges(bytes: Uint8Array): Result<CoverageAges> {
  if (bytes.length < HEAD_BYTES) return failed(`ages have ${bytes.length} bytes, expected ${HEAD_BYTES} or more`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [west, south, cellDeg, asOfMs] = [0, 8, 16, 24].map((at) => view.getFloat64(at, true)) as [
    number,
    number,
    number,
    number,
  ]
  const [columns, rows] = [view.getUint32(32, true), view.getUint32(36, true)]
  const expected = HEAD_BYTES + 2 * columns * rows
  if (bytes.length !== expected)
    return failed(`ages of ${columns} by ${rows} cells have ${bytes.length} bytes, expected ${expected}`)
  if (!(cellDeg > 0 && Number.isFinite(west + south + cellDeg + asOfMs)))
    return failed(`ages begin at ${west}, ${south} in cells of ${cellDeg} degrees at ${asOfMs} ms, expected numbers`)
  const lattice = { west, south, cellDeg, columns, rows, east: west + columns * cellDeg, north: south + rows * cellDeg }
  const lastS = new Uint32Array(columns * rows)
  const asOfS = Math.floor(asOfMs / 1000)
  // A copy: bytes may begin at an odd place of a larger buffer.
  const ages = new Uint16Array(new Uint8Array(bytes.subarray(HEAD_BYTES)).buffer)
  for (let cell = 0; cell < lastS.length; cell++) {
    const age = ages[cell] as number
    // A cell of more than 45 days ago may have been seen at any time before; 0 would be never.
    if (age !== NEVER) lastS[cell] = Math.max(1, asOfS - age * 60)
  }
  return ok({ lattice, lastS, latestMs: asOfMs })
}
