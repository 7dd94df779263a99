import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPlan, CraftState } from '#domain/craft/craft-state.ts'
import type { PositionReport, TrackIdentity } from '#domain/report.ts'
import { searchPath } from '#domain/search/search-path.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Ether } from '../entity.ts'
import type { Motion } from '../motion.ts'
import type { TaskedCraft, Whereabouts } from '../tasked-craft.ts'
import { flightS, gateAltitudeM, gateOf, wayHomeS } from './air-base.ts'
import { AirPath } from './air-path.ts'
import { planOrder } from './air-plan.ts'
import { Airframe } from './airframe.ts'
import { type AirPerformance, ankaS } from './anka-s.ts'
import { type Doing, HOLD_NM, type Homing } from './doing.ts'
import type { DroneSpec, DroneWorld } from './drone-spec.ts'
import { droneReport, type Frame, frameOf, refusalOf, situationOf } from './frame.ts'
import { type Beginning, type CircleUse, circlingOf, sweepingOf } from './laying.ts'
import type { Relievable, TaskLeft } from './relief.ts'
import { type LinkSpec, SatelliteLink } from './satellite-link.ts'
import { type Cockpit, steeringFor, waits } from './steering.ts'
import { stillAir, type Wind, type WindField } from './wind.ts'

const REPORT_EVERY_MS = 2000
/** Without a line for so long it goes home (notional). */
const LOST_LINK_MS = 10 * 60_000
/** Intercept: at the least distance at which a track may be followed; see `CraftOrder`. */
const INTERCEPT_NM = 0.5
/** Near enough to the other drone to have its task (notional). */
const HAND_OVER_NM = 3
/** How often it asks itself whether the fuel still brings it home. */
const FUEL_CHECK_S = 10

interface Sent {
  readonly order: CraftOrder
  readonly whereabouts: Whereabouts
}

const nobody: Whereabouts = () => undefined

/**
 * A drone that is told what to do. It goes home by itself when its fuel is down to the way home and the reserve, or
 * when its line has been lost for ten minutes. After a search it circles where the search ended, without an order, until
 * then. Its fuel counts seconds at search speed.
 */
export class TaskedDrone implements TaskedCraft, Relievable {
  readonly identity: TrackIdentity
  readonly #spec: DroneSpec
  readonly #world: DroneWorld
  readonly #performance: AirPerformance
  readonly #wind: WindField
  readonly #airframe: Airframe
  readonly #link: SatelliteLink<Frame, Sent>
  #waitingReports: PositionReport[] = []
  #nowMs: number
  #doing: Doing
  #order: CraftOrder | undefined
  #whereabouts: Whereabouts = nobody
  /** Left when it went home on its own. */
  #left: TaskLeft | undefined
  #started = false

