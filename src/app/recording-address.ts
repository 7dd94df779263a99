import type { OpenedRecording } from '../data/picture.ts'

/** Enough of a SHA-256 to tell files apart: 64 bits. */
const HASH_LENGTH = 16

/** A recording as an address names it: by its name, and by what its files hold. */
export interface RecordingAddress {
  readonly recording: string | undefined
  /** The beginning of the SHA-256 of each file, parted by commas. */
  readonly sha256: string | undefined
}

export function addressOf(recording: Pick<OpenedRecording, 'name' | 'sources'> | undefined): RecordingAddress {
  if (!recording) return { recording: undefined, sha256: undefined }
  const hashes = recording.sources.map(({ sha256 }) => sha256.slice(0, HASH_LENGTH))
  return { recording: recording.name, sha256: hashes.join(',') }
}

/**
 * Whether an open recording is the one that an address asks for. `other-content` has its name and is another file; an
 * address without hashes asks by the name alone.
 */
export function matchOf(wanted: RecordingAddress, opened: RecordingAddress): 'same' | 'other-content' | 'another' {
  if (wanted.sha256 !== undefined && sorted(wanted.sha256) === sorted(opened.sha256 ?? '')) return 'same'
  if (wanted.recording !== opened.recording) return 'another'
  return wanted.sha256 === undefined ? 'same' : 'other-content'
}

/** Files are the same in whatever order they were given. */
function sorted(hashes: string): string {
  return hashes.split(',').sort().join(',')
}
