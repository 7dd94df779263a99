/** A whole number of 32 bits from a text: FNV-1a. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}

/**
 * A number in [0, 1) that depends on all of these whole numbers and on nothing else, so that what is drawn for one thing is the same
 * whatever is drawn for others: the last mixing steps of MurmurHash3 after each.
 */
export function mixed(...numbers: readonly number[]): number {
  let hash = 0x9e3779b9
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return (hash >>> 0) / 0x1_0000_0000
}

/** A number around 0 with standard deviation 1, nearly normal, never beyond ±3, of the same kind. */
export function mixedError(...numbers: readonly number[]): number {
  return 2 * (mixed(...numbers, 1) + mixed(...numbers, 2) + mixed(...numbers, 3) - 1.5)
}
