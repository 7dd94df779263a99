/** What browsers say of a file whose bytes they cannot get: Chromium (streamed, or read whole), Firefox, Safari. */
const NO_BYTES =
  /(network error|could not be (read|found)\b.*|error in (input|body) stream|load failed|the i\/o read operation failed)\.?$/i

/** Why files could not be replayed, in words: those of browsers of a file that they cannot read help nobody. */
export function problemWords(message: string): string {
  const found = NO_BYTES.exec(message)
  if (!found) return message
  return `${message.slice(0, found.index)}the browser could not read it (${found[1]?.toLowerCase()}). It may be a folder, or was moved or changed since it was chosen. Expected files, not folders: choose them again.`
}
