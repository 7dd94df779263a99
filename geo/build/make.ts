import type { Topology } from 'topojson-client'
import type { Box } from '../lonlat.ts'
import { failed, ok, type Result } from '../result.ts'
import type { Part } from '../zone.ts'
import { AREAS, SHARED_AREAS, type SharedArea } from './areas.ts'
import { type Atlas, readAtlas, readWorld } from './atlas.ts'
import { badOutline, badRings, crossingEdges, factsOnLimits, lostFacts, nestedParts, tooFarOut } from './checks.ts'
import { type FactPoint, parseFacts } from './facts.ts'
import { type Inputs, PLACE_NAMES_FILE } from './inputs.ts'
import { type Limit, outlineOf } from './limits.ts'
import { Places } from './place.ts'
import { misplacedNames, parsePlaceNames } from './place-names.ts'
import { FACT_DECIMALS, tidy } from './polygons.ts'
import { sourcesText } from './sources.ts'
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
import { type BuiltArea, buildArea } from './zones.ts'

/** The region that is drawn from the fine coast: from the Bay of Bengal to the Philippine Sea. */
const REGION: Box = [88, -14, 130, 24]

/** Year and month of the recipe; the rest of a version comes from what was built. */
const RECIPE = '2026.11'

export interface Built {
  /** File name in `geo/data` to its whole text. */
  readonly files: ReadonlyMap<string, string>
  readonly version: string
  readonly areas: readonly BuiltArea[]
}

/** The coast as both of its files draw it. */
export interface Maps {
  readonly atlas: Atlas
  readonly world: readonly Part[]
}

export function readMaps({ countries10m, land50m }: Inputs): Maps {
  return {
    atlas: readAtlas(JSON.parse(countries10m) as Topology, REGION),
    world: readWorld(JSON.parse(land50m) as Topology, REGION),
  }
}

/**
 * From facts and coast to the files of `geo/data`. The same inputs give the same texts; a failed check gives problems.
 * Maps read before, half of the work, can be handed over.
 */
export function make(inputs: Inputs, maps?: Maps): Result<Built, readonly string[]> {
  const facts = new Map<string, readonly FactPoint[]>()
  for (const [fileName, text] of inputs.facts) {
    const points = parseFacts(fileName, text)
    if (!points.ok) return failed([points.problem])
    facts.set(fileName.replace(/\.csv$/, ''), points.value)
  }
  const names = parsePlaceNames(PLACE_NAMES_FILE, inputs.placeNames)
  if (!names.ok) return failed([names.problem])

  const { atlas, world } = maps ?? readMaps(inputs)
  const places = new Places(facts, atlas)
  const built = AREAS.map((area) => {
    const zone = buildArea(area, places, atlas)
    return { area: zone, outline: outlineOf(zone) }
  })
  const areas = built.map(({ area }) => area)
  const sharedParts = SHARED_AREAS.map((shared) => tidy([[ringOf(shared, places)]], FACT_DECIMALS))

  const problems = [
    ...areas.flatMap(({ area, outlines }) =>
      crossingEdges([{ id: `${area.id}, as the recipe has it`, parts: outlines }]),
    ),
    ...areas.flatMap(({ area, parts }) => badRings(area.id, parts)),
    ...crossingEdges(areas.map(({ area, parts }) => ({ id: area.id, parts }))),
    ...sharedParts.flatMap((parts, i) => badRings(SHARED_AREAS[i]?.id ?? '', parts)),
    ...sharedParts.flatMap((parts, i) => crossingEdges([{ id: SHARED_AREAS[i]?.id ?? '', parts }])),
    ...nestedParts(areas),
    ...areas.flatMap((area) => lostFacts(area, places, atlas)),
    ...built.flatMap(({ area, outline }) => badOutline(area, outline, atlas)),
    ...built.flatMap(({ outline }) => tooFarOut(outline, places)),
    ...misplacedNames(names.value, atlas),
  ]
  if (problems.length > 0) return failed(problems)

  const zones = areas.map(zoneFeature)
  const limits = built.flatMap(({ outline }) => outline.limits.map((limit) => limitFeature(limit, places)))
  const geometries = [...zones, ...limits].map(({ geometry }) => geometry)
  const version = `${RECIPE}-${sha256([...inputs.facts.values(), JSON.stringify(geometries)].join('\n')).slice(0, 8)}`
  const land = (part: Part) => featureOf({ kind: 'land' }, polygonOf(part))
  const files = new Map([
    ['zones.geojson', collectionText(zones, { version })],
    ['limits.geojson', collectionText(limits, { version })],
    [
      'shared-areas.geojson',
      collectionText(
        SHARED_AREAS.map((shared, i) => sharedFeature(shared, sharedParts[i] ?? [], places)),
        { version },
      ),
    ],
    ['land.geojson', collectionText(atlas.land.map(land))],
    ['borders.geojson', collectionText(atlas.borders.map((line) => featureOf({ kind: 'border' }, lineOf(line))))],
    ['world.geojson', collectionText(world.map(land))],
    [
      'places.geojson',
      collectionText(
        names.value.map(({ name, kind, rank, minZoom, place }) =>
          featureOf({ name, kind, rank, minZoom }, pointOf(place)),
        ),
      ),
    ],
  ])
  const onLimits = areas.flatMap((area) => factsOnLimits(area, places, atlas))
  files.set('SOURCES.md', sourcesText({ inputs, facts, files: new Map(files), version, areas, onLimits }))
  return ok({ files, version, areas })
}

function zoneFeature({ area, parts, areaKm2 }: BuiltArea): PlainFeature {
  const { id, name, shortName, note } = area
  return featureOf(
    { id, name, shortName, kind: 'eez', claimants: ['MY'], note, areaKm2: Math.round(areaKm2) },
    multiPolygonOf(parts),
  )
}

function limitFeature({ area, built: { section }, line }: Limit, places: Places): PlainFeature {
  const { id, basis, label } = section
  const used = section.places.flatMap((place) => places.factsOf(place))
  const files = [...new Set(used.map(({ file }) => file))]
  const instruments = [...new Set(used.map(({ fact }) => fact.instrument))]
  const listed = files.map((file) => `geo/facts/${file}.csv`).join(', ')
  return featureOf(
    {
      id,
      zone: area.area.id,
      basis,
      label,
      instrument: section.instrument ?? instruments.join('; '),
      source: basis === 'provisional' ? ['own closing line', listed].filter((each) => each !== '').join('; ') : listed,
      verified: basis !== 'provisional' && used.every(({ fact }) => fact.verified),
      points: [...new Set(used.map(({ file, fact }) => `${file} ${fact.point}`))],
    },
    lineOf(line),
  )
}

function ringOf({ file, points }: SharedArea, places: Places) {
  return [...points, ...points.slice(0, 1)].map((point) => places.fact(file, point).place)
}

function sharedFeature(shared: SharedArea, parts: ReturnType<typeof tidy>, places: Places): PlainFeature {
  const { id, name, claimants, note, file, points } = shared
  const verified = points.every((point) => places.fact(file, point).verified)
  return featureOf({ id, name, kind: 'joint-area', claimants, note, verified }, polygonOf(parts[0] ?? []))
}
