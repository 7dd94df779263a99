/** What RFC 8142 (GeoJSON Text Sequences) puts before each text. */
const RECORD_SEPARATOR = '\u001e'

/**
 * Whether a file's head is the beginning of a JSON object or array, or of GeoJSON Text Sequences. Which JSON it is shows
 * only in the whole; see `JsonReader.format`.
 */
export function looksLikeJson(head: string): boolean {
  return /^(?:\{\s*["}]|\[\s*(?:[[{"\]\d-]|true|false|null))/.test(head.replaceAll(RECORD_SEPARATOR, '').trimStart())
}
