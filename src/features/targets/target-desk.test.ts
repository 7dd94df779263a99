import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyFrame, type PictureFrame } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { NO_FILTER } from '#domain/target-filter.ts'
import { TargetDesk, type TargetSource } from './target-desk.ts'

class FakeSource implements TargetSource {
  frame: PictureFrame | undefined
  identities: TrackIdentity[] = []
  readonly #listeners = new Set<(frame: PictureFrame | undefined) => void>()

  onFrame(listener: (frame: PictureFrame | undefined) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  identity(slot: number): TrackIdentity | undefined {
    return this.identities[slot]
  }

  draw(count: number, name = (i: number) => `SHIP ${i}`): void {
    this.identities = Array.from({ length: count }, (_, i) => ({ trackId: `id:${i}`, kind: 'vessel', name: name(i) }))
    this.tell({ ...emptyFrame(), count, slot: Uint32Array.from({ length: count }, (_, i) => i) })
  }

  tell(frame: PictureFrame | undefined): void {
    this.frame = frame
    for (const listener of this.#listeners) listener(frame)
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('the list follows the picture once a second, and what is asked for at once', () => {
  const source = new FakeSource()
  const desk = new TargetDesk(source)
  desk.start()
  let heard = 0
  desk.subscribe(() => heard++)
  source.draw(2)
  vi.advanceTimersByTime(1)
  expect(desk.listing?.order.total).toBe(2)
  for (let beat = 0; beat < 20; beat++) {
    source.draw(3)
    vi.advanceTimersByTime(100)
  }
  expect(heard).toBeLessThanOrEqual(4)
  expect(desk.listing?.order.total).toBe(3)
  desk.ask({ filter: { ...NO_FILTER, search: 'ship 1' } })
  vi.advanceTimersByTime(0)
  expect(desk.listing?.order.rows).toHaveLength(1)
  desk.ask({ filter: NO_FILTER })
  expect(desk.listNow()?.order.rows).toHaveLength(3)
  desk.stop()
  const before = heard
  source.draw(5)
  vi.advanceTimersByTime(5000)
  expect(heard).toBe(before)
})

test('thousands of new names come slice by slice', () => {
  const source = new FakeSource()
  const desk = new TargetDesk(source)
  desk.start()
  source.draw(2500)
  vi.advanceTimersByTime(0)
  expect(desk.listing?.order.rows).toHaveLength(1000)
  vi.advanceTimersByTime(5)
  expect(desk.listing?.order.rows).toHaveLength(2500)
  desk.stop()
})

test('names of the picture before stand under no number of the next', () => {
  const source = new FakeSource()
  const desk = new TargetDesk(source)
  desk.start()
  source.draw(1, () => 'OLD')
  vi.advanceTimersByTime(1)
  source.tell(undefined)
  expect(desk.listing).toBeUndefined()
  expect(desk.entry(0)).toBeUndefined()
  source.draw(1, () => 'NEW')
  vi.advanceTimersByTime(1001)
  expect(desk.entry(0)?.title).toBe('NEW')
  desk.stop()
})
