import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { TrackStore } from '../track-store.ts'
import type { Bundle } from './bundle.ts'
import { bundleHtml } from './bundle-html.ts'
import { bundleOf } from './bundle-of.ts'
import { PLAYER_JS } from './bundle-player.ts'
import { bundle, END_MS, START_MS, textIn } from './testing.ts'

type Listener = (event: unknown) => void

/** As much of an element as the player touches. */
class FakeElement {
  textContent = ''
  value = ''
  readonly tagName: string
  readonly attributes = new Map<string, string>()
  readonly listeners = new Map<string, Listener>()

  constructor(tagName: string) {
    this.tagName = tagName.toUpperCase()
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value)
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name)
  }
  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener)
  }
  focus(): void {}
  on(type: string, event: unknown = { target: this }): void {
    this.listeners.get(type)?.(event)
  }
}

/** The page with its elements by id, and the player running in it. */
function playing(made: Bundle = bundle()) {
  const html = bundleHtml(made)
  if (!html.ok) throw new Error(html.problem)
  const elements = new Map<string, FakeElement>()
  for (const [, tag = '', attributes = '', id = ''] of html.value.matchAll(
    /<([a-z]+)((?:\s[a-z-]+="[^"]*")*?)\sid="([^"]+)"/g,
  )) {
    const element = new FakeElement(tag)
    if (attributes.includes('hidden') || id.startsWith('mark')) element.attributes.set('hidden', '')
    if (id.startsWith('save')) element.attributes.set('href', '#data')
    elements.set(id, element)
  }
  const byId = (id: string): FakeElement => {
    const element = elements.get(id)
    if (!element) throw new Error(`no element ${id}`)
    return element
  }
  byId('bundle').textContent = textIn(html.value, '<script type="application/json"')
  byId('recording').textContent = textIn(html.value, '<script type="application/x-ndjson"')
  byId('speed').value = '60'
  const document = new FakeElement('document')
  let frame: ((ms: number) => void) | undefined
  const blobs: string[] = []
  runInNewContext(PLAYER_JS, {
    document: Object.assign(document, {
      getElementById: (id: string) => elements.get(id) ?? null,
      documentElement: new FakeElement('html'),
    }),
    requestAnimationFrame: (callback: (ms: number) => void) => {
      frame = callback
    },
    Blob: class {
      constructor([text]: string[]) {
        blobs.push(text ?? '')
      }
    },
    URL: { createObjectURL: () => 'blob:1' },
    TextEncoder,
    crypto: globalThis.crypto,
    Uint8Array,
  })
  return {
    byId,
    blobs,
    document,
    goTo: (atMs: number) => {
      byId('time').value = String(atMs - START_MS)
      byId('time').on('input')
    },
    nextFrame: (ms: number) => frame?.(ms),
    key: (key: string, target = new FakeElement('body')) => {
      let prevented = false
      const preventDefault = () => {
        prevented = true
      }
      document.on('keydown', { key, target, preventDefault })
      return prevented
    },
  }
}

function at(text: string | null): [number, number] {
  const [, x, y] = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(text ?? '') ?? []
  return [Number(x), Number(y)]
}

test('a track is shown where it was, between two reports in between', () => {
  const { byId, goTo } = playing()
  goTo(START_MS)
  const [from] = at(byId('mark0').getAttribute('transform'))
  goTo(START_MS + 30_000 * 20)
  const [to] = at(byId('mark0').getAttribute('transform'))
  goTo(START_MS + 30_000 * 10)
  const [middle] = at(byId('mark0').getAttribute('transform'))
  expect(to).toBeGreaterThan(from + 20)
  expect(middle).toBeCloseTo((from + to) / 2, 0)
  goTo(START_MS + 15_000)
  expect(byId('place0').textContent).toBe('04°00.000′ N 109°59.940′ E')
  expect(byId('speed0').textContent).toBe('14.2')
  expect(byId('course0').textContent).toBe('090°T')
  expect(byId('said0').textContent).toBe('reported 15 s ago')
  expect(byId('clock').textContent).toBe('2026-03-14T00:35:15Z')
  expect(byId('way0').getAttribute('transform')).toBe('rotate(90)')
})

test('in a gap the last place is held and said to be old, and nothing is drawn across', () => {
  const { byId, goTo } = playing()
  goTo(START_MS + 39 * 30_000)
  const last = byId('mark1').getAttribute('transform')
  goTo(START_MS + 39 * 30_000 + 600_000)
  expect(byId('mark1').getAttribute('transform')).toBe(last)
  expect(byId('dot1').getAttribute('class')).toBe('dot held')
  expect(byId('said1').textContent).toBe('no report for 10 min')
  expect(byId('way1').getAttribute('hidden')).toBe('')
  goTo(START_MS + 101 * 30_000 + 15_000)
  expect(byId('dot1').getAttribute('class')).toBe('dot')
  expect(byId('trail1').getAttribute('d')).toMatch(/^M[^M]*$/)
})

test('a trail has a piece for each motion, and only the last minutes', () => {
  const store = new TrackStore()
  store.learn({ trackId: 'a', kind: 'vessel' })
  for (let i = 0; i < 40; i++)
    store.add({ trackId: 'a', source: 's', atMs: START_MS + i * 30_000, lon: (i < 35 ? 110 : 112) + i / 1000, lat: 4 })
  const { tracks: _tracks, comparison: _comparison, ...facts } = bundle()
  const made = bundleOf(store, [0], facts)
  if (!made.ok) throw new Error(made.problem)
  const { byId, goTo } = playing(made.value)
  goTo(START_MS + 38 * 30_000)
  const trail = byId('trail0').getAttribute('d') ?? ''
  expect(trail.match(/M/g)).toHaveLength(2)
  // Five minutes: ten reports, and the place between them.
  expect(trail.match(/[ML]/g)?.length).toBeLessThanOrEqual(11)
})

test('before its first report a track is not shown', () => {
  const store = new TrackStore()
  for (const [trackId, afterS] of [
    ['a', 0],
    ['b', 600],
  ] as const)
    for (let i = 0; i < 20; i++)
      store.add({ trackId, source: 's', atMs: START_MS + (afterS + i * 10) * 1000, lon: 110 + i / 1000, lat: 4 })
  const { tracks: _tracks, comparison: _comparison, ...facts } = bundle()
  const made = bundleOf(store, [0, 1], facts)
  if (!made.ok) throw new Error(made.problem)
  const { byId, goTo } = playing(made.value)
  expect(byId('mark0').getAttribute('hidden')).toBeNull()
  expect(byId('mark1').getAttribute('hidden')).toBe('')
  expect(byId('said1').textContent).toBe('no report yet')
  goTo(START_MS + 600_000)
  expect(byId('mark1').getAttribute('hidden')).toBeNull()
})

test('it plays at the speed that is chosen, pauses, and stops at the end', () => {
  const { byId, nextFrame } = playing()
  byId('play').on('click')
  expect(byId('play').textContent).toBe('Pause')
  nextFrame(1000)
  nextFrame(2000)
  expect(byId('clock').textContent).toBe('2026-03-14T00:36:00Z')
  byId('speed').value = '3600'
  nextFrame(3000)
  expect(byId('clock').textContent).toBe(new Date(END_MS).toISOString().replace('.000', ''))
  expect(byId('play').textContent).toBe('Play')
  byId('play').on('click')
  nextFrame(4000)
  expect(byId('clock').textContent).toBe('2026-03-14T00:35:00Z')
  byId('play').on('click')
  nextFrame(9000)
  expect(byId('clock').textContent).toBe('2026-03-14T00:35:00Z')
})

test('keys, steps and the times in the tables go to an instant', () => {
  const { byId, key, document } = playing()
  expect(key('l')).toBe(true)
  expect(byId('clock').textContent).toBe('2026-03-14T00:36:00Z')
  key('j')
  key('ArrowRight', byId('time'))
  expect(byId('clock').textContent).toBe('2026-03-14T00:35:10Z')
  byId('forward').on('click')
  expect(byId('clock').textContent).toBe('2026-03-14T00:35:30Z')
  byId('back').on('click')
  expect(byId('clock').textContent).toBe('2026-03-14T00:35:00Z')
  key('End', byId('time'))
  expect(byId('time').value).toBe(String(END_MS - START_MS))
  const button = new FakeElement('button')
  button.setAttribute('data-at', String(START_MS + 60_000))
  document.on('click', { target: button })
  expect(byId('clock').textContent).toBe('2026-03-14T00:36:00Z')
  expect(key('x')).toBe(false)
  expect(key(' ', byId('speed'))).toBe(false)
  expect(key(' ', byId('play'))).toBe(false)
})

test('the recording and the comparison are handed out as they stand, and the hash is worked out', async () => {
  const { byId, blobs } = playing()
  byId('save').on('click')
  byId('save').on('click')
  byId('save-comparison').on('click')
  expect(blobs).toHaveLength(2)
  expect(blobs[0]).toBe(byId('recording').textContent)
  expect(blobs[1]).toMatch(/^at,atOfB,/)
  expect(byId('save').getAttribute('href')).toBe('blob:1')
  byId('check').on('click')
  await expect.poll(() => byId('checked').textContent).toBe('The data in this page have the hash stated.')
})

test('the instant shown first is the one asked for, within the window', () => {
  expect(playing(bundle({ shownAtMs: START_MS + 60_000 })).byId('clock').textContent).toBe('2026-03-14T00:36:00Z')
  expect(playing(bundle({ shownAtMs: 0 })).byId('clock').textContent).toBe('2026-03-14T00:35:00Z')
})
