import type { Bundle } from '#domain/bundle/bundle.ts'
import { counts } from '#domain/event-filter.ts'
import type { ZoneRules } from '#domain/events/zone-rule.ts'
import { countText, plainText } from '#domain/notation.ts'
import type { Verification } from '#domain/recording/verifier.ts'
import { ruleWords } from '#domain/zone-words.ts'
import type { OpenedRecording } from '../../data/picture.ts'

/** Zones with a rule of their own that are named one by one. */
const MOST_OWN_RULES = 20
const FILE_LICENCE = 'not stated: ask who recorded it'

/** The rules in force, as sentences. */
export function rulesWords(rules: ZoneRules, zoneNameOf: (zoneId: string) => string | undefined): readonly string[] {
  const own = [...rules.zones]
  const more = own.length - MOST_OWN_RULES
  return [
    `A change of zone counts ${ruleWords(rules.default)} past the limit.`,
    ...own
      .slice(0, MOST_OWN_RULES)
      .map(([zoneId, rule]) => `In ${plainText(zoneNameOf(zoneId) ?? zoneId)}: ${ruleWords(rule)}.`),
    ...(more > 0 ? [`${countText(more)} more zones have a rule of their own.`] : []),
  ]
}

/** The recording that a slice is cut from, and what its event log was worth; nothing of the live picture. */
export function recordingFacts(recording: OpenedRecording | undefined): Pick<Bundle, 'recording' | 'eventLog'> {
  if (!recording) return {}
  const [first, ...others] = recording.sources
  const isOne = first !== undefined && others.length === 0
  return {
    recording: { name: plainText(recording.name, 200), ...(isOne && { sha256: first.sha256 }) },
    eventLog: {
      sha256: recording.eventLogSha256,
      words: isOne ? verifiedWords(first.verification) : 'not compared: made here, of several files together',
    },
  }
}

/** Where the tracks and the chart come from, and on what terms. */
export function bundleSources(recording: OpenedRecording | undefined): Bundle['sources'] {
  const files = recording?.sources.map(({ name, sha256 }) => ({
    name: plainText(name, 120),
    licence: FILE_LICENCE,
    note: `SHA-256 ${sha256}`,
  })) ?? [{ name: 'Live feeds of this watch', licence: FILE_LICENCE }]
  return [
    ...files,
    {
      name: 'Coast, and limits worked out from it',
      licence: 'Open Database License 1.0',
      note: '© OpenStreetMap contributors',
    },
  ]
}

/** A withdrawn event never happened. */
export function standingEvents(events: Bundle['events']): Bundle['events'] {
  return events.filter(counts)
}

function verifiedWords(verification: Verification | undefined): string {
  switch (verification?.kind) {
    case 'identical':
      return `verified identical: ${countText(verification.events)} events, made again here from the reports`
    case 'different':
      return `not the same events as when it was recorded: ${verification.reasons.map((reason) => plainText(reason, 200)).join('; ')}`
    case 'unknown':
      return `not verified: ${plainText(verification.reason, 200)}`
    case undefined:
      return 'made here from the reports; the file holds no event log to compare with'
  }
}
