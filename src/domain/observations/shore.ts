import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import { landBoundary } from '#geo/land-boundary.ts'
import { parseLand } from '#geo/land-file.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Part } from '#geo/zone.ts'

interface ReadLand {
  readonly parts: readonly Part[]
  readonly boundary: BoundaryDistance
}

/**
 * The boundary of the land at an address, GeoJSON; fetched when it is first asked for and kept. After a problem, which
 * names the address, it is tried again with the next question.
 */
export class Shore {
  readonly #fetchText: (url: string) => Promise<string>
  readonly #url: string
  #land: Promise<Result<ReadLand>> | undefined

  constructor(fetchText: (url: string) => Promise<string>, url: string) {
    this.#fetchText = fetchText
    this.#url = url
  }

  async boundary(): Promise<Result<BoundaryDistance>> {
    const land = await this.#kept()
    return land.ok ? ok(land.value.boundary) : land
  }

  /** Its lines, to be drawn: each closed, land to one side. */
  async coast(): Promise<Result<readonly (readonly LonLat[])[]>> {
    const land = await this.#kept()
    return land.ok ? ok(land.value.parts.flat()) : land
  }

  async #kept(): Promise<Result<ReadLand>> {
    this.#land ??= this.#read()
    const land = await this.#land
    if (!land.ok) this.#land = undefined
    return land
  }

  async #read(): Promise<Result<ReadLand>> {
    try {
      const land = parseLand(JSON.parse(await this.#fetchText(this.#url)))
      if (!land.ok) return failed(`${this.#url}: ${land.problem}`)
      return ok({ parts: land.value, boundary: landBoundary(land.value) })
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error))
    }
  }
}
