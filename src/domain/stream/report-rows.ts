import type { StoredReport } from '../track-store.ts'
import type { ByteWriter } from './byte-writer.ts'
import { readColumn, writeColumn } from './number-column.ts'
import type { ReportColumns } from './report-columns.ts'
import { WireFault } from './wire-fault.ts'
import type { WireTracks } from './wire-tracks.ts'
import {
  altitudeM,
  isAltitude,
  MICRO,
  MOST_COURSE,
  MOST_LAT,
  MOST_LON,
  MOST_SPEED,
  MOST_STATUS,
  NONE,
  TENTH,
  wireAltitude,
  wireCourse,
  wireDegrees,
  wireSpeed,
  wireStatus,
} from './wire-units.ts'

/*
 * Reports on the wire: a column of differences for each field. Place and motion differ from the newest report of the same
 * track, time from the row before, and the track is told by how it differs from the one after that of the row before.
 * About nine bytes for a ship under way. On both sides a report that is not older then is the newest of its track.
 */
const DAY_MS = 86_400_000
/** As far as a Date reaches. */
const MOST_TIME_MS = 8.64e15

/** Room for differences, filled again for every message: of one field each, in the order in which they travel. */
export class RowDifferences {
  slot = new Int32Array(0)
  days = new Int32Array(0)
  ms = new Int32Array(0)
  lon = new Int32Array(0)
  lat = new Int32Array(0)
  speed = new Int32Array(0)
  course = new Int32Array(0)
  heading = new Int32Array(0)
  status = new Int32Array(0)
  altitude = new Int32Array(0)

  reserve(rows: number): void {
    if (rows <= this.slot.length) return
    const room = Math.max(64, rows, this.slot.length * 2)
    this.slot = new Int32Array(room)
    this.days = new Int32Array(room)
    this.ms = new Int32Array(room)
    this.lon = new Int32Array(room)
    this.lat = new Int32Array(room)
    this.speed = new Int32Array(room)
    this.course = new Int32Array(room)
    this.heading = new Int32Array(room)
    this.status = new Int32Array(room)
    this.altitude = new Int32Array(room)
  }

  write(to: ByteWriter, count: number): void {
    writeColumn(to, this.slot, count)
    writeColumn(to, this.days, count)
    // A row takes a byte at least, so that a message cannot claim more rows than it has bytes.
    writeColumn(to, this.ms, count, true)
    writeColumn(to, this.lon, count)
    writeColumn(to, this.lat, count)
    writeColumn(to, this.speed, count)
    writeColumn(to, this.course, count)
    writeColumn(to, this.heading, count)
    writeColumn(to, this.status, count)
    writeColumn(to, this.altitude, count)
  }

  /** Answers where they ended. */
  read(bytes: Uint8Array, from: number, end: number, count: number): number {
    let at = readColumn(bytes, from, end, this.slot, count)
    at = readColumn(bytes, at, end, this.days, count)
    at = readColumn(bytes, at, end, this.ms, count, true)
    at = readColumn(bytes, at, end, this.lon, count)
    at = readColumn(bytes, at, end, this.lat, count)
    at = readColumn(bytes, at, end, this.speed, count)
    at = readColumn(bytes, at, end, this.course, count)
    at = readColumn(bytes, at, end, this.heading, count)
    at = readColumn(bytes, at, end, this.status, count)
    return readColumn(bytes, at, end, this.altitude, count)
  }
}

