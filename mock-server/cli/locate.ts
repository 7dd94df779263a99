import { parseArgs } from 'node:util'
import { isLonLat } from '#geo/lonlat.ts'
import { ZoneLocator } from '#geo/zone-locator.ts'
import { openText } from '../files.ts'
import { LineWriter } from './line-writer.ts'
import { refuse } from './tell.ts'
import { loadZones } from './zones.ts'

const HELP = `Usage: eez locate < PLACES

Reads lines "lon,lat" (degrees) from standard input and prints one JSON object a line: lon, lat, verdict (the kind of
the zone, or "outside") and zones (id, name, kind and claimants of every zone that holds the place).
`

/** `eez locate`: a verdict for each place. Lines that hold none are told on standard error; the rest goes on. */
export async function locateCommand(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean' } },
    })
    if (values.help) {
      process.stdout.write(HELP)
      return 0
    }
    const [input = '-', ...more] = positionals
    if (input !== '-' || more.length)
      return refuse(`locate: "${positionals.join(' ')}" is not expected, places come from standard input`, 2, HELP)
  } catch (error) {
    return refuse(`locate: ${error instanceof Error ? error.message : error}`, 2, HELP)
  }
  const places = await openText('-')
  if (!places.ok) return refuse(`locate: ${places.problem}`, 1)

  const locator = new ZoneLocator(await loadZones())
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
    const { verdict, zones } = locator.at(lon, lat)
    const named = zones.map(({ id, name, kind, claimants }) => ({ id, name, kind, claimants }))
    out.line(JSON.stringify({ lon, lat, verdict, zones: named }))
  }
  await out.end()
  if (counts.good + counts.bad === 0) return refuse('locate: nothing on standard input, expected lines "lon,lat"', 1)
  return counts.good === 0 ? 1 : 0
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