  constructor(spec: DroneSpec, world: DroneWorld, performance: AirPerformance = ankaS) {
    const { trackId, name, base, start, cruiseAltitudeM = performance.cruiseAltitudeM } = spec
    this.identity = { trackId, kind: 'drone', name }
    this.#spec = spec
    this.#world = world
    this.#performance = { ...performance, cruiseAltitudeM }
    this.#wind = world.wind ?? stillAir
    this.#airframe = new Airframe(base.place, base.elevationM, base.runwayDeg, this.#performance)
    this.#nowMs = world.startAtMs - start.airborneS * 1000
    this.#doing = { kind: 'standing', readyAtMs: this.#nowMs }
    this.#link = new SatelliteLink(this.#frame())
    if (start.order || start.airborneS > 0) this.#leave(start.order)
    // Where it is when the world begins is flown, not written down.
    while (this.#nowMs < world.startAtMs) this.move()
    this.#started = true
    if (spec.link) this.#link.set(spec.link)
    this.#link.know(this.#frame())
  }

  get motion(): Readonly<Motion> {
    return this.#airframe.motion
  }

  get place(): LonLat {
    return this.#airframe.place
  }

  /** Where its nose points, degrees true: off its course over ground by the crab. */
  get headingDeg(): number {
    return this.#airframe.headingDeg
  }

  get airspeedKn(): number {
    return this.#airframe.airspeedKn
  }

  /** Metres above the sea. */
  get altitudeM(): number {
    return this.#airframe.altitudeM
  }

  get airborne(): boolean {
    return this.#airframe.airborne
  }

  /** Seconds at search speed. */
  get fuelLeftS(): number {
    return this.#airframe.fuelLeftS
  }

  get taskLeft(): TaskLeft | undefined {
    const doing = this.#doing
    if (doing.kind === 'homing' || doing.kind === 'landing') return this.#left
    const order = this.#order
    if (!order || order.kind === 'return' || order.kind === 'relieve') return undefined
    const left = { order, whereabouts: this.#whereabouts }
    if (doing.kind === 'sweeping') return { ...left, line: { places: doing.path.rest(), wholeNm: doing.wholeNm } }
    return doing.kind === 'circling' ? { ...left, sweptDeg: doing.sweptDeg } : left
  }

  release(): void {
    this.#left = undefined
    if (this.#airframe.airborne && this.#doing.kind !== 'homing' && this.#doing.kind !== 'landing')
      this.#link.send({ order: { kind: 'return' }, whereabouts: nobody }, this.#nowMs)
  }

  /** Throws where the line cannot be: see `linkProblem`. */
  setLink(link: LinkSpec): void {
    this.#link.set(link)
  }

  /** Whether what it says at a moment is lost. */
  linkLostAt(atMs: number): boolean {
    return this.#link.lostSinceMs(atMs) !== undefined
  }

  move(): void {
    this.#nowMs += 1000
    const wind = this.#wind(this.#nowMs)
    const arrived = this.#link.arriving(this.#nowMs)
    if (arrived) this.#take(arrived)
    this.#decide(wind)
    this.#act(wind)
    if (this.#started && (this.#nowMs - this.#world.startAtMs) % REPORT_EVERY_MS === 0) this.#link.tell(this.#frame())
  }

  speak(atMs: number, ether: Ether): void {
    if ((atMs - this.#world.startAtMs) % REPORT_EVERY_MS === 0) {
      const report = droneReport(this.#airframe, this.#spec, this.#world, atMs)
      if (!this.linkLostAt(atMs)) this.#waitingReports.push(report)
    }
    const heardMs = atMs - this.#link.delayS * 1000
    while (this.#waitingReports[0] && this.#waitingReports[0].atMs <= heardMs)
      ether.report(this.#waitingReports.shift() as PositionReport)
  }

  state(atMs: number): CraftState {
    const { readyAtMs = Number.POSITIVE_INFINITY, refuses, ...told } = this.#link.heard(atMs)
    const pending = this.#link.pending(atMs)
    const lost = this.linkLostAt(atMs)
    return {
      ...told,
      ...(refuses !== undefined && readyAtMs > atMs && { refuses }),
      ...(pending && { pendingOrder: pending.order }),
      link: {
        state: lost ? 'lost' : 'ok',
        delayS: this.#link.delayS,
        ...(lost && { lostSinceMs: this.#link.heardMs }),
      },
    }
  }

  plan(order: CraftOrder, whereabouts: Whereabouts): CraftPlan {
    const cockpit = this.#cockpit(this.#wind(this.#nowMs))
    const known = this.linkLostAt(this.#nowMs) ? this.#link.heard(this.#nowMs) : this.#frame()
    const situation = situationOf(known, this.#nowMs, cockpit, this.#link.delayS)
    return planOrder(order, situation, whereabouts, this.#world.squadron)
  }

  /** Sends an order up. It is weighed by what is known on the ground: while the line is lost, by what was heard last. */
  order(order: CraftOrder, whereabouts: Whereabouts): Result<void, readonly string[]> {
    const { infeasible } = this.plan(order, whereabouts)
    if (infeasible.length > 0) return failed(infeasible)
    this.#link.send({ order, whereabouts }, this.#nowMs)
    return ok(undefined)
  }

  /** An order has come up. What it can no longer do, because it lands or stands by then, it leaves. */
  #take({ order, whereabouts }: Sent): void {
    if (refusalOf(this.#doing, this.#nowMs, 0)) return
    this.#whereabouts = whereabouts
    switch (this.#doing.kind) {
      case 'standing':
        if (order.kind !== 'return') this.#leave(order)
        return
      case 'taking-off':
      case 'departing':
        this.#order = order
        return
      default:
        this.#begin(order)
    }
  }

  #leave(order: CraftOrder | undefined): void {
    this.#order = order
    this.#left = undefined
    this.#doing = { kind: 'taking-off' }
  }

  #begin(order: CraftOrder): void {
    this.#order = order
    this.#left = undefined
    switch (order.kind) {
      case 'search': {
        const { task } = order
        if (task.pattern === 'orbit') {
          const { about: aim, radiusNm, turn, laps } = task
          this.#circle({ aim, radiusNm, turn, wantedDeg: laps * 360, whileFar: 'transit', whenNear: 'on-task' })
          return
        }
        const laid = searchPath(task, this.place)
        if (laid.ok) this.#doing = sweepingOf(laid.value, this.#beginning())
        else this.#holdAt(this.place)
        return
      }
      case 'intercept':
      case 'shadow': {
        const radiusNm = order.kind === 'shadow' ? order.distanceNm : INTERCEPT_NM
        const aim = { kind: 'track', trackId: order.trackId } as const
        this.#circle({ aim, radiusNm, whileFar: 'intercepting', whenNear: 'shadowing' })
        return
      }
      case 'hold': {
        const aim = { kind: 'place', place: order.place } as const
        this.#circle({ aim, radiusNm: HOLD_NM, whileFar: 'transit', whenNear: 'holding' })
        return
      }
      case 'relieve':
        this.#doing = { kind: 'relieving', trackId: order.trackId }
        return
      case 'return':
        this.#goHome()
    }
  }

  #beginning(): Beginning {
    return { place: this.place, performance: this.#performance, wind: this.#wind(this.#nowMs) }
  }

  #circle(use: CircleUse): void {
    this.#doing = circlingOf(use, this.#beginning(), this.#whereabouts)
  }

  /** Waits at a place without an order. */
  #holdAt(place: LonLat): void {
    this.#order = undefined
    this.#circle({ aim: { kind: 'place', place }, radiusNm: HOLD_NM, whileFar: 'holding', whenNear: 'holding' })
  }

  #goHome(): void {
    this.#doing = {
      kind: 'homing',
      path: new AirPath([this.place, gateOf(this.#spec.base)]),
      wholeS: this.#homewardS(),
    }
  }

  #goHomeUntold(): void {
    const left = this.taskLeft
    this.#goHome()
    this.#left = left
    this.#order = undefined
  }

  /** Another one's task is there to be taken over from where it left it. */
  #takeOver(other: Relievable): void {
    const left = other.taskLeft
    other.release()
    if (!left) {
      this.#holdAt(this.place)
      return
    }
    this.#whereabouts = left.whereabouts
    this.#begin(left.order)
    if (left.line) this.#doing = sweepingOf(left.line.places, this.#beginning(), left.line.wholeNm)
    if (this.#doing.kind === 'circling' && left.sweptDeg !== undefined) this.#doing.sweptDeg = left.sweptDeg
  }

  /** What it goes on to, by itself, from what it has come to. */
  #decide(wind: Wind): void {
    const doing = this.#doing
    switch (doing.kind) {
      case 'standing':
        if (this.#nowMs >= doing.readyAtMs) this.#airframe.fuelLeftS = this.#performance.enduranceS
        return
      case 'taking-off':
        if (!this.#airframe.airborne) return
        this.#doing = { kind: 'departing', path: new AirPath([this.place, gateOf(this.#spec.base)]) }
        return
      case 'departing':
        if (!doing.path.done) return
        if (this.#order) this.#begin(this.#order)
        else this.#holdAt(gateOf(this.#spec.base))
        return
      case 'sweeping':
        if (this.#mustGoHome(wind)) this.#goHomeUntold()
        else if (doing.path.done) this.#holdAt(doing.path.end)
        return
      case 'circling':
        if (this.#mustGoHome(wind)) this.#goHomeUntold()
        else if (doing.wantedDeg !== undefined && doing.sweptDeg >= doing.wantedDeg) this.#holdAt(doing.target.place)
        return
      case 'relieving': {
        const other = this.#world.squadron?.(doing.trackId)
        if (this.#mustGoHome(wind)) this.#goHomeUntold()
        else if (!other) this.#holdAt(this.place)
        else if (distanceNm(this.place, other.place) <= HAND_OVER_NM) this.#takeOver(other)
        return
      }
      case 'homing':
        this.#comeDown(doing)
        return
      case 'landing': {
        if (!doing.path.done) return
        const { altitudeM } = this.#airframe
        // Too high at the threshold, which only a wind that has turned can bring about: once more.
        if (altitudeM - this.#spec.base.elevationM > this.#performance.climbMps) {
          this.#goHome()
          return
        }
        this.#airframe.touchDown()
        this.#doing = { kind: 'rolling-out' }
        return
      }
      case 'rolling-out':
        if (this.motion.speedKn > 0) return
        this.#order = undefined
        this.#left = undefined
        this.#doing = { kind: 'standing', readyAtMs: this.#nowMs + this.#performance.turnaroundS * 1000 }
    }
  }

  #comeDown(homing: Homing): void {
    const { base } = this.#spec
    const low = this.#airframe.altitudeM <= gateAltitudeM(base) + this.#performance.climbMps
    if (homing.path === undefined) {
      if (low) homing.path = new AirPath([this.place, gateOf(base)])
    } else if (homing.path.done) {
      if (low) this.#doing = { kind: 'landing', path: new AirPath([gateOf(base), base.place]) }
      else homing.path = undefined
    }
  }

  #mustGoHome(wind: Wind): boolean {
    const lostSinceMs = this.#link.lostSinceMs(this.#nowMs)
    if (lostSinceMs !== undefined && this.#nowMs - lostSinceMs >= LOST_LINK_MS) return true
    if (((this.#nowMs - this.#world.startAtMs) / 1000) % FUEL_CHECK_S !== 0) return false
    return this.#airframe.fuelLeftS <= this.#homewardS(wind) + this.#performance.reserveS
  }

  #homewardS(wind = this.#wind(this.#nowMs)): number {
    if (!this.#airframe.airborne) return 0
    const { base } = this.#spec
    if (this.#doing.kind === 'landing') return flightS([this.place, base.place], this.#performance.approachKn, wind)
    return wayHomeS(this.place, this.#airframe.altitudeM, base, this.#performance, wind)
  }

  #act(wind: Wind): void {
    const doing = this.#doing
    switch (doing.kind) {
      case 'standing':
        this.#airframe.stand(this.#spec.base.runwayDeg)
        return
      case 'taking-off':
        this.#airframe.takeOff(wind)
        return
      case 'rolling-out':
        this.#airframe.rollOut()
        return
      default:
        this.#airframe.fly(steeringFor(doing, this.#cockpit(wind)), wind, waits(doing))
    }
  }

  #cockpit(wind: Wind): Cockpit {
    return {
      airframe: this.#airframe,
      performance: this.#performance,
      base: this.#spec.base,
      wind,
      whereabouts: this.#whereabouts,
      squadron: this.#world.squadron,
    }
  }

  #frame(): Frame {
    const cockpit = this.#cockpit(this.#wind(this.#nowMs))
    return frameOf({
      spec: this.#spec,
      world: this.#world,
      nowMs: this.#nowMs,
      doing: this.#doing,
      order: this.#order,
      cockpit,
      homewardS: this.#homewardS(cockpit.wind),
    })
  }
}
