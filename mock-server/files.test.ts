import { appendFile, open, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { collectRecording } from '#domain/formats/recording-reader.ts'
import { newDecoder, openBytes } from './files.ts'
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

test('a file that grows or shrinks while it is read is told, with both sizes', async () => {
  const row = '2026-03-14T00:00:00Z,4.25,113.1,533204118\n'
  for (const [change, expected] of [
    [(path: string) => appendFile(path, row), /^it had 8400012 bytes at first and 8400054 when it was read/],
    [
      (path: string) => truncate(path, 4_000_000),
      /^it had 8400012 bytes at first and \d+ when it was read: it was changed/,
    ],
  ] as const) {
    const path = join(newFolder(), 'a.csv')
    await writeFile(path, `time,lat,lon\n${row.repeat(200_000)}`.slice(0, 8_400_012))
    const bytes = await openBytes(path)
    if (!bytes.ok) throw new Error(bytes.problem)
    const readChanging = async () => {
      let isFirst = true
      for await (const _ of bytes.value) {
        if (isFirst) await change(path)
        isFirst = false
      }
    }
    await expect(readChanging()).rejects.toThrow(expected)
  }
})

test('what was read of a file before it was changed stays, and the reading says what happened to it', async () => {
  const path = join(newFolder(), 'a.csv')
  await writeFile(path, `time,lat,lon,mmsi\n${'2026-03-14T00:00:00Z,4.25,113.1,533204118\n'.repeat(20_000)}`)
  const opened = await openBytes(path)
  if (!opened.ok) throw new Error(opened.problem)
  await truncate(path, 20_000)
  const read = await collectRecording({ bytes: opened.value, newDecoder }, { source: 'a.csv' })
  expect(read.ok && read.value.summary.positions).toBeGreaterThan(400)
  expect(read.ok && read.value.rejects.find(({ reason }) => reason === 'unreadable')).toMatchObject({
    message: expect.stringMatching(/^the file could not be read further: it had \d+ bytes at first and 20000 when/),
  })
})
