const PROGRESS_EVERY_BYTES = 1024 * 1024

/** The text of a file in pieces; tells how many bytes have been read, about once a megabyte and at the end. */
export async function* textChunks(file: Blob, onProgress: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = file.stream().getReader()
  let [bytes, told] = [0, 0]
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      bytes += next.value.byteLength
      yield decoder.decode(next.value, { stream: true })
      if (bytes - told < PROGRESS_EVERY_BYTES) continue
      told = bytes
      onProgress(bytes)
      // Let the stream be heard in between: reading for seconds would make a live feed look dead.
      await new Promise((resolve) => setTimeout(resolve))
    }
    yield decoder.decode()
    onProgress(bytes)
  } finally {
    reader.releaseLock()
  }
}
