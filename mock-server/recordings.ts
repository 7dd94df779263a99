import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A recorded file the server can hand out. The id is opaque: no path ever comes from a request. */
export interface Recording {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly modifiedAt: string
}

/** The recorded files in one folder: plain files only, no links, no subfolders, no hidden ones. */
export class Recordings {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** By name. A folder that is not there holds none. */
  async list(): Promise<Recording[]> {
    const entries = (await unlessMissing(readdir(this.#folder, { withFileTypes: true }))) ?? []
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    const recordings = await Promise.all(files.map(({ name }) => this.#describe(name)))
    return recordings.flatMap((each) => each ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** A file as a recording, or undefined when it was removed since the folder was read. */
  async #describe(name: string): Promise<Recording | undefined> {
    const stats = await unlessMissing(stat(join(this.#folder, name)))
    return stats && { id: idOf(name), name, bytes: stats.size, modifiedAt: stats.mtime.toISOString() }
  }

  /** The bytes of a recording, or undefined when there is none of that id. */
  async open(id: string): Promise<{ readonly recording: Recording; readonly stream: ReadStream } | undefined> {
    const recording = (await this.list()).find((each) => each.id === id)
    return recording && { recording, stream: createReadStream(join(this.#folder, recording.name)) }
  }
}

/** What was asked of the disk, or undefined when it is not there. */
function unlessMissing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  return asked.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

function idOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16)
}
