import { type FormatReader, type ReaderOptions, unnamedTrackId } from '../format-reader.ts'
import { storedText } from '../stored-text.ts'
import { Tally } from '../tally.ts'
import { hearData, newPlacemark, type Placemark } from './kml-placemark.ts'
import { motionOf, seriesNamed, UNITLESS_NOTE } from './kml-series.ts'
import { heightOf, KmlTrack } from './kml-track.ts'
import { type Motion, PointDesk } from './point-desk.ts'
import { rootElement } from './root-element.ts'
import { identityOf } from './track-facts.ts'
import { attributeOf, type XmlElement, type XmlListener, XmlStream } from './xml-stream.ts'

const SHAPES = new Set(['LineString', 'LinearRing', 'Polygon', 'Model'])
const CONTAINERS = new Set(['kml', 'Document', 'Folder'])

/**
 * Reads KML 2.2 and 2.3 (OGC 07-147r2, 12-007r2; Google's gx: extensions), with any namespace prefix. Each Placemark with a
 * gx:Track or gx:MultiTrack is a track `kml:1`, `kml:2`..., or that of the MMSI in its ExtendedData. Placemarks of one Folder
 * or Document with a Point, a TimeStamp and the same name, or no name, are points of one track. Of a TimeSpan the begin is
 * taken, and noted. Values of arrays and data are read where their name says what they are (`speed_kn`, `cog`, `mmsi`).
 * Places without a time, lines and areas are passed over, and counted in a note. Links are never followed.
 */
export class KmlReader implements FormatReader {
  readonly tally = new Tally()
  readonly #options: ReaderOptions
  readonly #desk: PointDesk
  readonly #stream: XmlStream
  readonly #trackIds = new Set<string>()
  readonly #named = new Set<string>()
  /** Of every open container: which track the points of a name belong to. */
  readonly #containers: Map<string, string>[] = []
  #placemark: Placemark | undefined
  #track: KmlTrack | undefined
  #tracks = 0
  #passedOver = { places: 0, shapes: 0 }
  #leafLine = 0
  #dataName = ''

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

  /** A track that the end of the file cuts off is told as far as it goes. */
  end(): void {
    this.#stream.end()
    this.#endTrack()
    this.tally.lines = this.#stream.lines
    const { places, shapes } = this.#passedOver
    if (places + shapes > 0)
      this.tally.note(`Passed over, as they have no times: places ${places}, lines and areas ${shapes}.`)
  }

