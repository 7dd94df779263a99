import { failed, ok, type Result } from '#geo/result.ts'
import { checksumProblem } from './checksum.ts'

/**
 * What a receiver wrote in front of a sentence: `\s:station,c:1325394060,g:1-2-1234*hh\`. Unknown fields are left out.
 */
export interface TagBlock {
  /** `c:`, when the sentence was received: milliseconds since 1970, UTC. */
  readonly atMs?: number
  /** `s:`, who received it. */
  readonly station?: string
  /** The last part of `g:1-2-1234`, in older logs `1G2:1234`, which all lines of one group share. */
  readonly group?: string
}

/**
 * Reads the inside of a tag block (NMEA 0183 version 4, "TAG block"), without its two backslashes.
 * A block whose checksum is missing or wrong is a problem: none of it can be trusted.
 */
export function parseTagBlock(block: string): Result<TagBlock> {
  const problem = checksumProblem(block, 0, block.length)
  if (problem !== undefined) return failed(`tag block: ${problem}`)

  const tag: { atMs?: number; station?: string; group?: string } = {}
  for (const field of block.slice(0, block.indexOf('*')).split(',')) {
    const value = field.slice(2)
    const group = GROUP.exec(field)?.[1]
    if (group !== undefined) {
      tag.group = group
    } else if (field.startsWith('g:')) {
      return failed(`tag block group is "${value}", expected line-lines-group such as 1-2-1234`)
    } else if (field.startsWith('s:') && value !== '') {
      tag.station = value
    } else if (field.startsWith('c:')) {
      const atMs = receivedAtMs(value)
      if (atMs === undefined) return failed(`tag block time is "${value}", expected seconds or milliseconds since 1970`)
      tag.atMs = atMs
    }
  }
  return ok(tag)
}

const GROUP = /^(?:g:\d+-\d+-|\d+G\d+:)(.+)$/

/** The standard says seconds, some receivers write milliseconds. Twelve digits of seconds lie past the year 5000. */
function receivedAtMs(text: string): number | undefined {
  if (!/^\d{9,14}$/.test(text)) return undefined
  return text.length < 12 ? Number(text) * 1000 : Number(text)
}
