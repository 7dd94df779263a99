import type { PositionReport } from '../report.ts'
import { selfOrganisedAt } from './encode/communication-state.ts'
import type { EncodableMessage } from './encode/encodable-message.ts'
import type { AisStation } from './encode-station.ts'

/** What a report does not say of itself. */
interface PositionCircumstances {
  /** Sent between two reports of the schedule, as in a turn: message 3 in place of 1 (ITU-R M.1371-5 annex 8, 3.1). */
  readonly isExtra?: boolean
  /** How many other stations this one hears, for its communication state. */
  readonly stationsHeard?: number
}

/**
 * The AIS message that says a report: type 1 or 3 for class A, 18 for class B, 9 for an aircraft, 4 for a base station.
 * What AIS has no field for is lost: altitude but of aircraft, heading of aircraft, status but of class A, speed and
 * course of a base station, and of the time all but the second (of a base station, its fraction). A report knows no rate
 * of turn, so none is sent.
 */
export function positionMessage(
  { atMs, lon, lat, sogKn, cogDeg, headingDeg, altitudeM, navStatus }: PositionReport,
  { mmsi, speaksAs, carrierSense }: AisStation,
  { isExtra = false, stationsHeard = 0 }: PositionCircumstances = {},
): EncodableMessage {
  const utcSecond = Math.floor((((atMs % 60_000) + 60_000) % 60_000) / 1000)
  const communication = selfOrganisedAt(atMs, mmsi, stationsHeard)
  switch (speaksAs) {
    case 'class-a': {
      const moving = { mmsi, navStatus, sogKn, lon, lat, cogDeg, headingDeg, utcSecond }
      return isExtra ? { type: 3, ...moving } : { type: 1, ...moving, communication }
    }
    case 'class-b': {
      const unit = { carrierSense, wholeBand: true, acceptsMessage22: true }
      const moving = { mmsi, sogKn, lon, lat, cogDeg, headingDeg, utcSecond }
      return { type: 18, ...moving, ...unit, communication: carrierSense ? undefined : communication }
    }
    case 'aircraft':
      return {
        type: 9,
        mmsi,
        // A field on the ground can lie below the sea, but AIS knows no depth.
        altitudeM: altitudeM === undefined ? undefined : Math.max(0, altitudeM),
        sogKn,
        lon,
        lat,
        cogDeg,
        utcSecond,
        communication,
      }
    case 'base':
      return { type: 4, mmsi, utc: new Date(atMs - (atMs % 1000)).toISOString(), lon, lat, communication }
  }
}
