import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Alert } from '#domain/alerts/alert.ts'
import { RHYTHMS, Sounder } from '../../ui/sound.ts'
import { QUIET, RHYTHM_OF, soundAfter } from './sound-plan.ts'
import { alertOf, NOON_MS } from './testing.ts'

/** What a loudspeaker would have heard: when each rhythm began and ended, in seconds after noon. */
const heard: { readonly rhythm: string; readonly fromS: number; toS?: number }[] = []
const nowS = () => (Date.now() - NOON_MS) / 1000

class FakeBuffer {
  readonly periodS: number
  constructor(periodS: number) {
    this.periodS = periodS
  }
  copyToChannel() {}
}

class FakeContext extends EventTarget {
  state = 'suspended'
  destination = {}
  get currentTime() {
    return nowS()
  }
  createBuffer(_channels: number, length: number, samplesPerS: number) {
    return new FakeBuffer(length / samplesPerS)
  }
  async resume() {
    this.state = 'running'
  }
  async close() {
    this.state = 'closed'
  }
}

class FakeSource {
  #entry: (typeof heard)[number]
  constructor(_context: unknown, { buffer }: { buffer: FakeBuffer }) {
    const found = Object.entries(RHYTHMS).find(([, { periodS }]) => periodS === buffer.periodS)
    this.#entry = { rhythm: found?.[0] ?? 'unknown', fromS: nowS() }
  }
  connect() {}
  start() {
    heard.push(this.#entry)
  }
  stop(atS = nowS()) {
    this.#entry.toS = atS
  }
}

/** A page that looks at its alerts twice a second, as `AlertWatch` does. */
class Page {
  readonly sounder = new Sounder()
  alerts: readonly Alert[] = []
  #plan = QUIET
  readonly #timer = setInterval(() => this.look(), 500)

  look(): void {
    this.#plan = soundAfter(this.#plan, this.alerts, Date.now())
    const name = this.#plan.priority && RHYTHM_OF[this.#plan.priority]
    this.sounder.want(name && { name, start: this.#plan.start })
  }

  close(): void {
    clearInterval(this.#timer)
  }
}

beforeEach(() => {
  heard.length = 0
  vi.useFakeTimers({ now: NOON_MS })
  vi.stubGlobal('AudioContext', FakeContext)
  vi.stubGlobal('AudioBufferSourceNode', FakeSource)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('an alarm sounds until it is silenced, and again thirty seconds later, until it is acknowledged', async () => {
  const page = new Page()
  await page.sounder.unlock()
  page.alerts = [alertOf()]
  await vi.advanceTimersByTimeAsync(10_000)
  page.alerts = [alertOf({ silencedUntilMs: Date.now() + 30_000, silencedBy: 'R. Aziz' })]
  await vi.advanceTimersByTimeAsync(50_000)
  page.alerts = [alertOf({ state: 'active-acknowledged' })]
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([
    { rhythm: 'three', fromS: 0.5, toS: 10.5 },
    { rhythm: 'three', fromS: 40, toS: 60.5 },
  ])
  page.close()
})

test('before a key or a press nothing sounds and that is known; then what waits sounds at once', async () => {
  const page = new Page()
  page.alerts = [alertOf({ priority: 'warning' })]
  await vi.advanceTimersByTimeAsync(5000)
  expect(page.sounder.isUnlocked()).toBe(false)
  page.sounder.test('three')
  expect(heard).toEqual([])
  const told = vi.fn()
  page.sounder.subscribe(told)
  await page.sounder.unlock()
  expect(told).toHaveBeenCalled()
  expect(page.sounder.isUnlocked()).toBe(true)
  expect(heard).toEqual([{ rhythm: 'two', fromS: 5 }])
  page.close()
})

test('each rhythm can be tried beside what sounds, and a trial is short', async () => {
  const sounder = new Sounder()
  await sounder.unlock()
  for (const name of ['fast', 'three', 'two'] as const) sounder.test(name)
  expect(heard).toEqual([
    { rhythm: 'fast', fromS: 0, toS: 1.5 },
    { rhythm: 'three', fromS: 0, toS: 1.5 },
    { rhythm: 'two', fromS: 0, toS: 1.5 },
  ])
})

test('a machine without sound stays told as locked and throws nothing', async () => {
  const told = vi.spyOn(console, 'info').mockReturnValue()
  vi.stubGlobal(
    'AudioContext',
    class {
      constructor() {
        throw new Error('no audio device')
      }
    },
  )
  const sounder = new Sounder()
  await sounder.unlock()
  expect(sounder.isUnlocked()).toBe(false)
  sounder.test('two')
  sounder.want({ name: 'two', start: 1 })
  expect(told).toHaveBeenCalledOnce()
  told.mockRestore()
})
