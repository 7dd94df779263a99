import type { IdentityPatch, TrackKind } from '../../report.ts'
import type { FormatReader, ReaderOptions } from '../format-reader.ts'
import { storedText } from '../stored-text.ts'
import { Tally } from '../tally.ts'
import { LONGEST_ID } from '../track-ids.ts'
import { cotType } from './cot-type.ts'
import { knotsOf, PointDesk } from './point-desk.ts'
import { rootElement } from './root-element.ts'
import { factNamed, identityOf, identityOfMmsi, type TrackFacts } from './track-facts.ts'
import { attributeOf, localName, type XmlElement, type XmlListener, XmlStream } from './xml-stream.ts'

/** What stands for an unknown height or error (MITRE, Cursor on Target base schema). */
const UNKNOWN = 9_999_999

interface CotEvent {
  /** How many elements were open with it. */
  readonly depth: number
  readonly line: number
  readonly uid: string
  readonly kind: TrackKind
  readonly time: string | undefined
  point?: { readonly lon: string; readonly lat: string; readonly hae: string | undefined }
  course?: string | undefined
  speed?: string | undefined
  name?: string
  /** Of an export of ours, which writes a call sign even where a track has no name. */
  ownName?: string
  readonly facts: TrackFacts
}

/**
 * Reads Cursor on Target XML (MITRE, Cursor on Target base schema 2.0): `event` elements inside of one root, or one after
 * the other without a root, as in the log of a stream, with or without XML declarations between. An event of an atom is a
 * report; every other one is counted and passed over. The track is `mmsi:N` or `icao:HEX` where the uid (`MMSI-N`,
 * `ICAO-HEX`) or the detail (`__ais`, `mmsi`) says so, else `cot:UID`. A report is from the event's `time`, when it was made:
 * `start` is from when it holds, which may be later for something planned, and relays set it anew. `hae` is metres above the
 * ellipsoid and is taken as a height above the sea, and noted; speeds are metres a second, courses degrees true.
 */
