import type { Approach } from './cpa.ts'

/** An approach in words: `0.42 NM in 12 min`, `opening`. */
export function approachWords(approach: Approach): string {
  switch (approach.type) {
    case 'converging': {
      const { cpaNm, tcpaMin } = approach
      const minutes = tcpaMin < 1 ? 'less than 1 min' : `${Math.round(tcpaMin)} min`
      return `${cpaNm.toFixed(cpaNm < 1 ? 2 : 1)} NM in ${minutes}`
    }
    case 'opening':
      return 'opening'
    case 'keeping-station':
      return 'same course and speed'
    case 'too-far-off':
      return 'not within the hour'
    case 'both-moored':
      return 'both moored'
    case 'too-slow':
      return 'too slow to foretell'
    case 'not-known':
      return 'speed or course not known'
  }
}