/** Writes reports; `slots` says of which track each is, the time of the first is told from `fromMs`. */
export function writeReports(
  to: ByteWriter,
  tracks: WireTracks,
  fromMs: number,
  slots: readonly number[],
  reports: readonly StoredReport[],
  room: RowDifferences,
): void {
  const count = reports.length
  if (count === 0) return
  tracks.grow(slots.reduce((most, slot) => Math.max(most, slot), 0) + 1)
  room.reserve(count)
  takeTimes(reports, fromMs, room)
  takeFields(reports, room)
  // Columns by names of their own: looked up once, not for every report.
  const { slot: slotSteps, lon: lonSteps, lat: latSteps, speed: speedSteps, course: courseSteps } = room
  const { heading: headingSteps, status: statusSteps, altitude: altitudeSteps } = room
  const { atMs: times, lon: lons, lat: lats, speed: speeds, course: courses, heading: headings } = tracks
  const { status: statuses, altitude: altitudes } = tracks
  let slotBefore = -1
  for (let i = 0; i < count; i++) {
    const slot = slots[i] as number
    const [lon, lat] = [lonSteps[i] as number, latSteps[i] as number]
    const speed = speedSteps[i] as number
    const course = courseSteps[i] as number
    const heading = headingSteps[i] as number
    const status = statusSteps[i] as number
    const altitude = altitudeSteps[i] as number
    slotSteps[i] = slot - slotBefore - 1
    lonSteps[i] = lon - (lons[slot] as number)
    latSteps[i] = lat - (lats[slot] as number)
    speedSteps[i] = speed - (speeds[slot] as number)
    courseSteps[i] = course - (courses[slot] as number)
    headingSteps[i] = heading - (headings[slot] as number)
    statusSteps[i] = status - (statuses[slot] as number)
    altitudeSteps[i] = altitude - (altitudes[slot] as number)
    slotBefore = slot
    const atMs = Math.round((reports[i] as StoredReport).atMs)
    if (atMs < (times[slot] as number)) continue
    times[slot] = atMs
    lons[slot] = lon
    lats[slot] = lat
    speeds[slot] = speed
    courses[slot] = course
    headings[slot] = heading
    statuses[slot] = status
    altitudes[slot] = altitude
  }
  room.write(to, count)
}

function takeTimes(reports: readonly StoredReport[], fromMs: number, { days, ms }: RowDifferences): void {
  let before = Math.round(fromMs)
  for (let i = 0; i < reports.length; i++) {
    const atMs = Math.round((reports[i] as StoredReport).atMs)
    const step = atMs - before
    const day = Math.abs(step) < DAY_MS ? 0 : Math.trunc(step / DAY_MS)
    days[i] = day
    ms[i] = step - day * DAY_MS
    before = atMs
  }
}

/** Puts the fields of reports in the units of the wire. Loops of their own, small enough to be compiled well. */
function takeFields(reports: readonly StoredReport[], room: RowDifferences): void {
  const { lon, lat, speed, course, heading, status, altitude } = room
  for (let i = 0; i < reports.length; i++) {
    const report = reports[i] as StoredReport
    lon[i] = wireDegrees(report.lon)
    lat[i] = wireDegrees(report.lat)
  }
  for (let i = 0; i < reports.length; i++) {
    const report = reports[i] as StoredReport
    speed[i] = wireSpeed(report.sogKn)
    course[i] = wireCourse(report.cogDeg)
    heading[i] = wireCourse(report.headingDeg)
  }
  for (let i = 0; i < reports.length; i++) {
    const report = reports[i] as StoredReport
    status[i] = wireStatus(report.navStatus)
    altitude[i] = wireAltitude(report.altitudeM)
  }
}

/** Writes the newest report of everyone, for one who knows none. Answers how many there are. */
export function writeNewest(to: ByteWriter, of: WireTracks, nobody: WireTracks, fromMs: number): number {
  const room = new RowDifferences()
  room.reserve(of.size)
  nobody.grow(of.size)
  let [slotBefore, atMsBefore, count] = [-1, Math.round(fromMs), 0]
  for (let slot = 0; slot < of.size; slot++) {
    const atMs = of.atMs[slot] as number
    if (Number.isNaN(atMs)) continue
    const days = Math.trunc((atMs - atMsBefore) / DAY_MS)
    room.slot[count] = slot - slotBefore - 1
    room.days[count] = days
    room.ms[count] = atMs - atMsBefore - days * DAY_MS
    room.lon[count] = (of.lon[slot] as number) - (nobody.lon[slot] as number)
    room.lat[count] = (of.lat[slot] as number) - (nobody.lat[slot] as number)
    room.speed[count] = (of.speed[slot] as number) - (nobody.speed[slot] as number)
    room.course[count] = (of.course[slot] as number) - (nobody.course[slot] as number)
    room.heading[count] = (of.heading[slot] as number) - (nobody.heading[slot] as number)
    room.status[count] = (of.status[slot] as number) - (nobody.status[slot] as number)
    room.altitude[count] = (of.altitude[slot] as number) - (nobody.altitude[slot] as number)
    slotBefore = slot
    atMsBefore = atMs
    count++
  }
  if (count > 0) room.write(to, count)
  return count
}

