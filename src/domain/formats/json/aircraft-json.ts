import { type JsonObject, listOr, numberOr, objectOr, shown, textOr } from './json-value.ts'
import { type Motion, type Place, placeIn, type TrackWriter } from './track-writer.ts'

/** Exact by definition (international yard and pound agreement, 1959). */
const METRES_PER_FOOT = 0.3048
/** Bit of a trace point's flags that says its height is geometric; readsb, `README-json.md`, "trace jsons". */
const IS_GEOMETRIC = 8
const BAROMETRIC =
  'Heights of aircraft are barometric (above the pressure of 1013.25 hPa) and not above mean sea level.'
const ELLIPSOIDAL = 'Some heights of aircraft are above the WGS 84 ellipsoid and not above mean sea level.'

/**
 * Reads a trace of readsb or tar1090 (`trace_full_*.json`; readsb, `README-json.md`): one aircraft, each point an array
 * of seconds after `timestamp`, latitude, longitude, height in feet, speed in knots, track.
 */
export function readTrace(document: JsonObject, within: Place | undefined, writer: TrackWriter): void {
  const trackId = aircraftId(document.icao)
  if (trackId === undefined) {
    const place = within ?? { line: 1, words: 'the trace' }
    writer.reject(place, 'no-id', `icao is ${shown(document.icao)}, expected a 24-bit address such as "75008a"`)
    return
  }
  const startS = numberOr(document.timestamp)
  let callSign = textOr(document.flight)
  sayAircraft(trackId, document, callSign, writer)
  for (const [index, point] of listOr(document.trace).entries()) {
    const [afterS, lat, lon, height, speedKn, trackDeg, flags, , details, , geometricHeight] = listOr(point)
    const { flight } = objectOr(details)
    if (textOr(flight) !== undefined && textOr(flight) !== callSign) {
      callSign = textOr(flight)
      sayAircraft(trackId, document, callSign, writer)
    }
    const isOnGround = height === 'ground'
    const isGeometric = typeof flags === 'number' && (flags & IS_GEOMETRIC) !== 0
    const after = numberOr(afterS)
    const place = placeIn(within, 'point', index + 1)
    const state = writer.position({
      trackId,
      place,
      lon,
      lat,
      time: startS === undefined || after === undefined ? undefined : Math.round((startS + after) * 1000),
      altitudeM: isOnGround ? undefined : heightM(height, isGeometric, geometricHeight, writer),
      // On the ground the sixth value is the heading, says readsb.
      motion: motionOf(speedKn, isOnGround ? undefined : trackDeg, isOnGround ? trackDeg : undefined),
    })
    if (state === 'untimed') writer.rejectUntimed(place, 1)
  }
}

/**
 * Reads a snapshot of all aircraft (`aircraft.json`, `history_*.json`; the same under `ac` with `now` in milliseconds
 * from services that serve it on): each was where it says `seen_pos` seconds before `now`.
 */
export function readAircraftList(document: JsonObject, within: Place | undefined, writer: TrackWriter): void {
  const now = numberOr(document.now)
  // Seconds stay below this until the year 5138; milliseconds have been above it since 1973.
  const nowMs = now !== undefined && now < 1e11 ? now * 1000 : now
  for (const [index, each] of listOr(document.aircraft ?? document.ac).entries()) {
    const place = placeIn(within, 'aircraft', index + 1)
    const aircraft = objectOr(each)
    const trackId = aircraftId(aircraft.hex)
    if (trackId === undefined) {
      writer.reject(place, 'no-id', `hex is ${shown(aircraft.hex)}, expected a 24-bit address such as "75008a"`)
      continue
    }
    sayAircraft(trackId, aircraft, textOr(aircraft.flight), writer)
    const { lat, lon, alt_baro: height, alt_geom: geometricHeight, gs, track, true_heading: heading } = aircraft
    if (lat === undefined && lon === undefined) {
      writer.reject(place, 'no-position', `${trackId} has no lat and lon, expected both`)
      continue
    }
    const ageS = numberOr(aircraft.seen_pos) ?? 0
    const state = writer.position({
      trackId,
      place,
      lon,
      lat,
      time: nowMs === undefined ? undefined : Math.round(nowMs - ageS * 1000),
      altitudeM: height === 'ground' ? undefined : heightM(height, false, geometricHeight, writer),
      motion: motionOf(gs, track, heading),
    })
    if (state === 'untimed') writer.rejectUntimed(place, 1)
  }
}

/** `icao:75008a`, or `id:~2f0001` of an address that is none of ICAO's, as readsb marks it. */
function aircraftId(address: unknown): string | undefined {
  if (typeof address !== 'string' || !/^~?[0-9a-f]{6}$/i.test(address)) return undefined
  return `${address.startsWith('~') ? 'id' : 'icao'}:${address.toLowerCase()}`
}

/** `r` is the registration. */
function sayAircraft(trackId: string, { r }: JsonObject, callSign: string | undefined, writer: TrackWriter): void {
  const name = textOr(r) ?? callSign
  writer.identity({
    trackId,
    kind: 'aircraft',
    ...(name !== undefined && { name }),
    ...(callSign !== undefined && { callSign }),
  })
}

/** Metres, the barometric height before the geometric one: it is what every aircraft sends. */
function heightM(height: unknown, isGeometric: boolean, geometric: unknown, writer: TrackWriter): number | undefined {
  const feet = numberOr(height) ?? numberOr(geometric)
  if (feet === undefined) return undefined
  writer.tally.note(isGeometric || numberOr(height) === undefined ? ELLIPSOIDAL : BAROMETRIC)
  return feet * METRES_PER_FOOT
}

function motionOf(speed: unknown, course: unknown, heading: unknown): Motion {
  const [sogKn, cogDeg, headingDeg] = [numberOr(speed), numberOr(course), numberOr(heading)]
  return {
    ...(sogKn !== undefined && sogKn >= 0 && sogKn < 10_000 && { sogKn }),
    ...(isCourse(cogDeg) && { cogDeg }),
    ...(isCourse(headingDeg) && { headingDeg }),
  }
}

function isCourse(degrees: number | undefined): degrees is number {
  return degrees !== undefined && degrees >= 0 && degrees < 360
}
