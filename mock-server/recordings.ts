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
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    const recordings = await Promise.all(
      files.map(async ({ name }) => {
        const { size, mtime } = await stat(join(this.#folder, name))
        return { id: idOf(name), name, bytes: size, modifiedAt: mtime.toISOString() }
      }),
    )
    return recordings.sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** The bytes of a recording, or undefined when there is none of that id. */
  async open(id: string): Promise<{ readonly recording: Recording; readonly stream: ReadStream } | undefined> {
    const recording = (await this.list()).find((each) => each.id === id)
    return recording && { recording, stream: createReadStream(join(this.#folder, recording.name)) }
  }
}

function idOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16)
}
