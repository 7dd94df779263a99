import type { Alert } from './alert.ts'

/** ISA-18.2 / IEC 62682: more than ten alerts in ten minutes is a flood; it ends when fewer than five came in ten minutes. */
const FLOOD_ABOVE = 10
const FLOOD_ENDS_BELOW = 5
const CELL_MS = 60_000
const CELLS = 10

/** How many alerts were raised lately, as everyone sees it. */
export interface Flood {
  readonly inTenMinutes: number
  readonly isFlood: boolean
}

/** Counts raised alerts in ten cells of a minute. The clock is an argument; one that goes back starts anew. */
export class FloodMeter {
  readonly #cells = new Uint32Array(CELLS)
  #minute = Number.NaN
  #isFlood = false

  raised(atMs: number): void {
    this.#advance(atMs)
    const cell = this.#minute % CELLS
    this.#cells[cell] = (this.#cells[cell] as number) + 1
    if (this.#sum > FLOOD_ABOVE) this.#isFlood = true
  }

  at(nowMs: number): Flood {
    this.#advance(nowMs)
    return { inTenMinutes: this.#sum, isFlood: this.#isFlood }
  }

  get #sum(): number {
    return this.#cells.reduce((sum, count) => sum + count, 0)
  }

  #advance(nowMs: number): void {
    const minute = Math.max(0, Math.floor(nowMs / CELL_MS))
    if (!(minute >= this.#minute)) {
      this.#cells.fill(0)
      this.#isFlood = false
      this.#minute = minute
    }
    const passed = Math.min(CELLS, minute - this.#minute)
    for (let i = 1; i <= passed; i++) this.#cells[(minute - passed + i) % CELLS] = 0
    this.#minute = minute
    if (this.#sum < FLOOD_ENDS_BELOW) this.#isFlood = false
  }
}

/** Alerts of one rule in one zone, or of one feed: what a list shows as one line in a flood. */
export interface AlertGroup {
  readonly key: string
  readonly ruleId: string
  readonly zoneId?: string
  /** `7 × Entered Malaysia EEZ, Peninsula east`; of a single alert its own title. */
  readonly words: string
  /** In the order in which they came. */
  readonly alerts: readonly Alert[]
}

/** Alerts grouped by rule and zone, in the order of the first of each group. */
export function groupedAlerts(alerts: readonly Alert[]): readonly AlertGroup[] {
  const groups = new Map<string, Alert[]>()
  for (const alert of alerts) {
    const key = `${alert.ruleId}|${alert.zoneId ?? ''}`
    const group = groups.get(key)
    if (group) group.push(alert)
    else groups.set(key, [alert])
  }
  return [...groups].map(([key, members]) => {
    const [first] = members as [Alert]
    const { ruleId, zoneId } = first
    const words = members.length === 1 ? first.title : `${members.length} × ${first.title}`
    return { key, ruleId, ...(zoneId !== undefined && { zoneId }), words, alerts: members }
  })
}
