/** Saves a text as a file of the reader's machine, as if it had been downloaded. */
export function saveText(
  name: string,
  type: 'text/html' | 'text/plain' | 'text/csv' | 'application/json',
  text: string,
): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }))
}

/** Saves bytes likewise. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the file up after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
