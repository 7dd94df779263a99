import { polygon, area as squareMetres } from '@turf/turf'
import type { LonLat } from '../lonlat.ts'
import type { Part } from '../zone.ts'
import type { Area, Section } from './areas.ts'
import type { Atlas } from './atlas.ts'
import type { Places } from './place.ts'
import { boxesTouch, boxOf, FACT_DECIMALS, roundedPlace, samePlace, without } from './polygons.ts'
import { rhumbBetween } from './rhumb.ts'

/** Parts of a zone smaller than this are left over where a line and the coast nearly meet. */
const SLIVER_KM2 = 0.05

export interface BuiltSection {
  readonly section: Section
  /** As the recipe says, on land too. */
  readonly line: readonly LonLat[]
}

export interface BuiltArea {
  readonly area: Area
  /** One list for each ring of the recipe. */
  readonly rings: readonly (readonly BuiltSection[])[]
  /** The rings as closed places, across land too. */
  readonly outlines: readonly Part[]
  /** The outlines less land, largest first. */
  readonly parts: readonly Part[]
  readonly areaKm2: number
  /** Areas of the parts that were too small to keep. */
  readonly sliversKm2: readonly number[]
}

/** One area of the recipe: its sections joined, land taken out, slivers dropped. */
export function buildArea(area: Area, places: Places, atlas: Atlas): BuiltArea {
  const rings = area.rings.map((ring) => ring.map((section) => ({ section, line: lineOf(section, places) })))
  const outlines = rings.map((ring): Part => [outlineOf(area, ring)])
  const cut = outlines.flatMap((outline) => {
    const land = atlas.land.filter((part) => boxesTouch(boxOf(part), boxOf(outline)))
    return without([outline], land, FACT_DECIMALS)
  })
  const sized = cut.map((part) => ({ part, km2: areaKm2(part) })).sort((a, b) => b.km2 - a.km2)
  const kept = sized.filter(({ km2 }) => km2 >= SLIVER_KM2)
  return {
    area,
    rings,
    outlines,
    parts: kept.map(({ part }) => part),
    areaKm2: kept.reduce((sum, { km2 }) => sum + km2, 0),
    sliversKm2: sized.filter(({ km2 }) => km2 < SLIVER_KM2).map(({ km2 }) => km2),
  }
}

/** On the mean sphere, as turf measures. */
export function areaKm2(part: Part): number {
  return squareMetres(polygon(part.map((ring) => ring.map(([lon, lat]) => [lon, lat])))) / 1e6
}

function lineOf({ places: wanted, join }: Section, places: Places): readonly LonLat[] {
  const line: LonLat[] = []
  for (const place of wanted.map((each) => places.find(each))) {
    const last = line.at(-1)
    if (samePlace(last, place)) continue
    if (last && join === 'rhumb') {
      line.push(...rhumbBetween(last, place).map((between) => roundedPlace(between, FACT_DECIMALS)))
    }
    line.push(place)
  }
  return line
}

function outlineOf(area: Area, ring: readonly BuiltSection[]): readonly LonLat[] {
  const outline: LonLat[] = []
  for (const [i, { section, line }] of ring.entries()) {
    const before = ring.at(i - 1) as BuiltSection
    const [end, start] = [before.line.at(-1), line[0]]
    if (!samePlace(end, start))
      throw new Error(
        `${area.id}: section ${section.id} starts at ${start?.join(' ')}, ` +
          `expected ${end?.join(' ')} where ${before.section.id} ends`,
      )
    outline.push(...line.slice(1))
  }
  return [outline.at(-1) as LonLat, ...outline]
}
