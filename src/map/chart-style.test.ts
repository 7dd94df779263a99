import { expect, test } from 'vitest'
import { chartLayers, chartStyle, SOURCES } from './chart-style.ts'
import type { Palette } from './palette-tokens.ts'

/** Answers every colour with its own name, so that a colour from anywhere else stands out. */
const named = new Proxy({} as Palette, { get: (_, name) => `token:${String(name)}` })

test('every colour of the chart comes from the palette', () => {
  const text = JSON.stringify(chartLayers(named))
  expect(text).not.toMatch(/#[\da-f]{3}|rgb|hsl/i)
  for (const layer of chartLayers(named)) {
    const colors = Object.entries(layer.paint ?? {}).filter(([name]) => name.endsWith('-color'))
    for (const [name, value] of colors) expect(`${layer.id} ${name} ${JSON.stringify(value)}`).toContain('token:')
  }
})

test('another palette changes values only: the same layers with the same properties in the same order', () => {
  const shape = (palette: Palette) =>
    chartLayers(palette).map(({ id, paint = {}, layout = {} }) => [id, Object.keys(paint), Object.keys(layout)])
  expect(shape(named)).toEqual(shape(new Proxy({} as Palette, { get: () => '#000' })))
})

test('the style fetches nothing and every source it names is there', () => {
  const style = chartStyle(named)
  expect(style).not.toHaveProperty('glyphs')
  expect(style).not.toHaveProperty('sprite')
  for (const layer of style.layers) {
    if ('source' in layer) expect(SOURCES).toContain(layer.source)
  }
})
