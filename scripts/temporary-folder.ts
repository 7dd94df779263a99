import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders = new Set<string>()
process.once('exit', () => {
  for (const folder of folders) removeFolder(folder)
})
// A signal by itself ends a process without that; where others listen too, ending it is theirs.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(code)
  })
}

/** An empty folder, for a story or a measurement, which is gone with the process that asked for it, however that ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eez-watch-'))
  folders.add(folder)
  return folder
}

/** For one that is not needed until then. */
export function removeFolder(folder: string): void {
  folders.delete(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
