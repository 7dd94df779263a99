import type { ZoneRules } from '../events/zone-rule.ts'

/** The rules in force as text, the same for the same rules: what a recording says of them, and is compared by. */
export function rulesText(rules: ZoneRules): string {
  const zones = [...rules.zones].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ default: rules.default, zones })
}
