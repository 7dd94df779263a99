import type { LonLat } from '../lonlat.ts'
import { distanceNm, METRES_PER_NM } from '../measure.ts'
import { failed, ok, type Result } from '../result.ts'
import type { Part } from '../zone.ts'
import { parseNumber, parseRows, type Row } from './csv.ts'
import { contains } from './polygons.ts'

const NAME_KINDS = ['sea', 'strait', 'country', 'state', 'town', 'port'] as const
type NameKind = (typeof NAME_KINDS)[number]

/** A name on the chart. */
export interface PlaceName {
  readonly name: string
  readonly kind: NameKind
  /** 1 for the first to be drawn, 5 for the last. */
  readonly rank: number
  /** MapLibre zoom from which on it is worth drawing. */
  readonly minZoom: number
  readonly place: LonLat
  /** Where it stands, for messages. */
  readonly where: string
}

const COLUMNS = ['name', 'kind', 'rank', 'min_zoom', 'lon', 'lat', 'source']

/** Towns may lie this far off the coast as drawn: about what rounding and a 1:10m coast are wrong by. */
const TOWN_TO_LAND_KM = 3

/** The names typed into `geo/facts/places.csv`. Refused rows are named with what was expected. */
export function parsePlaceNames(fileName: string, text: string): Result<readonly PlaceName[]> {
  const rows = parseRows(fileName, text, COLUMNS)
  if (!rows.ok) return rows
  const names: PlaceName[] = []
  for (const row of rows.value) {
    const name = parseName(row)
    if (!name.ok) return name
    names.push(name.value)
  }
  return ok(names)
}

function parseName(row: Row): Result<PlaceName> {
  for (const column of ['name', 'source'])
    if (row.cell(column).trim() === '') return failed(`${row.where}: ${column} is empty, expected a text`)
  const kind = NAME_KINDS.find((each) => each === row.cell('kind'))
  if (!kind) return failed(`${row.where}: kind is ${row.cell('kind')}, expected one of ${NAME_KINDS.join(', ')}`)
  const rank = parseNumber(row, 'rank', 1, 5)
  if (!rank.ok) return rank
  const minZoom = parseNumber(row, 'min_zoom', 0, 24)
  if (!minZoom.ok) return minZoom
  const lon = parseNumber(row, 'lon', -180, 180)
  if (!lon.ok) return lon
  const lat = parseNumber(row, 'lat', -90, 90)
  if (!lat.ok) return lat
  return ok({
    name: row.cell('name'),
    kind,
    rank: rank.value,
    minZoom: minZoom.value,
    place: [lon.value, lat.value],
    where: row.where,
  })
}

/** Names that lie where they cannot: seas on land, countries and states at sea, towns far out. */
export function misplacedNames(names: readonly PlaceName[], land: readonly Part[]): readonly string[] {
  return names.flatMap((name) => {
    const problem = misplaced(name, land)
    return problem ? [`${name.where}: ${name.name} at ${name.place.join(' ')} is ${problem}`] : []
  })
}

function misplaced({ kind, place }: PlaceName, land: readonly Part[]): string | undefined {
  const ashore = contains(land, place)
  switch (kind) {
    case 'sea':
    case 'strait':
      return ashore ? 'on land, expected a place in the sea' : undefined
    case 'country':
    case 'state':
      return ashore ? undefined : 'in the sea, expected a place on land'
    case 'town':
    case 'port': {
      const km = ashore ? 0 : kmToLand(land, place)
      return km <= TOWN_TO_LAND_KM ? undefined : `${km.toFixed(1)} km off land, expected ${TOWN_TO_LAND_KM} at most`
    }
  }
}

/** Kilometres to the nearest edge of land, each edge taken as straight in degrees. */
function kmToLand(land: readonly Part[], place: LonLat): number {
  const squash = Math.cos((place[1] * Math.PI) / 180)
  let best: LonLat = [180, 90]
  let bestSquare = Number.POSITIVE_INFINITY
  for (const ring of land.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [[x0, y0], [x1, y1]] = [ring[i - 1] as LonLat, ring[i] as LonLat]
      const [dx, dy] = [(x1 - x0) * squash, y1 - y0]
      const along = (place[0] - x0) * squash * dx + (place[1] - y0) * dy
      const share = Math.max(0, Math.min(1, along / (dx * dx + dy * dy)))
      const at: LonLat = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share]
      const square = ((place[0] - at[0]) * squash) ** 2 + (place[1] - at[1]) ** 2
      if (square < bestSquare) [best, bestSquare] = [at, square]
    }
  }
  return (distanceNm(place, best) * METRES_PER_NM) / 1000
}
