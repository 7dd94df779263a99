import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { boxRing, zoneOf } from '#geo/testing.ts'
import { DRAWN_LIMIT, zonesJson } from '#geo/zone-file.ts'
import { newFolder } from '../testing.ts'
import { geoJsonOf } from '../zones/testing.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = newFolder()

const eez = (...args: readonly string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })
const lines = (text: string) => text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []))

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** A ship that goes east along 11.5 N in the open Pacific, far from any zone of the product. */
const track = write(
  'track.gpx',
  `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Ship</name><trkseg>${Array.from(
    { length: 60 },
    (_, i) => {
      const time = new Date(Date.UTC(2026, 2, 14, 0, i)).toISOString()
      return `<trkpt lat="11.5" lon="${(-131.1 + i * 0.005).toFixed(3)}"><time>${time}</time></trkpt>`
    },
  ).join('')}</trkseg></trk></gpx>`,
)
const ring = boxRing(-131, 11, -130, 12)

describe('eez events', { timeout: 30_000 }, () => {
  test('takes the zones of the product, or those of a file in our own or any other format', () => {
    const set = { version: 'own-1', zones: [zoneOf([[ring]], { id: 'own' })], limits: [DRAWN_LIMIT] }
    const own = write('own.geojson', JSON.stringify(zonesJson(set)))
    const other = write('other.geojson', geoJsonOf([{ properties: { id: 'other', name: 'Other' }, rings: [ring] }]))
    const none = eez('events', track)
    expect([none.stdout, none.stderr, none.status]).toEqual(['', '', 0])
    for (const [path, zoneId] of [
      [own, 'own'],
      [other, 'other'],
    ] as const) {
      const { stdout, stderr, status } = eez('events', track, '--zones', path)
      expect([stderr, status]).toEqual(['', 0])
      expect(lines(stdout)).toMatchObject([{ kind: 'entered', zoneId }])
      expect(eez('events', track, '--zones', path, '--hash').stdout).toMatch(/^[0-9a-f]{64}\n$/)
    }
  })

  test('refuses a zone file that is not good, naming file and place', () => {
    const open = write('open.geojson', geoJsonOf([{ properties: { name: 'Open' }, rings: [ring.slice(0, 4)] }]))
    const { stdout, stderr, status } = eez('events', track, '--zones', open)
    expect([stdout, status]).toEqual(['', 1])
    expect(stderr).toContain('open.geojson: feature 1 "Open", part 1, outer ring: starts at')
    expect(eez('events', track, '--zones', join(folder, 'none.geojson')).stderr).toContain(
      'none.geojson cannot be opened',
    )
    expect(eez('info', track, '--zones', open).status).toBe(2)
  })
})

test('info tells of each file that can be read; the other commands want all of them', { timeout: 30_000 }, () => {
  const [missing, rubbish] = [join(folder, 'missing.csv'), write('rubbish.bin', '\0\u0001\0')]
  const info = eez('info', missing, track, folder, rubbish)
  expect(lines(info.stdout)).toMatchObject([{ file: track, format: 'gpx', positions: 60 }])
  expect(info.stderr.match(/missing\.csv cannot be opened|is not a file|rubbish\.bin: /g)).toHaveLength(3)
  expect(info.status).toBe(1)
  expect(eez('info', missing)).toMatchObject({ stdout: '', status: 1 })
  for (const bad of [missing, folder, rubbish])
    expect(eez('convert', track, bad, '--to', 'csv')).toMatchObject({ stdout: '', status: 1 })
})
