const PROGRESS_EVERY_BYTES = 1024 * 1024

/** The bytes of a file in pieces; tells how many more have been read, about once a megabyte and at the end. */
export async function* byteChunks(file: Blob, onProgress: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  let untold = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      untold += next.value.byteLength
      yield next.value
      if (untold < PROGRESS_EVERY_BYTES) continue
      onProgress(untold)
      untold = 0
      // Let the stream be heard in between: reading for seconds would make a live feed look dead.
      await new Promise((resolve) => setTimeout(resolve))
    }
    onProgress(untold)
  } finally {
    reader.releaseLock()
  }
}
