import AisStreamDecoder from 'ais-stream-decoder'
import ggencoder from 'ggencoder'
import type { SentenceDecoder } from './ais-sentences.ts'

/** The decoders on npm. */
export const AIS_DECODERS: Readonly<Record<string, SentenceDecoder>> = {
  ggencoder: (lines) => {
    const session = {}
    let valid = 0
    for (const line of lines) if (new ggencoder.AisDecode(line, session).valid) valid++
    if (valid < lines.length / 2) throw new Error(`ggencoder decoded only ${valid}`)
    return lines.length
  },
  'ais-stream-decoder': (lines) =>
    new Promise((resolve, reject) => {
      const decoder = new AisStreamDecoder.default()
      let decoded = 0
      decoder.on('error', () => undefined)
      decoder.on('data', () => {
        decoded++
      })
      decoder.on('end', () =>
        decoded < lines.length / 2
          ? reject(new Error(`ais-stream-decoder decoded only ${decoded}`))
          : resolve(lines.length),
      )
      for (const line of lines) decoder.write(line)
      decoder.end()
    }),
}
