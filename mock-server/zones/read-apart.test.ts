import { expect, test } from 'vitest'
import { boxRing } from '#geo/testing.ts'
import { readZoneFileApart } from './read-apart.ts'
import { readZoneFile } from './read-zone-file.ts'
import { geoJsonOf } from './testing.ts'

const bytes = new TextEncoder().encode(geoJsonOf([{ properties: { name: 'A' }, rings: [boxRing(110, 4, 112, 6)] }]))

test('a file read in a thread of its own gives what it gives here', { timeout: 60_000 }, async () => {
  expect(await readZoneFileApart(bytes, 'a.geojson')).toEqual(readZoneFile(bytes, 'a.geojson'))
  expect(await readZoneFileApart(new Uint8Array(), 'a')).toEqual({ ok: false, problem: ['the file is empty'] })
})

test('a file that takes too long is given up', async () => {
  expect(await readZoneFileApart(bytes, 'a.geojson', 1)).toEqual({
    ok: false,
    problem: ['the file could not be read within 0.001 s, expected a simpler one'],
  })
})

test('of several files each gets its own answer, also after one that was given up', { timeout: 60_000 }, async () => {
  const [late, good, empty] = await Promise.all([
    readZoneFileApart(bytes, 'a.geojson', 1),
    readZoneFileApart(bytes, 'a.geojson'),
    readZoneFileApart(new Uint8Array(), 'a'),
  ])
  expect([late.ok, good.ok, empty]).toEqual([false, true, { ok: false, problem: ['the file is empty'] }])
})
