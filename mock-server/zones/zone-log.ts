import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { parseWatchArea, type WatchArea } from '#domain/watch-area.ts'
import { failed, ok, type Result } from '#geo/result.ts'

const baseSchema = v.object({
  at: v.string(),
  did: v.literal('base-imported'),
  name: v.string(),
  version: v.pipe(v.string(), v.regex(/^[\w.-]+$/)),
  file: v.string(),
  zones: v.number(),
})
const builtSchema = v.object({ at: v.string(), did: v.literal('base-built'), version: v.string() })
const removedSchema = v.object({ at: v.string(), did: v.literal('area-removed'), id: v.string() })
const areaSchema = v.object({ at: v.string(), did: v.picklist(['area-added', 'area-changed']), area: v.unknown() })
const changeSchema = v.variant('did', [baseSchema, builtSchema, removedSchema, areaSchema])

/** Other official zones came into force. */
export type BaseChange = v.InferOutput<typeof baseSchema> | v.InferOutput<typeof builtSchema>

/** One change of the zones: when, what, and all that is needed to do it again. */
export type ZoneChange =
  | BaseChange
  | v.InferOutput<typeof removedSchema>
  | (Omit<v.InferOutput<typeof areaSchema>, 'area'> & { readonly area: WatchArea })

/** What the log holds: the changes that can be read, oldest first, and what is said of the lines that cannot. */
export interface ReadLog {
  readonly changes: readonly ZoneChange[]
  readonly problems: readonly string[]
}

/**
 * Every change of the zones, one JSON line each, in a file that only grows: it is the store and its history in one.
 * A line that was cut off by a crash, or spoilt, costs that change and no other.
 */
export class ZoneLog {
  readonly #path: string
  #bytes = 0
  #endsInLine = true

  constructor(folder: string) {
    this.#path = join(folder, 'zones.jsonl')
  }

  /** Whether somebody else has written since this was last read or written. */
  get hasGrown(): boolean {
    return (statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) !== this.#bytes
  }

  read(): ReadLog {
    const bytes = statSync(this.#path, { throwIfNoEntry: false }) ? readFileSync(this.#path) : Buffer.alloc(0)
    this.#bytes = bytes.length
    this.#endsInLine = bytes.length === 0 || bytes.at(-1) === 0x0a
    const changes: ZoneChange[] = []
    const problems: string[] = []
    for (const [i, line] of bytes.toString('utf8').split('\n').entries()) {
      if (line.trim() === '') continue
      const change = parseChange(line)
      if (change.ok) changes.push(change.value)
      else problems.push(`${this.#path} line ${i + 1} cannot be read and is passed over: ${change.problem}`)
    }
    return { changes, problems }
  }

  /** Adds a change, on the disk when this returns. Throws when the disk does not take it. */
  append(change: ZoneChange): void {
    mkdirSync(dirname(this.#path), { recursive: true })
    const text = `${this.#endsInLine ? '' : '\n'}${JSON.stringify(change)}\n`
    // Should the disk take only half of it, the next change begins on a line of its own.
    this.#endsInLine = false
    writeSynced(this.#path, 'a', text)
    this.#endsInLine = true
    this.#bytes += Buffer.byteLength(text)
  }
}

/** Writes a whole file or nothing of it: under another name first, then under its own. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeSynced(`${path}.part`, 'w', text)
  renameSync(`${path}.part`, path)
}

function writeSynced(path: string, flags: 'a' | 'w', text: string): void {
  const file = openSync(path, flags)
  try {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function parseChange(line: string): Result<ZoneChange> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return failed('not JSON, expected one change a line')
  }
  const parsed = v.safeParse(changeSchema, json)
  if (!parsed.success) return failed(`${v.getDotPath(parsed.issues[0]) ?? 'change'}: ${parsed.issues[0].message}`)
  if (!('area' in parsed.output)) return ok(parsed.output)
  const area = parseWatchArea(parsed.output.area)
  return area.ok ? ok({ ...parsed.output, area: area.value }) : area
}
