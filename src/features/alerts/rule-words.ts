import type { AlertRule } from '#domain/alerts/alert-rule.ts'
import { ageText, plainText } from '#domain/notation.ts'
import { OBSERVATION_KIND_WORDS } from '#domain/observations/observation.ts'

const ZONE_KIND_WORDS: Readonly<Record<string, string>> = {
  'joint-area': 'joint area',
  'overlapping-claim': 'overlapping claim',
  'territorial-sea': 'territorial sea',
  'contiguous-zone': 'contiguous zone',
  eez: 'EEZ',
  neighbour: 'waters of a neighbour',
  'watch-area': 'watch areas',
}

/** What a rule looks for, in one line: `EEZ, territorial sea · vessel · flag not MY · fishing · 15 min ahead`. */
export function ruleWords({ when, approachMin, gapS, nearLimitNm }: AlertRule): string {
  const {
    zoneKinds,
    zoneIds,
    observationKinds,
    observationStates,
    trackKinds,
    flags,
    notFlags,
    shipGroups,
    minSogKn,
    maxSogKn,
    schedule,
  } = when
  const list = (items: readonly string[] | undefined, before = '') =>
    items && items.length > 0 && `${before}${plainText(items.join(', '), 100)}`
  return [
    list([...(zoneKinds ?? []).map((kind) => ZONE_KIND_WORDS[kind] ?? kind), ...(zoneIds ?? [])]),
    list((observationKinds ?? []).map((kind) => OBSERVATION_KIND_WORDS[kind].toLowerCase().replace('ais', 'AIS'))),
    list((observationStates ?? []).map((state) => (state === 'ended' ? 'when it is over' : 'while it goes on'))),
    list(trackKinds),
    list(flags, 'flag '),
    list(notFlags, 'flag not '),
    list(shipGroups),
    minSogKn !== undefined && `from ${minSogKn} kn`,
    maxSogKn !== undefined && `up to ${maxSogKn} kn`,
    approachMin !== undefined && `${approachMin} min ahead`,
    gapS !== undefined && `after ${ageText(gapS)}`,
    nearLimitNm !== undefined && `within ${nearLimitNm} NM of the limit`,
    schedule && 'at set times',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The problems of one place: `rules.3.priority is 9` is one of `rules.3`, told without its place. */
export function problemsAt(problems: readonly string[], place: string): string | undefined {
  const own = problems.filter(
    (problem) => problem === place || problem.startsWith(`${place}.`) || problem.startsWith(`${place} `),
  )
  return own.length === 0
    ? undefined
    : own.map((problem) => problem.slice(place.length).replace(/^[. ]/, '')).join('; ')
}
