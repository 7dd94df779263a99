import { unzipSync } from 'fflate'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'

/** The largest zone file that is taken. */
export const LARGEST_FILE_BYTES = 64 * 1024 ** 2

/** What a packed file may unpack to, all of it. */
const LARGEST_UNPACKED_BYTES = 256 * 1024 ** 2

const MOST_ENTRIES = 1000

/** What zone files are made of; anything else in an archive (pictures, metadata) stays packed. */
const WANTED = /\.(shp|shx|dbf|prj|cpg|kml)$/i

export type UnpackedFiles = ReadonlyMap<string, Uint8Array>

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/**
 * The files of a zip archive that zones can be in, by name. An archive that says it unpacks to more than 256 MB is
 * refused before anything is unpacked; no file is ever given more room than it says.
 */
export function unpack(bytes: Uint8Array): Result<UnpackedFiles> {
  let [entries, unpackedBytes] = [0, 0]
  const isTooLarge = () => entries > MOST_ENTRIES || unpackedBytes > LARGEST_UNPACKED_BYTES
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries++
        // What macOS adds beside each file has the same ending and other content.
        if (!WANTED.test(name) || /(^|\/)(__MACOSX\/|\._)/.test(name)) return false
        unpackedBytes += originalSize
        return !isTooLarge()
      },
    })
    if (entries > MOST_ENTRIES) return failed(`the archive has ${entries} files, expected at most ${MOST_ENTRIES}`)
    if (isTooLarge())
      return failed(`the archive unpacks to ${unpackedBytes} bytes, expected at most ${LARGEST_UNPACKED_BYTES}`)
    return ok(new Map(Object.entries(files)))
  } catch (error) {
    return failed(
      `the archive cannot be unpacked: ${plainText(error instanceof Error ? error.message : String(error))}`,
    )
  }
}
