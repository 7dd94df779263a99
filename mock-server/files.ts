import { constants, createReadStream } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NewDecoder } from '#domain/unpack/text-decoding.ts'
import { failed, ok, type Result } from '#geo/result.ts'

/** The folder of the project, where its data and its built page are. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** A path as the user wrote it, seen from the folder the user is in (npm runs scripts from the project's). */
export function userPath(path: string): string {
  return isAbsolute(path) ? path : join(process.env.INIT_CWD ?? process.cwd(), path)
}

const CHUNK_BYTES = 256 * 1024

const REASONS: Record<string, string> = { ENOENT: 'no such file', EACCES: 'permission denied' }

/** Text of a file, or of standard input for `-`, in chunks, as UTF-8. The problem names the file and what was expected. */
export async function openText(path: string): Promise<Result<AsyncIterable<string>>> {
  const bytes = await openBytes(path)
  return bytes.ok ? ok(decoded(bytes.value)) : bytes
}

/**
 * The bytes of a file, or of standard input for `-`, in chunks. The problem names the file and what was expected. Reading
 * throws at its end where the file was changed meanwhile.
 * @param largestBytes For those who keep the whole file; without it a file may have any size.
 */
export async function openBytes(
  path: string,
  largestBytes = Number.POSITIVE_INFINITY,
): Promise<Result<AsyncIterable<Uint8Array>>> {
  if (path === '-') return ok(process.stdin)
  const file = userPath(path)
  try {
    const stats = await stat(file)
    const { size } = stats
    if (!stats.isFile() && !stats.isFIFO()) return failed(`${path} is not a file, expected a recorded track file`)
    if (size > largestBytes) return failed(`${path} has ${size} bytes, expected at most ${largestBytes}`)
    await access(file, constants.R_OK)
    return ok(chunksOf(file, stats.isFile() ? size : undefined))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return failed(`${path} cannot be opened: ${REASONS[code ?? ''] ?? message}`)
  }
}

/** The bytes of a file, which is opened when they are first asked for; throws at the end when it had not `size` of them. */
async function* chunksOf(file: string, size: number | undefined): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    read += chunk.length
    yield chunk
  }
  if (size !== undefined && read !== size)
    throw new Error(`it had ${size} bytes at first and ${read} when it was read: it was changed meanwhile`)
}

/** Decoders for readers of recorded files. */
export const newDecoder: NewDecoder = (encoding) => new TextDecoder(encoding)

/** UTF-8 text of bytes; what is not UTF-8 becomes a replacement character, as in the browser. */
async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