/**
 * Reads reports between two places of the bytes; `tracks` has room for all that were introduced. Throws a WireFault at
 * the first that cannot be: then the tracks are no longer what the server has.
 */
export function readReports(
  bytes: Uint8Array,
  from: number,
  end: number,
  count: number,
  tracks: WireTracks,
  fromMs: number,
  room: RowDifferences,
  into: ReportColumns,
): void {
  into.clear()
  if (count > 0) room.reserve(count)
  const at = count > 0 ? room.read(bytes, from, end, count) : from
  if (at !== end) throw new WireFault(`byte ${at}: the rows end here, expected at ${end}`)
  into.open(count)
  const { slot: slotSteps, days: daysSteps, ms: msSteps, lon: lonSteps, lat: latSteps } = room
  const { speed: speedSteps, course: courseSteps, heading: headingSteps, status: statusSteps } = room
  const { altitude: altitudeSteps } = room
  const { atMs: times, lon: lons, lat: lats, speed: speeds, course: courses, heading: headings } = tracks
  const { status: statuses, altitude: altitudes } = tracks
  const { slot: slots, atMs: reportTimes, lon: lonDegs, lat: latDegs, sogKn, cogDeg, headingDeg, navStatus } = into
  let slot = -1
  let atMs = Math.round(fromMs)
  for (let i = 0; i < count; i++) {
    slot += 1 + (slotSteps[i] as number)
    if (!(slot >= 0 && slot < tracks.size))
      throw new WireFault(`row ${i} is of track ${slot}, which was not introduced (there are ${tracks.size})`)
    atMs += (daysSteps[i] as number) * DAY_MS + (msSteps[i] as number)
    const lon = (lons[slot] as number) + (lonSteps[i] as number)
    const lat = (lats[slot] as number) + (latSteps[i] as number)
    const speed = (speeds[slot] as number) + (speedSteps[i] as number)
    const course = (courses[slot] as number) + (courseSteps[i] as number)
    const heading = (headings[slot] as number) + (headingSteps[i] as number)
    const status = (statuses[slot] as number) + (statusSteps[i] as number)
    // Differences of all 32 bits may wrap, and back again.
    const altitude = ((altitudes[slot] as number) + (altitudeSteps[i] as number)) | 0
    if (
      !(
        Math.abs(atMs) <= MOST_TIME_MS &&
        Math.abs(lon) <= MOST_LON &&
        Math.abs(lat) <= MOST_LAT &&
        speed >= NONE &&
        speed <= MOST_SPEED &&
        course >= NONE &&
        course <= MOST_COURSE &&
        heading >= NONE &&
        heading <= MOST_COURSE &&
        status >= NONE &&
        status <= MOST_STATUS &&
        isAltitude(altitude)
      )
    )
      throw new WireFault(
        `row ${i} is out of range (time ${atMs} ms, place ${lon / MICRO} ${lat / MICRO}, speed ${speed / TENTH}, course ${course / TENTH}, heading ${heading / TENTH}, status ${status})`,
      )
    slots[i] = slot
    reportTimes[i] = atMs
    lonDegs[i] = lon / MICRO
    latDegs[i] = lat / MICRO
    sogKn[i] = speed === NONE ? Number.NaN : speed / TENTH
    cogDeg[i] = course === NONE ? Number.NaN : course / TENTH
    headingDeg[i] = heading === NONE ? Number.NaN : heading / TENTH
    navStatus[i] = status === NONE ? Number.NaN : status
    into.altitudeM[i] = altitudeM(altitude)
    if (atMs < (times[slot] as number)) continue
    times[slot] = atMs
    lons[slot] = lon
    lats[slot] = lat
    speeds[slot] = speed
    courses[slot] = course
    headings[slot] = heading
    statuses[slot] = status
    altitudes[slot] = altitude
  }
}
