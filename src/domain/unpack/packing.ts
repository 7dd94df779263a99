/** How the bytes of a file are packed, by their first few. */
export type Packing = 'gzip' | 'zip' | 'zstd'

/** As many bytes as tell a packing. */
export const PACKING_BYTES = 4

/** RFC 1952, PKWARE APPNOTE 4.3.7 (and 4.3.16: an archive of nothing), RFC 8878 (a frame, and a skippable one). */
export function packingOf(bytes: Uint8Array): Packing | undefined {
  const [a, b, c, d] = bytes
  if (a === 0x1f && b === 0x8b) return 'gzip'
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return 'zip'
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd'
  if (a !== undefined && (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18) return 'zstd'
  return undefined
}
