import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import { landBoundary } from '#geo/land-boundary.ts'
import { parseLand } from '#geo/land-file.ts'
import { failed, ok, type Result } from '#geo/result.ts'

/**
 * The boundary of the land at an address, GeoJSON; fetched when it is first asked for and kept. After a problem, which
 * names the address, it is tried again with the next question.
 */
export class Shore {
  readonly #fetchText: (url: string) => Promise<string>
  readonly #url: string
  #boundary: Promise<Result<BoundaryDistance>> | undefined

  constructor(fetchText: (url: string) => Promise<string>, url: string) {
    this.#fetchText = fetchText
    this.#url = url
  }

  async boundary(): Promise<Result<BoundaryDistance>> {
    this.#boundary ??= this.#read()
    const boundary = await this.#boundary
    if (!boundary.ok) this.#boundary = undefined
    return boundary
  }

  async #read(): Promise<Result<BoundaryDistance>> {
    try {
      const land = parseLand(JSON.parse(await this.#fetchText(this.#url)))
      return land.ok ? ok(landBoundary(land.value)) : failed(`${this.#url}: ${land.problem}`)
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error))
    }
  }
}
