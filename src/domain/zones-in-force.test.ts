import { expect, test } from 'vitest'
import { boxRing, zoneOf } from '#geo/testing.ts'
import { DRAWN_LIMIT, parseZones, zonesJson } from '#geo/zone-file.ts'
import type { WatchArea } from './watch-area.ts'
import { rulesOfAreas, zonesInForce } from './zones-in-force.ts'

const base = { version: '2026.11', zones: [zoneOf([[boxRing(110, 4, 112, 6)]])], limits: [DRAWN_LIMIT] }
const area: WatchArea = {
  id: 'a1',
  name: 'Luconia',
  version: 3,
  createdAt: '2026-03-14T00:00:00.000Z',
  changedAt: '2026-03-15T00:00:00.000Z',
  parts: [[boxRing(112, 5, 113, 6)]],
  rule: { bandNm: 0.5, dwellS: 120 },
  schedule: { days: [1] },
  tracks: ['vessel'],
}

test('without watch areas the official zones are in force as they are', () => {
  expect(zonesInForce(base, [])).toEqual({
    zones: base,
    rules: { default: { bandNm: 0.1, dwellS: 60 }, zones: new Map() },
  })
})

test('a watch area is a zone after the official ones, with a limit and a rule of its own', () => {
  const { zones, rules } = zonesInForce(base, [area])
  expect(zones.zones.map(({ id, kind }) => [id, kind])).toEqual([
    ['z', 'eez'],
    ['watch:a1', 'watch-area'],
  ])
  expect(zones.limits[zones.zones[1]?.edgeLimits[0]?.[0]?.[0] ?? -1]).toMatchObject({
    id: 'watch:a1',
    basis: 'drawn',
    label: 'Luconia, drawn',
  })
  expect(rules.zones.get('watch:a1')).toEqual({ bandNm: 0.5, dwellS: 120, schedule: { days: [1] }, tracks: ['vessel'] })
})

test('the version changes with anything that is said of any area', () => {
  const version = (...areas: WatchArea[]) => zonesInForce(base, areas).zones.version
  const versions = [
    version(),
    version(area),
    version({ ...area, note: 'x' }),
    version({ ...area, rule: { bandNm: 0.5, dwellS: 121 } }),
    version(area, { ...area, id: 'a2' }),
  ]
  expect(new Set(versions).size).toBe(versions.length)
  expect(version(area)).toMatch(/^2026\.11\+[0-9a-f]{8}$/)
  const { id, ...rest } = area
  expect(version({ ...rest, id })).toBe(version(area))
})

test('what is in force can be written and read', () => {
  const { zones } = zonesInForce(base, [area])
  expect(parseZones(JSON.parse(JSON.stringify(zonesJson(zones))))).toEqual({ ok: true, value: zones })
})

test('the rules of areas are those of a set only when it was made of these areas', () => {
  const { zones, rules } = zonesInForce(base, [area])
  expect(rulesOfAreas(zones, [area])).toEqual(rules)
  expect(rulesOfAreas(base, [])).toEqual({ default: { bandNm: 0.1, dwellS: 60 }, zones: new Map() })
  expect(rulesOfAreas(zones, [{ ...area, version: 4 }])).toBeUndefined()
  expect(rulesOfAreas(zones, [])).toBeUndefined()
  expect(rulesOfAreas(base, [area])).toBeUndefined()
})
