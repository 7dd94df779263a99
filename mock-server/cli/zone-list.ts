import { parseArgs } from 'node:util'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Limit, Zone, ZoneSet } from '#geo/zone.ts'
import { areaKm2, lengthsNm } from '#geo/zone-measures.ts'
import { vertexCount } from '#geo/zone-validity.ts'
import { chosenZones } from './chosen-zones.ts'
import { jsonLine, refuse } from './tell.ts'

const HELP = `Usage: eez zones [--zones FILE] [--json]

The zones in their order (of several that hold a place, the first names it): id, kind, claimants, area (km2) and perimeter
(nautical miles) on WGS 84, vertices and parts; and for each limit that bounds a zone, how much of its perimeter it is,
what it rests on, where it comes from, and who agrees or holds another line.

  --zones FILE   other zones: GeoJSON, a zipped shapefile, KML or KMZ (default: those of the product)
  --json         one JSON object: version, zones [{id, name, kind, claimants, areaKm2, perimeterNm, vertices, parts,
                 limits [{id, basis, lengthNm, label, instrument, source, verified, agreedBy, disputedBy, toleranceNm}]}]
`

interface BoundingLimit extends Limit {
  readonly lengthNm: number
}

interface MeasuredZone extends Pick<Zone, 'id' | 'name' | 'kind' | 'claimants' | 'note'> {
  readonly areaKm2: number
  readonly perimeterNm: number
  readonly vertices: number
  readonly parts: number
  /** In the order of their length, the longest first. */
  readonly limits: readonly BoundingLimit[]
}

/** `eez zones`: what the zones are and what their limits rest on. */
export async function zonesCommand(args: readonly string[]): Promise<number> {
  const parsed = parse(args)
  if (!parsed.ok) return refuse(`zones: ${parsed.problem}`, 2, HELP)
  if (parsed.value === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const set = await chosenZones(parsed.value.zones)
  if (!set.ok) {
    for (const problem of set.problem) refuse(`zones: ${problem}`, 1)
    return 1
  }
  const { version } = set.value
  const zones = set.value.zones.map((zone) => measured(zone, set.value))
  process.stdout.write(parsed.value.json ? `${jsonLine({ version, zones })}\n` : inWords(version, zones))
  return 0
}

function measured(zone: Zone, { limits }: ZoneSet): MeasuredZone {
  const { id, name, kind, claimants, note, parts } = zone
  const lengths = [...lengthsNm(zone)].toSorted((a, b) => b[1] - a[1])
  return {
    id,
    name,
    kind,
    claimants,
    ...(note !== undefined && { note }),
    areaKm2: rounded(areaKm2(parts), 1),
    perimeterNm: rounded(
      lengths.reduce((sum, [, nm]) => sum + nm, 0),
      2,
    ),
    vertices: vertexCount(parts),
    parts: parts.length,
    limits: lengths.map(([limit, nm]) => ({ ...(limits[limit] as Limit), lengthNm: rounded(nm, 2) })),
  }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

function inWords(version: string, zones: readonly MeasuredZone[]): string {
  const plain = (text: string) => plainText(text, 400)
  const lines = [`version ${plain(version)}, ${zones.length} zones`]
  for (const zone of zones) {
    const { areaKm2: km2, perimeterNm, vertices, parts } = zone
    lines.push(
      '',
      `${plain(zone.id)}: ${plain(zone.name)}`,
      `  ${zone.kind}, ${zone.claimants.map(plain).join(' ') || 'no claimant'}, ${number(km2, 0)} km2, ` +
        `${number(perimeterNm, 1)} NM around, ${number(vertices, 0)} vertices, ${number(parts, 0)} ${parts === 1 ? 'part' : 'parts'}`,
    )
    for (const limit of zone.limits) {
      const marks = [
        limit.verified ? 'verified' : 'unverified',
        ...(limit.agreedBy.length > 0 ? [`agreed by ${limit.agreedBy.map(plain).join(' ')}`] : []),
        ...(limit.disputedBy.length > 0 ? [`disputed by ${limit.disputedBy.map(plain).join(' ')}`] : []),
      ]
      lines.push(
        `  ${number(limit.lengthNm, 1).padStart(9)} NM  ${limit.basis.padEnd(10)}  ${plain(limit.id)}: ${plain(limit.label)}`,
        `                ${plain(limit.instrument)}`,
        `                ${plain(limit.source)}; ${marks.join(', ')}`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}

function number(value: number, digits: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

function parse(args: readonly string[]): Result<'help' | { readonly json: boolean; readonly zones?: string }> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean' }, json: { type: 'boolean' }, zones: { type: 'string' } },
    })
    if (values.help) return ok('help')
    return ok({ json: values.json ?? false, ...(values.zones !== undefined && { zones: values.zones }) })
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}
