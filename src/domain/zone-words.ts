import type { Zone } from '#geo/zone.ts'

/** What words about a zone are made of. */
export type NamedZone = Pick<Zone, 'name' | 'kind'>

const SHORT: Record<Zone['kind'], string> = {
  'territorial-sea': 'TS',
  'contiguous-zone': 'CZ',
  eez: 'EEZ',
  'joint-area': 'JDA',
  'overlapping-claim': 'OC',
  neighbour: 'for.',
  'watch-area': 'watch',
}

/** What a zone says of a place in it, as a sentence without its full stop; undefined is a place in none. */
export function verdictWords(zone: NamedZone | undefined): string {
  switch (zone?.kind) {
    case undefined:
      return 'Outside our zones'
    case 'territorial-sea':
    case 'contiguous-zone':
    case 'eez':
    case 'joint-area':
      return `Inside ${zone.name}`
    case 'overlapping-claim':
      return `Inside ${zone.name}, claimed by more than one state`
    case 'watch-area':
      return `Inside ${zone.name}, a watch area`
    case 'neighbour':
      return `Inside ${zone.name}, not ours`
  }
}

/** The kind of a zone for a narrow column: `EEZ`, `TS`; `out` for none. */
export function shortZoneWords(zone: NamedZone | undefined): string {
  return zone ? SHORT[zone.kind] : 'out'
}

/** Whether a zone is ours alone: territorial sea, contiguous zone or EEZ, not one that is shared, disputed or another's. */
export function isOurZone(zone: NamedZone | undefined): boolean {
  return zone?.kind === 'territorial-sea' || zone?.kind === 'contiguous-zone' || zone?.kind === 'eez'
}
