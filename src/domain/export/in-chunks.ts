/** As much text as is handed on at once: about 64 kB. */
const CHUNK = 65_536

/** The same text in chunks of at least 64 k characters (the last may be shorter). A piece is never cut. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
