import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { Recordings } from './recordings.ts'
import { newFolder } from './testing.ts'

// A file named so is removed between the reading of the folder and the question about it.
vi.mock('node:fs/promises', async (importActual) => {
  const actual = await importActual<typeof import('node:fs/promises')>()
  const stat = async (path: string) => {
    if (path.endsWith('vanishing.nmea')) await actual.rm(path)
    return actual.stat(path)
  }
  return { ...actual, stat }
})

test('a file that vanishes meanwhile is left out, the others are listed', async () => {
  const path = newFolder()
  for (const name of ['b.gpx', 'vanishing.nmea', 'a.nmea']) await writeFile(join(path, name), name)
  expect((await new Recordings(path).list()).map(({ name }) => name)).toEqual(['a.nmea', 'b.gpx'])
})

test('links, folders and what lies in folders are not listed', async () => {
  const path = newFolder()
  await writeFile(join(path, 'plain.nmea'), '')
  await mkdir(join(path, 'below'))
  await writeFile(join(path, 'below', 'deep.nmea'), '')
  await symlink('/etc/passwd', join(path, 'link.nmea'))
  await symlink(join(path, 'below'), join(path, 'linked-folder'))
  expect((await new Recordings(path).list()).map(({ name }) => name)).toEqual(['plain.nmea'])
})

test('a folder that is not there holds none', async () => {
  expect(await new Recordings('/nowhere').list()).toEqual([])
})
