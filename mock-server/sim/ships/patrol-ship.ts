import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPhase, CraftPlan, CraftState } from '#domain/craft/craft-state.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Ether } from '../entity.ts'
import type { Motion } from '../motion.ts'
import type { TaskedCraft, Whereabouts } from '../tasked-craft.ts'
import { type Hull, type Order, SPEED_WANDER, UNDER_WAY, Vessel, type VesselStreams } from '../vessel.ts'
import { malaysianWaters } from '../water/malaysian-waters.ts'
import type { WaterGrid } from '../water/water-grid.ts'
import { Chase } from './chase.ts'
import { FollowedTrack } from './followed-track.ts'
import { burnRate, fullTankS } from './fuel.ts'
import type { HomePort } from './home-ports.ts'
import { HomeWay } from './home-way.ts'
import type { SeaPattern } from './sea-pattern.ts'
import type { ShipClass } from './ship-classes.ts'
import { planOrder, reserveS, SEARCH_WIDTH_NM, type Situation, type Undertaking } from './ship-plans.ts'
import { ShoreWatch } from './shore-watch.ts'
import { radiusNm, WayKeeper } from './way-keeper.ts'

/** Navigational status, ITU-R M.1371 table 45. */
const MOORED = 5
/** Near home she is leaving port, nautical miles. */
const LEAVING_NM = 1
/** Between two tries to take up her standing order again, seconds. */
const RESUMES_EVERY_S = 60
/** A ship as slow as this lies still, knots. */
const STILL_KN = 0.1

/** What she is about. */
type Doing =
  | { readonly kind: 'moored'; readyInS: number }
  | { readonly kind: 'way'; readonly keeper: WayKeeper; readonly after: 'moor' | 'hold' | SeaPattern }
  | { readonly kind: 'pattern'; readonly keeper: WayKeeper }
  | { readonly kind: 'chase'; readonly chase: Chase }
  | { readonly kind: 'hold' }

type SearchOrder = Extract<CraftOrder, { kind: 'search' }>

/** What makes one ship. */
interface ShipMaking {
  readonly identity: TrackIdentity & { readonly aisClass: 'A' | 'B' }
  readonly shipClass: ShipClass
  readonly home: HomePort
  /** What she does when she has nothing else to do. */
  readonly standing?: SearchOrder
  /** Where she begins: in port and ready, or on a standing patrol with this share of her fuel. */
  readonly start: { readonly kind: 'in-port' } | { readonly kind: 'on-task'; readonly fuelShare: number }
  readonly source: string
  readonly streams: VesselStreams
}

/** A patrol ship that is sent by orders. She keeps to the water, to what her class can do, and to the fuel for the way home. */
export class PatrolShip implements TaskedCraft {
  readonly #making: ShipMaking
  readonly #hull: Hull
  readonly #topKn: number
  readonly #grid: WaterGrid
  readonly #vessel: Vessel
  readonly #helmOrder: Order
  readonly #shore: ShoreWatch
  readonly #homeWay: HomeWay
  #doing: Doing = { kind: 'moored', readyInS: 0 }
  #fuelS: number
  #order: CraftOrder | undefined
  /** Told to return, she stays in port until she is told otherwise. */
  #standsDown = false
  #idleS = 0
  #nowMs = 0
  #whereabouts: Whereabouts = () => undefined

