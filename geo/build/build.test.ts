import { existsSync, readFileSync } from 'node:fs'
import { booleanPointInPolygon } from '@turf/turf'
import type { FeatureCollection, LineString, MultiPolygon, Polygon, Position } from 'geojson'
import { intersection } from 'polyclip-ts'
import { beforeAll, describe, expect, test } from 'vitest'
import type { LonLat } from '../lonlat.ts'
import { destination, initialCourseDeg } from '../measure.ts'
import { parseZones } from '../zone-file.ts'
import { FACT_FILES } from './areas.ts'
import { parseFacts } from './facts.ts'
import { dataFolder, type Inputs, readInputs } from './inputs.ts'
import { type Built, make, readMaps } from './make.ts'
import { areaKm2 } from './zones.ts'

const inputs = readInputs()
const maps = readMaps(inputs)
let built: Built

beforeAll(() => {
  const result = make(inputs, maps)
  if (!result.ok) expect.fail(result.problem.join('\n'))
  built = result.value
}, 120_000)

const committed = (name: string) => (existsSync(dataFolder + name) ? readFileSync(dataFolder + name, 'utf8') : '')
const zones = JSON.parse(committed('zones.geojson')) as FeatureCollection<MultiPolygon> & { version: string }
const limits = JSON.parse(committed('limits.geojson')) as FeatureCollection<LineString>
const zoneAt = (place: LonLat): string | undefined =>
  zones.features.find((feature) => booleanPointInPolygon([...place], feature))?.properties?.shortName

describe('the files in geo/data', () => {
  test('are byte for byte what the build makes of facts and coast', () => {
    const differing = [...built.files].filter(([name, text]) => committed(name) !== text).map(([name]) => name)
    expect(differing, 'run npm run geo:build').toEqual([])
    expect(built.files.size).toBe(8)
  })

  test('are made anew the same, and their version changes with a fact', () => {
    expect(zones.version).toBe(built.version)
    expect(zones.version).toMatch(/^2026\.11-[0-9a-f]{8}$/)
    const moved = new Map(inputs.facts)
    const file = '1969-idn-mys-continental-shelf.csv'
    moved.set(file, (moved.get(file) ?? '').replace(`5°40.6'N,105°47.1'E,5.676667`, `5°40.5'N,105°47.1'E,5.675000`))
    const [again, other] = [make(inputs), make({ ...inputs, facts: moved }, maps)]
    if (!again.ok || !other.ok) expect.fail('a build failed')
    expect(again.value.files).toEqual(built.files)
    expect(other.value.version).not.toBe(built.version)
  }, 120_000)

  test('hold zones that the zone reader takes', () => {
    const parsed = parseZones(zones)
    if (!parsed.ok) expect.fail(parsed.problem)
    expect(parsed.value.zones.map(({ id }) => id)).toEqual([
      'my-eez-peninsula-west',
      'my-eez-peninsula-east',
      'my-eez-sabah-sarawak',
    ])
  })

  test('hold one feature a line and end with a line', () => {
    for (const [name, text] of built.files) {
      if (!name.endsWith('.geojson')) continue
      const { features } = JSON.parse(text) as FeatureCollection
      expect(text.split('\n')).toHaveLength(features.length + 3)
      expect(text.endsWith('\n]}\n')).toBe(true)
    }
  })
})

