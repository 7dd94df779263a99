import { createHash } from 'node:crypto'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Limit, Part, Zone, ZoneKind, ZoneSet } from '#geo/zone.ts'
import { boxOfParts } from '#geo/zone-validity.ts'

/** A zone as a file has it, checked: its parts can be used as they are. */
export interface ImportedZone {
  readonly id: string
  readonly name: string
  readonly shortName?: string
  /** Absent when the file does not say. */
  readonly kind?: ZoneKind
  /** ISO 3166-1 alpha-2. */
  readonly claimants: readonly string[]
  readonly note?: string
  readonly parts: readonly Part[]
  /** Of our own format only, with `ImportedFile.limits`. */
  readonly edgeLimits?: Zone['edgeLimits']
}

/** What came of a zone file. */
export interface ImportedFile {
  readonly format: 'GeoJSON' | 'shapefile' | 'KML' | 'KMZ'
  /** At least one. */
  readonly zones: readonly ImportedZone[]
  readonly limits?: readonly Limit[]
  /** Of our own format only. */
  readonly version?: string
  /** What could not be taken, each with feature, place, value and expectation. */
  readonly problems: readonly string[]
  /** What was put right or taken for granted. */
  readonly notes: readonly string[]
}

/**
 * What of a file can take the place of the official zones: all but watch areas, with a note on what it does not say. The
 * file is refused unless all of it is good.
 */
export function officialOf(imported: ImportedFile): Result<ImportedFile, readonly string[]> {
  if (imported.problems.length > 0) return failed(imported.problems)
  const zones = imported.zones.filter(({ kind }) => kind !== 'watch-area')
  if (zones.length === 0) return failed(['the file holds watch areas only, expected official zones'])
  const notes = [...imported.notes]
  const left = imported.zones.length - zones.length
  if (left > 0) notes.push(`watch areas were left out: ${left}`)
  const guessed = zones.filter(({ kind }) => kind === undefined).map(({ name }) => `"${name}"`)
  const more = guessed.length > 5 ? ` and ${guessed.length - 5} more` : ''
  if (guessed.length > 0)
    notes.push(`taken as an EEZ, for the file does not say what it is: ${guessed.slice(0, 5).join(', ')}${more}`)
  return ok({ ...imported, zones, notes })
}

/**
 * All zones of a file as a set to work with beside those in force, refused unless all of the file is good. The version is
 * the file's own or made from what it holds alone: the same file gives the same set, whenever and wherever it is read.
 */
export function wholeSetOf(imported: ImportedFile, file: string): Result<ZoneSet, readonly string[]> {
  if (imported.problems.length > 0) return failed(imported.problems)
  const instrument = `as in the file ${file}; it does not say what the line rests on`
  const set = setOf(imported, { name: stemOf(file), file, instrument })
  return ok({ ...set, version: imported.version ?? `file-${hashOf(stemOf(file), imported)}` })
}

/** The zones of a file as an official set with a version of its own: the day it came, and a hash of what it says. */
export function importedSetOf(
  imported: ImportedFile,
  { name, file, importedAt }: { readonly name: string; readonly file: string; readonly importedAt: string },
): ZoneSet {
  const instrument = `as in the file ${file}, imported ${importedAt}; it does not say what the line rests on`
  const set = setOf(imported, { name, file, instrument })
  return { ...set, version: `${importedAt.slice(0, 10)}-${hashOf(name, imported)}` }
}

/** The name of a file without its ending. */
export function stemOf(file: string): string {
  return file.replace(/\.[^.]*$/, '') || file
}

function hashOf(name: string, { zones, limits }: ImportedFile): string {
  return createHash('sha256')
    .update(JSON.stringify([name, zones, limits]))
    .digest('hex')
    .slice(0, 8)
}

function setOf(
  { zones, limits }: ImportedFile,
  { name, file, instrument }: { readonly name: string; readonly file: string; readonly instrument: string },
): Omit<ZoneSet, 'version'> {
  return {
    zones: zones.map(({ edgeLimits, ...zone }) => ({
      ...zone,
      kind: zone.kind ?? 'eez',
      edgeLimits: edgeLimits ?? zone.parts.map((part) => part.map((ring) => new Uint16Array(ring.length - 1))),
      box: boxOfParts(zone.parts),
    })),
    limits: limits ?? [
      {
        id: 'imported',
        basis: 'drawn',
        label: `${name}, imported`,
        instrument,
        source: file,
        verified: false,
        agreedBy: [],
        disputedBy: [],
        toleranceNm: 0,
      },
    ],
  }
}