  /** Throws where she is to start on a standing patrol that she has not, or cannot sail. */
  constructor(making: ShipMaking) {
    const { shipClass, home, start } = making
    this.#making = making
    this.#hull = {
      serviceKn: shipClass.maxKn,
      maxTurnDegS: shipClass.maxTurnDegS,
      maxChangeKnS: shipClass.maxChangeKnS,
    }
    this.#topKn = shipClass.maxKn / (1 + SPEED_WANDER)
    this.#grid = malaysianWaters()
    this.#shore = new ShoreWatch(this.#grid, this.#hull)
    this.#fuelS = fullTankS(shipClass)
    const [lon, lat] = home.place
    let motion: Motion = { lon, lat, courseDeg: 0, speedKn: 0 }
    if (start.kind === 'on-task') {
      // She set out with a full tank.
      motion = this.#startOnTask(home.place)
      this.#fuelS *= start.fuelShare
    }
    this.#homeWay = new HomeWay(this.#grid, home.place, [motion.lon, motion.lat])
    this.#helmOrder = {
      courseDeg: motion.courseDeg,
      speedKn: motion.speedKn,
      navStatus: start.kind === 'on-task' ? UNDER_WAY : MOORED,
    }
    const helm = { order: this.#helmOrder, steer: (now: Motion) => this.#steer(now) }
    this.#vessel = new Vessel(making.identity, making.source, motion, this.#hull, helm, making.streams)
  }

  get identity(): TrackIdentity {
    return this.#vessel.identity
  }

  /** Made fast, or lying off her port. */
  get isMoored(): boolean {
    return this.#doing.kind === 'moored'
  }

  get motion(): Readonly<Motion> {
    return this.#vessel.motion
  }

  move(): void {
    this.#vessel.move()
    if (this.#doing.kind === 'moored') return
    const { speedKn } = this.motion
    this.#fuelS = Math.max(0, this.#fuelS - burnRate(this.#making.shipClass, speedKn))
    this.#homeWay.sail(speedKn / 3600, this.#place)
  }

  speak(atMs: number, ether: Ether): void {
    this.#nowMs = atMs
    this.#vessel.speak(atMs, ether)
  }

  plan(order: CraftOrder, whereabouts: Whereabouts): CraftPlan {
    return planOrder(order, this.#situation, whereabouts).plan
  }

  order(order: CraftOrder, whereabouts: Whereabouts): Result<void, readonly string[]> {
    const refuses = this.#refuses
    if (refuses !== undefined) return failed([refuses])
    const { plan, undertaking } = planOrder(order, this.#situation, whereabouts)
    if (!undertaking) return failed(plan.infeasible)
    this.#whereabouts = whereabouts
    this.#standsDown = order.kind === 'return'
    if (order.kind === 'return' && this.#doing.kind === 'moored') return ok(undefined)
    this.#order = order
    this.#undertake(undertaking)
    return ok(undefined)
  }

  state(atMs: number): CraftState {
    const { identity, motion } = this
    const { shipClass, home } = this.#making
    const { lon, lat, courseDeg, speedKn } = motion
    const progress = this.#progress(atMs)
    const refuses = this.#refuses
    return {
      trackId: identity.trackId,
      name: identity.name ?? identity.trackId,
      kind: 'patrol',
      typeName: shipClass.typeName,
      atMs,
      place: [lon, lat],
      courseDeg,
      speedKn,
      phase: this.#phase(),
      home,
      fuel: {
        leftS: this.#fuelS,
        fullS: fullTankS(shipClass),
        reserveS: reserveS(shipClass),
        homewardS: this.#doing.kind === 'moored' ? 0 : this.#homewardS,
      },
      ...(this.#order && { order: this.#order }),
      ...(progress && { progress }),
      path: this.#ahead(),
      planning: {
        speedKn: shipClass.economicalKn,
        turnRadiusNm: this.#situation.turnRadiusNm,
        sweepWidthNm: SEARCH_WIDTH_NM,
      },
      link: { state: 'ok', delayS: 0 },
      ...(refuses !== undefined && { refuses }),
    }
  }

  get #place(): LonLat {
    return [this.motion.lon, this.motion.lat]
  }

  get #situation(): Situation {
    return this.#situationAt(this.#place)
  }

  #situationAt(place: LonLat): Situation {
    const { shipClass, home } = this.#making
    return {
      shipClass,
      topKn: this.#topKn,
      turnRadiusNm: radiusNm(shipClass.economicalKn, this.#hull),
      place,
      home: home.place,
      fuelLeftS: this.#fuelS,
      nowMs: this.#nowMs,
      grid: this.#grid,
    }
  }

  get #homewardS(): number {
    return (this.#homeWay.nm / this.#making.shipClass.economicalKn) * 3600
  }

  get #refuses(): string | undefined {
    if (this.#doing.kind === 'moored' && this.#doing.readyInS > 0)
      return `in port for another ${(this.#doing.readyInS / 3600).toFixed(1)} h to be made ready, expected an order from then on`
    return this.#fuelS === 0 ? 'no fuel is left, expected an order to a ship that can move' : undefined
  }

  #startOnTask(home: LonLat): Motion {
    const { standing, identity, shipClass } = this.#making
    if (!standing) throw new RangeError(`${identity.trackId} starts on task and has no standing order`)
    const { plan, undertaking } = planOrder(standing, this.#situationAt(home), () => undefined)
    if (undertaking?.kind !== 'search')
      throw new RangeError(`${identity.trackId} cannot sail her patrol: ${plan.infeasible.join('; ')}`)
    this.#order = standing
    const keeper = new WayKeeper(undertaking.pattern.places, this.#hull, false)
    this.#doing = { kind: 'pattern', keeper }
    const [lon, lat] = undertaking.pattern.places[0] as LonLat
    const motion = { lon, lat, courseDeg: 0, speedKn: shipClass.economicalKn }
    const asked: Order = { courseDeg: 0, speedKn: 0, navStatus: UNDER_WAY }
    keeper.steer(motion, shipClass.economicalKn, asked)
    return { ...motion, courseDeg: asked.courseDeg }
  }

  #undertake(undertaking: Undertaking): void {
    this.#idleS = 0
    this.#helmOrder.navStatus = UNDER_WAY
    switch (undertaking.kind) {
      case 'search':
        this.#doing = {
          kind: 'way',
          keeper: new WayKeeper(undertaking.out.places, this.#hull, false),
          after: undertaking.pattern,
        }
        return
      case 'chase': {
        const track = new FollowedTrack(undertaking.trackId, this.#whereabouts, this.#grid)
        const ship = { topKn: this.#topKn, grid: this.#grid, hull: this.#hull }
        this.#doing = { kind: 'chase', chase: new Chase(track, this.#place, undertaking, ship) }
        return
      }
      case 'hold':
      case 'return':
        this.#doing = {
          kind: 'way',
          keeper: new WayKeeper(undertaking.way.places, this.#hull, true),
          after: undertaking.kind === 'hold' ? 'hold' : 'moor',
        }
    }
  }

  /** The helm: what is asked of the hull at this second. */
  #steer(motion: Motion): void {
    this.#stopsForFuel()
    this.#pursue(motion)
    if (this.#doing.kind !== 'moored') this.#shore.mind(motion, this.#helmOrder)
  }

  #pursue(motion: Motion): void {
    const { economicalKn } = this.#making.shipClass
    const asked = this.#helmOrder
    const doing = this.#doing
    switch (doing.kind) {
      case 'moored':
        asked.speedKn = 0
        this.#makeReady(doing)
        return
      case 'hold':
        asked.speedKn = 0
        this.#resumeStanding()
        return
      case 'chase':
        if (!doing.chase.steer(motion, asked)) this.#stop()
        return
      case 'pattern':
        doing.keeper.steer(motion, economicalKn, asked)
        if (doing.keeper.done) this.#stop()
        return
      case 'way':
        doing.keeper.steer(motion, economicalKn, asked)
        if (doing.keeper.done) this.#arrive(doing.after, motion)
    }
  }

  #arrive(after: 'moor' | 'hold' | SeaPattern, { speedKn }: Motion): void {
    if (after === 'hold') this.#doing = { kind: 'hold' }
    else if (after !== 'moor') this.#doing = { kind: 'pattern', keeper: new WayKeeper(after.places, this.#hull, false) }
    else if (speedKn < STILL_KN) this.#moor()
  }

  #moor(): void {
    this.#doing = { kind: 'moored', readyInS: this.#making.shipClass.turnaroundS }
    this.#order = undefined
    this.#helmOrder.navStatus = MOORED
  }

  /** Holds where she is, on her own. */
  #stop(): void {
    this.#doing = { kind: 'hold' }
    this.#order = undefined
    this.#helmOrder.speedKn = 0
  }

  #makeReady(moored: { readyInS: number }): void {
    if (moored.readyInS > 0) {
      moored.readyInS--
      if (moored.readyInS === 0) this.#fuelS = fullTankS(this.#making.shipClass)
      return
    }
    this.#resumeStanding()
  }

  #resumeStanding(): void {
    const { standing } = this.#making
    this.#idleS++
    if (!standing || this.#order || this.#standsDown || this.#idleS % RESUMES_EVERY_S !== 0) return
    const { undertaking } = planOrder(standing, this.#situation, this.#whereabouts)
    if (!undertaking) return
    this.#order = standing
    this.#undertake(undertaking)
  }

  /** Home while there is fuel for it, on her own; and no way on where there is none at all. */
  #stopsForFuel(): void {
    const doing = this.#doing
    if (doing.kind === 'moored') return
    if (this.#fuelS === 0) {
      if (doing.kind !== 'hold') this.#stop()
      return
    }
    if (doing.kind === 'way' && doing.after === 'moor') return
    if (this.#fuelS > this.#homewardS + reserveS(this.#making.shipClass)) return
    const { undertaking } = planOrder({ kind: 'return' }, this.#situation, this.#whereabouts)
    if (!undertaking) return
    this.#order = undefined
    this.#undertake(undertaking)
  }

  #phase(): CraftPhase {
    const doing = this.#doing
    switch (doing.kind) {
      case 'moored':
        return doing.readyInS > 0 ? 'turnaround' : 'ready'
      case 'hold':
        return 'holding'
      case 'pattern':
        return 'on-task'
      case 'chase':
        return doing.chase.isAlongside ? 'shadowing' : 'intercepting'
      case 'way':
        if (doing.after === 'moor') return 'returning'
        return distanceNm(this.#place, this.#making.home.place) < LEAVING_NM ? 'departing' : 'transit'
    }
  }

  #ahead(): readonly LonLat[] {
    const doing = this.#doing
    switch (doing.kind) {
      case 'moored':
      case 'hold':
        return []
      case 'pattern':
        return doing.keeper.ahead
      case 'chase':
        return doing.chase.ahead
      case 'way':
        return typeof doing.after === 'string'
          ? doing.keeper.ahead
          : [...doing.keeper.ahead, ...doing.after.places.slice(1)]
    }
  }

  #progress(atMs: number): CraftState['progress'] {
    const doing = this.#doing
    const until = (seconds: number) => atMs + Math.round(seconds) * 1000
    const secondsFor = (nm: number) => (nm / this.#making.shipClass.economicalKn) * 3600
    switch (doing.kind) {
      case 'moored':
      case 'hold':
        return undefined
      case 'pattern':
        return {
          share: shareDone(doing.keeper.remainingNm, doing.keeper.lengthNm),
          untilMs: until(secondsFor(doing.keeper.remainingNm)),
        }
      case 'chase': {
        const { meetsInS, share } = doing.chase
        return meetsInS === undefined ? undefined : { share, untilMs: until(meetsInS) }
      }
      case 'way': {
        const { remainingNm, lengthNm } = doing.keeper
        if (typeof doing.after !== 'string')
          return { share: 0, untilMs: until(secondsFor(remainingNm + doing.after.lengthNm)) }
        return { share: shareDone(remainingNm, lengthNm), untilMs: until(secondsFor(remainingNm)) }
      }
    }
  }
}

function shareDone(leftNm: number, wholeNm: number): number {
  return wholeNm > 0 ? Math.min(1, Math.max(0, 1 - leftNm / wholeNm)) : 1
}
