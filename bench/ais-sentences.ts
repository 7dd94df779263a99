import { NmeaDecoder } from '#domain/ais/nmea-decoder.ts'
import { type EncodableMessage, encodeSentences } from '#domain/ais/testing.ts'
import { type Benchmark, seededRandom } from './bench.ts'

const SENTENCES = 120_000
const SHIPS = 5000
/** As a file or a socket hands them over. */
const CHUNK_CHARACTERS = 64 * 1024

/** Decodes sentences; answers how many it was given. */
export type SentenceDecoder = (lines: readonly string[]) => number | Promise<number>

/** AIS sentences a second, from text to message objects, against other decoders; without any there is only the rate. */
export function aisSentences(decoders: Readonly<Record<string, SentenceDecoder>>): Benchmark {
  const lines = traffic()
  const text = `${lines.join('\r\n')}\r\n`
  const chunks = Array.from({ length: Math.ceil(text.length / CHUNK_CHARACTERS) }, (_, i) =>
    text.slice(i * CHUNK_CHARACTERS, (i + 1) * CHUNK_CHARACTERS),
  )
  return {
    name: 'ais-sentences',
    unit: 'sentences/s',
    bar: Object.keys(decoders).length ? 4 : 0,
    leastValue: 300_000,
    ours: () => {
      let messages = 0
      const ignore = () => undefined
      const decoder = new NmeaDecoder({
        message: () => {
          messages++
        },
        time: ignore,
        reject: ignore,
      })
      for (const chunk of chunks) decoder.write(chunk)
      decoder.end()
      if (messages < lines.length / 2) throw new Error(`only ${messages} messages from ${lines.length} sentences`)
      return lines.length
    },
    baselines: Object.fromEntries(Object.entries(decoders).map(([name, decode]) => [name, () => decode(lines)])),
  }
}

/** A mix of messages like that of a busy coast: most of them positions of class A. */
function traffic(): string[] {
  const random = seededRandom(1)
  const whole = (below: number) => Math.floor(random() * below)
  const lines: string[] = []
  while (lines.length < SENTENCES) {
    lines.push(...encodeSentences(message(533_000_000 + whole(SHIPS), random(), whole), { sequenceId: whole(10) }))
  }
  return lines
}

function message(mmsi: number, share: number, whole: (below: number) => number): EncodableMessage {
  const place = { lon: 99 + whole(20_000) / 1000, lat: 1 + whole(7000) / 1000 }
  const motion = { sogKn: whole(250) / 10, cogDeg: whole(3600) / 10, utcSecond: whole(60) }
  if (share < 0.86) return { type: 1, mmsi, navStatus: 0, headingDeg: whole(360), ...place, ...motion }
  if (share < 0.91) return { type: 18, mmsi, ...place, ...motion }
  if (share < 0.96)
    return { type: 5, mmsi, name: `SERI ${whole(999)}`, callSign: '9MAB1', shipType: 70, destination: 'PORT KLANG' }
  return { type: 24, part: 'A', mmsi, name: `LAUT ${whole(999)}` }
}
