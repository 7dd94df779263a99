/** The NMEA 0183 checksum of `text` from `start` up to but not including `end`: all character codes in one XOR. */
export function checksumOf(text: string, start: number, end: number): number {
  let sum = 0
  for (let index = start; index < end; index++) sum ^= text.charCodeAt(index)
  return sum
}

/** A checksum as NMEA 0183 writes it: two capital hexadecimal digits. */
export function checksumDigits(sum: number): string {
  return sum.toString(16).toUpperCase().padStart(2, '0')
}

/**
 * What is wrong with the checksum of the text from `start` up to but not including `end`, in words; undefined when it
 * is right. The checksum covers everything up to the first `*`, and stands in the two digits behind it.
 */
export function checksumProblem(text: string, start: number, end: number): string | undefined {
  let sum = 0
  let star = start
  for (; star < end; star++) {
    const code = text.charCodeAt(star)
    if (code === STAR) break
    sum ^= code
  }
  if (star >= end) return 'there is no checksum, expected * and two digits'
  const said = star + 2 < end ? digitAt(text, star + 1) * 16 + digitAt(text, star + 2) : -1
  if (said < 0) {
    const written = text.slice(star, Math.min(star + 3, end))
    return `the checksum is written "${written}", expected * and two hexadecimal digits`
  }
  if (sum === said) return undefined
  return `checksum is ${checksumDigits(sum)}, the sentence says ${checksumDigits(said)}`
}

const STAR = 42

/** The value of one hexadecimal digit; so far below zero that a number made with it stays negative when it is none. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 65 && code <= 70) return code - 55
  if (code >= 97 && code <= 102) return code - 87
  return -1000
}