export class CotReader implements FormatReader {
  readonly tally = new Tally()
  readonly #options: ReaderOptions
  readonly #desk: PointDesk
  readonly #stream: XmlStream
  /** What was told of a track last. */
  readonly #told = new Map<string, string>()
  #event: CotEvent | undefined

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#desk = new PointDesk(options, this.tally)
    const listener: XmlListener = {
      opened: (element, path) => this.#opened(element, path),
      closed: (_, text, path) => this.#closed(text, path),
      fault: (fault) => this.#desk.fault(fault),
    }
    this.#stream = new XmlStream(listener, { isRun: true })
  }

  write(text: string): void {
    this.#stream.write(text)
  }

  end(): void {
    this.#stream.end()
    this.tally.lines = this.#stream.lines
  }

  #opened(element: XmlElement, path: readonly string[]): boolean {
    const { name } = element
    const parent = path.at(-2)
    if (!this.#event) {
      if (name === 'event') this.#begin(element, path.length)
      return false
    }
    if (parent === 'event' && name === 'point') {
      const [lon = '', lat = ''] = [attributeOf(element, 'lon'), attributeOf(element, 'lat')]
      this.#event.point = { lon, lat, hae: attributeOf(element, 'hae') }
    } else if (parent === 'detail' && path.at(-3) === 'event') {
      hearDetail(this.#event, element)
      return name.toLowerCase() === 'mmsi'
    }
    return false
  }

  #begin(element: XmlElement, depth: number): void {
    this.tally.messages++
    const type = cotType(attributeOf(element, 'type') ?? '')
    if (type.is === 'other') return
    const { line } = element
    const uid = storedText(attributeOf(element, 'uid') ?? '', LONGEST_ID + 1)
    this.#event = { depth, line, uid, kind: type.kind, time: attributeOf(element, 'time'), facts: {} }
  }

  #closed(text: string | undefined, path: readonly string[]): void {
    if (!this.#event) return
    if (text) this.#event.facts.mmsi ??= text
    if (path.length !== this.#event.depth) return
    const event = this.#event
    this.#event = undefined
    this.#finish(event)
  }

  #finish(event: CotEvent): void {
    const { line, uid, point } = event
    if (uid === '') this.#desk.reject(line, 'no-uid', 'the event has no uid, expected one', '')
    else if (!point) this.#desk.reject(line, 'no-position', `the event of "${uid}" has no point, expected one`, uid)
    else this.#report(event, point)
  }

  #report(event: CotEvent, point: NonNullable<CotEvent['point']>): void {
    const place = this.#desk.place(event.line, point.lon, point.lat)
    const atMs = place && this.#desk.time(event.line, event.time)
    if (!place || atMs === undefined) return
    const identity = this.#identityOf(event)
    if (!identity) {
      const { line, uid } = event
      this.#desk.reject(
        line,
        'long-uid',
        `the uid "${uid.slice(0, 30)}..." has more than ${LONGEST_ID} characters`,
        uid,
      )
      return
    }
    this.#tell(identity)
    const altitudeM = this.#height(point.hae)
    const sogKn = knotsOf(this.#desk.number(event.speed))
    this.#desk.report(identity.trackId, place, atMs, { sogKn, cogDeg: this.#desk.number(event.course), altitudeM })
  }

  #height(hae: string | undefined): number | undefined {
    const height = this.#desk.number(hae)
    if (height === undefined || height >= UNKNOWN) return undefined
    this.tally.note('Heights above the ellipsoid were taken as above sea level: they differ by up to 110 m.')
    return height
  }

  /** Undefined where only the uid could name the track, and is too long to. */
  #identityOf({ uid, kind, facts, name: callsign, ownName }: CotEvent): IdentityPatch | undefined {
    const name = ownName ?? callsign
    const named = name === undefined || name === '' ? {} : { name }
    const said = identityOf(facts) ?? identityOfMmsi(/^MMSI[-.:](\d{9})$/i.exec(uid)?.[1] ?? '')
    if (said) {
      const isPlain = facts.kind === undefined && said.kind === 'vessel'
      return { ...said, ...(isPlain && kind !== 'other' && { kind }), ...named }
    }
    const hex = /^ICAO[-.:]([0-9a-f]{6})$/i.exec(uid)?.[1]
    if (hex) return { trackId: `icao:${hex.toLowerCase()}`, kind: kind === 'drone' ? kind : 'aircraft', ...named }
    return uid.length > LONGEST_ID ? undefined : { trackId: `cot:${uid}`, kind, ...named }
  }

  #tell(identity: IdentityPatch): void {
    const said = JSON.stringify(identity)
    if (this.#told.get(identity.trackId) === said) return
    this.#told.set(identity.trackId, said)
    this.tally.tracks = this.#told.size
    this.#options.sink.identity(identity)
  }
}

/** An element of ours may be called `track` as well: what an attribute is, its own name says. */
function hearDetail(event: CotEvent, element: XmlElement): void {
  const { name, attributes } = element
  if (name === 'contact') {
    const callsign = storedText(attributeOf(element, 'callsign') ?? '')
    if (callsign !== '') event.name = callsign
    return
  }
  if (name === 'track') {
    event.course ??= attributes.course
    event.speed ??= attributes.speed
  }
  if (name !== 'track' && !/^_*ais/i.test(name)) return
  for (const key in attributes) {
    const fact = factNamed(localName(key))
    const value = attributes[key]
    if (fact && value !== undefined) event.facts[fact] ??= value
  }
  if (attributes.trackId !== undefined) event.ownName = storedText(attributes.name ?? '')
}

/** Whether a text is Cursor on Target: an event with a uid and a type, or a root that holds some. */
export function looksLikeCot(head: string): boolean {
  const root = rootElement(head)
  if (root?.name === 'event') return isEventTag(root.rest)
  if (root?.name !== 'events') return false
  const inside = rootElement(head.slice(root.end))
  return inside === undefined || (inside.name === 'event' && isEventTag(inside.rest))
}

function isEventTag(attributes: string): boolean {
  return /\suid\s*=/.test(attributes) && /\stype\s*=/.test(attributes)
}
