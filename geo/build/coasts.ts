import type { LonLat } from '../lonlat.ts'
import type { Part } from '../zone.ts'
import { densified, NearestPlace } from './earth.ts'
import type { Land } from './land.ts'
import { contains } from './polygons.ts'

const OURS = 'MYS'
const PHILIPPINES = 'PHL'
/** All whose coast can be nearer than ours somewhere in our waters. */
const NEIGHBOURS = ['THA', 'VNM', 'KHM', 'IDN', 'SGP', 'BRN', PHILIPPINES] as const

export type Neighbour = (typeof NEIGHBOURS)[number]

/** Steps on the coast: the nearest place of a straight coast is then found within 2 m at 12 NM. */
const COAST_STEP_M = 400

/** What limits are measured from. */
export interface Coasts {
  readonly ours: NearestPlace
  /** For the territorial sea and the contiguous zone. */
  readonly oursAndIslands: NearestPlace
  /** For 200 NM: the coast and, as its last place, the base point off western Sarawak. */
  readonly ours200: NearestPlace
  readonly islands: NearestPlace
  /** Of all neighbours, for the median. */
  readonly theirs: NearestPlace
  /** Whose each place of `theirs` is. */
  readonly theirCountries: readonly Neighbour[]
}

/**
 * The coasts of Malaysia and its neighbours as places close together.
 * @param allocated Waters whose islets are Malaysia's, though the source gives them to the Philippines.
 */
export function coastsOf(
  land: Land,
  allocated: Part,
  { islands, sirik }: { readonly islands: readonly LonLat[]; readonly sirik: LonLat },
): Coasts {
  const isAllocated = (line: readonly LonLat[]) => contains([allocated], line[0] as LonLat)
  const ourLines = [...land.coastOf(OURS), ...land.coastOf(PHILIPPINES).filter(isAllocated)]
  const coast = ourLines.flatMap((line) => densified(line, COAST_STEP_M))
  const neighbours = NEIGHBOURS.map((country) => {
    const isTheirs = (line: readonly LonLat[]) => !isSpratly(line) && !(country === PHILIPPINES && isAllocated(line))
    const places = land.fullCoastOf(country).filter(isTheirs)
    return { country, places: places.flatMap((line) => densified(line, COAST_STEP_M)) }
  })
  return {
    ours: new NearestPlace(coast),
    oursAndIslands: new NearestPlace([...coast, ...islands]),
    ours200: new NearestPlace([...coast, sirik]),
    islands: new NearestPlace(islands),
    theirs: new NearestPlace(neighbours.flatMap(({ places }) => places)),
    theirCountries: neighbours.flatMap(({ country, places }) => places.map(() => country)),
  }
}

/** Features of the Spratly Islands, whoever holds them, are no base points here: their ownership is disputed. */
function isSpratly(line: readonly LonLat[]): boolean {
  return line.every(([lon, lat]) => lon > 111 && lon < 116.8 && lat > 7)
}
