import type { EarlierFact, RememberedFact, TrackIdentity } from './report.ts'

const REMEMBERED: readonly RememberedFact[] = ['name', 'callSign', 'imo', 'shipType', 'destination']

/** Of a track that changes its name with every message the newest are kept. */
const MOST_EARLIER = 20

/** What is remembered of a track after its identity changed; the same list when nothing of that was replaced. */
export function withEarlier(
  known: readonly EarlierFact[] | undefined,
  before: TrackIdentity,
  after: TrackIdentity,
  atMs: number,
): readonly EarlierFact[] | undefined {
  const replaced = REMEMBERED.flatMap((fact): readonly EarlierFact[] => {
    const was = before[fact]
    return was === undefined || was === after[fact] ? [] : [{ fact, was, untilMs: atMs }]
  })
  return replaced.length === 0 ? known : [...(known ?? []), ...replaced].slice(-MOST_EARLIER)
}
