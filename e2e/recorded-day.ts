import { type EncodableMessage, encodeSentences } from '../src/domain/ais/testing.ts'

const START_MS = Date.UTC(2026, 2, 14, 0, 0, 0)
const MINUTES = 90
const EVERY_S = 30

/** A ship that keeps its course: name, place at the start, and degrees a minute. */
const SHIPS = [
  { mmsi: 290000001, name: 'GEO MERIDIAN', from: [109.6, 4.0], perMinute: [0.012, 0.001], sogKn: 14.2, cogDeg: 85 },
  { mmsi: 533000002, name: 'SERI TERATAI', from: [112.2, 4.6], perMinute: [0.003, 0.003], sogKn: 12, cogDeg: 45 },
  { mmsi: 563000003, name: 'OCEAN HERON', from: [110.5, 3.2], perMinute: [-0.011, 0.002], sogKn: 13, cogDeg: 280 },
  { mmsi: 533000004, name: 'LAUT <B>TENANG</B>', from: [113.0, 3.4], perMinute: [0, 0], sogKn: 0, cogDeg: 0 },
] as const

/** Names of the ships in the file, as the page shows them. */
export const shipNames = SHIPS.map(({ name }) => name)

/**
 * A recorded AIS file of ninety minutes off Sarawak, made here: GEO MERIDIAN comes in over the 1969 line, OCEAN HERON
 * goes out, one moored ship has markup in its name. Two sentences are broken on purpose.
 */
export function recordedDay(): Buffer {
  const lines: string[] = ['# recorded off Sarawak, invented']
  for (let s = 0; s <= MINUTES * 60; s += EVERY_S) {
    const atMs = START_MS + s * 1000
    for (const { mmsi, name, from, perMinute, sogKn, cogDeg } of SHIPS) {
      const minutes = s / 60
      const report: EncodableMessage = {
        type: 1,
        mmsi,
        navStatus: sogKn === 0 ? 5 : 0,
        lon: from[0] + perMinute[0] * minutes,
        lat: from[1] + perMinute[1] * minutes,
        sogKn,
        cogDeg,
        headingDeg: cogDeg,
        utcSecond: s % 60,
      }
      lines.push(...encodeSentences(report, { atMs, station: 'r1' }))
      if (s % 360 === 0) {
        const voyage: EncodableMessage = {
          type: 5,
          mmsi,
          name,
          callSign: '9MTEST',
          shipType: 70,
          destination: 'BINTULU',
        }
        lines.push(...encodeSentences(voyage, { atMs, station: 'r1', sequenceId: mmsi % 10 }))
      }
    }
  }
  lines.push(
    '!AIVDM,1,1,,A,15N9?cP01BGR1ttC>C03Tjon00S@,0*00',
    '!AIVDM,2,1,7,B,552H<Dl00001HDL62210ThuB08t5B1HDL622220j1083340Ht3h00000,0*4E',
  )
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}

/** A GPX track of ten minutes off Labuan, one of its points off the globe. */
export function recordedFlight(): Buffer {
  const points = Array.from({ length: 60 }, (_, i) => {
    const time = new Date(START_MS + i * 10_000).toISOString()
    return `<trkpt lat="${(5.5 + i / 200).toFixed(5)}" lon="${(114.8 - i / 300).toFixed(5)}"><ele>5500</ele><time>${time}</time></trkpt>`
  })
  points.push(`<trkpt lat="95.5" lon="114"><time>${new Date(START_MS).toISOString()}</time></trkpt>`)
  return Buffer.from(
    `<?xml version="1.0"?>\n<gpx version="1.1" creator="test"><trk><name>Flight out of Labuan</name><trkseg>${points.join('\n')}</trkseg></trk></gpx>`,
  )
}
