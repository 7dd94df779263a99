import type { Scenario } from '../scenario.ts'
import { anka, boatsAndAnchored, merchantShips, patrolShips } from './usual-parts.ts'

/** Nothing that anybody should be told of: what is told of here is too much. */
export const quietDay: Scenario = {
  name: 'quiet-day',
  title: 'Quiet day',
  description:
    'One Anka-S and two patrol ships on their rounds, some 190 vessels that sail, fish and lie at anchor as they should. Nothing happens that anybody must be told of.',
  parts: [anka, ...patrolShips, ...merchantShips, ...boatsAndAnchored],
  weather: { seaState: 2, wind: { fromDeg: 225, speedKn: 8, variesKn: 3 } },
  expects: [],
}
