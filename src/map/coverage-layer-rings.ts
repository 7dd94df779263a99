import type { Feature, FeatureCollection, MultiLineString } from 'geojson'
import { type Footprint, type SectorFootprint, sectorWidthDeg } from '#domain/coverage/footprint.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'

/** The chord of so much of a circle is within 0.04 % of its radius of the arc. */
const STEP_DEG = 3

/** The outlines of footprints as lines, each under the id of its sensor. */
export function footprintLines(
  looks: readonly { readonly sensorId: string; readonly footprint: Footprint }[],
): FeatureCollection<MultiLineString> {
  return {
    type: 'FeatureCollection',
    features: looks.map(({ sensorId, footprint }): Feature<MultiLineString> => {
      const rings = footprint.shape === 'sector' ? sectorRings(footprint) : footprint.rings.map(closed)
      const coordinates = rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))
      return { type: 'Feature', properties: { sensorId }, geometry: { type: 'MultiLineString', coordinates } }
    }),
  }
}

/** A whole circle is a ring, with another round what is blind; a part of one is a single outline. */
function sectorRings(sector: SectorFootprint): readonly (readonly LonLat[])[] {
  const { minRangeNm, maxRangeNm } = sector
  const outer = arc(sector, maxRangeNm)
  if (sectorWidthDeg(sector) === 360) return minRangeNm > 0 ? [outer, arc(sector, minRangeNm)] : [outer]
  const inner = minRangeNm > 0 ? arc(sector, minRangeNm).toReversed() : [sector.centre]
  return [closed([...outer, ...inner])]
}

/** Longitudes run on from the centre's own, so that no line goes round the world. */
function arc(sector: SectorFootprint, rangeNm: number): readonly LonLat[] {
  const width = sectorWidthDeg(sector)
  const steps = Math.ceil(width / STEP_DEG)
  const [centreLon] = sector.centre
  return Array.from({ length: steps + 1 }, (_, i): LonLat => {
    const [lon, lat] = destination(sector.centre, sector.fromDeg + (width * i) / steps, rangeNm)
    return [centreLon + longitudeDelta(centreLon, lon), lat]
  })
}

function closed(ring: readonly LonLat[]): readonly LonLat[] {
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring
  return [...ring, first]
}
