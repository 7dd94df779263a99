import type { BehaviourEvent } from '../behaviours/behaviour-event.ts'
import { clockText, plainText } from '../notation.ts'
import { behaviourFigures } from './behaviour-figures.ts'
import { behaviourThresholds } from './behaviour-thresholds.ts'
import type { Figure } from './figure.ts'
import { findingFigures, findingThresholds } from './finding-figures.ts'
import type { Observation } from './observation.ts'

/** What an observation rests on, for people to check. All texts are plain lines. */
interface ObservationEvidence {
  /** What was measured. */
  readonly figures: readonly Figure[]
  /** What it was held against, under the name of the rule. */
  readonly rule: string
  readonly thresholds: readonly Figure[]
  /** Where the thresholds come from. */
  readonly source: string
}

const OWN = 'Values are our own choice (notional).'

/** Where thresholds come from, by the name of their rule; see behaviour-rules.ts. */
const RULE_SOURCES: Readonly<Record<string, string>> = {
  'GFW encounter':
    'Global Fishing Watch, “Encounters” data description: 500 m, 2 h, below 2 kn, 10 km from an anchorage.',
  'Skylight standard rendezvous':
    'Skylight, “standard rendezvous”: 250 m for more than 30 min. It names no speed: that and the port are from Global Fishing Watch.',
  'GFW loitering':
    'Global Fishing Watch, “Loitering”: hourly mean below 2 kn in consecutive hours, 20 NM from shore, 4 h as in its studies.',
  'watch gap':
    'Nominal interval: ITU-R M.1371. Six intervals, as receivers declare a target lost (Icom IC-M510, Furuno FCR-2107). Half an hour is our own choice (notional).',
  'GFW gap': 'Global Fishing Watch, “Gaps”: 12 h, begun 50 NM from shore. Nominal interval: ITU-R M.1371.',
  'draught change': 'AIS gives draught to 0.1 m (ITU-R M.1371, message 5). Half a metre is our own choice (notional).',
  circling:
    'The pattern was described in 2020 by Global Fishing Watch and SkyTruth (B. Bergman). Values are our own choice (notional).',
}

const SENSOR_SOURCE =
  'Contacts and tracks are paired within a gate that holds 99 % of true pairs (Bar-Shalom and Li, 1995, section 2.3). How many looks are asked for, and how far apart, is our own choice (notional).'

/** The evidence of an observation in figures. */
export function observationEvidence(observation: Observation): ObservationEvidence {
  if ('finding' in observation)
    return {
      figures: findingFigures(observation),
      rule: 'contacts and AIS',
      thresholds: findingThresholds(observation),
      source: SENSOR_SOURCE,
    }
  const { name } = observation.rule
  return {
    figures: [...timesOf(observation), ...behaviourFigures(observation)],
    rule: plainText(name, 120),
    thresholds: behaviourThresholds(observation),
    source: RULE_SOURCES[name] ?? OWN,
  }
}

function timesOf({ fromMs, toMs, atMs }: BehaviourEvent): Figure[] {
  const times: Figure[] = [['From', clockText(fromMs)]]
  if (atMs !== fromMs) times.push(['Rule met', clockText(atMs)])
  if (toMs !== undefined && toMs !== fromMs) times.push(['Until', clockText(toMs)])
  return times
}
