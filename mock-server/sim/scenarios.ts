import { between } from '#geo/measure.ts'
import { failed, type Result } from '#geo/result.ts'
import { checkScenario, type Part, type Scenario } from './scenario.ts'
import { distress } from './stories/distress.ts'
import { identityTaken } from './stories/identity-taken.ts'
import { linkLost } from './stories/link-lost.ts'
import { luconia } from './stories/luconia.ts'
import { malaccaNight } from './stories/malacca-night.ts'
import { quietDay } from './stories/quiet-day.ts'
import { reportingGap } from './stories/reporting-gap.ts'
import { spoofing } from './stories/spoofing.ts'
import { sulu } from './stories/sulu.ts'
import { transfer } from './stories/transfer.ts'
import {
  anka,
  boatsAndAnchored,
  crossingShip,
  crossingShips,
  line1969,
  merchantShips,
  offSarawak,
  patrolShips,
  regional,
  worldwide,
} from './stories/usual-parts.ts'

const patrol: Scenario = {
  name: 'patrol',
  title: 'Routine patrol',
  description:
    'One Anka-S searches off Sabah and Sarawak; some 200 vessels sail, fish and lie at anchor in Malaysian and neighbouring waters. Six boats whose country code belongs to no state cross the limit one after another, the first two after four and seven minutes.',
  parts: [anka, ...patrolShips, ...crossingShips, ...merchantShips, ...boatsAndAnchored],
  expects: [
    { what: 'entered', trackIds: ['mmsi:290000109'], afterS: [200, 300] },
    { what: 'exited', trackIds: ['mmsi:290000203'], afterS: [360, 480] },
    { what: 'entered', trackIds: ['mmsi:290000321'], afterS: [540, 680] },
    { what: 'entered', trackIds: ['mmsi:290000405'], afterS: [800, 1000] },
    { what: 'exited', trackIds: ['mmsi:290000514'], afterS: [1100, 1300] },
    { what: 'entered', trackIds: ['mmsi:290000608'], afterS: [1400, 1600] },
  ],
}

const crossing: Scenario = {
  name: 'crossing',
  title: 'Two crossings',
  description:
    'A small world for checking the alarm chain: LAUT BIRU 9 enters off Sarawak 20 s after the start, ANGIN TIMUR 3 leaves 40 s after it.',
  parts: [
    anka,
    crossingShip('LAUT BIRU 9', 109, offSarawak, 80, [7, 20], 20),
    crossingShip('ANGIN TIMUR 3', 203, between(line1969[22], line1969[23], 0.78), 275, [16, 8], 40),
    { part: 'voyages', route: 'bintulu-hong-kong', type: 'tanker', count: 2, flags: worldwide },
    { part: 'voyages', route: 'singapore-bintulu', type: 'cargo', count: 2, flags: regional },
    { part: 'fishing', ground: 'luconia', count: 2 },
    { part: 'fishing', ground: 'sarawak', count: 2 },
    { part: 'anchored', anchorage: 'bintulu', type: 'tanker', count: 2, flags: worldwide },
  ],
  expects: [{ what: 'entered', trackIds: ['mmsi:290000109'], afterS: [10, 40] }],
}

const stress: Scenario = {
  name: 'stress',
  title: 'Crowded sea',
  description: 'The routes and grounds of the routine patrol with 2,000 vessels, for load tests.',
  parts: [anka, ...patrolShips, ...crossingShips, ...crowd([...merchantShips, ...boatsAndAnchored], 1992)],
}

/** How many vessels the crowd has unless another number is asked for. */
const CROWD_TARGETS = 10_000

const crowded: Scenario = {
  name: 'crowd',
  title: 'Ten thousand targets',
  description:
    'As many vessels as asked for, 10,000 at first, all over the region’s waters, each on a simple round or at anchor, reporting by AIS intervals; for load tests.',
  parts: [anka, ...patrolShips, { part: 'crowd', count: CROWD_TARGETS }],
}

const scenarios: readonly Scenario[] = [
  patrol,
  crossing,
  quietDay,
  luconia,
  transfer,
  reportingGap,
  identityTaken,
  spoofing,
  malaccaNight,
  distress,
  linkLost,
  sulu,
  stress,
  crowded,
]

/** The first is the default. */
export const scenarioNames: readonly string[] = scenarios.map(({ name }) => name)

/** A scenario by its name. `targets` is how many vessels a crowd in it has; other parts stay as they are. */
export function findScenario(name: string, { targets }: { targets?: number | undefined } = {}): Result<Scenario> {
  const found = scenarios.find((scenario) => scenario.name === name)
  if (!found) return failed(`scenario is ${JSON.stringify(name)}, expected one of ${scenarioNames.join(', ')}`)
  if (targets === undefined) return checkScenario(found)
  const parts = found.parts.map((part) => (part.part === 'crowd' ? { ...part, count: targets } : part))
  return checkScenario({ ...found, title: `${targets.toLocaleString('en')} targets`, parts })
}

/** The same groups with `total` ships in all, shared out as before; the largest group takes what rounding leaves. */
function crowd(parts: readonly Part[], total: number): Part[] {
  const countOf = (part: Part) => ('count' in part ? part.count : 0)
  const sum = parts.reduce((all, part) => all + countOf(part), 0)
  const grown = parts.map((part) =>
    'count' in part ? { ...part, count: Math.floor((part.count * total) / sum) } : part,
  )
  const missing = total - grown.reduce((all, part) => all + countOf(part), 0)
  const largest = grown.reduce((most, part, i) => (countOf(part) > countOf(grown[most] as Part) ? i : most), 0)
  return grown.map((part, i) => (i === largest && 'count' in part ? { ...part, count: part.count + missing } : part))
}
