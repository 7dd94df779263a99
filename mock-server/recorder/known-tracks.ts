import { identityLine } from '#domain/formats/own-format.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'

/** A last known place from further ahead is a wrong clock: it would hide where the track is for as long. */
const AHEAD_MS = 600_000
const AGAIN = ',"again":true}'

interface Known {
  identity?: IdentityPatch
  /** The newest report as a line, and of when it is. */
  line?: string
  atMs: number
}

/** What is known of every track: with it a recording can be read from here on, without what was before. */
export class KnownTracks {
  readonly #tracks = new Map<string, Known>()

  get size(): number {
    return this.#tracks.size
  }

  /** Merges new facts over what is known. Answers whether that changed anything, as the store of tracks does. */
  learn(patch: IdentityPatch): boolean {
    const known = this.#of(patch.trackId)
    const before = known.identity
    const isNew = (key: string) => before?.[key as keyof IdentityPatch] !== patch[key as keyof IdentityPatch]
    if (before && !Object.keys(patch).some(isNew)) return false
    known.identity = { ...before, ...patch }
    return true
  }

  /** Takes a report and its line, unless a newer one is known or it is of a time that is not yet. Answers whether it did. */
  report({ trackId, atMs }: PositionReport, line: string, clockMs: number): boolean {
    const known = this.#of(trackId)
    if (atMs < known.atMs || (atMs > clockMs + AHEAD_MS && known.line !== undefined)) return false
    known.line = line
    // One that is ahead gives way to the first that is not.
    known.atMs = atMs > clockMs + AHEAD_MS ? Number.NEGATIVE_INFINITY : atMs
    return true
  }

  /** What is known now, as lines that are made when they are asked for: identities as they are, reports marked as told before. */
  lines(): IterableIterator<string> {
    const now = [...this.#tracks.values()].map(({ identity, line }) => ({ identity, line }))
    return linesOf(now)
  }

  #of(trackId: string): Known {
    const known = this.#tracks.get(trackId)
    if (known) return known
    const added: Known = { atMs: Number.NEGATIVE_INFINITY }
    this.#tracks.set(trackId, added)
    return added
  }
}

function* linesOf(tracks: readonly { identity?: IdentityPatch | undefined; line?: string | undefined }[]) {
  for (const { identity, line } of tracks) {
    if (identity) yield identityLine(identity)
    if (line !== undefined) yield line.endsWith(AGAIN) ? line : `${line.slice(0, -1)}${AGAIN}`
  }
}
