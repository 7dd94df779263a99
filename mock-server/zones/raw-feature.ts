import type { ImportedFile } from './imported-file.ts'

/** A feature as a file has it, nothing checked: geometry and properties may be anything. */
export interface RawFeature {
  readonly geometry: unknown
  readonly properties: unknown
  readonly id?: unknown
  /** What is wrong with it that the geometry does not show any more. */
  readonly problems?: readonly string[]
}

/** A file taken apart, whatever its format. */
export interface RawFile {
  readonly format: ImportedFile['format']
  readonly features: readonly RawFeature[]
  readonly notes: readonly string[]
  /** Rings are only listed; which holds which is to be found out. */
  readonly nest?: boolean
}
