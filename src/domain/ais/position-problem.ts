import type { PositionMessage } from './message.ts'
import type { Problem } from './problem.ts'

/**
 * Why the position of a message is refused, in words; undefined when it is not: when there is a position, and when the
 * sender says that it has none, which is normal traffic.
 */
export function describePositionProblem(message: PositionMessage): Problem | undefined {
  switch (message.positionProblem) {
    case 'out-of-range': {
      const [lon, lat] = message.positionSent ?? []
      const said = `longitude is ${lon?.toFixed(4)} and latitude ${lat?.toFixed(4)}`
      return { reason: 'position-out-of-range', message: `${said}, expected -180 to 180 and -90 to 90` }
    }
    case 'zero-zero':
      return {
        reason: 'position-zero-zero',
        message: 'longitude and latitude are exactly 0, which a receiver without a fix sends',
      }
    default:
      return undefined
  }
}