describe('agreed lines are exact', () => {
  const numbered = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => `${first + i}`)
  test.each<[string, string, readonly string[]]>([
    ['my-eez-peninsula-west', '1979-mys-tha-territorial-sea', ['West 1', 'West 2', 'West 3', 'West 4']],
    ['my-eez-peninsula-west', '1971-idn-mys-tha-tripartite', ['MYS-THA 3', 'MYS-THA 2', 'MYS-THA 1', 'Common point']],
    ['my-eez-peninsula-west', '1969-idn-mys-continental-shelf', numbered(1, 10)],
    ['my-eez-peninsula-east', '1979-mys-tha-territorial-sea', ['East 2']],
    ['my-eez-peninsula-east', '1979-mys-tha-shelf-mou', ['i', 'ii', 'iii']],
    ['my-eez-peninsula-east', '1969-idn-mys-continental-shelf', numbered(11, 20)],
    ['my-eez-sabah-sarawak', '1969-idn-mys-continental-shelf', numbered(21, 24)],
    ['my-eez-sabah-sarawak', 'brn-mys-lateral-lines', ['W 100 fathom', 'E 100 fathom']],
    [
      'my-eez-sabah-sarawak',
      '1930-gbr-usa-north-borneo-philippines',
      [...numbered(3, 11), '1898 Treaty of Paris, west end of the parallel'],
    ],
  ])('%s has a vertex on each point of %s that it uses', (id, file, names) => {
    const vertices = verticesOf(id)
    for (const name of names) {
      const place = factPlace(file, name)
      expect(vertices, `${file} ${name}`).toContain(place.join())
    }
  })

  test('and between neighbouring points the zone runs straight', () => {
    const shelf = limits.features.find(({ properties }) => properties?.id === 'natuna-west-1969')
    const expected = numbered(11, 20).map((name) => [...factPlace('1969-idn-mys-continental-shelf', name)])
    expect(shelf?.geometry.coordinates).toEqual(expected.reverse())
  })
})

describe('known places', () => {
  test.each<[string, LonLat, string | undefined]>([
    ['off Kuantan', [104.0, 4.0], 'Peninsula east'],
    ['off Terengganu, by point 20', [105.7, 6.0], 'Peninsula east'],
    ['the Strait of Malacca off Perak', [100.0, 4.6], 'Peninsula west'],
    ['west of Langkawi', [99.5, 6.35], 'Peninsula west'],
    ['off Miri', [113.5, 4.6], 'Sabah and Sarawak'],
    ['off Kota Kinabalu', [115.6, 6.6], 'Sabah and Sarawak'],
    ['inside the 1930 line', [119.2, 5.0], 'Sabah and Sarawak'],
    ['beside Sipadan', [118.63, 4.05], 'Sabah and Sarawak'],
    ['Kuala Lumpur', [101.69, 3.14], undefined],
    ['Labuan, ashore', [115.22, 5.33], undefined],
    ['off Natuna', [108.0, 4.0], undefined],
    ["Brunei's waters", [114.2, 5.3], undefined],
    ['the Sulu Sea beyond the 1930 line', [119.5, 6.5], undefined],
    ['off Belawan', [99.0, 4.0], undefined],
    ['off Songkhla', [100.9, 7.4], undefined],
    ['the Joint Development Area', [103.0, 7.3], undefined],
    ['the Singapore Strait', [103.85, 1.22], undefined],
    ['the Sulawesi Sea off Tarakan', [118.2, 3.4], undefined],
    ['the South China Sea beyond 200 NM', [112.3, 8.2], undefined],
  ])('%s %j: %s', (_, place, zone) => {
    expect(zoneAt(place)).toBe(zone)
  })

  test('just inside and just outside each limit, halfway along each of its edges', () => {
    for (const { geometry, properties } of limits.features) {
      const name = zones.features.find((zone) => zone.properties?.id === properties?.zone)?.properties?.shortName
      for (const [from, to] of pairs(geometry.coordinates)) {
        const middle: LonLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
        const sides = [90, -90].map((turn) => zoneAt(destination(middle, initialCourseDeg(from, to) + turn, 0.02)))
        expect(new Set(sides), `${properties?.id} at ${middle.join(' ')}`).toEqual(new Set([name, undefined]))
      }
    }
  })
})

