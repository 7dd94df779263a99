import fc from 'fast-check'
import { Engine } from '../engine.ts'
import { zoneContext } from '../events/zone-context.ts'
import type { Observation } from '../observations/observation.ts'
import type { IdentityPatch, PositionReport } from '../report.ts'
import type { FeedStatus } from '../stream/feed-status.ts'
import { report, twoZones } from '../testing.ts'
import type { Alert } from './alert.ts'
import { AlertBook } from './alert-book.ts'
import { AlertDesk } from './alert-desk.ts'
import type { AlertLogRow } from './alert-log.ts'
import type { AlertChange } from './alert-machine.ts'
import type { AlertRule, AllowedVessel } from './alert-rule.ts'

/** An alert with everything that a test does not care about filled in. */
export function alertOf(overrides: Partial<Alert> = {}): Alert {
  return {
    id: 'a1',
    ruleId: 'entry',
    priority: 'warning',
    state: 'active-unacknowledged',
    cause: 'zone-event',
    title: 'Entered Zone west',
    atMs: 0,
    raisedAtMs: 0,
    changedAtMs: 0,
    trackId: 'mmsi:1',
    zoneId: 'west',
    causes: 1,
    notes: [],
    ...overrides,
  }
}

/** A line of the log with everything that a test does not care about filled in. */
export function logRow(overrides: Partial<AlertLogRow> = {}): AlertLogRow {
  return {
    seq: 1,
    atMs: 0,
    alertId: 'a1',
    did: 'raised',
    ruleId: 'entry',
    priority: 'warning',
    state: 'active-unacknowledged',
    title: 'Entered Zone west',
    ...overrides,
  }
}

/** A rule about entries with everything that a test does not care about filled in. */
export function ruleOf(overrides: Partial<AlertRule> = {}): AlertRule {
  return {
    id: 'entry',
    name: 'Entry',
    enabled: true,
    priority: 'warning',
    cause: 'zone-event',
    when: { trackKinds: ['vessel'], notFlags: ['MY'] },
    ...overrides,
  }
}

export function feedOf(overrides: Partial<FeedStatus> = {}): FeedStatus {
  return {
    id: 'test',
    name: 'Test feed',
    kind: 'tcp',
    state: 'live',
    detail: '',
    reports: 0,
    perMinute: 0,
    silentS: 0,
    rejected: {},
    ...overrides,
  }
}

/** Two square zones of two degrees that share 112 E, an engine over them and the alerts of some rules. */
export class AlertLab {
  readonly engine = new Engine(zoneContext(twoZones, { ports: [] }))
  readonly book: AlertBook
  readonly desk: AlertDesk
  nowMs = 0
  /** Told with the next beat. */
  observations: Observation[] = []
  feeds: readonly FeedStatus[] = [feedOf()]
  #learned = new Set<number>()
  #events: ReturnType<Engine['settle']>[number][] = []

  constructor(
    rules: readonly AlertRule[],
    { allowList = [], open = [] }: { allowList?: readonly AllowedVessel[]; open?: readonly Alert[] } = {},
  ) {
    this.desk = new AlertDesk({ rules, allowList })
    this.book = new AlertBook({ open })
  }

  learn(patch: IdentityPatch): void {
    const slot = this.engine.identity(patch)
    if (slot !== undefined) this.#learned.add(slot)
  }

  report(overrides: Partial<PositionReport>): void {
    this.#events.push(...this.engine.report(report({ lat: 5, ...overrides })).events)
  }

  /** A beat at an instant: what it changed. */
  beat(nowMs: number): AlertChange[] {
    this.nowMs = nowMs
    this.#events.push(...this.engine.settle())
    const { store, context } = this.engine
    const learned = [...this.#learned].flatMap((slot) => store.identity(slot) ?? [])
    const { observations, feeds } = this
    const sight = { nowMs, events: this.#events, observations, learned, store, context, feeds }
    this.observations = []
    this.#events = []
    this.#learned = new Set()
    return this.desk.look(sight, this.book)
  }

  /** What the beat did, in one word each. */
  deeds(nowMs: number): string[] {
    return this.beat(nowMs).map(({ did }) => did)
  }

  /**
   * Sails along 5 N: a report every ten seconds from one longitude to another, and a beat after each. Answers all that
   * changed.
   */
  sail(trackId: string, fromLon: number, toLon: number, { sogKn = 10 }: { sogKn?: number } = {}): AlertChange[] {
    const changes: AlertChange[] = []
    const step = (sogKn / 360 / 59.8) * Math.sign(toLon - fromLon)
    const steps = Math.round((toLon - fromLon) / step)
    for (let i = 0; i <= steps; i++) {
      const atMs = this.nowMs + 10_000
      this.report({ trackId, atMs, lon: fromLon + i * step, sogKn, cogDeg: step > 0 ? 90 : 270 })
      changes.push(...this.beat(atMs))
    }
    return changes
  }
}

/** What a watch can do, at random. */
export const anyAction = fc.oneof(
  fc.record({ action: fc.constant('acknowledge' as const), by: fc.constantFrom('Ana', 'Ben') }),
  fc.record({ action: fc.constant('silence' as const), by: fc.constantFrom('Ana', 'Ben') }),
  fc.record({ action: fc.constant('assign' as const), by: fc.constant('Ana'), to: fc.constant('Ben') }),
  fc.record({ action: fc.constant('note' as const), by: fc.constant('Ana'), text: fc.constantFrom('seen', 'called') }),
  fc.record({ action: fc.constant('rectify' as const), by: fc.constant('Ana'), reason: fc.constant('left') }),
)
