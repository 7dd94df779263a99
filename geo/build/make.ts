import type { Topology } from 'topojson-client'
import type { Box, LonLat } from '../lonlat.ts'
import { failed, ok, type Result } from '../result.ts'
import type { Part } from '../zone.ts'
import { runsOf } from '../zone-file.ts'
import { areaKm2 } from '../zone-measures.ts'
import {
  badAreas,
  badRings,
  type CitedPoint,
  citedPoints,
  crossingEdges,
  lostPoints,
  nestedParts,
  wrongDistances,
} from './checks.ts'
import { type FactPoint, type Facts, parseFacts } from './facts.ts'
import { type Inputs, PLACE_NAMES_FILE } from './inputs.ts'
import { readLand } from './land.ts'
import { FACT_FILES, UNUSED_FILES } from './layers.ts'
import { type LimitLine, limitLines } from './limit-lines.ts'
import { misplacedNames, parsePlaceNames } from './place-names.ts'
import { boxesTouch, boxOf, rounded, without } from './polygons.ts'
import { LIMITS } from './recipe-limits.ts'
import { simplifiedRing } from './simplify.ts'
import { sourcesText } from './sources.ts'
import { clippedLine, readWorld } from './world.ts'
import {
  collectionText,
  featureOf,
  lineOf,
  multiPolygonOf,
  type PlainFeature,
  pointOf,
  polygonOf,
  sha256,
} from './write.ts'
import { type BuiltZone, type BuiltZones, buildZones } from './zones.ts'

/** The region that is drawn from the fine coast: from the Bay of Bengal to the Philippine Sea. */
const REGION: Box = [88, -14, 130, 24]

/** Year and month of the recipe; the rest of a version comes from what was built. */
const RECIPE = '2026.11'

/** Vertices of 12 and 24 NM lines: on the line within 10 m, or on a chord where two lines cross. */
const DISTANCE_WITHIN_M = 60

/** For scales at which the fine coast would be less than a pixel off: metres, and the smallest island, km². */
const COARSE_TOLERANCE_M = 2500
const COARSE_ISLAND_KM2 = 25
const COARSE_DECIMALS = 2

export interface Built {
  /** File name in `geo/data` to its whole text. */
  readonly files: ReadonlyMap<string, string>
  readonly version: string
  readonly zones: readonly BuiltZone[]
  readonly lines: readonly LimitLine[]
  readonly cited: readonly CitedPoint[]
  readonly missed: ReadonlyMap<string, number>
}

/** From facts and coast to the files of `geo/data`. The same inputs give the same texts; a failed check gives problems. */
export function make(inputs: Inputs): Result<Built, readonly string[]> {
  const facts = readFacts(inputs.facts)
  if (!facts.ok) return failed([facts.problem])
  const names = parsePlaceNames(PLACE_NAMES_FILE, inputs.placeNames)
  if (!names.ok) return failed([names.problem])

  const source = readLand(inputs.coast, REGION, 'MYS')
  const built = buildZones(facts.value, source, REGION)
  const { land } = built
  const shapes = built.zones.map(({ recipe, parts, edges }) => ({ id: recipe.id, parts, edges }))
  const lines = limitLines(built.zones)
  const cited = citedPoints(facts.value, shapes)
  const problems = [
    ...unaccounted(inputs.facts),
    ...built.problems,
    ...shapes.flatMap(badRings),
    ...shapes.flatMap((shape) => [...crossingEdges([shape]), ...nestedParts([shape])]),
    ...tileProblems(built, land),
    ...lostPoints(cited),
    ...wrongDistances(shapes, built.fields.withIslands, DISTANCE_WITHIN_M),
    ...badAreas(built.zones.map(({ recipe: { id, kind }, areaKm2 }) => ({ id, kind, areaKm2 }))),
    ...misplacedNames(names.value, land),
  ]
  if (problems.length > 0) return failed(problems)

  const zoneFeatures = built.zones.map(zoneFeature)
  const limitFeatures = lines.map(limitFeature)
  const content = JSON.stringify([LIMITS, zoneFeatures, limitFeatures])
  const version = `${RECIPE}-${sha256([...inputs.facts.values(), content].join('\n')).slice(0, 8)}`
  const landOf = (part: Part) => featureOf({ kind: 'land' }, polygonOf(part))
  const files = new Map([
    ['zones.geojson', collectionText(zoneFeatures, { version, limits: LIMITS })],
    ['limits.geojson', collectionText(limitFeatures, { version })],
    ['land.geojson', collectionText(land.map(landOf))],
    ['land-coarse.geojson', collectionText(coarseLand(land).map(landOf))],
    [
      'borders.geojson',
      collectionText(
        source.borders
          .flatMap((line) => clippedLine(line, REGION))
          .map((line) => featureOf({ kind: 'border' }, lineOf(line))),
      ),
    ],
    ['world.geojson', collectionText(readWorld(JSON.parse(inputs.land50m) as Topology, REGION).map(landOf))],
    [
      'places.geojson',
      collectionText(
        names.value.map(({ name, kind, rank, minZoom, place }) =>
          featureOf({ name, kind, rank, minZoom }, pointOf(place)),
        ),
      ),
    ],
  ])
  files.set(
    'SOURCES.md',
    sourcesText({ inputs, facts: facts.value, files: new Map(files), version, built, lines, cited }),
  )
  return ok({ files, version, zones: built.zones, lines, cited, missed: built.missed })
}

