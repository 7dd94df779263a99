import type { Scenario } from '../scenario.ts'
import { ankaOver } from './anka-over.ts'
import { boatsAndAnchored, patrolShips } from './usual-parts.ts'

const alone = ankaOver([113.0, 6.0, 114.8, 7.0], 10, 9000)

/** A drone that is not heard for a while: what it would have seen is not seen. */
export const linkLost: Scenario = {
  name: 'link-lost',
  title: 'Drone link lost',
  description:
    'The satellite line to the Anka-S is lost after ten minutes for forty; an order given meanwhile waits. After ten minutes without a line it turns home by itself, and takes the order when the line is back.',
  parts: [
    { ...alone, mission: { ...alone.mission, link: { lostFromS: 600, lostUntilS: 3000 } } },
    ...patrolShips.slice(1),
    ...boatsAndAnchored.filter((part) => part.part === 'fishing'),
  ],
  orders: [{ afterS: 900, trackId: 'uav:anka-s-1', order: { kind: 'hold', place: [114.0, 6.5] } }],
  expects: [{ what: 'reporting-gap', trackIds: ['uav:anka-s-1'], afterS: [2300, 2600] }],
}
