import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { builtZones } from '../built-data.ts'
import { userPath } from '../files.ts'
import { wholeSetOf } from '../zones/imported-file.ts'
import { readZoneFile } from '../zones/read-zone-file.ts'

/**
 * The zones that a command is to use: those of a file (our own format, which keeps its version, or whatever can be
 * imported), else those that came with the product. A file is refused unless all of it is good; one problem a line.
 */
export async function chosenZones(path: string | undefined): Promise<Result<ZoneSet, readonly string[]>> {
  if (path === undefined) return ok(await builtZones())
  const told = plainText(path)
  let bytes: Uint8Array
  try {
    bytes = await readFile(userPath(path))
  } catch (error) {
    return failed([`${told} cannot be opened: ${error instanceof Error ? error.message : error}`])
  }
  const file = plainText(basename(path), 120)
  const read = readZoneFile(bytes, file)
  const set = read.ok ? wholeSetOf(read.value, file) : read
  return set.ok ? set : failed(set.problem.map((problem) => `${told}: ${problem}`))
}
