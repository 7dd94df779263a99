/** A file of this machine as it is opened. */
export function fileToOpen(file: File): { readonly blob: Blob; readonly name: string } {
  return { blob: file, name: file.name }
}
