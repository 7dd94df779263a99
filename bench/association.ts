import Flatbush from 'flatbush'
import { associate } from '#domain/association/associate.ts'
import { type Contact, type TracksToMatch, tracksToMatch } from '#domain/association/contact.ts'
import { wayNm } from '#domain/one-motion.ts'
import { destination } from '#geo/measure.ts'
import { type Benchmark, seededRandom } from './bench.ts'
import { randomPlaces } from './zone-work.ts'

/** So many vessels, each with a contact; nine of ten also have AIS, and every tenth AIS track has no contact. */
const VESSELS = 10_000
/** Share of vessels in and off a harbour, of a hundred vessels or more each. */
const HARBOUR_SHARE = 0.4
const HARBOURS = 12
/** Standard deviation of the places off a harbour, nautical miles. */
const HARBOUR_NM = 3
const NOW_MS = Date.UTC(2026, 2, 14, 3)
/** A look takes so long. */
const LOOK_MS = 10_000
/** Share of AIS tracks whose newest report is minutes old. */
const STALE_SHARE = 0.1
/** Bar: a whole association within 50 ms. */
const LEAST_A_SECOND = 20
const BASELINE_GATE_NM = 1
/** Notional: what the wrong answers came to when this was written, and a little more. */
const MOST_WRONG = 12

interface Work {
  readonly contacts: readonly Contact[]
  readonly tracks: TracksToMatch
  /** The AIS track of a contact's own vessel, or -1. */
  readonly truth: Int32Array
}

/**
 * Whole associations of 10,000 contacts with 10,000 AIS tracks a second. Beside it, on the same full work: each contact in
 * turn takes the nearest free track within a mile, dead-reckoned to one time; by looking at all of them, and by a Flatbush of
 * them. Neither knows of uncertainty, nor of what the next contact needs, which is where their wrong answers are from.
 */
export function association(): Benchmark {
  const work = makeWork()
  const pairs = associate(work.contacts, work.tracks).pairs
  const nearest = nearestFree(work)
  return {
    name: 'association-10k',
    unit: 'associations/s',
    bar: 0,
    leastValue: LEAST_A_SECOND,
    cost: {
      name: '% of contacts given the wrong answer',
      value: wrongShare(
        Array.from(pairs, ({ contact, track }) => [contact, track]),
        work,
      ),
      of: wrongShare(
        Array.from(nearest, (track, contact) => [contact, track]),
        work,
      ),
      most: MOST_WRONG,
    },
    ours: () => {
      if (associate(work.contacts, work.tracks).pairs.length !== pairs.length) throw new Error('pairs differ')
      return 1
    },
    baselines: {
      'nearest free track of all': () => {
        nearestFree(work)
        return 1
      },
      'nearest free track by Flatbush': () => {
        nearestFreeByTree(work)
        return 1
      },
    },
  }
}

