import { describe, expect, test } from 'vitest'
import type { PositionReport } from '#domain/report.ts'
import { distanceNm } from '#geo/measure.ts'
import { ankaS, bankedTurnDegS, bankedTurnRadiusNm, Drone, type DroneMission } from './drone.ts'
import { ladderSearch } from './ladder.ts'
import { turnBetween } from './motion.ts'
import { randomStream } from './random.ts'
import { byTrack, played, scenarioNamed } from './testing.ts'

const mission: DroneMission = {
  home: [115.25, 5.3],
  homeElevationM: 31,
  runwayDeg: 320,
  box: [114, 6, 115, 7],
  spacingNm: 10,
  airborneS: 0,
}
const drone = (changes: Partial<DroneMission> = {}) =>
  new Drone({ trackId: 'uav:x', kind: 'drone' }, 'sim', { ...mission, ...changes }, ankaS, randomStream(1, 'radio'))

/** Its truth, second by second. */
function flown(craft: Drone, seconds: number) {
  return Array.from({ length: seconds }, () => {
    craft.move()
    return { ...craft.motion, altitudeM: craft.altitudeM }
  })
}

describe('a sortie', () => {
  const path = flown(drone(), 40 * 3600)
  const [home, coastNm] = [mission.home, 12]

  test('begins and ends at home, within the endurance, and is followed by another', () => {
    expect(distanceNm([path[0]?.lon ?? 0, path[0]?.lat ?? 0], home)).toBeLessThan(0.01)
    const landedS = path.findIndex(({ speedKn }, i) => i > 3600 && speedKn === 0)
    const { lon, lat, altitudeM } = path[landedS] ?? expect.fail('it never came back')
    expect(distanceNm([lon, lat], home)).toBeLessThan(0.5)
    expect(altitudeM).toBe(mission.homeElevationM)
    expect(landedS).toBeLessThan(ankaS.enduranceS - ankaS.reserveS + 1800)
    const awayAgainS = path.findIndex(({ speedKn }, i) => i > landedS && speedKn > 0)
    expect(awayAgainS - landedS).toBeCloseTo(ankaS.turnaroundS, -1)
  })

  test('never jumps: speed, turn and climb stay within what the aircraft can do', () => {
    const jumps = path.filter((now, i) => {
      const before = path[i - 1] ?? now
      const movedNm = distanceNm([before.lon, before.lat], [now.lon, now.lat])
      const airborne = now.altitudeM > mission.homeElevationM
      const turnDeg = Math.abs(turnBetween(before.courseDeg, now.courseDeg))
      return (
        movedNm > (ankaS.cruiseKn / 3600) * 1.001 ||
        Math.abs(now.altitudeM - before.altitudeM) > ankaS.climbMps + 1e-9 ||
        // The turn was made at the speed before this second's change of it.
        (airborne && turnDeg > bankedTurnDegS(before.speedKn, ankaS.bankDeg) + 1e-9)
      )
    })
    expect(jumps).toEqual([])
  })

  test('never comes below the ground at home, and flies well above the sea everywhere else', () => {
    const low = path.filter(
      ({ lon, lat, altitudeM }) =>
        altitudeM < mission.homeElevationM || (altitudeM < 500 && distanceNm([lon, lat], home) > coastNm),
    )
    expect(low).toEqual([])
  })

  test('its turns have the radius of a 25° bank at 110 kn, about 0.38 NM', () => {
    expect(bankedTurnRadiusNm(110, 25)).toBeCloseTo(0.378, 3)
    expect(bankedTurnDegS(110, 25)).toBeCloseTo(4.63, 2)
    expect(bankedTurnDegS(0, 25)).toBe(0)
  })
})

describe('the ladder', () => {
  const onTask = 3 * 3600
  const path = flown(drone({ airborneS: onTask }), 6 * 3600)
  const tracksLon = [...new Set(ladderSearch(mission.box, mission.spacingNm).map(([lon]) => lon))]

  test('is flown on its tracks: steady and within 50 m of them, but for the turns', () => {
    let onTrackS = 0
    for (const { lon, lat, courseDeg } of path) {
      if (lat < 6 + 8 / 60 || lat > 7 - 8 / 60) continue
      const offNm = Math.min(...tracksLon.map((track) => distanceNm([lon, lat], [track, lat])))
      expect(offNm * 1852, `at ${lon}, ${lat}`).toBeLessThan(50)
      expect(Math.abs(Math.cos((courseDeg * Math.PI) / 180))).toBeGreaterThan(0.999)
      onTrackS++
    }
    expect(onTrackS).toBeGreaterThan(3 * 3600)
  })

  test('takes each track after its neighbour, and turns back along it at the end', () => {
    const visited: number[] = []
    for (const { lon, lat } of path) {
      if (Math.abs(lat - 6.5) > 0.01) continue
      const track = tracksLon.findIndex((each) => Math.abs(each - lon) < 0.01)
      if (track !== visited.at(-1)) visited.push(track)
    }
    expect(visited.length).toBeGreaterThan(5)
    expect(Math.min(...visited)).toBe(0)
    for (let i = 1; i < visited.length; i++) expect(Math.abs((visited[i] ?? 0) - (visited[i - 1] ?? 0))).toBe(1)
  })
})

test.each(['patrol', 'crossing'])(
  'in %s it is on task from the first second, reports every 2 s, and soon turns into the next track',
  (name) => {
    const reports: PositionReport[] = byTrack(played(scenarioNamed(name), 600).reports).get('uav:anka-s-1') ?? []
    expect(reports.length).toBe(301)
    for (const [i, report] of reports.entries()) {
      expect(report.atMs - (reports[0]?.atMs ?? 0)).toBe(2000 * i)
      expect(report.altitudeM).toBe(ankaS.cruiseAltitudeM)
      expect(report.sogKn).toBeCloseTo(110, 0)
      expect(report.lon).toBeGreaterThan(112.8)
      expect(report.lon).toBeLessThan(115.2)
      expect(report.lat).toBeGreaterThan(6)
      expect(report.lat).toBeLessThan(7.4)
    }
    const turnS = reports.findIndex(({ cogDeg }) => Math.abs(turnBetween(0, cogDeg ?? 0)) > 45) * 2
    expect(turnS).toBeGreaterThan(60)
    expect(turnS).toBeLessThan(300)
  },
)