/** The files of the recipe, parsed. */
export function readFacts(texts: ReadonlyMap<string, string>): Result<Facts> {
  const facts = new Map<string, readonly FactPoint[]>()
  for (const file of FACT_FILES) {
    const points = parseFacts(`${file}.csv`, texts.get(`${file}.csv`) ?? '')
    if (!points.ok) return points
    facts.set(file, points.value)
  }
  return ok(facts)
}

/** Facts that are neither used nor named as unused. */
function unaccounted(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts.keys()]
    .map((name) => name.replace(/\.csv$/, ''))
    .filter((file) => !FACT_FILES.includes(file) && !UNUSED_FILES.has(file))
    .map((file) => `geo/facts/${file}.csv is not used, expected it in FACT_FILES or, with a reason, in UNUSED_FILES`)
}

/** Territorial seas, EEZs and land side by side: none may cross or lie in another. */
function tileProblems({ zones }: BuiltZones, land: readonly Part[]): readonly string[] {
  const tiles = zones.filter(({ recipe: { kind } }) => kind === 'territorial-sea' || kind === 'eez')
  const shapes = tiles.map(({ recipe: { id }, parts }) => ({ id, parts }))
  const boxes = tiles.flatMap(({ parts }) => parts.map(boxOf))
  const near = land.filter((part) => boxes.some((box) => boxesTouch(boxOf(part), box)))
  return [...crossingEdges([...shapes, { id: 'land', parts: near }]), ...nestedParts(shapes)]
}

function coarseLand(land: readonly Part[]): readonly Part[] {
  const coarse = land
    .filter((part) => areaKm2([part]) >= COARSE_ISLAND_KM2)
    .map((part) =>
      part.map((ring) =>
        simplifiedRing(ring, () => COARSE_TOLERANCE_M).map(
          ([lon, lat]): LonLat => [rounded(lon, COARSE_DECIMALS), rounded(lat, COARSE_DECIMALS)],
        ),
      ),
    )
  return without(coarse, [], COARSE_DECIMALS)
}

function zoneFeature({ recipe, parts, edges, areaKm2 }: BuiltZone): PlainFeature {
  const { id, name, shortName, kind, claimants, note } = recipe
  const runs = edges.map((part) => part.map(runsOf))
  return featureOf(
    { id, name, shortName, kind, claimants, note, areaKm2: Math.round(areaKm2), edges: runs },
    multiPolygonOf(parts),
  )
}

function limitFeature({ line, limit, zone, places, lengthNm }: LimitLine): PlainFeature {
  const told = LIMITS[limit]
  if (!told) throw new Error(`no limit ${limit}`)
  return featureOf({ line, zone, ...told, lengthNm: rounded(lengthNm, 2) }, lineOf(places))
}
