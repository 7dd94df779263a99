import { CsvReader } from '#domain/formats/csv/csv-reader.ts'
import { type Benchmark, seededRandom } from './bench.ts'

const ROWS = 1_000_000
const SHIPS = 5000
const CHUNK_BYTES = 256 * 1024
const HEADER =
  'MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass'

/** One million AIS positions in the columns of Marine Cadastre, read into reports, against the two ways people read them. */
export function csvImport(): Benchmark {
  const rows = positions()
  const text = [HEADER, ...rows, ''].join('\n')
  // As a decoder hands them over, each a text of its own.
  const bytes = new TextEncoder().encode(text)
  const decoder = new TextDecoder()
  const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, i) =>
    decoder.decode(bytes.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES), { stream: true }),
  )
  const names = HEADER.split(',')
  const ndjson = rows
    .map((row) => JSON.stringify(Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell]))))
    .join('\n')
  return {
    name: 'csv-import',
    unit: 'rows/s',
    bar: 3,
    ours: () => {
      let reports = 0
      const ignore = () => undefined
      const reader = new CsvReader({
        source: 'bench',
        sink: {
          report: () => {
            reports++
          },
          identity: ignore,
          reject: ignore,
        },
      })
      for (const chunk of chunks) reader.write(chunk)
      reader.end()
      if (reports !== ROWS) throw new Error(`${reports} of ${ROWS} rows were read`)
      return ROWS
    },
    baselines: {
      'split + objects': () => {
        const objects = text
          .split('\n')
          .slice(1, -1)
          .map((line) => {
            const cells = line.split(',')
            return Object.fromEntries(names.map((name, i) => [name, cells[i]]))
          })
          .map(({ MMSI, BaseDateTime, LAT, LON, SOG, COG, Heading }) => ({
            id: MMSI,
            atMs: Date.parse(`${BaseDateTime}Z`),
            lat: Number(LAT),
            lon: Number(LON),
            sog: Number(SOG),
            cog: Number(COG),
            heading: Number(Heading),
          }))
        return objects.length
      },
      'NDJSON split + JSON.parse': () => {
        const objects = ndjson.split('\n').map((line) => JSON.parse(line) as object)
        return objects.length
      },
    },
  }
}

function positions(): string[] {
  const random = seededRandom(6)
  return Array.from({ length: ROWS }, (_, i) => {
    const ship = i % SHIPS
    const time = new Date(Date.UTC(2026, 2, 14) + Math.floor(i / SHIPS) * 10_000).toISOString().slice(0, 19)
    const [lat, lon] = [(1 + 7 * random()).toFixed(5), (100 + 18 * random()).toFixed(5)]
    return `${533_000_000 + ship},${time},${lat},${lon},${(20 * random()).toFixed(1)},${(359 * random()).toFixed(1)},${Math.floor(359 * random())},SHIP ${ship},IMO${9_000_000 + ship},9M${ship},70,0,183,32,10.2,70,A`
  })
}
