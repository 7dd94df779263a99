import type { BoundaryCrossing } from '#geo/boundary-distance.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { TrackKind } from '../report.ts'
import { deepest } from './deepest.ts'
import {
  depthNm,
  fixOf,
  type HeardFix,
  type Leg,
  legOf,
  passingAt,
  placedAt,
  placeOn,
  shareAt,
  unseenPassing,
} from './leg.ts'
import { type Happening, isInside, makeEvent, type Whose } from './make-event.ts'
import { deepened, isOpen, judged, lost, OUTSIDE, type Stay, seenIn, type Told, turned } from './stay.ts'
import type { ZoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'
import { isWatchedAt, type WatchRule } from './zone-rule.ts'

/** Ways are measured on a sphere and clearances on the ellipsoid: up to 0.56 % apart. */
const LONGER = 1.006

const NOWHERE: ReadonlyMap<number, Stay> = new Map()
const NONE: ReadonlySet<number> = new Set()

/** Room for several minutes of a ship's way: enough not to measure exactly. */
const AMPLE_NM = 1

/** Where events go, when they are known (event time), and the report that made them; in silence, the last one. */
interface Telling {
  readonly out: ZoneEvent[]
  readonly knownAtMs: number
  readonly fix: HeardFix
}

/**
 * One sender and all zones: takes its reports in time order and tells what they make; see Stay for what counts.
 *
 * The whole way between two reports is looked at: every edge that it crosses and every stretch between. Depth is the
 * distance to the nearest boundary of the zone, at reports and at the deepest place of the way. So a zone narrower than
 * twice the band is never deep enough: give it a rule with a smaller band (with 0, every touch counts).
 *
 * Nothing is known of the way over a gap (longer than `lostAfterMs`) or a jump. A change of side there is a crossing
 * dated at the report after, marked unknown. Over a gap the track is lost first, `lostAfterMs` after its last report.
 *
 * A zone outside its schedule is as if it were not there: when it closes, a stay in it ends with `exited`, flagged
 * zone-closed; when it opens, a track inside makes `first-seen-inside`, flagged zone-opened, both at the instant of the
 * schedule, where the way puts the track then (without a known way, at its last report).
 */
export class ZoneMachine {
  readonly #context: ZoneContext
  readonly #whose: Whose
  readonly #kind: TrackKind
  /** By zone; a zone that is not here is OUTSIDE. Never changed, only replaced: clones share it. */
  #stays: ReadonlyMap<number, Stay> = NOWHERE
  #candidates = 0
  /** Zones that are new since it was lost: if it comes back inside, it is seen there for the first time. */
  #unseen = NONE
  /** No boundary of any zone is nearer to the newest report than this, nautical miles. */
  #roomNm = 0
  /** Zones are watched as their schedules say at this instant. */
  #heldMs: number
  #atMs: number
  #lon: number
  #lat: number
  #source: string

  constructor(context: ZoneContext, whose: Whose, kind: TrackKind, first: HeardFix) {
    this.#context = context
    this.#whose = whose
    this.#kind = kind
    this.#atMs = first.atMs
    this.#heldMs = first.atMs
    this.#lon = first.lon
    this.#lat = first.lat
    this.#source = first.source
  }

  get atMs(): number {
    return this.#atMs
  }

  get lon(): number {
    return this.#lon
  }

  get lat(): number {
    return this.#lat
  }

  /** From this instant on it is lost. */
  get lostAtMs(): number {
    return this.#atMs + this.#context.lostAfterMs
  }

  /** The same state, to go on from another time. */
  clone(): ZoneMachine {
    return this.#copy(this.#context)
  }

  /** Takes the first report, the one that it was made with. */
  begin(out: ZoneEvent[], knownAtMs: number): void {
    const first = this.#newest
    this.#leap({ out, knownAtMs, fix: first }, undefined)
    this.#arrive(first)
  }

  /**
   * Takes the next report, `wayNm` nautical miles from the one before and reachable from there. In open water, far
   * enough from every boundary, that is all: nothing is looked up and nothing is made.
   */
  follow(fix: HeardFix, wayNm: number, out: ZoneEvent[], knownAtMs: number): void {
    const way = wayNm * LONGER
    if (
      way < this.#roomNm &&
      this.#candidates === 0 &&
      fix.atMs <= this.lostAtMs &&
      this.#context.schedules.nextAfter(this.#heldMs) > fix.atMs
    ) {
      this.#roomNm -= way
      this.#move(fix)
      return
    }
    const telling = { out, knownAtMs, fix }
    if (fix.atMs > this.lostAtMs) this.#returnFromGap(telling)
    else this.#travel(telling)
    this.#arrive(fix)
  }

  /** Takes the next report, where it cannot have gone from the one before: nothing is known of the way. */
  jump(fix: HeardFix, out: ZoneEvent[], knownAtMs: number): void {
    const telling = { out, knownAtMs, fix }
    if (fix.atMs > this.lostAtMs) this.#returnFromGap(telling)
    else {
      this.#hold(fix.atMs, out)
      this.#leap(telling, this.#heldMs)
    }
    this.#arrive(fix)
  }

  /** The first instant after another at which silence alone makes an event; Infinity when it never does. */
  dueAfter(afterMs: number): number {
    const isHeld = [...this.#stays].some(([zone, stay]) => isOpen(stay, this.#rule(zone)))
    const lostMs = isHeld && this.lostAtMs >= afterMs ? this.lostAtMs + 1 : Number.POSITIVE_INFINITY
    const changeMs = this.#context.schedules.nextAfter(Math.max(afterMs, this.#heldMs))
    return changeMs <= this.lostAtMs ? Math.min(lostMs, changeMs) : lostMs
  }

  /** What silence until an instant makes of the track. Asked of a clone, or settled on the machine itself. */
  wait(untilMs: number, out: ZoneEvent[]): void {
    const { lostAtMs } = this
    this.#hold(Math.min(untilMs, lostAtMs), out)
    if (untilMs <= lostAtMs) return
    for (const [zone, stay] of this.#stays)
      this.#take(zone, lost(stay, this.#rule(zone)), { out, knownAtMs: lostAtMs, fix: this.#newest })
    this.#countCandidates()
  }

  /**
   * The same track under other zones, from an instant on. A zone of both (`sameZones`: number before, number after) is
   * carried over; stays in those that are gone end, and those that are new and hold the track begin with a first sight.
   */
  underZones(
    context: ZoneContext,
    sameZones: ReadonlyMap<number, number>,
    atMs: number,
    out: ZoneEvent[],
  ): ZoneMachine {
    const next = this.#copy(context)
    next.#stays = NOWHERE
    next.#roomNm = 0
    next.#heldMs = atMs
    const here: LonLat = [this.#lon, this.#lat]
    for (const [zone, stay] of this.#stays) {
      const kept = sameZones.get(zone)
      if (kept !== undefined && next.#isWatched(kept, atMs)) next.#put(kept, stay)
      else this.#close(zone, stay, atMs, here, out)
    }
    const before = new Map([...sameZones].map(([old, kept]) => [kept, old]))
    if (atMs > this.lostAtMs) {
      const numbers = context.set.zones.map((_, zone) => zone)
      const isUnseen = (old: number | undefined) => old === undefined || this.#unseen.has(old)
      next.#unseen = new Set(numbers.filter((zone) => isUnseen(before.get(zone))))
    } else {
      for (const zone of context.index.zonesOf(context.index.at(...here))) {
        const old = before.get(zone)
        const isNew = old === undefined || !this.#isWatched(old, this.#heldMs)
        if (isNew && next.#isWatched(zone, atMs)) next.#open(zone, atMs, here, out)
      }
    }
    next.#countCandidates()
    return next
  }

  get #newest(): HeardFix {
    return { atMs: this.#atMs, lon: this.#lon, lat: this.#lat, source: this.#source }
  }

  #copy(context: ZoneContext): ZoneMachine {
    const copy = new ZoneMachine(context, this.#whose, this.#kind, this.#newest)
    copy.#stays = this.#stays
    copy.#candidates = this.#candidates
    copy.#unseen = this.#unseen
    copy.#roomNm = this.#roomNm
    copy.#heldMs = this.#heldMs
    return copy
  }

  #move(fix: HeardFix): void {
    this.#atMs = fix.atMs
    this.#heldMs = fix.atMs
    this.#lon = fix.lon
    this.#lat = fix.lat
    this.#source = fix.source
  }

  #arrive(fix: HeardFix): void {
    this.#move(fix)
    this.#unseen = NONE
    this.#countCandidates()
    this.#roomNm = this.#candidates > 0 ? 0 : this.#measuredRoomNm()
  }

  /** Asked only when room is used up: a look into a table, and near a boundary, where that says little, the distance. */
  #measuredRoomNm(): number {
    const { boundary } = this.#context
    const clearanceNm = boundary.clearanceNm(this.#lon, this.#lat)
    if (clearanceNm >= AMPLE_NM) return clearanceNm
    return boundary.nearest(this.#lon, this.#lat)?.distanceNm ?? Number.POSITIVE_INFINITY
  }

  #countCandidates(): void {
    this.#candidates = 0
    for (const { candidate } of this.#stays.values()) if (candidate) this.#candidates++
  }

  #rule(zone: number): WatchRule {
    return this.#context.rules[zone] as WatchRule
  }

  #isWatched(zone: number, atMs: number): boolean {
    const rule = this.#rule(zone)
    return isWatchedAt(rule, atMs) && (rule.tracks === undefined || rule.tracks.includes(this.#kind))
  }

  /** Whether turf agrees with the index on a report. */
  #confirms(zone: number, [lon, lat]: LonLat, proposed: boolean): boolean {
    return this.#context.jury.isInside(zone, lon, lat, proposed) === proposed
  }

  // ---- ways ----------------------------------------------------------------------------------------------------

  /** Goes along the way to the next report, stopping where schedules change. */
  #travel(telling: Telling): void {
    const { fix } = telling
    const { boundary, schedules } = this.#context
    const leg = legOf(fixOf(this.#newest), fix)
    const crossings = boundary.crossings([leg.from.lon, leg.from.lat], [fix.lon, fix.lat])
    let from = 0
    for (let change = schedules.nextAfter(this.#heldMs); change <= fix.atMs; change = schedules.nextAfter(change)) {
      const to = shareAt(leg, change)
      this.#goAlong(leg, from, to, crossings, telling)
      this.#changeAt(change, placeOn(leg, to), telling.out)
      from = to
    }
    this.#goAlong(leg, from, 1, crossings, telling)
    for (const [zone, stay] of this.#stays) this.#take(zone, judged(stay, fix.atMs, this.#rule(zone)), telling)
  }

  #goAlong(leg: Leg, from: number, to: number, all: readonly BoundaryCrossing[], telling: Telling): void {
    const { index } = this.#context
    const place = placeOn(leg, to)
    const holding = index.zonesOf(index.at(...place))
    const crossings = all.filter(({ share }) => share >= from && share <= to)
    for (const zone of new Set([...this.#stays.keys(), ...holding, ...crossings.map((each) => each.zone)])) {
      if (!this.#isWatched(zone, this.#heldMs)) continue
      const stay = this.#stays.get(zone) ?? OUTSIDE
      const endsIn = holding.includes(zone)
      // Turf is asked of reports only: a place on the way is nobody's evidence.
      if (to === 1 && endsIn !== stay.isIn && !this.#confirms(zone, place, endsIn)) continue
      const own = crossings.filter((each) => each.zone === zone)
      if (own.length === 0 && !stay.candidate && endsIn === stay.isIn) continue
      this.#put(zone, this.#alongZone(leg, from, to, zone, endsIn, own, telling))
    }
  }

  /** One zone along a stretch of a leg: turns at every crossing that changes the side, and sounds the depth between. */
  #alongZone(
    leg: Leg,
    from: number,
    to: number,
    zone: number,
    endsIn: boolean,
    crossings: readonly BoundaryCrossing[],
    telling: Telling,
  ): Stay {
    const isIn = (lon: number, lat: number) => isInside(this.#context, zone, { lon, lat })
    const depthAt = (share: number) => depthNm(this.#context, zone, placeOn(leg, share))
    const shares = [from, ...crossings.map(({ share }) => share), to]
    const middles = shares.slice(1).map((share, i) => ((shares[i] as number) + share) / 2)
    let stay = this.#stays.get(zone) ?? OUTSIDE
    const turnAt = (share: number, low: number, high: number, limit: number | undefined) => {
      const passing = passingAt(leg, { share, low, high, limit }, isIn)
      stay = this.#told(zone, turned(stay, passing, this.#rule(zone)), telling)
    }
    for (const [i, middle] of middles.entries()) {
      const low = shares[i] as number
      const side = crossings.length === 0 ? stay.isIn : isIn(...placeOn(leg, middle))
      if (side !== stay.isIn)
        turnAt(low, shares[i - 1] ?? low, shares[i + 1] as number, (crossings[i - 1] ?? crossings[i])?.limit)
      if (!stay.candidate) continue
      const { nm, share } = deepest(depthAt, low, shares[i + 1] as number, leg.lengthNm)
      stay = deepened(stay, nm, placeOn(leg, share))
    }
    // Only where a report lies on the boundary itself: rounding may put the crossing on either side of it.
    if (stay.isIn !== endsIn) turnAt(to, to, to, crossings.at(-1)?.limit)
    return stay
  }

  /** Over a gap: lost, and then wherever it is found. */
  #returnFromGap(telling: Telling): void {
    const { fix } = telling
    this.wait(fix.atMs, telling.out)
    const watchedMs = this.#heldMs
    this.#heldMs = fix.atMs
    this.#leap(telling, watchedMs)
  }

  /**
   * Takes a report without a known way to it. Zones that were not watched yet at `watchedMs` (none was, when that is
   * absent) are seen for the first time.
   */
  #leap(telling: Telling, watchedMs: number | undefined): void {
    const { fix } = telling
    const { index } = this.#context
    const place: LonLat = [fix.lon, fix.lat]
    const holding = index.zonesOf(index.at(...place))
    for (const zone of new Set([...this.#stays.keys(), ...holding])) {
      if (!this.#isWatched(zone, this.#heldMs)) {
        this.#put(zone, OUTSIDE)
        continue
      }
      let stay = this.#stays.get(zone) ?? OUTSIDE
      const isIn = holding.includes(zone)
      if (isIn !== stay.isIn && !this.#confirms(zone, place, isIn)) continue
      const isNew = watchedMs === undefined || this.#unseen.has(zone) || !this.#isWatched(zone, watchedMs)
      if (isNew && isIn) stay = seenIn('outside', place, watchedMs !== undefined)
      else if (isIn !== stay.isIn)
        stay = this.#told(zone, turned(stay, unseenPassing(fixOf(this.#newest), fix), this.#rule(zone)), telling)
      else if (isIn && stay.stand === 'lost' && !stay.candidate) stay = seenIn('lost', place, false)
      stay = deepened(stay, depthNm(this.#context, zone, place), place)
      this.#take(zone, judged(stay, fix.atMs, this.#rule(zone)), telling)
    }
  }

  // ---- schedules -----------------------------------------------------------------------------------------------

  /** Follows the schedules to an instant, the track being where it was last heard. */
  #hold(untilMs: number, out: ZoneEvent[]): void {
    const { schedules } = this.#context
    for (let change = schedules.nextAfter(this.#heldMs); change <= untilMs; change = schedules.nextAfter(change))
      this.#changeAt(change, [this.#lon, this.#lat], out)
    this.#heldMs = Math.max(this.#heldMs, untilMs)
    this.#countCandidates()
  }

  #changeAt(atMs: number, place: LonLat, out: ZoneEvent[]): void {
    const { index } = this.#context
    const holding = index.zonesOf(index.at(...place))
    for (const [zone, stay] of this.#stays)
      if (!this.#isWatched(zone, atMs)) {
        this.#put(zone, OUTSIDE)
        this.#close(zone, stay, atMs, place, out)
      }
    for (const zone of holding)
      if (!this.#isWatched(zone, this.#heldMs) && this.#isWatched(zone, atMs)) this.#open(zone, atMs, place, out)
    this.#heldMs = atMs
  }

  /** The zone is gone. A lost track has ended its stay already. */
  #close(zone: number, stay: Stay, atMs: number, place: LonLat, out: ZoneEvent[]): void {
    if (stay.stand !== 'inside') return
    const before = fixOf(this.#newest)
    const happening = { kind: 'exited', at: placedAt(atMs, place), before, flag: 'zone-closed' } as const
    this.#tell(zone, happening, { out, knownAtMs: atMs, fix: this.#newest })
  }

  /** The zone is new, and holds the track. */
  #open(zone: number, atMs: number, place: LonLat, out: ZoneEvent[]): void {
    if (!this.#confirms(zone, place, true)) return
    const seen = deepened(seenIn('outside', place, true), depthNm(this.#context, zone, place), place)
    const [stay, told] = judged(seen, atMs, this.#rule(zone))
    this.#put(zone, stay)
    if (told?.kind !== 'first-seen-inside') return
    const happening = { ...told, at: placedAt(atMs, place), after: fixOf(this.#newest), flag: 'zone-opened' } as const
    this.#tell(zone, happening, { out, knownAtMs: atMs, fix: this.#newest })
  }

  // ---- telling -------------------------------------------------------------------------------------------------

  #put(zone: number, stay: Stay): void {
    if ((this.#stays.get(zone) ?? OUTSIDE) === stay) return
    const stays = new Map(this.#stays)
    if (stay.stand === 'outside' && !stay.candidate) stays.delete(zone)
    else stays.set(zone, stay)
    this.#stays = stays
  }

  #take(zone: number, change: readonly [Stay, ...Told[]], telling: Telling): void {
    this.#put(zone, this.#told(zone, change, telling))
  }

  /** Tells what a change of the stay makes, and answers the stay. */
  #told(zone: number, [stay, ...all]: readonly [Stay, ...Told[]], telling: Telling): Stay {
    for (const told of all) {
      // A clip without a report inside: turf is asked of its deepest place.
      if (told.kind === 'crossed' && !this.#confirms(zone, told.deepestAt, true)) continue
      this.#tell(zone, this.#happening(told, telling), telling)
    }
    return stay
  }

  /** With time and place; those of a first sight are of the report at which it counts, or of the last one inside. */
  #happening(told: Told, { knownAtMs, fix }: Telling): Omit<Happening, 'zone' | 'confirmedAtMs' | 'source'> {
    switch (told.kind) {
      case 'entered':
      case 'exited':
      case 'crossed':
        return told
      case 'first-seen-inside': {
        const at = fixOf(told.isGone ? this.#newest : fix)
        return { ...told, at, after: at, ...(told.isOpened && { flag: 'zone-opened' }) }
      }
      case 'lost-inside':
        return { ...told, at: { atMs: knownAtMs, lon: this.#lon, lat: this.#lat }, before: fixOf(this.#newest) }
    }
  }

  #tell(zone: number, happening: Omit<Happening, 'zone' | 'confirmedAtMs' | 'source'>, telling: Telling): void {
    const { events } = this.#rule(zone)
    if (events && !events.includes(happening.kind)) return
    const { out, knownAtMs, fix } = telling
    const known = { zone, confirmedAtMs: knownAtMs, source: fix.source }
    out.push(makeEvent(this.#context, this.#whose, { ...happening, ...known }))
  }
}
