import { countryName, kindName } from './identity-words.ts'
import { plainText } from './notation.ts'
import type { FilterPart, ShipGroup, TargetFilter } from './target-filter.ts'

const SHIP_GROUP_WORDS: Record<ShipGroup, string> = {
  cargo: 'cargo ships',
  tanker: 'tankers',
  passenger: 'passenger ships',
  fishing: 'fishing vessels',
  tug: 'tugs',
  pleasure: 'pleasure craft',
  'high-speed': 'high-speed craft',
  service: 'service ships',
  other: 'other types',
}

/** A group of ship types in words: `fishing vessels`. */
export function shipGroupWords(group: ShipGroup): string {
  return SHIP_GROUP_WORDS[group]
}

/** One part of a filter in force, in a few words for a chip: `vessel`, `China + 2`, `0.5 to 20 kn`, `“seri a”`. */
export function filterWords(
  filter: TargetFilter,
  part: FilterPart,
  zoneNameOf: (zoneId: string) => string | undefined,
): string {
  switch (part) {
    case 'search':
      return `“${plainText(filter.search, 24)}”`
    case 'inView':
      return 'In view'
    case 'kinds':
      return some(filter.kinds.map(kindName))
    case 'flags':
      return some(filter.flags.map(countryName))
    case 'shipGroups':
      return some(filter.shipGroups.map(shipGroupWords))
    case 'ages':
      return some(filter.ages)
    case 'zones':
      return some([
        ...(filter.inOurZones ? ['In our zones'] : []),
        ...filter.zoneIds.map((id) => plainText(zoneNameOf(id) ?? id, 28)),
      ])
    case 'speed':
      return speedWords(filter)
    case 'alerted':
      return 'With alerts'
    case 'watched':
      return 'Watch list'
  }
}

function speedWords({ minSogKn, maxSogKn }: TargetFilter): string {
  if (minSogKn === undefined) return `up to ${maxSogKn} kn`
  return maxSogKn === undefined ? `${minSogKn} kn and more` : `${minSogKn} to ${maxSogKn} kn`
}

function some([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} + ${others.length}`
}