function makeWork(): Work {
  const random = seededRandom(11)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const anywhere = randomPlaces(VESSELS, 12)
  const harbours = randomPlaces(HARBOURS, 13)
  const contacts: Contact[] = []
  const reports: Parameters<typeof tracksToMatch>[0][number][] = []
  const truth = new Int32Array(VESSELS).fill(-1)
  for (let i = 0; i < VESSELS; i++) {
    const isOffHarbour = random() < HARBOUR_SHARE
    const harbour = Math.floor(random() * HARBOURS)
    const from: readonly [number, number] = isOffHarbour
      ? [harbours.lons[harbour] as number, harbours.lats[harbour] as number]
      : [anywhere.lons[i] as number, anywhere.lats[i] as number]
    const start = isOffHarbour ? destination(from, 360 * random(), HARBOUR_NM * Math.abs(normal())) : from
    const isMoored = random() < (isOffHarbour ? 0.6 : 0.1)
    const sogKn = isMoored ? 0 : 4 + 14 * random()
    const cogDeg = 360 * random()
    const atMs = NOW_MS + Math.round(LOOK_MS * random())
    const sigmaNm = 0.05 + 0.1 * random()
    const after = (ms: number) => destination(start, cogDeg, (sogKn * ms) / 3_600_000)
    const spread = (place: readonly [number, number], sigma: number) => {
      const [lon, lat] = destination(place, 360 * random(), sigma * Math.sqrt(-2 * Math.log(1 - random())))
      return { lon, lat }
    }
    contacts.push({ atMs, sigmaNm, ...spread(after(atMs - NOW_MS), sigmaNm) })
    if (random() < 0.1) continue
    const intervalS = isMoored ? 180 : 10
    const ageMs = 1000 * (random() < STALE_SHARE ? 60 + 280 * random() : intervalS * random())
    truth[i] = reports.length
    reports.push({
      id: `mmsi:${533_000_000 + i}`,
      atMs: NOW_MS - ageMs,
      ...spread(after(-ageMs), 0.01),
      sogKn,
      cogDeg,
      sigmaNm: 0.01,
      intervalS,
    })
  }
  // The rest are heard and not seen.
  for (let i = reports.length; i < VESSELS; i++) {
    const [lon, lat] = [anywhere.lons[i] as number, anywhere.lats[i] as number]
    reports.push({
      id: `mmsi:${538_000_000 + i}`,
      atMs: NOW_MS,
      lon: lon + 0.03,
      lat,
      sogKn: 9,
      sigmaNm: 0.01,
      intervalS: 10,
    })
  }
  return { contacts, tracks: tracksToMatch(reports), truth }
}

function nearestFree({ contacts, tracks }: Work): Int32Array {
  const { lons, lats } = advanced(tracks)
  const isTaken = new Uint8Array(lons.length)
  return Int32Array.from(contacts, ({ lon, lat }) => {
    let best = -1
    let least = BASELINE_GATE_NM
    for (let track = 0; track < isTaken.length; track++) {
      if (isTaken[track]) continue
      const nm = wayNm(lon, lat, lons[track] as number, lats[track] as number)
      if (nm >= least) continue
      best = track
      least = nm
    }
    if (best !== -1) isTaken[best] = 1
    return best
  })
}

/** Near the equator a degree is a degree. */
function nearestFreeByTree({ contacts, tracks }: Work): Int32Array {
  const { lons, lats } = advanced(tracks)
  const isTaken = new Uint8Array(lons.length)
  const tree = new Flatbush(lons.length)
  for (const [i, lon] of lons.entries()) tree.add(lon, lats[i] as number)
  tree.finish()
  return Int32Array.from(contacts, ({ lon, lat }) => {
    const best = tree.neighbors(lon, lat, 1, BASELINE_GATE_NM / 60, (track) => !isTaken[track])[0] ?? -1
    if (best !== -1) isTaken[best] = 1
    return best
  })
}

/** Where the tracks are in the middle of the look. */
function advanced({ atMs, lon, lat, sogKn, cogDeg }: TracksToMatch) {
  const lons = lon.slice()
  const lats = lat.slice()
  for (const [i, speed] of sogKn.entries()) {
    const degrees = (speed * (NOW_MS + LOOK_MS / 2 - (atMs[i] as number))) / 3_600_000 / 60
    const course = ((cogDeg[i] as number) * Math.PI) / 180
    if (!Number.isFinite(degrees * course)) continue
    lons[i] = (lon[i] as number) + degrees * Math.sin(course)
    lats[i] = (lat[i] as number) + degrees * Math.cos(course)
  }
  return { lons, lats }
}

function wrongShare(given: readonly (readonly [contact: number, track: number])[], { truth }: Work): number {
  const answer = new Int32Array(truth.length).fill(-1)
  for (const [contact, track] of given) answer[contact] = track
  return (100 * answer.reduce((wrong, track, i) => wrong + (track === truth[i] ? 0 : 1), 0)) / truth.length
}
