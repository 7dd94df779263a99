import type { TrackKind } from './report.ts'
import { NO_FILTER, SHIP_GROUPS, TARGET_AGES, type TargetFilter } from './target-filter.ts'

const KINDS: readonly TrackKind[] = ['vessel', 'drone', 'patrol', 'aircraft', 'aid', 'base', 'contact', 'other']
/** Faster than anything that reports, and as much as a track can hold. */
const FASTEST_KN = 1310
const LONGEST_SEARCH = 100
const MOST_NAMES = 60

/**
 * A filter as one short text for an address: `view/in/kind:vessel,drone/flag:CN,VN/kn:0.5-20/age:lost/find:seri a`. The
 * same filter always gives the same text, and no filter an empty one. Of what is searched for, `%`, `/` and `,` are escaped.
 */
export function writeFilter(filter: TargetFilter): string {
  const { minSogKn, maxSogKn } = filter
  const list = (name: string, values: readonly string[]) =>
    values.length > 0 ? [`${name}:${values.toSorted().map(escaped).join(',')}`] : []
  return [
    ...(filter.inView ? ['view'] : []),
    ...(filter.inOurZones ? ['in'] : []),
    ...(filter.alerted ? ['alert'] : []),
    ...(filter.watched ? ['watch'] : []),
    ...list('kind', filter.kinds),
    ...list('flag', filter.flags),
    ...list('ship', filter.shipGroups),
    ...list('age', filter.ages),
    ...list('zone', filter.zoneIds),
    ...(minSogKn === undefined && maxSogKn === undefined ? [] : [`kn:${minSogKn ?? ''}-${maxSogKn ?? ''}`]),
    ...list('find', filter.search.trim() === '' ? [] : [filter.search.trim().slice(0, LONGEST_SEARCH)]),
  ].join('/')
}

/** The filter of such a text. What is not understood is left out: a filter that cannot be read must not hide anybody. */
export function readFilter(text: string): TargetFilter {
  const flags = new Set<string>()
  const parts = new Map<string, readonly string[]>()
  for (const part of text.split('/')) {
    const colon = part.indexOf(':')
    if (colon < 0) flags.add(part)
    else
      parts.set(
        part.slice(0, colon),
        part
          .slice(colon + 1)
          .split(',')
          .slice(0, MOST_NAMES)
          .flatMap(unescaped),
      )
  }
  const named = <Name extends string>(part: string, names: readonly Name[]) => {
    const wanted = parts.get(part)
    return names.filter((name) => wanted?.includes(name))
  }
  return {
    ...NO_FILTER,
    search: parts.get('find')?.[0]?.slice(0, LONGEST_SEARCH) ?? '',
    kinds: named('kind', KINDS),
    flags: parts.get('flag')?.filter((flag) => /^[A-Z]{2}$/.test(flag)) ?? [],
    shipGroups: named('ship', SHIP_GROUPS),
    ages: named('age', TARGET_AGES),
    zoneIds: parts.get('zone')?.filter((id) => id !== '' && id.length <= LONGEST_SEARCH) ?? [],
    ...speedLimits(parts.get('kn')?.[0]),
    inOurZones: flags.has('in'),
    alerted: flags.has('alert'),
    watched: flags.has('watch'),
    inView: flags.has('view'),
  }
}

function speedLimits(text: string | undefined): Pick<TargetFilter, 'minSogKn' | 'maxSogKn'> {
  const [, least = '', most = ''] = /^(\d+\.?\d*)?-(\d+\.?\d*)?$/.exec(text ?? '') ?? []
  const [min, max] = [Number(least), Number(most)]
  return {
    ...(least !== '' && min <= FASTEST_KN && { minSogKn: min }),
    ...(most !== '' && max <= FASTEST_KN && { maxSogKn: max }),
  }
}

function escaped(text: string): string {
  return text.replace(/[%/,]/g, encodeURIComponent)
}

function unescaped(text: string): string[] {
  try {
    return [decodeURIComponent(text)]
  } catch {
    // Half an escape: nothing that was written by us.
    return []
  }
}
