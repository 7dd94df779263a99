import type { IdentityPatch, TrackKind } from '../../report.ts'
import { identityOfMmsi } from '../mmsi-identity.ts'
import { copyOf, storedText } from '../stored-text.ts'
import { LONGEST_ID, LONGEST_TRACK_ID } from '../track-ids.ts'
import { numberIn } from './cell-numbers.ts'
import type { Columns } from './columns.ts'
import type { Meaning } from './meanings.ts'
import type { Row } from './row.ts'

const LARGEST_MMSI = 2 ** 30 - 1
const UNKNOWN = /^(unknown|undefined|null|nan|n\/a|none|-)?$/i
/** As we write track ids. */
const OWN_TRACK_ID = /^[a-z][a-z0-9-]{0,20}:\S/

/** Facts of a track that a row repeats, in this order. */
const FACTS = [
  'name',
  'callSign',
  'imo',
  'shipType',
  'length',
  'beam',
  'draught',
  'destination',
  'aisClass',
] as const satisfies Meaning[]

type Draft = { -readonly [Field in keyof IdentityPatch]: IdentityPatch[Field] }

/** One track of a table. */
export interface CsvTrack {
  readonly trackId: string
  /** The cells of its facts as they were last, to see at a glance that a row says nothing new. */
  facts: readonly string[] | undefined
  /** How its line went on last behind the cells that change, and what stands there. */
  tail: { readonly text: string; readonly navStatus: number | undefined } | undefined
}

/** What may stand behind the cells that change from row to row. */
const SLOW: ReadonlySet<string> = new Set<Meaning>([...FACTS, 'status'])
/** Longer cells and tails are looked at anew in every row: what is kept of a track stays small. */
const LONGEST_KEPT = 400

/** Tells the tracks of a table apart and what its rows say of them. */
export class RowIdentities {
  readonly #columns: Columns
  /** Of each column that may name a track, in order of preference: whom a cell names, by its text; null for nobody. */
  readonly #ids: readonly { readonly at: number; readonly tracks: Map<string, CsvTrack | null> }[]
  readonly #tracks = new Map<string, CsvTrack>()
  readonly #unnamedId: string
  /** How many cells of a row have to be read each time: behind them rows of one track mostly go on as the one before. */
  readonly changingCells: number
  /** In the order of their columns. */
  readonly #facts: readonly { readonly fact: (typeof FACTS)[number]; readonly at: number }[]
  /** How many of them stand among the cells that change. */
  readonly #early: number

  constructor(columns: Columns, unnamedId: string) {
    const { trackId, mmsi, icao24, id } = columns.at
    this.#columns = columns
    this.#unnamedId = unnamedId
    this.#ids = [trackId, mmsi, icao24, id].flatMap((at) => (at === undefined ? [] : [{ at, tracks: new Map() }]))
    const facts = FACTS.flatMap((fact) => {
      const at = columns.at[fact]
      return at === undefined ? [] : [{ fact, at }]
    })
    this.#facts = facts.toSorted((a, b) => a.at - b.at)
    const changing = Object.entries(columns.at).flatMap(([meaning, at]) => (SLOW.has(meaning) ? [] : at))
    this.changingCells = 1 + Math.max(...changing)
    this.#early = this.#facts.filter(({ at }) => at < this.changingCells).length
  }

  get size(): number {
    return this.#tracks.size
  }

  /** Whose a row is, if there was one of it before. */
  knownOf(row: Row): CsvTrack | undefined {
    for (const { at, tracks } of this.#ids) {
      const track = tracks.get(row.cell(at))
      if (track !== null) return track
    }
    return this.#ids.length === 0 ? this.#tracks.get(this.#unnamedId) : undefined
  }

