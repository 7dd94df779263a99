import { titleOf } from '#domain/identity-words.ts'
import { mmsiDigits, plainText } from '#domain/notation.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { failed, ok, type Result } from '#geo/result.ts'

/** A target as it stands in the form: its name, for people, and its id, since two ships may use one name. */
export function targetText(identity: TrackIdentity): string {
  return `${titleOf(identity)} (${identity.trackId})`
}

/** The id of the track that was typed or filled in: by `targetText`, its id, its MMSI or its name. */
export function trackIdOf(text: string, identities: Iterable<TrackIdentity>): Result<string> {
  const typed = text.trim()
  if (typed === '') return failed('no target, expected a name, an MMSI or the id of a track')
  const ids = new Set([typed, /\(([^()]+)\)$/.exec(typed)?.[1]])
  const [digits, name] = [typed.replace(/\s/g, ''), typed.toLowerCase()]
  const named = new Set<string>()
  for (const identity of identities) {
    if (ids.has(identity.trackId)) return ok(identity.trackId)
    if (identity.mmsi !== undefined && mmsiDigits(identity.mmsi) === digits) named.add(identity.trackId)
    if (titleOf(identity).toLowerCase() === name) named.add(identity.trackId)
  }
  const [only] = named
  if (only !== undefined && named.size === 1) return ok(only)
  const shown = `"${plainText(typed, 40)}"`
  return failed(
    named.size > 1
      ? `${named.size} targets are ${shown}, expected the id of one: ${[...named].slice(0, 3).join(', ')}`
      : `${shown} is no target of the picture, expected a name, an MMSI or the id of a track`,
  )
}
