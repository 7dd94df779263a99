import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { boxRing, zoneOf } from '#geo/testing.ts'
import type { Limit } from '#geo/zone.ts'
import { DRAWN_LIMIT, zonesJson } from '#geo/zone-file.ts'
import { newFolder } from '../testing.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = newFolder()

const eez = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8' })
const lines = (text: string) => text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []))

const MEDIAN: Limit = { ...DRAWN_LIMIT, id: 'm', label: 'median, computed', basis: 'median', toleranceNm: 0.5 }
const COAST: Limit = { ...DRAWN_LIMIT, id: 'coast', label: 'coast', basis: 'coast', toleranceNm: 0.1 }

/** Two zones in the open Pacific, far from any land of the product: the first lies in the second, whose south is coast. */
function ownFile(): string {
  const path = join(folder, 'own.geojson')
  const zones = [
    zoneOf([[boxRing(-131, 11, -130, 12)]], { id: 'both', kind: 'overlapping-claim', claimants: ['MY', 'PH'] }),
    zoneOf([[boxRing(-132, 10, -128, 14)]], { id: 'ours', edgeLimits: [[Uint16Array.of(1, 0, 0, 0)]] }),
  ]
  writeFileSync(path, JSON.stringify(zonesJson({ version: 'test-1', zones, limits: [MEDIAN, COAST] })))
  return path
}

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('eez locate', { timeout: 30_000 }, () => {
  test('tells verdict, zones, signed distance, limit, basis and certainty of each place', () => {
    const { stdout, stderr, status } = eez(
      ['locate', '--zones', ownFile()],
      '-130.5,11.5\n-129,11.5\n-127,12\n-129,10.05\n',
    )
    expect([stderr, status]).toEqual(['', 0])
    const [both, ours, outside, nearCoast] = lines(stdout)
    expect(both).toEqual({
      lon: -130.5,
      lat: 11.5,
      verdict: 'overlapping-claim',
      zones: [
        { id: 'both', kind: 'overlapping-claim', name: 'Zone z', claimants: ['MY', 'PH'] },
        { id: 'ours', kind: 'eez', name: 'Zone z', claimants: ['MY'] },
      ],
      distanceNm: expect.closeTo(29.45, 1),
      limit: { id: 'm', label: 'median, computed' },
      basis: 'median',
      certain: true,
    })
    expect(ours).toMatchObject({ verdict: 'eez', zones: [{ id: 'ours' }], certain: true })
    expect(outside).toMatchObject({
      verdict: 'outside',
      zones: [],
      distanceNm: expect.closeTo(-58.7, 0),
      certain: true,
    })
    // The coast is 3 NM away, the nearest limit at sea is not the coast.
    expect(nearCoast).toMatchObject({ verdict: 'eez', basis: 'median', distanceNm: expect.closeTo(58.9, 0) })
  })

  test('is certain only beyond accuracy and tolerance together', () => {
    const place = '-129,13.99\n' // 0.6 NM inside a limit that is good to 0.5 NM
    const certain = (accuracy: string[]) =>
      lines(eez(['locate', '--zones', ownFile(), ...accuracy], place).stdout)[0].certain
    expect(certain([])).toBe(true)
    expect(certain(['--accuracy', '0.2'])).toBe(false)
  })

  test('knows land, with the zones of the product', () => {
    expect(lines(eez(['locate'], '101.7,3.1\n').stdout)).toMatchObject([
      { verdict: 'land', zones: [], distanceNm: expect.any(Number), certain: true },
    ])
  })

  test('takes the zones of any file that can be imported', () => {
    const polygon = { type: 'Polygon', coordinates: [boxRing(-131, 11, -130, 12)] }
    const path = write(
      'plain.geojson',
      JSON.stringify({ type: 'Feature', properties: { name: 'Plain' }, geometry: polygon }),
    )
    expect(lines(eez(['locate', '--zones', path], '-130.5,11.5\n').stdout)).toMatchObject([
      { verdict: 'eez', zones: [{ name: 'Plain' }], basis: 'drawn' },
    ])
  })

  test('refuses a zone file that is not good, naming file and place', () => {
    const bow = { type: 'Polygon', coordinates: [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]] } // biome-ignore format: one ring
    const path = write('bow.geojson', JSON.stringify({ type: 'Feature', properties: { name: 'Bow' }, geometry: bow }))
    const { stdout, stderr, status } = eez(['locate', '--zones', path], '1,1\n')
    expect([stdout, status]).toEqual(['', 1])
    expect(stderr).toContain('bow.geojson: feature 1 "Bow"')
    const missing = eez(['locate', '--zones', join(folder, 'none.geojson')], '1,1\n')
    expect(missing.stderr).toContain('none.geojson cannot be opened')
    expect(missing.status).toBe(1)
  })

  test('tells wrong options and lines', () => {
    expect(eez(['locate', '--accuracy', 'far'], '').stderr).toContain('--accuracy is "far", expected nautical miles')
    expect(eez(['locate', 'places.txt'], '').status).toBe(2)
    const { stdout, stderr, status } = eez(['locate'], '200,5\n113,5\n')
    expect(stderr).toContain('line 1: "200,5", expected lon,lat')
    expect([lines(stdout).length, status]).toEqual([1, 0])
  })
})

describe('eez zones', { timeout: 30_000 }, () => {
  test('measures every zone and says what each of its limits rests on', () => {
    const { stdout, status } = eez(['zones', '--zones', ownFile(), '--json'])
    const { version, zones } = JSON.parse(stdout)
    expect([version, status]).toEqual(['test-1', 0])
    expect(zones).toHaveLength(2)
    expect(zones[1]).toMatchObject({
      id: 'ours',
      kind: 'eez',
      claimants: ['MY'],
      // By hand: 4 degrees of longitude of 109.6 to 107.5 km by 4 degrees of latitude of 110.6 km.
      areaKm2: expect.closeTo(193_000, -4),
      vertices: 4,
      parts: 1,
    })
    const lengths = zones[1].limits.map(({ id, basis, lengthNm }: { id: string; basis: string; lengthNm: number }) => ({
      id,
      basis,
      lengthNm,
    }))
    expect(lengths).toEqual([
      { id: 'm', basis: 'median', lengthNm: expect.closeTo(711.2, 0) },
      { id: 'coast', basis: 'coast', lengthNm: expect.closeTo(236.8, 0) },
    ])
    expect(zones[1].perimeterNm).toBeCloseTo(lengths[0].lengthNm + lengths[1].lengthNm, 1)
  })

  test('lists the zones of the product in words', () => {
    const { stdout, stderr, status } = eez(['zones'])
    expect([stderr, status]).toEqual(['', 0])
    expect(stdout).toMatch(/^version \S+, \d+ zones\n/)
    expect(stdout).toMatch(/ km2, [\d,.]+ NM around, [\d,]+ vertices, \d+ parts?\n/)
  })

  test('refuses what it does not know', () => {
    expect(eez(['zones', 'all']).status).toBe(2)
    expect(eez(['zones', '--zones', join(folder, 'none.geojson')]).status).toBe(1)
  })
})
