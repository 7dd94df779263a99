import { parseArgs } from 'node:util'
import { isLonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { ZoneLocator } from '#geo/zone-locator.ts'
import { builtLand } from '../built-data.ts'
import { openText } from '../files.ts'
import { chosenZones } from './chosen-zones.ts'
import { LineWriter } from './line-writer.ts'
import { jsonLine, refuse } from './tell.ts'

/** What satellite navigation is good for at sea: 9 m, rounded up (GPS Standard Positioning Service, 95 %). */
const DEFAULT_ACCURACY_NM = 0.005

const HELP = `Usage: eez locate [--zones FILE] [--accuracy NM] < PLACES

Reads lines "lon,lat" (degrees) from standard input and prints one JSON object a line:

  lon, lat     as read
  verdict      the kind of the zone that names the place: territorial-sea, contiguous-zone, eez, joint-area,
               overlapping-claim, neighbour; else land or outside
  zones        every zone that holds the place, the one that names it first: id, kind, name, claimants
  distanceNm   to the nearest limit at sea, nautical miles on WGS 84: positive in our waters, else negative
  limit        that limit: id, label
  basis        what it rests on, such as agreed, median, distance
  certain      false when it is too close to call: an edge that would change the verdict, coast included, is no farther
               away than the accuracy and that edge's tolerance together

  --zones FILE     other zones: GeoJSON, a zipped shapefile, KML or KMZ (default: those of the product)
  --accuracy NM    how far off the places may be, 0 to 100 (default ${DEFAULT_ACCURACY_NM}: 9 m, as of GPS)
`

interface LocateArguments {
  readonly zones?: string
  readonly accuracyNm: number
}

/** `eez locate`: a verdict for each place. Lines that hold none are told on standard error; the rest goes on. */
export async function locateCommand(args: readonly string[]): Promise<number> {
  const parsed = parse(args)
  if (!parsed.ok) return refuse(`locate: ${parsed.problem}`, 2, HELP)
  if (parsed.value === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const { accuracyNm, zones } = parsed.value
  const set = await chosenZones(zones)
  if (!set.ok) {
    for (const problem of set.problem) refuse(`locate: ${problem}`, 1)
    return 1
  }
  const places = await openText('-')
  if (!places.ok) return refuse(`locate: ${places.problem}`, 1)

  const locator = new ZoneLocator(set.value, await builtLand())
  const out = new LineWriter(process.stdout)
  const counts = { good: 0, bad: 0 }
  let number = 0
  for await (const line of linesOf(out.paced(places.value))) {
    number++
    if (line.trim() === '') continue
    const [lon, lat] = placeIn(line)
    if (lon === undefined || lat === undefined) {
      counts.bad++
      refuse(`locate: line ${number}: "${line.slice(0, 60)}", expected lon,lat with -180..180 and -90..90`, 1)
      continue
    }
    counts.good++
    out.line(verdictLine(locator, lon, lat, accuracyNm))
  }
  await out.end()
  if (counts.good + counts.bad === 0) return refuse('locate: nothing on standard input, expected lines "lon,lat"', 1)
  return counts.good === 0 ? 1 : 0
}

function verdictLine(locator: ZoneLocator, lon: number, lat: number, accuracyNm: number): string {
  const { verdict, zones, distanceNm, limit, basis, certain } = locator.at(lon, lat, accuracyNm)
  return jsonLine({
    lon,
    lat,
    verdict,
    zones: zones.map(({ id, kind, name, claimants }) => ({ id, kind, name, claimants })),
    distanceNm: distanceNm === undefined ? null : Number(distanceNm.toFixed(3)),
    limit: limit ? { id: limit.id, label: limit.label } : null,
    basis: basis ?? null,
    certain,
  })
}

function parse(args: readonly string[]): Result<'help' | LocateArguments> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean' }, zones: { type: 'string' }, accuracy: { type: 'string' } },
    })
    if (values.help) return ok('help')
    const [input = '-', ...more] = positionals
    if (input !== '-' || more.length)
      return failed(`"${positionals.join(' ')}" is not expected, places come from standard input`)
    const accuracy = values.accuracy ?? String(DEFAULT_ACCURACY_NM)
    const accuracyNm = accuracy.trim() === '' ? Number.NaN : Number(accuracy)
    if (!(accuracyNm >= 0 && accuracyNm <= 100))
      return failed(`--accuracy is "${accuracy}", expected nautical miles, 0 to 100`)
    return ok({ accuracyNm, ...(values.zones !== undefined && { zones: values.zones }) })
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

function placeIn(line: string): [number, number] | [undefined, undefined] {
  const match = /^\s*([-+]?[\d.]+(?:e[-+]?\d+)?)(?:\s*[,;]\s*|\s+)([-+]?[\d.]+(?:e[-+]?\d+)?)\s*$/i.exec(line)
  const [lon, lat] = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? Number.NaN)]
  return isLonLat(lon, lat) ? [lon, lat] : [undefined, undefined]
}

/** Longer than any place; the rest of such a line is passed over. */
const LONGEST_LINE = 4096

/** The lines of a text in chunks, each cut to a length that no place needs. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const [head = '', ...lines] = chunk.split('\n')
    rest = (rest + head).slice(0, LONGEST_LINE)
    for (const line of lines) {
      yield rest.replace(/\r$/, '')
      rest = line.slice(0, LONGEST_LINE)
    }
  }
  if (rest) yield rest
}
