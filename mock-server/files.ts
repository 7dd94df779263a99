import { open, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failed, ok, type Result } from '#geo/result.ts'

/** The folder of the project, where its data and its built page are. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** A path as the user wrote it, seen from the folder the user is in (npm runs scripts from the project's). */
export function userPath(path: string): string {
  return isAbsolute(path) ? path : join(process.env.INIT_CWD ?? process.cwd(), path)
}

const REASONS: Record<string, string> = { ENOENT: 'no such file', EACCES: 'permission denied' }

/**
 * Text of a file, or of standard input for `-`, in chunks. The problem names the file and what was expected.
 * @param largestBytes For those who keep the whole text; without it a file may have any size.
 */
export async function openText(
  path: string,
  largestBytes = Number.POSITIVE_INFINITY,
): Promise<Result<AsyncIterable<string>>> {
  if (path === '-') return ok(decoded(process.stdin))
  const file = userPath(path)
  try {
    const { size, isFile } = await stat(file).then((stats) => ({
      size: stats.size,
      isFile: stats.isFile() || stats.isFIFO(),
    }))
    if (!isFile) return failed(`${path} is not a file, expected a recorded track file`)
    if (size > largestBytes) return failed(`${path} has ${size} bytes, expected at most ${largestBytes}`)
    return ok(decoded((await open(file)).createReadStream()))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return failed(`${path} cannot be opened: ${REASONS[code ?? ''] ?? message}`)
  }
}

/** UTF-8 text of bytes; what is not UTF-8 becomes a replacement character, as in the browser. */
async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
