import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { OwnReader } from '../formats/own-reader.ts'
import { report } from '../testing.ts'
import { exportFacts } from './export-facts.ts'
import { job, readBack, START_MS, storeOf, textOf } from './testing.ts'
import { writeExport } from './write-export.ts'
import { elementsNamed, parsedXml } from './xml-testing.ts'

const NASTY = [
  ']]>',
  '<!--',
  '</name>',
  '&amp;',
  '"',
  "'",
  '\u0000',
  '\u0007',
  '\u001b[2J',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udc00',
  '\u{1f6a2}',
  '\r\n',
  '\t',
  ',',
  ';',
  '=cmd|x!A0',
  '__proto__',
  'SERI',
  ' ',
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...NASTY), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
/** What XML 1.0 holds of a text, by its list of characters (section 2.2). */
const inXml = (value: string) => [...value].filter((char) => isXmlCharacter(char.codePointAt(0) as number)).join('')
const isXmlCharacter = (code: number) =>
  [0x9, 0xa, 0xd].includes(code) ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000
/** What a reader of UTF-8 makes of a text: hyparquet's takes a byte order mark off its start. */
const inUtf8 = (value: string) => value.toWellFormed().replace(/^\ufeff/, '')

test('whatever a track is called, every format is valid and gives the name back as far as it holds it', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, text, async (name, callSign, source) => {
      const trackId = `id:${name}`.slice(0, 100)
      const reports = [0, 1].map((i) => report({ trackId, source, atMs: START_MS + i }))
      const store = storeOf([{ trackId, name, callSign }], reports)
      const made = job(store, { source })

      const own = readBack((options) => new OwnReader(options), textOf('own', made))
      expect([own.rejects, own.store.identities, own.store.reports]).toEqual([[], store.identities, 2])

      const [feature] = JSON.parse(textOf('geojson', made)).features
      expect([feature.properties.name, feature.properties.trackId]).toEqual([name, trackId])

      const gpx = parsedXml(textOf('gpx', made))
      expect(elementsNamed(gpx, 'name').map((element) => element.text)).toEqual([inXml(name)])
      const kml = parsedXml(textOf('kml', made))
      expect(elementsNamed(kml, 'name').map((element) => element.text)).toEqual([inXml(source), inXml(name)])
      const events = elementsNamed(parsedXml(textOf('cot', made)), 'event')
      expect(events.map(({ attributes }) => attributes.uid)).toEqual([inXml(trackId), inXml(trackId)])

      const { data, errors } = Papa.parse<string[]>(textOf('csv', made), { delimiter: ',', newline: '\r\n' })
      expect([errors, data.map((row) => row.length)]).toEqual([[], [18, 18, 18, 1]])
      const kept = data[1]?.[7] ?? ''
      expect(kept.replaceAll("'", '')).toBe(name.toWellFormed().replaceAll("'", ''))
      if (exportFacts(store, {}).textsRun === 0) expect(kept).toBe(name.toWellFormed())

      const rows = await parquetReadObjects({ file: bytesOf(made) })
      expect(rows.map((row) => [row.name, row.source])).toEqual([0, 1].map(() => [inUtf8(name), inUtf8(source)]))
    }),
    { seed: 6, numRuns: 200 },
  )
})

function bytesOf(made: Parameters<typeof writeExport>[1]): ArrayBuffer {
  const chunks = [...writeExport('parquet', made)].map((chunk) =>
    typeof chunk === 'string' ? new Uint8Array() : chunk,
  )
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk])).buffer
}
