import { behaviourId } from './behaviour-event.ts'
import { rounded } from './sea.ts'
import { placeOf, type Seen } from './seen.ts'
import type { Subject } from './subject.ts'
import type { FactChange } from './track-facts.ts'

/** The same change is not told again within a day: two ships with one identity would tell it every six minutes. */
const NOT_AGAIN_MS = 24 * 3_600_000
/** Of a track that tells ever new names, so many are kept in mind. */
const MOST_KEPT = 50
/** More than any radio sends; a file may hold anything. */
const LONGEST_TEXT = 500

/** What a vessel says of itself became something else: name, call sign, IMO number, type, draught away from a port. */
export class FactChanges {
  readonly #subject: Subject
  readonly #toldMs = new Map<string, number>()

  constructor(subject: Subject) {
    this.#subject = subject
  }

  /** A fact changed while the track was at the place of its newest report. */
  take(change: FactChange, seen: Seen): void {
    const { fact, was, is, atMs } = change
    if (plain(was) === plain(is)) return
    const key = [fact, plain(was), plain(is)].join('|')
    const toldMs = this.#toldMs.get(key)
    if (toldMs !== undefined && atMs - toldMs < NOT_AGAIN_MS) return
    if (this.#tell(change, seen)) this.#remember(key, atMs)
  }

  #tell({ fact, was, is, atMs }: FactChange, seen: Seen): boolean {
    const { trackId, rules, sea, tell } = this.#subject
    const moment = { trackId, state: 'ended', atMs, knownAtMs: atMs, fromMs: atMs, toMs: atMs } as const
    const where = { place: placeOf(seen), source: seen.source }
    switch (fact) {
      case 'name':
      case 'callSign':
      case 'imo':
      case 'shipType': {
        const id = behaviourId('identity-change', trackId, fact, was, is, atMs)
        const rule = { name: 'identity change' }
        const evidence = { fact, was: bounded(was), is: bounded(is) }
        tell({ kind: 'identity-change', id, ...moment, ...where, rule, evidence })
        return true
      }
      case 'draughtM': {
        const [wasM, isM] = [Number(was), Number(is)]
        const portNm = sea.portNm(seen.lon, seen.lat)
        // Tenths of a metre: their difference is not quite what it should be in binary.
        if (rounded(Math.abs(isM - wasM)) < rules.draught.byM || portNm < rules.draught.minPortNm) return false
        const id = behaviourId('draught-change', rules.draught.name, trackId, was, is, atMs)
        const near = Number.isFinite(portNm) && { portNm: rounded(portNm) }
        tell({ kind: 'draught-change', id, ...moment, ...where, rule: rules.draught, evidence: { wasM, isM, ...near } })
        return true
      }
      case 'aisClass':
      case 'classBUnit':
        return false
    }
  }

  #remember(key: string, atMs: number): void {
    const [oldest] = this.#toldMs.keys()
    if (this.#toldMs.size >= MOST_KEPT && oldest !== undefined) this.#toldMs.delete(oldest)
    this.#toldMs.delete(key)
    this.#toldMs.set(key, atMs)
  }
}

function bounded(value: string | number): string | number {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value
}

/** Without what is no difference on the radio: case, and spaces or @ at the end (ITU-R M.1371, six-bit text). */
function plain(value: string | number): string {
  return String(value)
    .replace(/[@\s]+/g, ' ')
    .trim()
    .toUpperCase()
}
