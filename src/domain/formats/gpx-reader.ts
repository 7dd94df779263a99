import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes'
import { isLonLat } from '#geo/lonlat.ts'
import { METRES_PER_NM } from '#geo/measure.ts'
import type { PositionReport, TrackSink } from '../report.ts'
import { parseInstant } from './instant.ts'
import { Tally } from './tally.ts'

/** A name or a number in a GPX file is never longer; the rest of a longer one is dropped. */
const MAX_TEXT = 1000
/** A real file nests about ten deep; a hostile one costs a second for every ten thousand. */
const MAX_DEPTH = 100
/** Metres, up or down: nothing that is tracked is farther. */
const MAX_ALTITUDE_M = 1e7

const GPX_ROOT = /<(?:[\w.-]+:)?gpx[\s>]/

export function looksLikeGpx(head: string): boolean {
  return /^\s*</.test(head) && GPX_ROOT.test(head)
}

/** Leaf elements whose text is wanted, by local name. */
const WANTED = new Set(['name', 'time', 'ele', 'speed', 'course'])

type Point = { readonly line: number; readonly lon: string; readonly lat: string; readonly facts: Map<string, string> }

/**
 * Reads GPX 1.0 and 1.1, with any namespace prefix, in chunks cut anywhere: each `trk` becomes a track `gpx:1`,
 * `gpx:2`..., each timed `trkpt` a report. Speeds are metres a second, heights metres, as GPX has them; times without
 * a zone are UTC. Waypoints and routes carry no motion and are passed over. A document type is refused.
 */
export class GpxReader {
  readonly tally = new Tally()
  readonly #source: string
  readonly #sink: TrackSink
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  #tracks = 0
  #depth = 0
  #point: Point | undefined
  #inTrack = false
  #text: string | undefined
  #stopped = false

  constructor(options: { source: string; sink: TrackSink }) {
    this.#source = options.source
    this.#sink = options.sink
    this.#parser.on('opentag', (tag) => this.#open(tag))
    this.#parser.on('closetag', (tag) => this.#close(localName(tag.name)))
    this.#parser.on('text', (text) => this.#addText(text))
    this.#parser.on('cdata', (text) => this.#addText(text))
    this.#parser.on('doctype', () => this.#stop('doctype', 'a document type, expected none: it could hide entities'))
    // saxes says where itself, as `line:column: what`.
    this.#parser.on('error', (error) => this.#hearError(error.message))
  }

  /** A bad character in a name is one reject; a broken structure ends the reading. */
  #hearError(message: string): void {
    if (/entity|disallowed character|character reference/i.test(message))
      this.#reject(this.#parser.line, 'xml-text', message)
    else this.#stop('xml', `${message}, expected well-formed XML`)
  }

  write(text: string): void {
    if (!this.#stopped) this.#parser.write(text)
  }

  end(): void {
    this.tally.lines = this.#parser.line
    if (!this.#stopped) this.#parser.close()
  }

  #open(tag: SaxesTagPlain): void {
    // The parser goes on to the end of its chunk; what it says after a stop must not depend on where chunks were cut.
    if (this.#stopped) return
    if (++this.#depth > MAX_DEPTH) this.#stop('depth', `elements nest deeper than ${MAX_DEPTH}, expected a few levels`)
    const name = localName(tag.name)
    if (name === 'trk') {
      this.#inTrack = true
      this.#tracks++
      this.tally.tracks = this.#tracks
      this.#sink.identity({ trackId: this.#trackId, kind: 'other' })
    } else if (name === 'trkpt') {
      const { lat, lon } = attributesByLocalName(tag.attributes)
      this.#point = {
        line: this.#parser.line,
        lon: (lon ?? '').slice(0, 40),
        lat: (lat ?? '').slice(0, 40),
        facts: new Map(),
      }
    }
    this.#text = WANTED.has(name) ? '' : undefined
  }

  #close(name: string): void {
    if (this.#stopped) return
    this.#depth--
    const text = this.#text?.trim()
    this.#text = undefined
    if (text !== undefined && this.#point) this.#point.facts.set(name, text)
    else if (text && name === 'name' && this.#inTrack) this.#sink.identity({ trackId: this.#trackId, name: text })
    if (name === 'trkpt' && this.#point) this.#finish(this.#point)
    if (name === 'trk') this.#inTrack = false
  }

  #addText(text: string): void {
    if (this.#text !== undefined && this.#text.length < MAX_TEXT)
      this.#text += text.slice(0, MAX_TEXT - this.#text.length)
  }

  get #trackId(): string {
    return `gpx:${this.#tracks}`
  }

  #finish(point: Point): void {
    this.#point = undefined
    this.tally.messages++
    const [lon, lat] = [numberIn(point.lon), numberIn(point.lat)]
    if (lon === undefined || lat === undefined || !isLonLat(lon, lat)) {
      this.#reject(
        point.line,
        'position-out-of-range',
        `lat is "${point.lat}" and lon is "${point.lon}", expected -90..90 and -180..180`,
      )
      return
    }
    const time = point.facts.get('time')
    const atMs = time === undefined ? undefined : parseInstant(time)
    if (atMs === undefined) {
      if (time === undefined) this.tally.untimedPositions++
      const found = time === undefined ? 'the point has no time' : `time is "${time}"`
      this.#reject(
        point.line,
        time === undefined ? 'no-time' : 'bad-time',
        `${found}, expected an ISO 8601 time such as 2026-03-14T12:04:31Z`,
      )
      return
    }
    this.tally.position(atMs)
    this.#sink.report(this.#reportOf(point, lon, lat, atMs))
  }

  #reportOf(point: Point, lon: number, lat: number, atMs: number): PositionReport {
    const speedMs = numberIn(point.facts.get('speed'))
    const courseDeg = numberIn(point.facts.get('course'))
    const altitudeM = numberIn(point.facts.get('ele'))
    return {
      trackId: this.#trackId,
      source: this.#source,
      atMs,
      lon,
      lat,
      ...(speedMs !== undefined && speedMs >= 0 && { sogKn: (speedMs * 3600) / METRES_PER_NM }),
      ...(courseDeg !== undefined && courseDeg >= 0 && courseDeg < 360 && { cogDeg: courseDeg }),
      ...(altitudeM !== undefined && Math.abs(altitudeM) <= MAX_ALTITUDE_M && { altitudeM }),
    }
  }

  #stop(reason: string, message: string): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#reject(this.#parser.line, reason, message)
  }

  #reject(line: number, reason: string, message: string): void {
    this.tally.reject(reason)
    this.#sink.reject({ line, reason, message, text: '' })
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attributesByLocalName(
  attributes: Record<string, SaxesAttributePlain | string>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), String(value)]))
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}
