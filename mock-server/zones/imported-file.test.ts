import { expect, test } from 'vitest'
import { boxRing, zoneOf } from '#geo/testing.ts'
import { DRAWN_LIMIT, zonesJson } from '#geo/zone-file.ts'
import { type ImportedFile, officialOf, wholeSetOf } from './imported-file.ts'
import { readZoneFile } from './read-zone-file.ts'
import { geoJsonOf } from './testing.ts'

const square = boxRing(110, 4, 112, 6)

function taken(text: string): ImportedFile {
  const file = readZoneFile(new TextEncoder().encode(text), 'a.geojson')
  if (!file.ok) throw new Error(file.problem.join('; '))
  return file.value
}

test('watch areas of a file, whoever wrote it, are no official zones', () => {
  const area = zoneOf([[square]], { id: 'watch:a', kind: 'watch-area' })
  const set = { version: '1', limits: [DRAWN_LIMIT], zones: [zoneOf([[square]]), area] }
  const foreign = geoJsonOf([
    { properties: { id: 'z', kind: 'eez' }, rings: [square] },
    { properties: { kind: 'watch-area' }, rings: [square] },
  ])
  for (const text of [JSON.stringify(zonesJson(set)), foreign]) {
    expect(officialOf(taken(text))).toMatchObject({
      ok: true,
      value: { zones: [{ id: 'z' }], notes: ['watch areas were left out: 1'] },
    })
  }
  expect(officialOf(taken(JSON.stringify(zonesJson({ ...set, zones: [area] }))))).toEqual({
    ok: false,
    problem: ['the file holds watch areas only, expected official zones'],
  })
})

test('a set made of a file is the same whenever it is made, and another when the file says something else', () => {
  const setOf = (name: string, rings = [square]) =>
    wholeSetOf(taken(geoJsonOf([{ properties: { name }, rings }])), 'sea.geojson')
  const [first, again, other] = [setOf('A'), setOf('A'), setOf('B')]
  expect(first).toEqual(again)
  expect(first).toMatchObject({ ok: true, value: { version: expect.stringMatching(/^file-[0-9a-f]{8}$/) } })
  expect(first.ok && other.ok && first.value.version !== other.value.version).toBe(true)
  const mixed = taken(geoJsonOf([{ rings: [square] }, { rings: [square.slice(0, 4)] }]))
  expect(wholeSetOf(mixed, 'a')).toEqual({ ok: false, problem: mixed.problems })
})