  #opened(element: XmlElement, path: readonly string[]): boolean {
    const { name, line } = element
    const parent = path.at(-2)
    this.#leafLine = line
    if (this.#track) return this.#openedInTrack(element, parent)
    if (name === 'Placemark') this.#placemark = newPlacemark(line)
    else if (CONTAINERS.has(name)) this.#containers.push(new Map())
    else if (name === 'Track') this.#track = new KmlTrack(line, this.#desk, this.tally)
    else if (name === 'NetworkLink') this.tally.note('Links to other files were not followed.')
    if (!this.#placemark) return false
    if (SHAPES.has(name)) this.#placemark.hasShape = true
    if (name === 'Data' || name === 'SimpleData') this.#dataName = attributeOf(element, 'name') ?? ''
    switch (name) {
      case 'name':
        return parent === 'Placemark'
      case 'when':
        return parent === 'TimeStamp' && path.at(-3) === 'Placemark'
      case 'begin':
        return parent === 'TimeSpan' && path.at(-3) === 'Placemark'
      case 'coordinates':
      case 'altitudeMode':
        return parent === 'Point'
      case 'value':
        return parent === 'Data'
      default:
        return name === 'SimpleData'
    }
  }

  #openedInTrack(element: XmlElement, parent: string | undefined): boolean {
    switch (element.name) {
      case 'when':
      case 'coord':
      case 'angles':
      case 'altitudeMode':
        return parent === 'Track'
      case 'value':
        return parent === 'Data' || (parent === 'SimpleArrayData' && this.#track?.wantsValues === true)
      case 'SimpleArrayData':
        this.#track?.beginArray(attributeOf(element, 'name') ?? '')
        return false
      case 'Data':
      case 'SimpleData':
        this.#dataName = attributeOf(element, 'name') ?? ''
        return element.name === 'SimpleData'
      default:
        return false
    }
  }

  #closed(name: string, text: string | undefined, path: readonly string[]): void {
    const parent = path.at(-2)
    if (text !== undefined) {
      if (name === 'SimpleData' || parent === 'Data') {
        if (this.#placemark) hearData(this.#placemark, this.#dataName, text)
      } else if (this.#track) this.#hearInTrack(this.#track, name, text)
      else if (this.#placemark) this.#hear(this.#placemark, name, text)
    } else if (name === 'Track') {
      this.#endTrack()
    } else if (name === 'Placemark' && this.#placemark) {
      this.#endPlacemark(this.#placemark)
      this.#placemark = undefined
    } else if (CONTAINERS.has(name) && !this.#track) {
      this.#containers.pop()
    }
  }

  #hear(placemark: Placemark, name: string, text: string): void {
    const line = this.#leafLine
    if (name === 'name') placemark.name = storedText(text)
    else if (name === 'when') placemark.time = { line, text, isBegin: false }
    else if (name === 'begin') placemark.time ??= { line, text, isBegin: true }
    else if (name === 'coordinates') placemark.point ??= { line, text }
    else if (name === 'altitudeMode') placemark.altitudeMode ??= text
  }

  #hearInTrack(track: KmlTrack, name: string, text: string): void {
    if (name === 'when') track.when(this.#leafLine, text)
    else if (name === 'coord') track.coord(this.#leafLine, text)
    else if (name === 'angles') track.angles(text)
    else if (name === 'altitudeMode') track.altitudeMode = text
    else track.value(text)
  }

  #endTrack(): void {
    if (!this.#track) return
    const placemark = this.#placemark ?? newPlacemark(this.#leafLine)
    placemark.trackId ??= this.#begin(placemark)
    this.#track.end(placemark.trackId)
    this.#track = undefined
  }

  #endPlacemark(placemark: Placemark): void {
    const { trackId, name, point, time, hasShape } = placemark
    if (trackId !== undefined) {
      // Its name stood behind its track, against the order that KML gives.
      if (name && !this.#named.has(trackId)) this.#options.sink.identity({ trackId, name })
    } else if (point && time) this.#endPoint(placemark, point, time)
    else if (point) this.#passedOver.places++
    else if (hasShape) this.#passedOver.shapes++
  }

  #endPoint(placemark: Placemark, point: NonNullable<Placemark['point']>, time: NonNullable<Placemark['time']>): void {
    this.tally.messages++
    const [lonText = '', latText = '', altitudeText] = point.text.split(',')
    const place = this.#desk.place(point.line, lonText, latText)
    const atMs = place && this.#desk.time(time.line, time.text)
    if (!place || atMs === undefined) return
    if (time.isBegin) this.tally.note('Of spans of time the begin was taken.')
    if (placemark.hasSpeedWithoutUnit) this.tally.note(UNITLESS_NOTE)
    const altitudeM = heightOf(this.#desk.number(altitudeText), placemark.altitudeMode, this.tally)
    this.#desk.report(this.#trackOfPoint(placemark), place, atMs, { altitudeM, ...this.#motionOf(placemark) })
  }

  #motionOf({ values }: Placemark): Motion {
    let motion: Motion = {}
    for (const [name, text] of values) {
      const series = seriesNamed(name)
      if (series) motion = { ...motion, ...motionOf(series, this.#desk.number(text)) }
    }
    return motion
  }

  #trackOfPoint(placemark: Placemark): string {
    const container = this.#containers.at(-1) ?? new Map<string, string>()
    const key = identityOf(placemark.facts)?.trackId ?? ` ${placemark.name ?? ''}`
    const trackId = container.get(key) ?? this.#begin(placemark)
    container.set(key, trackId)
    return trackId
  }

  /** Tells of a track and gives its id. */
  #begin({ facts, name }: Placemark): string {
    const known = identityOf(facts)
    const trackId = known?.trackId ?? unnamedTrackId('kml', ++this.#tracks, this.#options)
    this.#trackIds.add(trackId)
    this.tally.tracks = this.#trackIds.size
    if (name) this.#named.add(trackId)
    this.#options.sink.identity({ ...(known ?? { trackId, kind: 'other' }), ...(name && { name }) })
    return trackId
  }
}

/** Whether a text is KML, with any prefix. */
export function looksLikeKml(head: string): boolean {
  return rootElement(head)?.name === 'kml'
}
