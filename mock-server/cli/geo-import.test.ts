import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { boxRing } from '#geo/testing.ts'
import { newFolder } from '../testing.ts'
import { geoJsonOf } from '../zones/testing.ts'
import { importZonesCommand } from './geo-import.ts'

const square = boxRing(110, 4, 112, 6)
const good = geoJsonOf([{ properties: { name: 'Laut', kind: 'eez', claimants: ['MY'] }, rings: [square] }])
const mixed = geoJsonOf([{ properties: { name: 'Good' }, rings: [square] }, { rings: [square.slice(0, 4)] }])

afterEach(() => {
  vi.restoreAllMocks()
})

/** Runs the command on a file and gives its exit code, what it said and where it kept zones. */
async function run(text: string, args: readonly string[] = [], folder = newFolder()) {
  const path = join(folder, 'zones.geojson')
  writeFileSync(path, text)
  const [out, err]: [string[], string[]] = [[], []]
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => out.push(String(line)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => err.push(String(line)) > 0)
  const code = await importZonesCommand([...(args.includes('--built') ? [] : [path]), '--data', folder, ...args])
  return { code, folder, out: out.join(''), err: err.join(''), kept: readdirSync(folder).includes('zones') }
}

test('a good file comes into force, by its name or another, and the built zones come back', async () => {
  const first = await run(good)
  expect([first.code, first.err, first.kept]).toEqual([0, '', true])
  expect(first.out).toContain(
    'zones.geojson: GeoJSON, zones: 1\nlaut: Laut, eez, MY, 4 vertices\nin force: zones, version ',
  )
  const named = await run(good, ['--name', 'Gazette'], first.folder)
  expect(named.out).toContain('in force: Gazette, version ')
  expect((await run('', ['--built'], first.folder)).out).toContain('in force: Built zones, version ')
})

test('a file with a fault replaces nothing, and the fault is told', async () => {
  const { code, err, kept } = await run(mixed)
  expect([code, kept]).toEqual([1, false])
  expect(err).toContain('eez import-zones: zones.geojson: feature 2, part 1, outer ring: starts at [110,4] and ends at')
  expect(err).toContain(
    'cannot replace the official zones unless all of it is good, the zones in force stay as they were',
  )
  expect((await run('nonsense')).code).toBe(1)
})

test('what is good of a file becomes watch areas', async () => {
  const { code, out, err } = await run(mixed, ['--as', 'watch'])
  expect([code, out]).toEqual([0, expect.stringContaining('in force: watch areas added: 1, version ')])
  expect(err).toContain('feature 2')
  expect((await run(geoJsonOf([{ rings: [square.slice(0, 4)] }]), ['--as', 'watch'])).code).toBe(1)
})

test('a check changes nothing', async () => {
  for (const as of ['base', 'watch']) {
    const { code, out, kept } = await run(good, ['--check', '--as', as])
    expect([code, out, kept]).toEqual([0, expect.stringContaining('nothing was changed: '), false])
  }
  expect((await run(mixed, ['--check'])).code).toBe(1)
})

test.each([
  [['--as', 'sea'], '--as is "sea", expected base or watch'],
  [['other.kml'], '2 files, expected one'],
  [['--colour'], "Unknown option '--colour'"],
])('wrong usage is told: %j', async (args, problem) => {
  const { code, err } = await run(good, args)
  expect([code, err]).toEqual([2, expect.stringContaining(problem)])
})
