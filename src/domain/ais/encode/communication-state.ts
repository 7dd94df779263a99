import type { SelfOrganisedState } from './encodable-message.ts'

const FRAME_MS = 60_000
/** A frame is a minute, of this many slots (ITU-R M.1371-5 annex 2). */
const SLOTS = 2250

/**
 * A communication state as a self-organising station would send it at this time, notional: the slot is the one that the
 * time falls in, and the time-out counts down from 7 to 0 minute by minute, for each MMSI from its own minute on. The
 * sub-message is what the time-out asks for (ITU-R M.1371-5 annex 2, 3.3.7.2): stations heard at 3, 5 and 7, the slot
 * at 2, 4 and 6, the time at 1, and at 0 the offset to the next slot, here the same slot in the next frame.
 *
 * @param atMs milliseconds since 1970, UTC, 0 or more
 * @param stationsHeard 0 to 16383; more counts as that
 */
export function selfOrganisedAt(atMs: number, mmsi: number, stationsHeard: number): SelfOrganisedState {
  const minute = Math.floor(atMs / FRAME_MS)
  const slotTimeOut = 7 - ((minute + mmsi) % 8)
  return {
    kind: 'self-organised',
    syncState: 0,
    slotTimeOut,
    subMessage: subMessage(slotTimeOut, atMs, Math.min(16_383, stationsHeard)),
  }
}

function subMessage(slotTimeOut: number, atMs: number, stationsHeard: number): number {
  switch (slotTimeOut) {
    case 0:
      return SLOTS
    case 1: {
      const minuteOfDay = Math.floor(atMs / FRAME_MS) % 1440
      // Five bits of hour, seven of minute, two spare.
      return (Math.floor(minuteOfDay / 60) << 9) | ((minuteOfDay % 60) << 2)
    }
    case 2:
    case 4:
    case 6:
      return Math.floor(((atMs % FRAME_MS) * SLOTS) / FRAME_MS)
    default:
      return stationsHeard
  }
}
