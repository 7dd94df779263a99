import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
// biome-ignore lint/style/noRestrictedImports: only tests import this file
import { afterAll } from 'vitest'
import type { IdentityPatch, PositionReport, Reject } from '#domain/report.ts'
import type { FeedState } from '#domain/stream/feed-status.ts'
import type { Feed, FeedSink } from './feeds/feed.ts'

/** A zones file of one square, 110 to 112 E and 4 to 6 N. */
export const squareZonesJson = JSON.stringify({
  type: 'FeatureCollection',
  version: 'test-1',
  features: [
    {
      type: 'Feature',
      properties: { id: 'square', name: 'Square', kind: 'eez', claimants: ['MY'] },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [110, 4],
            [112, 4],
            [112, 6],
            [110, 6],
            [110, 4],
          ],
        ],
      },
    },
  ],
})

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder, which is gone after the tests of a file, failed or not. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eez-test-'))
  folders.push(folder)
  return folder
}

/** A feed that says what the test tells it to. */
export class HandFeed implements Feed {
  readonly id = 'hand'
  readonly kind = 'simulator'
  readonly name = 'By hand'
  sink: FeedSink | undefined

  start(sink: FeedSink): void {
    this.sink = sink
    sink.state('live', 'by hand')
  }

  stop(): void {
    this.sink = undefined
  }
}

/** Keeps everything that a feed says. */
export class KeepingSink implements FeedSink {
  readonly reports: PositionReport[] = []
  readonly identities: IdentityPatch[] = []
  readonly rejects: Reject[] = []
  readonly counted: Record<string, number> = {}
  readonly states: [FeedState, string][] = []
  #waiting: { wanted: () => boolean; resolve: () => void }[] = []

  report(report: PositionReport): void {
    this.reports.push(report)
    this.#check()
  }

  identity(patch: IdentityPatch): void {
    this.identities.push(patch)
    this.#check()
  }

  reject(reject: Reject): void {
    this.rejects.push(reject)
    this.#check()
  }

  rejected(reason: string, count: number): void {
    this.counted[reason] = (this.counted[reason] ?? 0) + count
    this.#check()
  }

  state(state: FeedState, detail: string): void {
    this.states.push([state, detail])
    this.#check()
  }

  heard(): void {
    this.#check()
  }

  /** Resolves once something is so. */
  until(wanted: () => boolean): Promise<void> {
    if (wanted()) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ wanted, resolve }))
  }

  #check(): void {
    for (const each of this.#waiting.filter(({ wanted }) => wanted())) each.resolve()
    this.#waiting = this.#waiting.filter(({ wanted }) => !wanted())
  }
}
