import type { TrackKind } from '../../report.ts'

/** What an event is about: `atom` is a thing with a place, of this kind; every other type is passed over. */
type CotType = { readonly is: 'atom'; readonly kind: TrackKind } | { readonly is: 'other' }

/**
 * The kind of thing by an event's type (MITRE, Cursor on Target base schema, `type`; its codes are those of MIL-STD-2525B
 * with dashes between): `a-` is an atom, then whose, then where it moves. S is on the sea; A is in the air, where the code Q
 * is a drone (`a-f-A-M-F-Q`); else `other`. Chat and markers (`b-`), tasking (`t-`) and drawings (`u-`) are no tracks.
 */
export function cotType(type: string): CotType {
  const [what, , where, ...codes] = type.slice(0, 80).split('-')
  if (what !== 'a') return { is: 'other' }
  if (where === 'S') return { is: 'atom', kind: 'vessel' }
  if (where !== 'A') return { is: 'atom', kind: 'other' }
  return { is: 'atom', kind: codes.some((code) => code === 'Q' || code === 'q') ? 'drone' : 'aircraft' }
}