describe('zones', () => {
  test('do not overlap one another', () => {
    const shapes = zones.features.map(({ geometry }) => geometry.coordinates as [number, number][][][])
    for (const [i, shape] of shapes.entries())
      for (const other of shapes.slice(i + 1)) expect(intersection(shape, other)).toEqual([])
  })

  test('hold no land', () => {
    const land = (JSON.parse(committed('land.geojson')) as FeatureCollection<Polygon>).features
    const near = land.filter(({ geometry }) => geometry.coordinates[0]?.some(([lon = 0]) => lon > 97 && lon < 121))
    const shore = near.map(({ geometry }) => geometry.coordinates as [number, number][][])
    for (const { geometry } of zones.features) {
      const common = intersection(geometry.coordinates as [number, number][][][], shore)
      const commonKm2 = common.reduce((sum, part) => sum + areaKm2(part), 0)
      // Where a line meets the coast the place is rounded to 0.1 m, along an edge of some kilometres.
      expect(commonKm2).toBeLessThan(0.001)
    }
  }, 60_000)

  test('have the size they were built with', () => {
    expect(zones.features.map(({ properties }) => properties?.areaKm2)).toEqual(
      built.areas.map(({ areaKm2 }) => Math.round(areaKm2)),
    )
  })
})

describe('a build that cannot be right is refused', () => {
  const broken = (file: string, from: string, to: string): Inputs => {
    const text = inputs.facts.get(file) ?? expect.fail(`no ${file}`)
    expect(text).toContain(from)
    return { ...inputs, facts: new Map([...inputs.facts, [file, text.replace(from, to)]]) }
  }
  const problemsOf = (changed: Inputs) => {
    const result = make(changed, maps)
    return result.ok ? [] : result.problem
  }

  test('a latitude out of range, named by file, row and column', () => {
    const changed = broken(
      '1969-idn-mys-continental-shelf.csv',
      `1°55.2'N,102°13.4'E,1.920000`,
      `1°55.2'N,102°13.4'E,91.2`,
    )
    expect(problemsOf(changed)).toEqual(['1969-idn-mys-continental-shelf.csv row 8: lat is 91.2, expected -90..90'])
  })

  test('a point that makes the outline cross itself', () => {
    const file = '1969-idn-mys-continental-shelf.csv'
    const changed = broken(file, `3°0'N,109°54.5'E,3.000000`, `6°54'N,109°54.5'E,6.900000`)
    expect(problemsOf(changed)[0]).toBe(
      'my-eez-sabah-sarawak, as the recipe has it: edges ' +
        '109.867374 5.787161 to 110.992 6.103933 and 109.908333 6.9 to 110.033333 4.666667 cross',
    )
  }, 60_000)

  test('a line end moved onto land', () => {
    const file = '1969-idn-mys-continental-shelf.csv'
    const changed = broken(file, `1°15'N,103°22.8'E,1.250000`, `1°48'N,103°22.8'E,1.800000`)
    expect(problemsOf(changed).join('\n')).toMatch(/section singapore-west is in 0 pieces .*expected one unbroken/)
  }, 60_000)

  test('a sea on land and a town at sea', () => {
    const placeNames = inputs.placeNames
      .replace('South China Sea,sea,1,3,111.00,8.80', 'South China Sea,sea,1,3,101.69,3.14')
      .replace('Miri,port,2,5.5,113.99,4.40', 'Miri,port,2,5.5,113.50,4.60')
    expect(problemsOf({ ...inputs, placeNames })).toEqual([
      expect.stringMatching(/^places\.csv row 2: South China Sea at 101\.69 3\.14 is on land, expected/),
      expect.stringMatching(/^places\.csv row \d+: Miri at 113\.5 4\.6 is \d+\.\d km off land, expected 3 at most/),
    ])
  }, 60_000)
})

function verticesOf(id: string): ReadonlySet<string> {
  const zone = zones.features.find(({ properties }) => properties?.id === id)
  return new Set(zone?.geometry.coordinates.flat(2).map((place) => place.join()))
}

function factPlace(file: string, name: string): LonLat {
  expect(FACT_FILES).toContain(file)
  const points = parseFacts(`${file}.csv`, inputs.facts.get(`${file}.csv`) ?? '')
  if (!points.ok) expect.fail(points.problem)
  return points.value.find(({ point }) => point === name)?.place ?? expect.fail(`${file} has no point ${name}`)
}

function pairs(line: readonly Position[]): readonly (readonly [LonLat, LonLat])[] {
  return line.slice(1).map((to, i) => [line[i] as unknown as LonLat, to as unknown as LonLat])
}
