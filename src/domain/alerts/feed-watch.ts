import { plainText } from '../notation.ts'
import type { FeedStatus } from '../stream/feed-status.ts'
import { isActive } from './alert-machine.ts'
import type { AlertSight, StandingAlerts } from './alert-sight.ts'
import type { Finding } from './finding.ts'
import { isRuleActiveAt, type PlacedRule } from './rule-match.ts'

/** Makes findings of how feeds are doing, by the rules of cause `feed-silent` and `feed-lost`. */
export class FeedWatch {
  /** By rule and feed: since when it is so. */
  readonly #since = new Map<string, number>()

  look({ feeds, nowMs }: AlertSight, rules: readonly PlacedRule[], standing: StandingAlerts): Finding[] {
    const own = rules.flatMap(({ rule }) =>
      rule.cause === 'feed-silent' || rule.cause === 'feed-lost' ? [{ rule, cause: rule.cause }] : [],
    )
    // A rule that is switched on again looks anew.
    for (const key of this.#since.keys())
      if (!own.some(({ rule }) => key.startsWith(`${rule.id}|`))) this.#since.delete(key)
    const findings: Finding[] = []
    for (const { rule, cause } of own) {
      const { id: ruleId, priority, gapS = 0 } = rule
      for (const feed of feeds) {
        const key = `${ruleId}|${feed.id}`
        const subject = { feedId: feed.id }
        const alert = standing.of(ruleId, subject)
        if (!isSo(feed, cause) || !isRuleActiveAt(rule, nowMs)) {
          this.#since.delete(key)
          if ((alert && isActive(alert)) || standing.waits(ruleId, subject))
            findings.push({ found: 'end', ruleId, subject, reason: betterWords(feed) })
          continue
        }
        const sinceMs = this.#since.get(key) ?? nowMs
        this.#since.set(key, sinceMs)
        // One that stands from before a restart goes on.
        if (nowMs - sinceMs < gapS * 1000 || (alert && isActive(alert))) continue
        findings.push({
          found: 'cause',
          ruleId,
          cause,
          priority,
          subject,
          causeId: `${cause}|${feed.id}|${sinceMs}`,
          atMs: sinceMs,
          title: wordsOf(feed, cause),
        })
      }
      for (const alert of standing.open)
        if (alert.ruleId === ruleId && isActive(alert) && !feeds.some(({ id }) => id === alert.feedId))
          findings.push({
            found: 'end',
            ruleId,
            subject: { feedId: alert.feedId ?? '' },
            reason: 'the server runs without this feed now',
          })
    }
    return findings
  }
}

function isSo({ state }: FeedStatus, cause: 'feed-silent' | 'feed-lost'): boolean {
  return cause === 'feed-silent' ? state === 'silent' : state === 'lost'
}

function wordsOf({ name }: FeedStatus, cause: 'feed-silent' | 'feed-lost'): string {
  const what = plainText(name, 120)
  return cause === 'feed-silent' ? `${what}: connected but silent` : `${what}: connection lost`
}

function betterWords({ state }: FeedStatus): string {
  return state === 'live' || state === 'lagging' || state === 'replayed' ? 'heard again' : `the feed is ${state} now`
}
