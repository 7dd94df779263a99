import type { ZoneCoverage } from '#domain/coverage/zone-coverage.ts'
import type { CoverageHistory } from '#domain/looks/sensor-picture-answers.ts'
import type { Zone } from '#geo/zone.ts'

const EVERY_MS = 60_000
const KEPT_MS = 24 * 3_600_000

type Row = CoverageHistory['rows'][number]

/** The shares of each zone as they were, each minute of the picture's time for a day. A zone that changes its shape begins anew. */
export class ShareHistory {
  readonly #byZone = new Map<string, { readonly shape: string; readonly rows: Row[] }>()
  #lastMs = Number.NaN

  /** Whether a minute has gone by, or the clock was set back. */
  isDue(nowMs: number): boolean {
    return !(Math.abs(nowMs - this.#lastMs) < EVERY_MS)
  }

  /** Takes the shares of all zones in force; of those that are gone nothing is kept. A clock that was set back begins anew. */
  take(nowMs: number, zones: readonly { readonly zone: Zone; readonly coverage: ZoneCoverage | undefined }[]): void {
    if (nowMs < this.#lastMs) this.#byZone.clear()
    this.#lastMs = nowMs
    const ids = new Set(zones.map(({ zone }) => zone.id))
    for (const id of this.#byZone.keys()) if (!ids.has(id)) this.#byZone.delete(id)
    for (const { zone, coverage } of zones) {
      if (!coverage) continue
      const rows = this.#rowsOf(zone, coverage.areaKm2)
      const { within1h, within6h, within24h, never } = coverage
      rows.push([nowMs, rounded(within1h), rounded(within6h), rounded(within24h), rounded(never)])
      while (rows[0] && rows[0][0] < nowMs - KEPT_MS) rows.shift()
    }
  }

  /** Oldest first; none before the first minute. */
  rows(zoneId: string): readonly Row[] {
    return this.#byZone.get(zoneId)?.rows ?? []
  }

  #rowsOf({ id, box }: Zone, areaKm2: number): Row[] {
    const shape = [...box, areaKm2].join()
    const known = this.#byZone.get(id)
    if (known?.shape === shape) return known.rows
    const rows: Row[] = []
    this.#byZone.set(id, { shape, rows })
    return rows
  }
}

/** A share to a ten-thousandth. */
function rounded(share: number): number {
  return Math.round(share * 1e4) / 1e4
}
