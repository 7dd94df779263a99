import { parentPort, Worker, workerData } from 'node:worker_threads'
import { failed, type Result } from '#geo/result.ts'
import type { ImportedFile } from './imported-file.ts'
import { readZoneFile } from './read-zone-file.ts'

type Answer = Result<ImportedFile, readonly string[]>

const LONGEST_MS = 60_000
const MOST_MEGABYTES = 2048

/** Settled when the file before is read: several at once would want that memory several times. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Reads a zone file in a thread of its own, so that the live picture goes on meanwhile and a hostile file ends only
 * that thread: after a minute, or when it wants more than 2 GB. One file after the other.
 */
export function readZoneFileApart(bytes: Uint8Array, fileName: string, longestMs = LONGEST_MS): Promise<Answer> {
  const answer = before.then(() => readInThread(bytes, fileName, longestMs))
  before = Promise.allSettled([answer])
  return answer
}

function readInThread(bytes: Uint8Array, fileName: string, longestMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { zoneFile: { bytes, fileName } },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    })
    const answer = (value: Answer) => {
      clearTimeout(timer)
      resolve(value)
      void worker.terminate()
    }
    const timer = setTimeout(
      () => answer(failed([`the file could not be read within ${longestMs / 1000} s, expected a simpler one`])),
      longestMs,
    )
    worker.once('message', answer)
    worker.once('error', (error) => answer(failed([`the file could not be read: ${error.message}`])))
  })
}

const task: unknown = workerData
if (parentPort && typeof task === 'object' && task !== null && 'zoneFile' in task) {
  const { bytes, fileName } = task.zoneFile as { readonly bytes: Uint8Array; readonly fileName: string }
  parentPort.postMessage(readZoneFile(bytes, fileName))
}