  /** Whose a row is; undefined where it names nobody though the table has a column for it. */
  trackOf(row: Row): CsvTrack | undefined {
    for (const { at, tracks } of this.#ids) {
      // By its text as it stands: what it means is found out once a track, not once a row.
      const text = row.cell(at)
      let track = tracks.get(text)
      if (track === undefined) {
        const trimmed = text.trim()
        const trackId = UNKNOWN.test(trimmed) ? undefined : idIn(trimmed, at, this.#columns)
        track = trackId === undefined ? null : this.#known(trackId)
        if (text.length <= LONGEST_KEPT) tracks.set(copyOf(text), track)
      }
      if (track) return track
    }
    return this.#ids.length === 0 ? this.#known(this.#unnamedId) : undefined
  }

  /**
   * What a row says of its track that was not known; undefined when it is nothing. Only its changing cells are asked where
   * its tail is the one before.
   */
  news(row: Row, track: CsvTrack, isSameTail: boolean): IdentityPatch | undefined {
    if (track.facts && this.#isSame(row, track.facts, isSameTail ? this.#early : this.#facts.length)) return undefined
    const isFirst = track.facts === undefined
    track.facts = this.#facts.map(({ at }, i) =>
      isSameTail && i >= this.#early ? (track.facts?.[i] as string) : copyOf(row.cell(at).slice(0, LONGEST_KEPT)),
    )
    const patch: Draft = { trackId: track.trackId, ...(isFirst && whoIs(track.trackId)) }
    for (const [i, { fact }] of this.#facts.entries()) putFact(patch, fact, (track.facts[i] as string).trim())
    return patch
  }

  /** Keeps how a row of a track goes on behind the cells that change, for its next. */
  keepTail(track: CsvTrack, text: string | undefined, navStatus: number | undefined): void {
    track.tail = text !== undefined && text.length <= LONGEST_KEPT ? { text: copyOf(text), navStatus } : undefined
  }

  #isSame(row: Row, facts: readonly string[], count: number): boolean {
    for (let i = 0; i < count; i++) {
      const at = (this.#facts[i] as { at: number }).at
      const fact = facts[i] as string
      const from = row.from(at)
      if (row.to(at) - from !== fact.length || !stands(fact, row.text, from)) return false
    }
    return true
  }

  #known(trackId: string): CsvTrack {
    const known = this.#tracks.get(trackId)
    if (known) return known
    const track: CsvTrack = { trackId, facts: undefined, tail: undefined }
    this.#tracks.set(trackId, track)
    return track
  }
}

/** Whether a text has another at a place. As `startsWith`, but without a call for each of many short cells. */
function stands(part: string, text: string, from: number): boolean {
  for (let i = 0; i < part.length; i++) if (text.charCodeAt(from + i) !== part.charCodeAt(i)) return false
  return true
}

function idIn(text: string, place: number, { at }: Columns): string | undefined {
  if (place === at.mmsi) {
    const mmsi = numberIn(text)
    if (!Number.isInteger(mmsi) || mmsi <= 0) return undefined
    // Anonymised data has longer numbers in its place.
    return mmsi <= LARGEST_MMSI ? `mmsi:${mmsi}` : `id:${mmsi}`
  }
  if (place === at.icao24) return /^[0-9a-f]{6}$/i.test(text) ? `icao:${text.toLowerCase()}` : undefined
  if (place === at.trackId && OWN_TRACK_ID.test(text) && text.length <= LONGEST_TRACK_ID) return text
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, '')
  return plain === '' || plain.length > LONGEST_ID ? undefined : `id:${plain}`
}

/** What the id alone tells. */
function whoIs(trackId: string): Partial<IdentityPatch> {
  const [form, rest = ''] = trackId.split(':')
  if (form === 'icao') return { kind: 'aircraft' }
  return form === 'mmsi' ? identityOfMmsi(Number(rest)) : { kind: KINDS[form ?? ''] ?? 'other' }
}

const KINDS: Readonly<Record<string, TrackKind>> = { uav: 'drone', contact: 'contact', patrol: 'patrol' }

function putFact(patch: Draft, fact: (typeof FACTS)[number], cell: string): void {
  if (UNKNOWN.test(cell)) return
  // An apostrophe that keeps spreadsheets from running a cell is not part of it.
  const text = storedText(/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
  const number = numberIn(cell)
  const isSize = number > 0 && number < 10_000
  switch (fact) {
    case 'name':
      patch.name = text
      return
    case 'callSign':
      patch.callSign = text
      return
    case 'destination':
      patch.destination = text
      return
    case 'imo': {
      const imo = Number(/^(?:IMO)?\s*(\d{1,10})$/i.exec(cell)?.[1])
      if (imo > 0) patch.imo = imo
      return
    }
    case 'shipType': {
      const type = Number.isNaN(number) ? shipTypeIn(cell) : number
      if (type !== undefined && Number.isInteger(type) && type > 0 && type < 256) patch.shipType = type
      return
    }
    case 'length':
      if (isSize) patch.lengthM = number
      return
    case 'beam':
      if (isSize) patch.beamM = number
      return
    case 'draught':
      if (isSize) patch.draughtM = number
      return
    case 'aisClass': {
      const [, aisClass] = /^(?:class\s*)?([AB])$/i.exec(cell) ?? []
      if (aisClass) patch.aisClass = aisClass.toUpperCase() === 'A' ? 'A' : 'B'
      else if (/^base station$/i.test(cell)) patch.kind = 'base'
      else if (/^aton$|^aid to navigation$/i.test(cell)) patch.kind = 'aid'
      else if (/^sar airborne$/i.test(cell)) patch.kind = 'aircraft'
      return
    }
  }
}

/** First digits of ITU-R M.1371 table 53, by the words of the Danish archive. */
const SHIP_TYPES: Readonly<Record<string, number>> = {
  wig: 20,
  fishing: 30,
  towing: 31,
  dredging: 33,
  diving: 34,
  military: 35,
  sailing: 36,
  pleasure: 37,
  hsc: 40,
  pilot: 50,
  sar: 51,
  tug: 52,
  'port tender': 53,
  'anti-pollution': 54,
  'law enforcement': 55,
  medical: 58,
  passenger: 60,
  cargo: 70,
  tanker: 80,
  other: 90,
}

function shipTypeIn(words: string): number | undefined {
  return SHIP_TYPES[words.toLowerCase()]
}
