import { shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { countText } from '#domain/notation.ts'
import { OBSERVATION_KIND_WORDS, OBSERVATION_KINDS, type Observation } from '#domain/observations/observation.ts'

/** Which observations are listed beside the zone events. */
export type ObservationChoice = Observation['kind'] | 'all' | 'none'

/** A row of the list. */
export type ListedItem =
  | { readonly type: 'event'; readonly id: string; readonly event: ZoneEvent }
  | { readonly type: 'observation'; readonly id: string; readonly observation: Observation }

/** Zone events and observations, newest first by when they became known; of the same instant the event is above. */
export function listedItems(
  events: readonly ZoneEvent[],
  observations: readonly Observation[],
  choice: ObservationChoice,
): readonly ListedItem[] {
  const items: ListedItem[] = [
    ...events.map((event) => ({ type: 'event' as const, id: event.id, event })),
    ...chosenOf(observations, choice).map((observation) => ({
      type: 'observation' as const,
      id: observation.id,
      observation,
    })),
  ]
  // Sorting is stable, so what was later in either list of the same instant comes first.
  return items
    .reverse()
    .sort((a, b) => knownAtMs(b) - knownAtMs(a) || Number(b.type === 'event') - Number(a.type === 'event'))
}

/** What can be chosen: all, each kind that there is, and none, each with its number. */
export function observationChoices(
  observations: readonly Observation[],
  choice: ObservationChoice,
): readonly { readonly choice: ObservationChoice; readonly words: string }[] {
  const kinds = OBSERVATION_KINDS.flatMap((kind) => {
    const { length } = chosenOf(observations, kind)
    return length > 0 || kind === choice
      ? [{ choice: kind, words: `${OBSERVATION_KIND_WORDS[kind]} (${countText(length)})` }]
      : []
  })
  return [
    { choice: 'all', words: `All (${countText(observations.length)})` },
    ...kinds,
    { choice: 'none', words: 'None' },
  ]
}

function chosenOf(observations: readonly Observation[], choice: ObservationChoice): readonly Observation[] {
  if (choice === 'all') return observations
  return choice === 'none' ? [] : observations.filter(({ kind }) => kind === choice)
}

function knownAtMs(item: ListedItem): number {
  return item.type === 'event' ? shownAtMs(item.event) : item.observation.knownAtMs
}
