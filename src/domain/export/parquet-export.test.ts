import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { report } from '../testing.ts'
import { parquetExport } from './parquet-export.ts'
import { job, START_MS, smallStore, storeOf } from './testing.ts'

function joined(chunks: readonly Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes.buffer
}

test('Parquet has a row a report in time order, and null where nothing is known', async () => {
  const rows = await parquetReadObjects({ file: joined([...parquetExport(job(smallStore()))]) })
  expect(rows.map(({ track_id, time }) => [track_id, time.getTime() - START_MS])).toEqual([
    ['mmsi:533204118', 0],
    ['uav:anka-s-1', 250],
    ['mmsi:533204118', 10_000],
    ['uav:anka-s-1', 10_000],
    ['mmsi:533204118', 20_001],
  ])
  expect(rows[0]).toEqual({
    track_id: 'mmsi:533204118',
    mmsi: 533204118,
    time: new Date(START_MS),
    lon: 113.1,
    lat: 4.2,
    sog_kn: 12.1,
    cog_deg: 81.3,
    heading_deg: 80,
    altitude_m: null,
    nav_status: 0,
    name: 'SERI "A" & <B>, Ž',
    call_sign: '9MAB',
    imo: 9321483,
    ship_type: 70,
    kind: 'vessel',
    source: 'ais',
  })
  expect(rows[1]).toMatchObject({ mmsi: null, altitude_m: 5200.5, nav_status: null, kind: 'drone' })
})

test('the times of Parquet are UTC milliseconds, and what made the file stands in it', () => {
  const metadata = parquetMetadata(joined([...parquetExport(job(smallStore()))]))
  expect(metadata.schema.find(({ name }) => name === 'time')).toMatchObject({
    type: 'INT64',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  })
  expect(metadata.key_value_metadata).toEqual([
    { key: 'madeAt', value: '2026-03-14T13:00:00.000Z' },
    { key: 'source', value: 'a test' },
  ])
})

test('Parquet comes a row group at a time, and the groups follow each other in time', async () => {
  const many = Array.from({ length: 100_001 }, (_, i) => report({ trackId: `mmsi:${i % 7}`, atMs: START_MS + i }))
  const chunks = [...parquetExport(job(storeOf([], many)))]
  expect(chunks).toHaveLength(2)
  const file = joined(chunks)
  expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([100_000, 1])
  const times = await parquetReadObjects({ file, columns: ['time'] })
  expect(times.every(({ time }, i) => time.getTime() === START_MS + i)).toBe(true)
})

test('numbers that 32 bits cannot hold are null, and an export of nothing is a table without rows', async () => {
  const odd = storeOf([{ trackId: 'a', mmsi: 1e300, imo: 1.5 }], [report({ trackId: 'a', atMs: START_MS })])
  expect(await parquetReadObjects({ file: joined([...parquetExport(job(odd))]) })).toMatchObject([
    { mmsi: null, imo: null },
  ])
  expect(await parquetReadObjects({ file: joined([...parquetExport(job(storeOf([], [])))]) })).toEqual([])
})
