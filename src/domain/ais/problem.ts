/** Why something in an AIS log could not be used, in a word to count by. */
export type RejectReason =
  | 'binary'
  | 'line-too-long'
  | 'not-nmea'
  | 'tag-block'
  | 'field-count'
  | 'checksum'
  | 'part-number'
  | 'fill-bits'
  | 'payload-character'
  | 'time'
  | 'incomplete-message'
  | 'too-short'
  | 'unknown-type'
  | 'unknown-part'
  | 'no-time'
  | 'position-out-of-range'
  | 'position-zero-zero'

/** An expected failure while reading AIS: the word to count it by, and what was found and expected in a sentence. */
export interface Problem {
  readonly reason: RejectReason
  readonly message: string
}
