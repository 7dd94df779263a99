import { countText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { parseZones } from '#geo/zone-file.ts'
import { baseOfVersion, readZones } from '../../data/zones.ts'

/** Refused before reading: the page would stand still over it. */
const LARGEST_FILE_BYTES = 64 * 1024 ** 2
const SHOWN_PROBLEMS = 3

/** Another zone set that a recording is tried with. */
export interface OtherZones {
  readonly name: string
  readonly set: ZoneSet
  readonly json: unknown
}

/** The zones of a file: of our own form as they stand, of any other as the server reads them. */
export async function zonesOfFile(file: File): Promise<Result<OtherZones>> {
  if (file.size > LARGEST_FILE_BYTES) {
    const megabytes = countText(Math.round(file.size / 1024 ** 2))
    return failed(`${file.name} has ${megabytes} MB, expected at most 64 MB`)
  }
  const own = ownForm(await file.text())
  if (own !== undefined) return parsed(own, file.name)
  const read = await readZones(file)
  if (read.ok) return parsed(read.value, file.name)
  const { error, problems } = read.problem
  return failed([error, ...problems.slice(0, SHOWN_PROBLEMS)].join('; '))
}

/** The official zones of a version that was in force. */
export async function zonesOfVersion(version: string, name: string): Promise<Result<OtherZones>> {
  return parsed(await baseOfVersion(version), name)
}

function parsed(json: unknown, name: string): Result<OtherZones> {
  const set = parseZones(json)
  return set.ok ? ok({ name, set: set.value, json }) : failed(`${name}: ${set.problem}`)
}

/** JSON that says which version of zones it is: only our own form does. */
function ownForm(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && 'version' in json ? json : undefined
  } catch {
    // No JSON at all: the server knows other kinds of file.
    return undefined
  }
}
