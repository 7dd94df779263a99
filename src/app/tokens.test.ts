import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PALETTES } from './url-query.ts'

/** Red, green, blue and how much it covers, each 0 to 1. */
type Colour = readonly [number, number, number, number]

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function tokensOf(palette: string): ReadonlyMap<string, Colour> {
  const body = new RegExp(`\\[data-palette="${palette}"\\] \\{([\\s\\S]*?)\\n\\}`).exec(css)?.[1] ?? ''
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,8}|transparent)/gi)].map(([, name = '', value = '']) => [
      name,
      colourOf(value),
    ]),
  )
}

function colourOf(value: string): Colour {
  if (value === 'transparent') return [0, 0, 0, 0]
  const digits = value.length < 6 ? value.slice(1).replace(/./g, '$&$&') : value.slice(1)
  const [r = 0, g = 0, b = 0, a = 255] = digits.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  return [r / 255, g / 255, b / 255, a / 255]
}

function over([r, g, b, share]: Colour, below: Colour): Colour {
  const mix = (top: number, under: number) => top * share + under * (1 - share)
  return [mix(r, below[0]), mix(g, below[1]), mix(b, below[2]), 1]
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance([r, g, b]: Colour): number {
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

function contrast(a: Colour, b: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

const TEXT = [
  ...['ink-1', 'ink-2', 'ink-3', 'accent', 'alarm', 'emergency', 'warning', 'caution', 'live', 'replay'],
  ...['feed-live', 'feed-lagging', 'feed-silent', 'feed-lost', 'feed-replayed', 'drone'],
]
const SURFACES = ['surface-1', 'surface-2', 'surface-3']
const SOLIDS = [
  ['alarm-on', 'alarm-fill'],
  ['emergency-on', 'emergency-fill'],
  ['warning-on', 'warning-fill'],
  ['caution-on', 'caution-fill'],
  ['live-on', 'live'],
  ['replay-on', 'replay'],
  ['accent-on', 'accent-fill'],
  ['alarm-key', 'alarm-on'],
  // The button most wanted is ink on its head.
  ['surface-1', 'ink-1'],
]
const GRAPHICS = [
  ...['vessel', 'sleeping', 'lost', 'drone', 'patrol', 'contact', 'selection', 'measure', 'ring', 'predicted'],
  ...['ts-line', 'cz-line', 'eez-line', 'joint-line', 'overlap-line', 'watch-line', 'neighbour-line'],
  ...['alarm', 'emergency', 'warning', 'caution'],
]
const NAMED_LINES = ['eez-line', 'ts-line', 'cz-line', 'joint-line', 'overlap-line', 'neighbour-line', 'watch-line']
const SPEEDS = ['speed-2', 'speed-3', 'speed-4', 'speed-5']

describe.each(PALETTES)('by %s', (palette) => {
  const tokens = tokensOf(palette)
  const colour = (name: string): Colour => {
    const found = tokens.get(name)
    if (!found) throw new Error(`--${name} has no colour by ${palette}`)
    return found
  }
  /** The pairs that are harder to tell apart than they may be. */
  const tooWeak = (fronts: readonly string[], grounds: Readonly<Record<string, Colour>>, needed: number) =>
    fronts.flatMap((front) =>
      Object.entries(grounds)
        .map(([name, ground]) => ({ name, ratio: contrast(over(colour(front), ground), ground) }))
        .filter(({ ratio }) => ratio < needed)
        .map(({ name, ratio }) => `${front} on ${name} ${ratio.toFixed(2)}`),
    )
  const grounds = (...names: string[]) => Object.fromEntries(names.map((name) => [name, colour(name)]))

  test('text can be read on every surface', () => {
    expect(tooWeak(TEXT, grounds(...SURFACES), 4.5)).toEqual([])
  })

  test('names can be read on sea and land', () => {
    expect(tooWeak(['label-sea', 'label-zone'], grounds('sea'), 4.5)).toEqual([])
    expect(tooWeak(['label-land', 'label-sea', 'ink-1', 'ink-2', 'label-zone'], grounds('land'), 4.5)).toEqual([])
    const tags = [...NAMED_LINES, 'alarm', 'warning', 'caution', 'drone', 'ink-1', 'ink-2', 'label-land', 'measure']
    expect(tooWeak(tags, grounds('sea'), 4.5)).toEqual([])
    expect(tooWeak(['eez-line', 'ts-line'], grounds('surface-1', 'surface-2', 'land'), 4.5)).toEqual([])
  })

  test('text can be read on solid fills and on tinted rows', () => {
    for (const [front = '', ground = ''] of SOLIDS) expect(tooWeak([front], grounds(ground), 4.5)).toEqual([])
    for (const priority of ['alarm', 'warning', 'caution']) {
      const tinted = { [`${priority}-wash`]: over(colour(`${priority}-wash`), colour('surface-1')) }
      expect(tooWeak(['ink-1', 'ink-2', priority], tinted, 4.5)).toEqual([])
    }
  })

  test('an acknowledged sign stands out from its own body', () => {
    for (const priority of ['warning', 'caution']) {
      const body = { [`${priority}-body`]: over(colour(`${priority}-body`), colour('surface-1')) }
      expect(tooWeak([priority], body, 3)).toEqual([])
    }
  })

  test('symbols and lines are seen on the sea, also where zones are filled', () => {
    const filled = over(colour('ts-fill'), over(colour('eez-fill'), colour('sea')))
    expect(tooWeak(GRAPHICS, { sea: colour('sea'), 'filled sea': filled }, 3)).toEqual([])
    expect(tooWeak(['coast'], grounds('sea'), 3)).toEqual([])
  })

  test('of the speeds only those under one knot step back into the sea', () => {
    expect(tooWeak(SPEEDS, grounds('sea'), 3)).toEqual([])
  })

  test('edges of controls and the focus are seen on every surface', () => {
    expect(tooWeak(['control-edge', 'focus', 'accent'], grounds(...SURFACES), 3)).toEqual([])
  })

  test('every colour of the other palettes is there', () => {
    for (const other of PALETTES)
      expect([...tokens.keys()]).toEqual(expect.arrayContaining([...tokensOf(other).keys()]))
  })
})
