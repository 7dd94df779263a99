import { failed, ok, type Result } from '#geo/result.ts'
import type { TrackIdentity } from '../report.ts'
import { type AlertRule, type AlertRuleBook, type AllowedVessel, MOST_ALLOWED } from './alert-rule.ts'

/** Events of the last half hour are judged again by what is allowed: what is over for longer is of no use. */
const KEEP_OVER_MS = 60 * 60_000

/** What a vessel is named by. */
export type NamedVessel = Pick<AllowedVessel, 'mmsi' | 'imo' | 'trackId'>

/**
 * The entry by which a rule leaves a track alone at an instant. A rule that is about the allowed too leaves only those
 * alone that are allowed for this very rule.
 */
export function allowedAs(
  allowList: readonly AllowedVessel[],
  { id, when }: Pick<AlertRule, 'id' | 'when'>,
  identity: TrackIdentity,
  atMs: number,
): AllowedVessel | undefined {
  return allowList.find(
    (entry) =>
      (isForAllRules(entry) ? !when.evenIfAllowed : entry.ruleIds?.includes(id)) && holdsFor(entry, identity, atMs),
  )
}

/** The entry that names a track for all rules at an instant, of which a rule may make nothing. */
export function listedAs(
  allowList: readonly AllowedVessel[],
  identity: TrackIdentity,
  atMs: number,
): AllowedVessel | undefined {
  return allowList.find((entry) => isForAllRules(entry) && holdsFor(entry, identity, atMs))
}

/** The same rules with one more vessel allowed; an entry of the same vessel for the same rules makes room for it, and so do those that are over. */
export function withAllowed(book: AlertRuleBook, entry: AllowedVessel, nowMs: number): Result<AlertRuleBook> {
  const others = book.allowList.filter(
    (each) =>
      (each.untilMs === undefined || each.untilMs > nowMs - KEEP_OVER_MS) &&
      !(isNamed(each, entry) && isForSameRules(each, entry)),
  )
  if (others.length >= MOST_ALLOWED)
    return failed(`the allow-list has ${others.length} entries, and takes no more: take some off first`)
  return ok({ ...book, allowList: [...others, entry] })
}

/** The same rules without the entries that allow a vessel for one rule; those that are for others too stay for these. */
export function withoutAllowed(book: AlertRuleBook, ruleId: string, vessel: NamedVessel): Result<AlertRuleBook> {
  const isMeant = (entry: AllowedVessel) => isNamed(entry, vessel) && entry.ruleIds?.includes(ruleId)
  if (!book.allowList.some(isMeant)) {
    const isForAll = book.allowList.some((entry) => isNamed(entry, vessel) && isForAllRules(entry))
    return failed(
      isForAll
        ? 'the vessel is allowed for all rules, not for this one alone: take it off the allow-list'
        : `the vessel is not allowed for ${ruleId}`,
    )
  }
  const allowList = book.allowList.flatMap((entry) => {
    if (!isMeant(entry)) return [entry]
    const ruleIds = (entry.ruleIds ?? []).filter((id) => id !== ruleId)
    return ruleIds.length > 0 ? [{ ...entry, ruleIds }] : []
  })
  return ok({ ...book, allowList })
}

function isForAllRules({ ruleIds }: AllowedVessel): boolean {
  return ruleIds === undefined || ruleIds.length === 0
}

function holdsFor(entry: AllowedVessel, vessel: NamedVessel, atMs: number): boolean {
  return (entry.untilMs === undefined || atMs < entry.untilMs) && isNamed(entry, vessel)
}

/** Whether any of what a vessel is named by is what an entry names. A track by MMSI says it in its id, before anything else is known. */
function isNamed(entry: NamedVessel, { mmsi, imo, trackId }: NamedVessel): boolean {
  const { mmsi: own = mmsiOfTrack(entry.trackId) } = entry
  return (
    (entry.trackId !== undefined && entry.trackId === trackId) ||
    (own !== undefined && (own === mmsi || own === mmsiOfTrack(trackId))) ||
    (entry.imo !== undefined && entry.imo === imo)
  )
}

function mmsiOfTrack(trackId = ''): number | undefined {
  return /^mmsi:\d{1,9}$/.test(trackId) ? Number(trackId.slice('mmsi:'.length)) : undefined
}

function isForSameRules({ ruleIds: a = [] }: AllowedVessel, { ruleIds: b = [] }: AllowedVessel): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
