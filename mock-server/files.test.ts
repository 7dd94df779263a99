import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBytes } from './files.ts'
import { newFolder } from './testing.ts'

const GIB = 1024 ** 3

test('only those who keep a whole file limit its size', async () => {
  const path = join(newFolder(), 'large.nmea')
  // All hole: it takes no room on the disk.
  const file = await open(path, 'w')
  await file.truncate(GIB + 1)
  await file.close()
  expect((await openBytes(path)).ok).toBe(true)
  expect(await openBytes(path, GIB)).toEqual({
    ok: false,
    problem: `${path} has 1073741825 bytes, expected at most 1073741824`,
  })
})

test('a folder and a missing file are refused by name', async () => {
  expect(await openBytes('/tmp')).toMatchObject({ problem: '/tmp is not a file, expected a recorded track file' })
  expect(await openBytes('/no/such')).toMatchObject({ problem: '/no/such cannot be opened: no such file' })
})
