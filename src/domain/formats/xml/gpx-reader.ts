import { type FormatReader, type ReaderOptions, unnamedTrackId } from '../format-reader.ts'
import { storedText } from '../stored-text.ts'
import { Tally } from '../tally.ts'
import { knotsOf, PointDesk } from './point-desk.ts'
import { rootElement } from './root-element.ts'
import { factNamed, identityOf, type TrackFacts } from './track-facts.ts'
import { attributeOf, type XmlElement, type XmlListener, XmlStream } from './xml-stream.ts'

/** What is wanted of a point: `time` and `ele` of its own, `speed` and `course` of its own or in its extensions. */
type PointFact = 'time' | 'ele' | 'speed' | 'course'
const POINT_FACTS: ReadonlySet<string> = new Set<PointFact>(['time', 'ele', 'speed', 'course'])

interface Point {
  readonly line: number
  readonly lon: string
  readonly lat: string
  readonly own: { [Name in PointFact]?: string }
  readonly extended: { speed?: string; course?: string }
}

interface Track {
  readonly number: number
  readonly facts: TrackFacts
  name?: string
  /** Once it is told. */
  id?: string
}

/**
 * Reads GPX 1.0 and 1.1 (Topografix schemas), with any namespace prefix: each `trk` becomes a track `gpx:1`, `gpx:2`...,
 * or that of the MMSI in its `extensions`, each timed `trkpt` a report. Speeds are metres a second: `speed` of GPX 1.0,
 * that of Garmin's TrackPointExtension v2, and, noted, that of other extensions; courses are degrees true, heights metres.
 * Times without a zone are UTC. Waypoints and routes carry no motion: they are passed over, and counted in a note.
 */
export class GpxReader implements FormatReader {
  readonly tally = new Tally()
  readonly #options: ReaderOptions
  readonly #desk: PointDesk
  readonly #stream: XmlStream
  readonly #trackIds = new Set<string>()
  #track: Track | undefined
  #point: Point | undefined
  #tracks = 0
  #passedOver = { wpt: 0, rtept: 0, timed: 0 }

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#desk = new PointDesk(options, this.tally)
    const listener: XmlListener = {
      opened: (element, path) => this.#opened(element, path),
      closed: (name, text, path) => this.#closed(name, text, path),
      fault: (fault) => this.#desk.fault(fault),
    }
    this.#stream = new XmlStream(listener)
  }

  write(text: string): void {
    this.#stream.write(text)
  }

  end(): void {
    this.#stream.end()
    this.tally.lines = this.#stream.lines
    this.#notePassedOver()
  }

  #opened(element: XmlElement, path: readonly string[]): boolean {
    const { name, line } = element
    if (this.#point) return POINT_FACTS.has(name)
    switch (name) {
      case 'trk':
        this.#track = { number: ++this.#tracks, facts: {} }
        return false
      case 'trkpt':
        this.#point = {
          line,
          lon: attributeOf(element, 'lon') ?? '',
          lat: attributeOf(element, 'lat') ?? '',
          own: {},
          extended: {},
        }
        return false
      case 'wpt':
      case 'rtept':
        this.#passedOver[name]++
        return false
      case 'time':
        if (path.at(-2) === 'wpt' || path.at(-2) === 'rtept') this.#passedOver.timed++
        return false
      default:
        return this.#track !== undefined && isOfTrack(name, path)
    }
  }

  #closed(name: string, text: string | undefined, path: readonly string[]): void {
    if (text !== undefined) this.#hear(name, text, path)
    if (name === 'trkpt' && this.#point) this.#finish(this.#point)
    if (name === 'trk' && this.#track) {
      this.#idOf(this.#track)
      this.#track = undefined
    }
  }

  #hear(name: string, text: string, path: readonly string[]): void {
    const parent = path.at(-2)
    if (this.#point) {
      if (parent === 'trkpt') this.#point.own[name as PointFact] = text
      else if ((name === 'speed' || name === 'course') && path.includes('extensions')) {
        this.#point.extended[name] = text
        if (name === 'speed' && parent !== 'TrackPointExtension')
          this.tally.note('Speeds in extensions that GPX does not define were read as metres a second.')
      }
    } else if (this.#track && name === 'name') {
      this.#nameTrack(this.#track, storedText(text))
    } else if (this.#track) {
      const fact = factNamed(name)
      if (fact) this.#track.facts[fact] = text
    }
  }

  #nameTrack(track: Track, name: string): void {
    if (name === '') return
    track.name = name
    if (track.id !== undefined) this.#options.sink.identity({ trackId: track.id, name })
  }

  /** Tells of a track at its first point, when all that the schema lets stand before it has been heard. */
  #idOf(track: Track): string {
    if (track.id !== undefined) return track.id
    const known = identityOf(track.facts)
    const trackId = known?.trackId ?? unnamedTrackId('gpx', track.number, this.#options)
    track.id = trackId
    this.#trackIds.add(trackId)
    this.tally.tracks = this.#trackIds.size
    this.#options.sink.identity(known ?? { trackId, kind: 'other' })
    if (track.name !== undefined) this.#options.sink.identity({ trackId, name: track.name })
    return trackId
  }

  #finish({ line, lon, lat, own, extended }: Point): void {
    this.#point = undefined
    this.tally.messages++
    const place = this.#desk.place(line, lon, lat)
    const atMs = place && this.#desk.time(line, own.time)
    if (!place || atMs === undefined) return
    this.#track ??= { number: ++this.#tracks, facts: {} }
    this.#desk.report(this.#idOf(this.#track), place, atMs, {
      sogKn: knotsOf(this.#desk.number(own.speed ?? extended.speed)),
      cogDeg: this.#desk.number(own.course ?? extended.course),
      altitudeM: this.#desk.number(own.ele),
    })
  }

  #notePassedOver(): void {
    const { wpt, rtept, timed } = this.#passedOver
    if (wpt + rtept === 0) return
    this.tally.note(
      `Passed over, as they are places and no motion: waypoints ${wpt}, points of routes ${rtept}; of these with a time ${timed}.`,
    )
  }
}

/** The name of a track, and what its extensions say of it. */
function isOfTrack(name: string, path: readonly string[]): boolean {
  return name === 'name' ? path.at(-2) === 'trk' : factNamed(name) !== undefined && path.at(-2) === 'extensions'
}

/** Whether a text is GPX, of any version and with any prefix. */
export function looksLikeGpx(head: string): boolean {
  return rootElement(head)?.name === 'gpx'
}
