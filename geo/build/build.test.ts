import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { booleanPointInPolygon } from '@turf/turf'
import type { FeatureCollection, LineString, Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { geodesicNm } from '../geodesic.ts'
import type { LonLat } from '../lonlat.ts'
import { METRES_PER_NM } from '../measure.ts'
import type { Ring } from '../zone.ts'
import { parseZones, zoneFeature } from '../zone-file.ts'
import { areaKm2 } from '../zone-measures.ts'
import { badAreas, badRings, citedPoints, crossingEdges, lostPoints, nestedParts } from './checks.ts'
import { densified, NearestPlace } from './earth.ts'
import { dataFolder, readFactFiles } from './inputs.ts'
import { FACT_FILES, ISLANDS_2002, UNUSED_FILES } from './layers.ts'
import { readFacts } from './make.ts'
import { samePlace } from './polygons.ts'
import { LIMITS } from './recipe-limits.ts'

// geo/data as committed, checked from inside: the build itself needs a coast of 30 MB (`node geo/build/build.ts --check`).

const text = (name: string) => readFileSync(dataFolder + name, 'utf8')
const zonesJson = JSON.parse(text('zones.geojson')) as FeatureCollection & { version: string }
const limitsJson = JSON.parse(text('limits.geojson')) as FeatureCollection<LineString> & { version: string }
const land = (JSON.parse(text('land.geojson')) as FeatureCollection<Polygon>).features
const parsed = parseZones(zonesJson)
if (!parsed.ok) throw new Error(parsed.problem)
const { zones, limits } = parsed.value
const parsedFacts = readFacts(readFactFiles())
if (!parsedFacts.ok) throw new Error(parsedFacts.problem)
const facts = parsedFacts.value

const tiles = zones.filter(({ kind }) => kind === 'territorial-sea' || kind === 'eez')
const limitIndex = (id: string) => limits.findIndex((limit) => limit.id === id)
const edgeKey = (a: LonLat, b: LonLat) => [a.join(), b.join()].sort().join(' ')

const landEdges = land.flatMap(({ geometry }) =>
  geometry.coordinates.flatMap((ring) => {
    const places = ring as unknown as Ring
    return places.slice(1).map((to, i) => ({ from: places[i] as LonLat, to }))
  }),
)
const islands = facts.get(ISLANDS_2002)?.map(({ place }) => place) ?? []

/** The last place of our coast before the closing line by Tanjung Datu. */
const BY_TANJUNG_DATU: LonLat = [109.645398, 2.080252]

const placesOf = (edges: readonly { readonly from: LonLat; readonly to: LonLat }[], stepM: number) =>
  edges.flatMap(({ from, to }) => densified([from, to], stepM))

/** Every edge of some zones, with its limit. */
const edgesOf = (of: typeof zones) =>
  of.flatMap(({ id, parts, edgeLimits }) =>
    parts.flatMap((part, p) =>
      part.flatMap((ring, r) =>
        ring.slice(1).map((to, i) => ({ id, from: ring[i] as LonLat, to, limit: edgeLimits[p]?.[r]?.[i] ?? -1 })),
      ),
    ),
  )

const ourShore = edgesOf(zones.filter(({ kind }) => kind === 'territorial-sea')).filter(
  ({ limit }) => limit === limitIndex('coast'),
)

describe('the zones', () => {
  test('come in the order of precedence', () => {
    expect(zones.map(({ id }) => id)).toEqual([
      'my-th-joint-development-area',
      'my-vn-defined-area',
      'my-overlap-gulf-of-thailand',
      'my-overlap-gulf-viet-nam',
      'my-overlap-1969-malacca',
      'my-overlap-1969-natuna-west',
      'my-overlap-1969-natuna-east',
      'my-overlap-sulawesi-sea',
      'my-overlap-singapore-approaches',
      'my-overlap-spratly',
      ...['ts', 'cz', 'eez'].flatMap((kind) =>
        ['peninsula-west', 'peninsula-east', 'sabah-sarawak'].map((area) => `my-${kind}-${area}`),
      ),
    ])
  })

  test('have simple rings, closed and wound as RFC 7946 asks, in parts that are apart', () => {
    for (const zone of zones)
      expect([...badRings(zone), ...crossingEdges([zone]), ...nestedParts([zone])], zone.id).toEqual([])
  })

  test('have no part under 0.05 km²', () => {
    for (const { id, parts } of zones)
      for (const part of parts) expect(areaKm2([part]), id).toBeGreaterThanOrEqual(0.05)
  })

  test('of territorial sea and EEZ lie side by side', () => {
    expect([...crossingEdges(tiles), ...nestedParts(tiles)]).toEqual([])
  })

  test('meet the land edge by edge: no gap, no overlap', () => {
    const shore = new Set(landEdges.map(({ from, to }) => edgeKey(from, to)))
    const coast = edgesOf(zones).filter(({ limit }) => limits[limit]?.basis === 'coast')
    expect(coast.length).toBeGreaterThan(4000)
    expect(coast.filter(({ from, to }) => !shore.has(edgeKey(from, to)))).toEqual([])
  })

  test('measure what they must', () => {
    const sized = zones.map(({ id, kind, parts }) => ({
      id,
      kind,
      areaKm2: areaKm2(parts),
    }))
    expect(badAreas(sized)).toEqual([])
    for (const { id, areaKm2: km2 } of sized)
      expect(zonesJson.features.find(({ properties }) => properties?.id === id)?.properties?.areaKm2).toBe(
        Math.round(km2),
      )
  })

  test.each<[string, LonLat, string[]]>([
    ['off Kuantan', [104.2, 4.0], ['my-eez-peninsula-east']],
    ['20 NM off Kerteh', [103.8, 4.6], ['my-cz-peninsula-east', 'my-eez-peninsula-east']],
    ['beside Tioman', [104.1, 2.85], ['my-ts-peninsula-east']],
    ['the Strait of Malacca off Perak', [99.9, 4.6], ['my-eez-peninsula-west']],
    ['the strip of 1969 in the Strait', [99.2, 4.7], ['my-overlap-1969-malacca', 'my-eez-peninsula-west']],
    ['off Port Dickson', [101.7, 2.45], ['my-ts-peninsula-west']],
    ['off Miri', [113.3, 4.8], ['my-eez-sabah-sarawak']],
    ['east of Natuna', [110.2, 4.0], ['my-overlap-1969-natuna-east', 'my-eez-sabah-sarawak']],
    ['beside Sipadan', [118.63, 4.05], ['my-ts-sabah-sarawak']],
    ['the Sulawesi Sea by Ambalat', [118.7, 3.7], ['my-overlap-sulawesi-sea', 'my-eez-sabah-sarawak']],
    ['Swallow Reef', [113.84, 7.37], ['my-overlap-spratly', 'my-eez-sabah-sarawak']],
    ['Pedra Branca', [104.406, 1.33], ['my-overlap-singapore-approaches']],
    ['Middle Rocks', [104.4083, 1.3217], ['my-overlap-singapore-approaches']],
    ['South Ledge', [104.3944, 1.3], ['my-overlap-singapore-approaches']],
    ['off Tuas', [103.6, 1.21], ['my-overlap-singapore-approaches']],
    ['the Strait of Johor', [103.72, 1.459], ['my-ts-peninsula-west']],
    ['the Joint Development Area', [103.3, 7.45], ['my-th-joint-development-area', 'my-overlap-gulf-of-thailand']],
    ['Kuala Lumpur', [101.69, 3.14], []],
    ['Labuan, ashore', [115.22, 5.33], []],
    ['off Natuna', [108.0, 4.0], []],
    ["Brunei's waters", [114.2, 5.3], []],
    ['the Sulu Sea beyond the 1930 line', [119.5, 6.5], []],
    ['off Belawan', [99.0, 4.0], []],
    ['the Port of Singapore', [103.83, 1.24], []],
    ['the South China Sea beyond 200 NM', [111.2, 8.4], []],
  ])('at %s %j: %j', (_, place, expected) => {
    const there = zones.filter((zone) => booleanPointInPolygon([...place], zoneFeature(zone))).map(({ id }) => id)
    // Inside our half of the median the Joint Development Area is EEZ too; what matters is what comes first.
    expect(there.slice(0, Math.max(1, expected.length))).toEqual(expected)
  })
})

describe('limits', () => {
  test('are those of the recipe, and each is used', () => {
    expect(limits).toEqual(LIMITS)
    const used = new Set(edgesOf(zones).map(({ limit }) => limit))
    expect(LIMITS.filter((_, i) => !used.has(i)).map(({ id }) => id)).toEqual([])
  })

  test('that nobody agreed are not drawn as settled', () => {
    for (const { id, basis, agreedBy } of limits) {
      if (basis === 'agreed') expect(agreedBy.length, id).toBeGreaterThan(1)
      else expect(agreedBy, id).toEqual([])
      if (basis === 'median') expect(limits.find((limit) => limit.id === id)?.disputedBy, id).not.toEqual([])
    }
    const edges = edgesOf(tiles).map(({ limit }) => limits[limit]?.basis)
    expect(new Set(edges)).toEqual(
      new Set(['agreed', 'allocation', 'median', 'distance', 'claimed', 'closing', 'coast']),
    )
  })

  test('have every cited point within 100 m of the boundary it makes, and every file of facts accounted for', () => {
    const cited = citedPoints(facts, zones)
    expect(lostPoints(cited)).toEqual([])
    expect(cited.filter(({ reason }) => reason === undefined).length).toBeGreaterThan(140)
    const files = [...readFactFiles().keys()].map((name) => name.replace('.csv', ''))
    expect(files).toEqual([...FACT_FILES, ...UNUSED_FILES.keys()].sort())
  })

  test('of 12 and 24 NM are that far from the coast, by the geodesic', () => {
    const coast = new NearestPlace([...placesOf(ourShore, 300), ...islands])
    for (const [id, nm] of [
      ['territorial-sea-12', 12],
      ['contiguous-24', 24],
    ] as const) {
      const vertices = edgesOf(zones).filter(({ limit }) => limit === limitIndex(id))
      expect(vertices.length).toBeGreaterThan(500)
      for (const { from } of vertices) {
        const near = coast.places[coast.nearest(from).index] as LonLat
        // The tip of Tanjung Datu lies just beyond the closing line and bounds no zone of ours: the coast ends short of it.
        const missingM = samePlace(near, BY_TANJUNG_DATU) ? 120 : 0
        const offM = (geodesicNm(from, near) - nm) * METRES_PER_NM
        expect(offM, `${id} at ${from}`).toBeLessThan(60 + missingM)
        expect(offM, `${id} at ${from}`).toBeGreaterThan(-60)
      }
    }
  })

  test('that are medians are as far from our coast as from the nearest other', { timeout: 30_000 }, () => {
    // The build measures to coasts in full; what is drawn of the others' is simplified by 70 m near ours, by 400 m far off
    // (see SOURCES.md). Spratly features count for no side.
    const drawn = (awayM: number) => (awayM < 60_000 ? 120 : 500)
    const own = new Set(ourShore.map(({ from, to }) => edgeKey(from, to)))
    const isSpratly = ([lon, lat]: LonLat) => lon > 111 && lon < 116.8 && lat > 7
    const isNear = ([lon, lat]: LonLat) => lon > 96 && lon < 122 && lat > -1 && lat < 11
    const others = landEdges.filter(({ from, to }) => isNear(from) && !isSpratly(from) && !own.has(edgeKey(from, to)))
    const [ours, theirs] = [new NearestPlace(placesOf(ourShore, 400)), new NearestPlace(placesOf(others, 400))]
    const medians = limitsJson.features.filter(({ properties }) => properties?.basis === 'median')
    const vertices = medians.flatMap(({ geometry }) => geometry.coordinates as unknown as Ring)
    expect(new Set(medians.map(({ properties }) => properties?.id)).size).toBe(6)
    expect(vertices.length).toBeGreaterThan(200)
    for (const place of vertices) {
      const awayM = ours.distanceM(place)
      expect(Math.abs(awayM - theirs.distanceM(place)), `at ${place}`).toBeLessThan(drawn(awayM))
    }
  })

  test('are the edges of zones as lines, with the same properties, each edge once', () => {
    const known = new Map(edgesOf(zones).map(({ from, to, limit }) => [edgeKey(from, to), limits[limit]]))
    const seen = new Set<string>()
    for (const { properties, geometry } of limitsJson.features) {
      const { line, zone, lengthNm, ...limit } = properties ?? {}
      expect(['outer', 'territorial-sea', 'contiguous-zone', 'joint', 'claim']).toContain(line)
      expect(zones.some(({ id }) => id === zone)).toBe(true)
      expect(lengthNm).toBeGreaterThanOrEqual(0)
      expect(limits).toContainEqual(limit)
      const places = geometry.coordinates as unknown as Ring
      for (const [i, to] of places.slice(1).entries()) {
        const key = edgeKey(places[i] as LonLat, to)
        expect(known.has(key), key).toBe(true)
        expect(seen.has(key), key).toBe(false)
        seen.add(key)
      }
    }
    expect(limitsJson.version).toBe(zonesJson.version)
  })
})

describe('the files', () => {
  test('that the page loads at start are 600 kB gzip at most', () => {
    const names = ['zones', 'limits', 'land-coarse', 'land', 'borders', 'places'].map((name) => `${name}.geojson`)
    expect(names.reduce((sum, name) => sum + gzipSync(text(name)).length, 0)).toBeLessThanOrEqual(600_000)
  })

  test('of the coast are told to be ODbL, with who made it', () => {
    const sources = text('SOURCES.md')
    expect(sources).toContain('© OpenStreetMap contributors')
    for (const name of ['zones', 'limits', 'land', 'land-coarse', 'borders'])
      expect(sources).toMatch(new RegExp(`\\| ${name}\\.geojson \\|.*ODbL`))
    expect(sources).toContain(zonesJson.version)
  })
})
