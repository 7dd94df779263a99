import { isLonLat } from '#geo/lonlat.ts'
import type { Dimensions, Place } from './message.ts'
import type { Payload } from './payload.ts'

/*
 * The fields that several AIS messages share, each with the values that mean "not available" (ITU-R M.1371-5 annex 8).
 * Every function reads the field at bit `start`, and gives undefined when it is not available, not valid, or not wholly
 * in the payload.
 */

/** Speed over ground in knots, 10 bits in tenths; 1023 is not available. */
export function readSpeed(payload: Payload, start: number): number | undefined {
  const raw = payload.unsigned(start, 10)
  return payload.has(start, 10) && raw !== 1023 ? raw / 10 : undefined
}

/** Course over ground in degrees, 12 bits in tenths; 3600 is not available, above is not valid. */
export function readCourse(payload: Payload, start: number): number | undefined {
  const raw = payload.unsigned(start, 12)
  return payload.has(start, 12) && raw < 3600 ? raw / 10 : undefined
}

/** Whole degrees, 9 bits: the true heading, or a course. 511 is not available, 360 to 510 are not valid. */
export function readWholeDegrees(payload: Payload, start: number): number | undefined {
  const raw = payload.unsigned(start, 9)
  return payload.has(start, 9) && raw < 360 ? raw : undefined
}

/** Second of the minute, 6 bits; 60 is not available, 61 to 63 say how the position was had instead. */
export function readUtcSecond(payload: Payload, start: number): number | undefined {
  const raw = payload.unsigned(start, 6)
  return payload.has(start, 6) && raw < 60 ? raw : undefined
}

/** A number whose 0 means "not available". */
export function readNonZero(payload: Payload, start: number, width: number): number | undefined {
  const raw = payload.unsigned(start, width)
  return payload.has(start, width) && raw !== 0 ? raw : undefined
}

/** One bit. */
export function readFlag(payload: Payload, start: number): boolean | undefined {
  return payload.has(start, 1) ? payload.flag(start) : undefined
}

/** The data terminal flag is 0 when the terminal is ready. */
export function readTerminalReady(payload: Payload, start: number): boolean | undefined {
  return payload.has(start, 1) ? !payload.flag(start) : undefined
}

/**
 * Rate of turn in degrees a minute, 8 bits signed: (raw / 4.733)² with the sign of raw. -128 is not available; 127 and
 * -127 come from ships without a turn indicator and give only the side, see `readTurning`.
 */
export function readRateOfTurn(payload: Payload, start: number): number | undefined {
  const raw = payload.signed(start, 8)
  return Math.abs(raw) < 127 ? Math.sign(raw) * (raw / 4.733) ** 2 : undefined
}

/** The side to which a ship without a turn indicator turns at more than 5 degrees in 30 s. */
export function readTurning(payload: Payload, start: number): 'right' | 'left' | undefined {
  const raw = payload.signed(start, 8)
  if (raw === 127) return 'right'
  return raw === -127 ? 'left' : undefined
}

/** Longitude in 28 and latitude in 27 bits, signed, in ten-thousandths of a minute. */
export function readPosition(payload: Payload, start: number): Place {
  return placeAt(payload.signed(start, 28) / 600_000, payload.signed(start + 28, 27) / 600_000)
}

/** Longitude in 18 and latitude in 17 bits, signed, in tenths of a minute. */
export function readCoarsePosition(payload: Payload, start: number): Place {
  return placeAt(payload.signed(start, 18) / 600, payload.signed(start + 18, 17) / 600)
}

function placeAt(lon: number, lat: number): Place {
  if (lon === 181 || lat === 91) return noPlace('not-available')
  if (!isLonLat(lon, lat)) return noPlace('out-of-range', [lon, lat])
  if (lon === 0 && lat === 0) return noPlace('zero-zero')
  return { lon, lat, positionProblem: undefined, positionSent: undefined }
}

function noPlace(positionProblem: Place['positionProblem'], positionSent?: Place['positionSent']): Place {
  return { lon: undefined, lat: undefined, positionProblem, positionSent }
}

/**
 * Metres from the reference point to bow and stern (9 bits each), port and starboard (6 bits each). Zero to both sides
 * of a pair is not available; zero to one side only is a reference point at that end, or unknown.
 */
export function readDimensions(payload: Payload, start: number): Dimensions {
  const isThere = payload.has(start, 30)
  const bow = payload.unsigned(start, 9)
  const stern = payload.unsigned(start + 9, 9)
  const port = payload.unsigned(start + 18, 6)
  const starboard = payload.unsigned(start + 24, 6)
  const hasLength = isThere && bow + stern > 0
  const hasBeam = isThere && port + starboard > 0
  return {
    dimToBowM: hasLength ? bow : undefined,
    dimToSternM: hasLength ? stern : undefined,
    dimToPortM: hasBeam ? port : undefined,
    dimToStarboardM: hasBeam ? starboard : undefined,
    lengthM: hasLength ? bow + stern : undefined,
    beamM: hasBeam ? port + starboard : undefined,
  }
}
